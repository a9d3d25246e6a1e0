"""From a text to a report: which rules could fire, where they do, and what the words around them change."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from coachtui.checker.book import Book, BookRule, BookSkill, Phrase
from coachtui.checker.guards import Guards
from coachtui.checker.normalise import Blanker, fold
from coachtui.checker.question import Questions
from coachtui.checker.segments import Form, Line, Stretch
from coachtui.checker.stacked import stacked
from coachtui.checker.starts import Starts
from coachtui.checker.words import Vocabulary, split_words

__all__ = ["Finder", "Hit", "Matcher", "around"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule or skill that fired."""

    matcher: Matcher
    start: int
    end: int
    """In encoded words."""


class Matcher:
    """A rule or a skill: whether a match of one of its phrases stands."""

    def __init__(self, entry: BookRule | BookSkill, order: int) -> None:
        self.entry = entry
        self.order = order
        """Place among all rules and skills."""

    @cached_property
    def _unless(self) -> re.Pattern[str] | None:
        return re.compile(self.entry.unless) if self.entry.unless else None

    def stands(self, line: Line, guards: Guards, at: int) -> bool:
        """Tell whether the guards let a match at `at` stand."""
        entry = self.entry
        for name in entry.not_after:
            if guards.covers(name, line, at):
                return False
        if entry.only_in and not any(guards.covers(name, line, at) for name in entry.only_in):
            return False
        return self._unless is None or not self._is_excused(self._unless, line, line.sentence(at))

    def _is_excused(self, unless: re.Pattern[str], line: Line, sentence: Stretch) -> bool:
        """Tell whether the sentence holds words that silence the rule, however often it matches there."""
        key = (self.order, sentence)
        if key not in line.excused:
            line.excused[key] = unless.search(line.codes, *sentence) is not None
        return line.excused[key]


class _Seeker:
    """One phrase of a rule or skill, compiled when a line first has a chance to match it."""

    def __init__(self, matcher: Matcher, phrase: Phrase, starts: Starts, *, raw: bool = False) -> None:
        self._matcher = matcher
        self._source = phrase.regex
        self._anchor = phrase.anchor
        self._starts = starts
        self._raw = raw

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        return re.compile(self._source)

    def find(self, line: Line, guards: Guards, hits: list[Hit]) -> None:
        """Add to `hits` where the phrase stands and no guard of its rule silences it."""
        for start, end in self._spans(line):
            if start < end <= len(line.codes) and self._matcher.stands(line, guards, start):
                hits.append(Hit(self._matcher, start, end))

    def _spans(self, line: Line) -> Iterable[Stretch]:
        if self._anchor:
            return self._anchored(line)
        if self._raw:
            found = (match.span() for match in self._regex.finditer(line.text))
            return ((line.at_text(start), max(line.at_text(start) + 1, line.at_text(end))) for start, end in found)
        return [match.span() for match in self._regex.finditer(line.codes)]

    def _anchored(self, line: Line) -> Iterator[Stretch]:
        for start, places in self._starts.of(self._anchor, line):
            for place in places:
                match = self._regex.match(line.codes, place)
                if match:
                    yield start, match.end()
                    break


class Finder:
    """Finds every match of a book in one line; knows nothing of modes and severities."""

    def __init__(self, book: Book) -> None:
        self._vocabulary = Vocabulary(book.words, book.variants, book.subjects)
        self._blanker = Blanker(book.fillers, book.asides)
        self._questions = Questions(book.forms, book.anchors)
        self.guards = Guards(book.guards)
        entries: tuple[BookRule | BookSkill, ...] = (*book.rules, *book.skills)
        self._by_form = {
            form: [Matcher(rule, order) for order, rule in enumerate(book.rules) if rule.form == form]
            for form in ("closed", "stacked")
        }
        self._index: dict[str, list[tuple[_Seeker, tuple[frozenset[str], ...]]]] = defaultdict(list)
        self._always: list[_Seeker] = []
        starts = Starts(book.lead_in)
        for order, entry in enumerate(entries):
            matcher = Matcher(entry, order)
            for phrase in entry.phrases:
                self._register(_Seeker(matcher, phrase, starts), phrase.needs)
            if entry.raw:
                self._register(_Seeker(matcher, entry.raw, starts, raw=True), entry.raw.needs)
        self._triggers = frozenset(self._index)

    def line(self, text: str, *, asked: bool = False) -> Line:
        """Return one line ready to be searched; offsets into `text` stay what they are."""
        folded = fold(text)
        tokens = split_words(folded)
        if self._blanker.may_matter(folded, tokens):
            folded = self._blanker.blank(folded)
            tokens = split_words(folded)
        codes = self._vocabulary.encode(tokens)
        return Line(folded, codes, self._vocabulary, self._questions, asked=asked)

    def find(self, line: Line) -> list[Hit]:
        """Return every match of a rule or skill that its guards let stand."""
        hits = self.find_words(line)
        if line.may_ask:
            hits += self._form_hits(line)
        return hits

    def find_words(self, line: Line) -> list[Hit]:
        """Return the same without what only the form of a question says."""
        hits: list[Hit] = []
        for seeker in self._candidates(line.present):
            seeker.find(line, self.guards, hits)
        return hits

    def _candidates(self, present: frozenset[str]) -> Iterator[_Seeker]:
        """Yield the phrases that have a chance, each once: the index has it under every word of its rarest set."""
        yield from self._always
        seen: set[_Seeker] = set()
        for char in present & self._triggers:
            for seeker, others in self._index[char]:
                for other in others:
                    if other.isdisjoint(present):
                        break
                else:
                    if seeker not in seen:
                        seen.add(seeker)
                        yield seeker

    def _form_hits(self, line: Line) -> Iterator[Hit]:
        for matcher in self._by_form["closed"]:
            for forms in line.forms:
                if forms.form is Form.CLOSED:
                    start = forms.mains[-1][0] if forms.mains else forms.sentence[0]
                    if matcher.stands(line, self.guards, start):
                        yield Hit(matcher, start, forms.sentence[1])
        for matcher in self._by_form["stacked"]:
            for start, end in stacked(line):
                if matcher.stands(line, self.guards, start):
                    yield Hit(matcher, start, end)

    def _register(self, seeker: _Seeker, needs: tuple[str, ...]) -> None:
        if not needs:
            self._always.append(seeker)
            return
        first, *others = needs
        rest = tuple(map(frozenset, others))
        for char in first:
            self._index[char].append((seeker, rest))


def around(line: Line, hit: Hit) -> tuple[Stretch, Stretch]:
    """Return a match and what follows it to the end of its clause, as offsets into the text."""
    start, end = line.span(hit.start, hit.end)
    until = line.clause_end(hit.end)
    return (start, end), (end, line.span(hit.start, until)[1] if until > hit.end else end)
