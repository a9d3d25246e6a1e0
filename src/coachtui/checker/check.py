"""The checker: a text and its setting in, findings and skills out; it remembers nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from coachtui.checker.book import Book, BookCategory, BookRule, BookSkill
from coachtui.checker.engine import Finder, Hit, around
from coachtui.checker.load import RuleSet, built_in_rules
from coachtui.checker.model import Finding, Report, Setting, Severity, Skill, SkillKind
from coachtui.checker.normalise import as_compared
from coachtui.checker.reframe import fill, said_as
from coachtui.checker.segments import Form, Line
from coachtui.checker.severity import graded
from coachtui.checker.skills import without_overlap

__all__ = ["USUAL", "Checker", "Kind"]

Kind = Literal["statement", "asked"]
"""What the caller knows about the text: `asked` says that it is a question, whatever its marks."""

USUAL = Setting()
"""Coaching, with somebody who is no novice."""

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_MOST_FILLED = 20
"""Findings of one line whose reframes are built from the words; the others get the general ones."""
_FORM_SKILLS = {Form.OPEN: SkillKind.OPEN_QUESTION, Form.REFLECTION: SkillKind.REFLECTION}
_FORM_SKILLS |= {Form.PERMISSION: SkillKind.PERMISSION, Form.SCALE: SkillKind.OPEN_QUESTION}


@dataclass(frozen=True, slots=True)
class _Graded:
    """A match of a rule, and how much it asks of the coach."""

    rule: BookRule
    hit: Hit
    severity: Severity


class Checker:
    """Finds words that may be heard as a judgement, and says what else could be said.

    Every line is checked on its own, so the report of a text is that of its lines. Time grows linearly with the
    text. One checker may be shared and used again and again: a check changes nothing.
    """

    def __init__(self, rules: RuleSet | None = None) -> None:
        """Use these rules, or the built-in ones."""
        self._rules = rules or built_in_rules()
        book: Book = self._rules.book
        self._finder = Finder(book)
        self._categories = {category.id: category for category in book.categories}
        self._acts = frozenset(book.acts)
        self._fine = {rule: frozenset(words) for rule, words in book.fine.items()}

    @property
    def rules(self) -> RuleSet:
        """The rules in use."""
        return self._rules

    @property
    def categories(self) -> tuple[BookCategory, ...]:
        """What can be found, in the order of the rule files."""
        return self._rules.book.categories

    def check(self, text: str, setting: Setting = USUAL, *, kind: Kind = "statement") -> Report:
        """Return what stands in `text`; offsets are code points of `text`, whatever characters it holds."""
        findings: list[Finding] = []
        skills: list[Skill] = []
        for start, line_text in _lines(text):
            line = self._finder.line(line_text, asked=kind == "asked")
            hits = self._finder.find(line)
            if hits or line.may_ask:
                graded_hits = self._without_fine(line, line_text, _best(self._grade(line, hits, setting)))
                findings += self._findings(line, line_text, start, graded_hits)
                skills += self._skills(line, start, hits, graded_hits)
        return Report(tuple(findings), tuple(skills))

    def is_silent(self, text: str) -> bool:
        """Tell whether nothing at all is found in `text`, in any mode: what a reframe has to be."""
        lines = (self._finder.line(line_text) for _, line_text in _lines(text))
        return not any(_warns(self._finder.find(line)) for line in lines)

    def says(self, guard: str, line: str) -> bool:
        """Tell whether one line holds the words that a guard of the rule files names."""
        read = self._finder.line(line)
        return bool(read.codes) and self._finder.guards.stretches(guard, read) != []

    def _grade(self, line: Line, hits: Iterable[Hit], setting: Setting) -> Iterable[_Graded]:
        for hit in hits:
            rule = hit.matcher.entry
            if isinstance(rule, BookRule):
                family = self._categories[rule.category].family
                severity = graded(rule, family, line, hit.start, self._finder.guards, setting)
                if severity:
                    yield _Graded(rule, hit, severity)

    def _without_fine(self, line: Line, text: str, graded_hits: list[_Graded]) -> list[_Graded]:
        """Return those whose words nobody said to be fine; what they were preferred to stays away with them."""
        if not self._fine:
            return graded_hits
        return [one for one in graded_hits if not self._is_fine(one, line, text)]

    def _is_fine(self, one: _Graded, line: Line, text: str) -> bool:
        fine = self._fine.get(one.rule.id)
        return fine is not None and as_compared(text[slice(*line.span(one.hit.start, one.hit.end))]) in fine

    def _findings(self, line: Line, text: str, offset: int, graded_hits: Sequence[_Graded]) -> Iterable[Finding]:
        for at, found in enumerate(graded_hits):
            start, end = line.span(found.hit.start, found.hit.end)
            category = self._categories[found.rule.category]
            yield Finding(
                category=category.id,
                rule=found.rule.id,
                start=offset + start,
                end=offset + end,
                severity=found.severity,
                message=said_as(found.rule.says, text[start:end]),
                why=found.rule.why,
                reframes=self._reframes(line, text, found, category, filled=at < _MOST_FILLED),
                letter=category.letter,
            )

    def _reframes(
        self, line: Line, text: str, found: _Graded, category: BookCategory, *, filled: bool
    ) -> tuple[str, ...]:
        """Return the reframes of a rule, filled where that is possible and stays silent, else the general ones."""
        matched, rest = (text[slice(*span)] for span in around(line, found.hit)) if filled else ("", "")
        made = [(template, fill(template, matched, rest, self._acts)) for template in found.rule.reframes]
        own = [done for template, done in made if done and (done == template or self._fits(done))]
        return tuple(dict.fromkeys([*own, *category.reframes]))

    def _fits(self, reframe: str) -> bool:
        """Tell whether the words put into a reframe bring no warning; they end with their clause, so its form stays."""
        return not _warns(self._finder.find_words(self._finder.line(reframe)))

    def _skills(self, line: Line, offset: int, hits: Sequence[Hit], warned: Sequence[_Graded]) -> Iterable[Skill]:
        """Yield the skills of a line in order; a sentence that is warned of holds none."""
        found = [
            (hit.start, hit.end, hit.matcher.entry.kind) for hit in hits if isinstance(hit.matcher.entry, BookSkill)
        ]
        found += [(*form.sentence, _FORM_SKILLS[form.form]) for form in line.forms if form.form in _FORM_SKILLS]
        # a sentence holds one move: what is told or judged in it makes the rest no reflection and no affirmation
        heavy = sorted({line.sentence(one.hit.start) for one in warned if one.severity > Severity.INFO})
        for start, end, kind in without_overlap(found, heavy):
            low, high = line.span(start, end)
            yield Skill(kind, offset + low, offset + high)


def _warns(hits: Iterable[Hit]) -> bool:
    entries = (hit.matcher.entry for hit in hits)
    return any(isinstance(entry, BookRule) and any(entry.grades) for entry in entries)


def _lines(text: str) -> Iterable[tuple[int, str]]:
    """Yield every line that is not empty, with its offset."""
    start = 0
    for end in _LINE_END.finditer(text):
        if end.start() > start:
            yield start, text[start : end.start()]
        start = end.end()
    if start < len(text):
        yield start, text[start:]


def _best(found: Iterable[_Graded]) -> list[_Graded]:
    """Return the findings in order; where two of one category overlap, the longer match says more."""
    by_category: dict[str, list[_Graded]] = defaultdict(list)
    for one in found:
        by_category[one.rule.category].append(one)
    best = _without_mere_form([one for group in by_category.values() for one in _apart(group)])
    return sorted(best, key=lambda one: (one.hit.start, one.hit.end, one.rule.id))


def _without_mere_form(found: list[_Graded]) -> list[_Graded]:
    """Return the findings without closed questions in which words say more than the form does."""
    worded = sorted((one.hit.start, one.hit.end) for one in found if not one.rule.form)
    starts = [start for start, _ in worded]
    return [
        one
        for one in found
        if one.rule.form != "closed" or bisect_left(starts, one.hit.start) == bisect_left(starts, one.hit.end)
    ]


def _apart(group: list[_Graded]) -> list[_Graded]:
    """Return those of one category that do not overlap: the first, unless a longer one begins inside it."""
    if len(group) == 1:
        return group
    kept: list[_Graded] = []
    for one in sorted(group, key=lambda one: (one.hit.start, -one.hit.end, -one.severity, -one.hit.matcher.order)):
        if kept and one.hit.start < kept[-1].hit.end:
            if _weight(one) > _weight(kept[-1]) and (len(kept) == 1 or kept[-2].hit.end <= one.hit.start):
                kept[-1] = one
        else:
            kept.append(one)
    return kept


def _weight(one: _Graded) -> tuple[int, int]:
    return one.hit.end - one.hit.start, one.severity
