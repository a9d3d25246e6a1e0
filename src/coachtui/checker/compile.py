"""From rule files to a book: phrases become patterns, and every word gets its character."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coachtui.checker.alphabet import Alphabet
from coachtui.checker.book import Book, BookCategory, BookGuard, BookRule, BookSkill, Pattern
from coachtui.checker.guards import COMPUTED
from coachtui.checker.model import Severity
from coachtui.checker.phrase import Compiled, PhraseError, Writer, cores_by_anchor
from coachtui.checker.question import FORM_NAMES
from coachtui.checker.rules import Grade, Grades, SkillEntry
from coachtui.checker.safety import objection
from coachtui.checker.sources import Placed, Sources
from coachtui.checker.words import BUILT_IN
from coachtui.errors import Problem

__all__ = ["compile_book"]

_MOST_NEEDS = 3
"""Sets per phrase that are looked at before its pattern is tried."""
_ACTS = ("act", "act_first")


def compile_book(sources: Sources, digest: str = "") -> tuple[Book, tuple[Problem, ...]]:
    """Return the book of all rules that can be read, and a problem for every one that cannot."""
    return _Compiler(sources).book(digest)


class _Compiler:
    def __init__(self, sources: Sources) -> None:
        words = sources.words
        self._sources = sources
        self._problems = list(sources.problems)
        self._alphabet = Alphabet(words)
        self._common = {char: at for at, word in enumerate(words.frequent) for char in self._alphabet.of_words([word])}
        self._writer = Writer(self._alphabet.spell, words.lists, BUILT_IN, words.lead_ins, self._weight)

    def book(self, digest: str) -> tuple[Book, tuple[Problem, ...]]:
        """Return the book and all problems, in the order of the files."""
        words, heads = self._sources.words, self._sources.heads
        rules = [rule for placed in self._sources.rules.values() if (rule := self._rule(placed))]
        book = Book(
            digest=digest,
            forms={name: cores_by_anchor(self._each(self._sources.forms[name].match)) for name in self._form_names()},
            anchors=self._writer.anchors,
            guards={name: self._guard(name) for name in self._sources.guards},
            categories=tuple(
                BookCategory(id=head.category, name=head.name, family=head.family, letter=head.letter,
                             means=head.means, source=head.source, reframes=head.reframes)
                for head in heads.values()
            ),
            rules=tuple(rules),
            skills=tuple(self._skill(entry) for entry in self._sources.skills.values()),
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

    def _form_names(self) -> Sequence[str]:
        return [name for name in FORM_NAMES if name in self._sources.forms]

    def _any_of(self, phrases: Iterable[str]) -> Compiled:
        """Return one pattern for the phrases that can be read."""
        return self._writer.join(self._each(phrases))

    def _each(self, phrases: Iterable[str]) -> list[Compiled]:
        """Return the phrases that can be read; the others become problems of the language files."""
        done = []
        for phrase in phrases:
            try:
                done.append(self._writer.compile(phrase))
            except PhraseError as error:
                self._problems.append(Problem("rules", 0, 0, f"“{phrase}” cannot be read: {error}"))
        return done

    def _guard(self, name: str) -> BookGuard:
        entry = self._sources.guards[name]
        parts = [self._any_of(part) for part in (entry.after, entry.before, entry.around, entry.line)]
        after, before, around, line = (part.pattern for part in parts)
        return BookGuard(after=after, before=before, around=around, line=line, covers=entry.covers)

    def _skill(self, entry: SkillEntry) -> BookSkill:
        done = [self._writer.compile(phrase) for phrase in entry.match]
        return BookSkill(
            id=entry.id, kind=entry.skill, pattern=self._pattern(done), not_after=entry.not_after,
            only_in=entry.only_in, unless=self._any_of(entry.unless).pattern,
        )  # fmt: skip

    def _rule(self, placed: Placed) -> BookRule | None:
        entry, head = placed.entry, self._sources.heads[placed.category]
        if entry.off:
            return None
        pattern = self._raw(placed) if entry.pattern else self._phrases(placed)
        if pattern is None and not entry.form:
            return None
        not_after = head.not_after if entry.not_after is None else entry.not_after
        softer = head.softer_after if entry.softer_after is None else entry.softer_after
        self._know_guards(placed, (*not_after, *softer, *entry.only_in))
        return BookRule(
            id=entry.id, category=head.category, pattern=pattern, form=entry.form,
            not_after=self._known(not_after), softer_after=self._known(softer), only_in=self._known(entry.only_in),
            unless=self._any_of(entry.unless).pattern, grades=_grades(head.severity, entry.severity),
            evidenced=-1 if head.evidenced is None else _severity(head.evidenced),
            says=entry.says or head.says, why=entry.why or head.why, reframes=entry.reframes, source=placed.source,
        )  # fmt: skip

    def _phrases(self, placed: Placed) -> Pattern | None:
        done = []
        for at, phrase in enumerate(placed.entry.match):
            try:
                compiled = self._writer.compile(phrase)
                if not compiled.needs:
                    raise PhraseError("it needs at least one word or list that is not optional")  # noqa: TRY301
                done.append(compiled)
            except PhraseError as error:
                place = placed.node.at(("match", at))
                self._problems.append(place.problem(placed.source, f"“{phrase}” cannot be read: {error}"))
        if not (placed.entry.match or placed.entry.form):
            self._problems.append(placed.problem("id", "the rule has neither `match` nor `pattern`"))
        return self._pattern(done) if done else None

    def _raw(self, placed: Placed) -> Pattern | None:
        entry = placed.entry
        trouble = objection(entry.pattern)
        if trouble:
            self._problems.append(placed.problem("pattern", f"the pattern is not taken: {trouble}"))
            return None
        needs = ((self._alphabet.of_words(entry.needs),),) if entry.needs else ()
        return Pattern(regex=entry.pattern, needs=needs, raw=True)

    def _pattern(self, phrases: Sequence[Compiled]) -> Pattern:
        return Pattern(regex=self._writer.join(phrases).pattern, needs=tuple(map(self._needs, phrases)))

    def _needs(self, phrase: Compiled) -> tuple[str, ...]:
        rarest = sorted(phrase.needs, key=self._weight)[:_MOST_NEEDS]
        return tuple("".join(sorted(need)) for need in rarest)

    def _weight(self, need: frozenset[str]) -> float:
        """Return roughly how often one of the characters is met."""
        return sum(100 / (self._common[char] + 3) if char in self._common else 0.3 for char in need)

    def _know_guards(self, placed: Placed, names: Iterable[str]) -> None:
        for name in names:
            if name not in self._sources.guards and name not in COMPUTED:
                self._problems.append(placed.problem("id", f"there is no guard `{name}`"))

    def _known(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for name in names if name in self._sources.guards or name in COMPUTED)


def _grades(head: Grades, rule: Grades | Grade | None) -> tuple[int, int, int]:
    """Return the severities in coaching, mentoring and assessment; what a rule says goes before its category."""
    own = rule if isinstance(rule, Grades) else Grades(coaching=rule, mentoring=rule, assessment=rule)
    return (
        _severity(own.coaching or head.coaching),
        _severity(own.mentoring or head.mentoring),
        _severity(own.assessment or head.assessment),
    )


def _severity(grade: Grade | None) -> int:
    return Severity[(grade or "off").upper()].value
