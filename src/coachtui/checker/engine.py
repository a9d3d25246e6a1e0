"""From a text to a report: which rules could fire, where they do, and what the words around them change."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from coachtui.checker.book import Book, BookRule, BookSkill, Pattern
from coachtui.checker.guards import Guards
from coachtui.checker.normalise import Blanker, fold
from coachtui.checker.question import Questions
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
    """A rule or a skill, whose patterns are compiled when a line first has a chance to match."""

    def __init__(self, entry: BookRule | BookSkill, order: int) -> None:
        self.entry = entry
        self.order = order
        """Place among all rules and skills."""
        self._raw = entry.pattern is not None and entry.pattern.raw

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        return re.compile(self.entry.pattern.regex if self.entry.pattern else "(?!)")

    @cached_property
    def _unless(self) -> re.Pattern[str] | None:
        return re.compile(self.entry.unless) if self.entry.unless else None

    def find(self, line: Line, guards: Guards, hits: list[Hit]) -> None:
        """Add to `hits` where the entry matches and no guard silences it."""
        for found in self._regex.finditer(line.text if self._raw else line.codes):
            start, end = found.span()
            if self._raw:
                start, end = line.at_text(start), max(line.at_text(start) + 1, line.at_text(end))
            if start < end <= len(line.codes) and self.stands(line, guards, start):
                hits.append(Hit(self, start, end))

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
        self._index: dict[str, list[tuple[Matcher, tuple[frozenset[str], ...]]]] = defaultdict(list)
        self._always: list[Matcher] = []
        for order, entry in enumerate(entries):
            if entry.pattern:
                self._register(Matcher(entry, order), entry.pattern)
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
        for matcher in self._candidates(line.present):
            matcher.find(line, self.guards, hits)
        return hits

    def _candidates(self, present: frozenset[str]) -> list[Matcher]:
        found: dict[int, Matcher] = {}
        for char in present & self._triggers:
            for matcher, others in self._index[char]:
                if matcher.order not in found:
                    for other in others:
                        if other.isdisjoint(present):
                            break
                    else:
                        found[matcher.order] = matcher
        return [*self._always, *found.values()]

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

    def _register(self, matcher: Matcher, pattern: Pattern) -> None:
        if not pattern.needs or not all(pattern.needs):
            self._always.append(matcher)
            return
        for first, *others in pattern.needs:
            rest = tuple(map(frozenset, others))
            for char in first:
                self._index[char].append((matcher, rest))


def around(line: Line, hit: Hit) -> tuple[Stretch, Stretch]:
    """Return a match and what follows it to the end of its clause, as offsets into the text."""
    start, end = line.span(hit.start, hit.end)
    until = line.clause_end(hit.end)
    return (start, end), (end, line.span(hit.start, until)[1] if until > hit.end else end)
