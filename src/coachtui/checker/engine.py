"""From a text to a report: which rules could fire, where they do, and what the words around them change."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from coachtui.checker.book import Book, BookRule, BookSkill, Pattern, Phrase
from coachtui.checker.guards import Guards
from coachtui.checker.index import Index, Match
from coachtui.checker.match import Matchers
from coachtui.checker.normalise import Blanker, fold
from coachtui.checker.probe import MakeProbe, Probe
from coachtui.checker.question import Questions
from coachtui.checker.seeker import Seeker, Sets
from coachtui.checker.segments import Form, Line, Stretch
from coachtui.checker.stacked import stacked
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

    def __init__(self, entry: BookRule | BookSkill, order: int, probe: MakeProbe) -> None:
        self.entry = entry
        self.order = order
        """Place among all rules and skills."""
        self._unless = probe(entry.unless) if entry.unless else None

    def stands(self, line: Line, guards: Guards, at: int) -> bool:
        """Tell whether the guards let a match at `at` stand."""
        entry = self.entry
        for name in entry.not_after:
            if guards.covers(name, line, at):
                return False
        if entry.only_in and not any(guards.covers(name, line, at) for name in entry.only_in):
            return False
        return self._unless is None or not self._unless.stands_in(line, line.sentence(at))


class _Raw:
    """A rule whose pattern is a regular expression over the folded text."""

    def __init__(self, owner: Matcher, pattern: Pattern) -> None:
        self.owner = owner
        self._pattern = pattern
        self._needs = frozenset(pattern.needs)

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        return re.compile(self._pattern.regex)

    def spans(self, line: Line) -> Iterator[Stretch]:
        """Yield the encoded words that the pattern finds."""
        if not self._needs or not self._needs.isdisjoint(line.present):
            for found in self._regex.finditer(line.text):
                start = line.at_text(found.start())
                yield start, max(start + 1, line.at_text(found.end()))


class Finder:
    """Finds every match of a book in one line; knows nothing of modes and severities."""

    def __init__(self, book: Book) -> None:
        self._vocabulary = Vocabulary(book.words, book.variants, book.subjects)
        self._blanker = Blanker(book.fillers, book.asides)
        self._sets = Sets(book.sets)
        self._matchers = Matchers(book.lists, book.lead_in)
        self._seekers: list[Seeker] = []
        self._questions = Questions(book.forms, self._seek, self._probe)
        self.guards = Guards(book.guards, self._probe)
        entries: tuple[BookRule | BookSkill, ...] = (*book.rules, *book.skills)
        matchers = [Matcher(entry, order, self._probe) for order, entry in enumerate(entries)]
        for one in matchers:
            self._seek(one, one.entry.phrases)
        self._index = Index(self._seekers)
        self._raw = [_Raw(one, one.entry.raw) for one in matchers if one.entry.raw]
        self._by_form = {
            form: [one for one in matchers if isinstance(one.entry, BookRule) and one.entry.form == form]
            for form in ("closed", "stacked")
        }

    def _ready(self, owner: Hashable, phrases: Iterable[Phrase]) -> list[Seeker]:
        return [Seeker(owner, phrase, self._sets, self._matchers) for phrase in phrases]

    def _seek(self, owner: Hashable, phrases: Iterable[Phrase]) -> None:
        """Let the index look for phrases that belong to `owner`."""
        self._seekers += self._ready(owner, phrases)

    def _probe(self, phrases: Sequence[Phrase]) -> Probe:
        return Probe(lambda: self._ready(None, phrases))

    def line(self, text: str, *, asked: bool = False) -> Line:
        """Return one line ready to be searched; offsets into `text` stay what they are."""
        whole = folded = fold(text)
        tokens = split_words(folded)
        if self._blanker.may_matter(folded, tokens):
            folded = self._blanker.blank(folded)
            tokens = split_words(folded)
        codes = self._vocabulary.encode(tokens)
        starts = self._matchers.starts
        return Line(folded, codes, self._vocabulary, starts, self._index, self._questions, whole=whole, asked=asked)

    def find(self, line: Line) -> list[Hit]:
        """Return every match of a rule or skill that its guards let stand."""
        hits = self.find_words(line)
        if line.may_ask:
            hits += self._form_hits(line)
        return hits

    def find_words(self, line: Line) -> list[Hit]:
        """Return the same without what only the form of a question says."""
        hits: list[Hit] = []
        for owner, matches in line.matches.items():
            if isinstance(owner, Matcher):
                self._add_apart(owner, matches, line, hits)
        for raw in self._raw:
            for span in raw.spans(line):
                self._add(raw.owner, line, *span, hits)
        return hits

    def _add_apart(self, owner: Matcher, matches: Iterable[Match], line: Line, hits: list[Hit]) -> None:
        """Add the matches of a rule; of one phrase, each behind the one before."""
        behind: dict[Seeker, int] = {}
        for seeker, start, _, end in matches:
            if start >= behind.get(seeker, 0):
                behind[seeker] = seeker.behind(start, end)
                self._add(owner, line, start, end, hits)

    def _add(self, matcher: Matcher, line: Line, start: int, end: int, hits: list[Hit]) -> None:
        if start < end <= len(line.codes) and matcher.stands(line, self.guards, start):
            hits.append(Hit(matcher, start, end))

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


def around(line: Line, hit: Hit) -> tuple[Stretch, Stretch]:
    """Return a match and what follows it to the end of its clause, as offsets into the text."""
    start, end = line.span(hit.start, hit.end)
    until = line.clause_end(hit.end)
    return (start, end), (end, line.span(hit.start, until)[1] if until > hit.end else end)
