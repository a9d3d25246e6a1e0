"""From rule files to a book: phrases become trees, and every word gets its character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import fsum

import msgspec

from coachtui.checker.alphabet import Alphabet
from coachtui.checker.book import Book, BookCategory, BookGuard, BookRule, BookSkill, Pattern, Phrase
from coachtui.checker.fine import fine_words
from coachtui.checker.guards import COMPUTED
from coachtui.checker.heads import Heads
from coachtui.checker.model import Severity
from coachtui.checker.normalise import fold
from coachtui.checker.phrase import Compiled, PhraseReader
from coachtui.checker.question import FORM_NAMES
from coachtui.checker.reuse import Reuse
from coachtui.checker.rules import FormWords, Grade, Grades, GuardEntry, RuleEntry, SkillEntry
from coachtui.checker.safety import objection
from coachtui.checker.shape import Shapes
from coachtui.checker.sources import Placed, Sources
from coachtui.checker.tree import Part, apart, choice
from coachtui.checker.trial import AnyPlaced, did_you_mean, read_phrase, shortened, tried_lists
from coachtui.checker.words import BUILT_IN
from coachtui.errors import Problem

__all__ = ["compile_book", "grades_of"]

_MOST_NEEDS = 3
"""Sets per phrase that are looked at before its tree is walked."""
_ACTS = ("act", "act_first")
_SINGLE = re.compile(r"[^\W\d_]+")
_GUARD_FIELDS = ("not_after", "softer_after", "only_in")

Outside = tuple[tuple[tuple[int, ...], ...], tuple[int, ...], tuple[int, ...], str]
"""What a phrase is found by: how it begins, what it needs, its pair and its anchor."""


def compile_book(
    sources: Sources, made_from: Mapping[str, int] | None = None, *, known: Book | None = None
) -> tuple[Book, tuple[Problem, ...]]:
    """Return the book of all rules that can be read, and a problem for every one that cannot.

    With `known`, the book of the built-in files, what no file of a person's own changes is taken from there: the same
    rules, a great deal sooner.
    """
    return _Compiler(sources, known).book(made_from or {})


class _Compiler:
    def __init__(self, sources: Sources, known: Book | None) -> None:
        words = sources.words
        self._sources = sources
        self._problems = list(sources.problems)
        self._sets = {chars: number for number, chars in enumerate(known.sets)} if known else {}
        self._weights: dict[frozenset[str], float] = {}
        self._alphabet = Alphabet(words, known)
        self._common = {char: at for at, word in enumerate(words.frequent) for char in self._alphabet.of_words([word])}
        lists, problems = tried_lists(sources, self._reader_of)
        self._problems += problems
        self._reader = self._reader_of(lists)
        self._known_lists = known.lists if known else {}
        self._heads = Heads(self._reader.trees)
        self._shapes = Shapes(self._reader.trees, self._weight)
        self._reuse = Reuse(known, sources, lists)

    def _reader_of(self, lists: Mapping[str, Sequence[str]]) -> PhraseReader:
        return PhraseReader(self._alphabet.spell, lists, BUILT_IN, self._weight)

    def book(self, made_from: Mapping[str, int]) -> tuple[Book, tuple[Problem, ...]]:
        """Return the book and all problems, in the order of the files."""
        words, heads = self._sources.words, self._sources.heads
        rules = [rule for placed in self._sources.rules.values() if (rule := self._rule(placed))]
        skills = [skill for placed in self._sources.skills.values() if (skill := self._skill(placed))]
        fine, problems = fine_words(self._sources)
        self._problems += problems
        forms = {name: self._form(placed) for name, placed in self._sources.forms.items() if name in FORM_NAMES}
        guards = {name: self._guard(placed) for name, placed in self._sources.guards.items()}
        lead_in = self._reader.join([self._reader.read(phrase) for phrase in (*words.lead_ins, ",")])
        book = Book(
            made_from=made_from,
            fine=fine,
            forms=forms,
            guards=guards,
            lead_in=_kept(lead_in.tree),
            lists={**self._known_lists, **{name: _kept(tree) for name, tree in self._reader.trees.items()}},
            categories=tuple(
                BookCategory(id=head.category, name=head.name, family=head.family, letter=head.letter,
                             means=head.means, source=head.source, reframes=head.reframes)
                for head in heads.values()
            ),
            rules=tuple(rules),
            skills=tuple(skills),
            sets=tuple(self._sets),
            acts=tuple(sorted({word for name in _ACTS for word in words.lists.get(name, ()) if word.isalpha()})),
            subjects=tuple(
                (self._alphabet.of_words(joints), self._alphabet.of_words(subjects))
                for joints, subjects in ((words.joints, words.subjects), (words.that, words.that_subjects))
            ),
            fillers=words.fillers,
            asides=words.asides,
            words=dict(sorted(self._alphabet.codes.items())),
            variants=dict(self._alphabet.variants),
        )  # fmt: skip
        return book, tuple(self._problems)

    def _readable(self, placed: AnyPlaced, field: str, phrases: Sequence[str]) -> list[Compiled]:
        """Return the phrases of a field that can be read; each of the others becomes a problem."""
        done = []
        for at, phrase in enumerate(phrases):
            read = read_phrase(placed, (field, at), phrase, self._reader, self._sources.words.lists)
            if isinstance(read, Problem):
                self._problems.append(read)
            else:
                done.append(read)
        return done

    def _part(self, placed: AnyPlaced, field: str, phrases: Sequence[str]) -> tuple[Phrase, ...]:
        return self._grouped(self._readable(placed, field, phrases))

    def _form(self, placed: Placed[FormWords]) -> tuple[Phrase, ...]:
        return self._reuse.form(placed) or self._part(placed, "match", placed.entry.match)

    def _guard(self, placed: Placed[GuardEntry]) -> BookGuard:
        if known := self._reuse.guard(placed):
            return known
        entry = placed.entry
        return BookGuard(
            after=self._part(placed, "after", entry.after),
            before=self._part(placed, "before", entry.before),
            around=self._part(placed, "around", entry.around),
            line=self._part(placed, "line", entry.line),
            covers=entry.covers,
        )

    def _skill(self, placed: Placed[SkillEntry]) -> BookSkill | None:
        if known := self._reuse.skill(placed):
            return known
        entry = placed.entry
        phrases = self._phrases(placed, entry.match)
        if not phrases or not self._knows(placed, (*entry.not_after, *entry.only_in)):
            return None
        return BookSkill(
            id=entry.id, kind=entry.skill, phrases=phrases,
            not_after=entry.not_after, only_in=entry.only_in, unless=self._part(placed, "unless", entry.unless),
        )  # fmt: skip

    def _rule(self, placed: Placed[RuleEntry]) -> BookRule | None:
        entry, head = placed.entry, self._sources.heads.get(placed.entry.category)
        if head is None:
            hint = did_you_mean(entry.category, self._sources.heads)
            self._problems.append(placed.problem(f"there is no category `{entry.category}`", "id", hint=hint))
            return None
        if not (entry.match or entry.pattern or entry.form):
            hint = did_you_mean(entry.id, (name for name in self._sources.rules if name != entry.id))
            message = f"the rule has neither `match` nor `pattern`, and there is no `{entry.id}` that it could change"
            self._problems.append(placed.problem(message, "id", hint=hint))
            return None
        raw = self._raw(placed) if entry.pattern else None
        known = self._reuse.rule(placed)
        phrases = known.phrases if known else () if entry.pattern else self._phrases(placed, entry.match)
        if head.off or entry.off or not (raw or phrases or entry.form):
            return None
        not_after = head.not_after if entry.not_after is None else entry.not_after
        softer = head.softer_after if entry.softer_after is None else entry.softer_after
        if not self._knows(placed, (*not_after, *softer, *entry.only_in)):
            return None
        return BookRule(
            id=entry.id, category=head.category, phrases=phrases, raw=raw, form=entry.form,
            not_after=not_after, softer_after=softer, only_in=entry.only_in,
            unless=known.unless if known else self._part(placed, "unless", entry.unless),
            grades=grades_of(head.severity, entry.severity),
            evidenced=-1 if head.evidenced is None else _severity(head.evidenced),
            says=entry.says or head.says, why=entry.why or head.why, reframes=entry.reframes, source=placed.source,
        )  # fmt: skip

    def _phrases(self, placed: AnyPlaced, phrases: Sequence[str]) -> tuple[Phrase, ...]:
        """Return those phrases that can be read and hold a word to look for, those that begin alike in one."""
        done = self._readable(placed, "match", phrases)
        if not all(phrase.needs for phrase in done):
            message = "a phrase needs at least one word or list that cannot be left out"
            self._problems.append(placed.problem(message, "match"))
            done = [phrase for phrase in done if phrase.needs]
        return self._grouped(done)

    def _grouped(self, phrases: Iterable[Compiled]) -> tuple[Phrase, ...]:
        """Return phrases as they are kept, those that are found alike in one."""
        alike: dict[Outside, list[Part]] = {}
        for phrase in phrases:
            needs = tuple(map(self._set, sorted(phrase.needs, key=self._weight)[:_MOST_NEEDS]))
            for anchor, tree in [(phrase.anchor, phrase.tree)] if phrase.anchor else apart(phrase.tree):
                heads = tuple(tuple(map(self._set, head)) for head in self._heads.of(tree))
                pair = tuple(map(self._set, self._shapes.of(tree).pair or ()))
                alike.setdefault((heads, needs, pair, anchor), []).append(tree)
        return tuple(
            Phrase(tree=_kept(choice(trees)), heads=heads, needs=needs, pair=pair, anchor=anchor)
            for (heads, needs, pair, anchor), trees in alike.items()
        )

    def _raw(self, placed: Placed[RuleEntry]) -> Pattern | None:
        entry = placed.entry
        trouble = objection(entry.pattern)
        if trouble:
            self._problems.append(placed.problem(f"the pattern is not taken: {trouble}", "pattern"))
            return None
        needs = []
        for at, word in enumerate(entry.needs):
            if not _SINGLE.fullmatch(word):
                self._problems.append(placed.problem(f"“{shortened(word)}” is not one word", "needs", at))
                return None
            needs.append(fold(word))
        return Pattern(regex=entry.pattern, needs=self._alphabet.of_words(needs))

    def _set(self, chars: Iterable[str]) -> int:
        """Return the number of a set."""
        return self._sets.setdefault("".join(sorted(chars)), len(self._sets))

    def _weight(self, need: frozenset[str]) -> float:
        """Return roughly how often one of the characters is met; the same in whatever order a set gives them."""
        if need not in self._weights:
            common = self._common
            self._weights[need] = fsum(100 / (common[char] + 3) if char in common else 0.3 for char in need)
        return self._weights[need]

    def _knows(self, placed: AnyPlaced, names: Iterable[str]) -> bool:
        """Tell whether there are all these guards; each that there is not becomes a problem."""
        unknown = [name for name in names if name not in self._sources.guards and name not in COMPUTED]
        for name in unknown:
            hint = did_you_mean(name, (*self._sources.guards, *COMPUTED))
            path = next((path for path in _places(placed) if placed.node.at(path).text == name), ("id",))
            self._problems.append(placed.problem(f"there is no guard `{name}`", *path, hint=hint))
        return not unknown


def _kept(tree: Part) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(tree))


def _places(placed: AnyPlaced) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to each guard that an entry names."""
    for name in _GUARD_FIELDS:
        field = placed.node.fields.get(name)
        if field is not None:
            yield from ((name, index) for index in range(len(field.items) or 1))


def grades_of(head: Grades, rule: Grades | Grade | None) -> tuple[Severity, Severity, Severity]:
    """Return the severities in coaching, mentoring and assessment; what a rule says goes before its category."""
    own = rule if isinstance(rule, Grades) else Grades(coaching=rule, mentoring=rule, assessment=rule)
    return (
        _severity(own.coaching or head.coaching),
        _severity(own.mentoring or head.mentoring),
        _severity(own.assessment or head.assessment),
    )


def _severity(grade: Grade | None) -> Severity:
    return Severity[(grade or "off").upper()]
