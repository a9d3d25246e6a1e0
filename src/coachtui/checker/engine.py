"""From a text to a report: which rules could fire, where they do, and what the words around them change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from coachtui.checker.book import Book, BookRule, BookSkill
from coachtui.checker.guards import Guards
from coachtui.checker.index import Index, Seeker
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
        self._starts = Starts(book.lead_in)
        matchers = [Matcher(entry, order) for order, entry in enumerate(entries)]
        self._index = Index(Seeker(one, phrase, book.sets) for one in matchers for phrase in one.entry.phrases)
        raw = [Seeker(one, one.entry.raw, book.sets) for one in matchers if one.entry.raw]
        self._raw = Index(raw) if raw else None

    def line(self, text: str, *, asked: bool = False) -> Line:
        """Return one line ready to be searched; offsets into `text` stay what they are."""
        whole = folded = fold(text)
        tokens = split_words(folded)
        if self._blanker.may_matter(folded, tokens):
            folded = self._blanker.blank(folded)
            tokens = split_words(folded)
        codes = self._vocabulary.encode(tokens)
        return Line(folded, codes, self._vocabulary, self._questions, whole=whole, asked=asked)

    def find(self, line: Line) -> list[Hit]:
        """Return every match of a rule or skill that its guards let stand."""
        hits = self.find_words(line)
        if line.may_ask:
            hits += self._form_hits(line)
        return hits

    def find_words(self, line: Line) -> list[Hit]:
        """Return the same without what only the form of a question says."""
        hits: list[Hit] = []
        for seeker in self._index.anywhere(line):
            for found in seeker.regex.finditer(line.codes):
                self._add(seeker.owner, line, *found.span(), hits)
        for start, signs, places in self._starts.of(line):
            self._find_at(start, signs, places, line, hits)
        for seeker in self._raw.anywhere(line) if self._raw else ():
            for found in seeker.regex.finditer(line.text):
                start = line.at_text(found.start())
                self._add(seeker.owner, line, start, max(start + 1, line.at_text(found.end())), hits)
        return hits

    def _find_at(self, start: int, signs: str, places: Sequence[int], line: Line, hits: list[Hit]) -> None:
        """Add what matches at a start, each phrase from the furthest place behind it."""
        matched: set[Seeker[Matcher]] = set()
        for place in places:
            for seeker in self._index.at(signs, place, line):
                if seeker not in matched:
                    found = seeker.regex.match(line.codes, place)
                    if found:
                        matched.add(seeker)
                        self._add(seeker.owner, line, start, found.end(), hits)

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
