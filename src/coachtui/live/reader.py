"""Reading the notes line by line: each line is checked once, however often it is looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2s

from coachtui.checker import TELLING, Leave, Report, Setting, Severity
from coachtui.live.values import Checks, Flag
from coachtui.session import Kind, parse_line

__all__ = ["Reader", "sentence_around"]

CHECKED = frozenset({Kind.NOTE, Kind.ASKED})
"""The kinds of line that hold the coach's own words; the coachee's are never checked."""

LOOK_BACK = 12
"""Lines above a piece of advice among which leave for it may have been given."""

REPORTS_KEPT = 20_000
"""How many lines the checker's answers are remembered for."""


class Reader:
    """What the checker says about lines, from memory where they were read before."""

    def __init__(self, checker: Checks, setting: Setting) -> None:
        """Read with `checker`, for one kind of conversation."""
        self._checker = checker
        self._setting = setting
        self._reports: dict[str, Report] = {}

    def report(self, typed: str) -> Report:
        """Return the report on one line as typed; its offsets are without the mark."""
        report = self._reports.get(typed)
        if report is None:
            line = parse_line(typed, 0)
            report = self._checker.check(line.text, self._setting) if line.kind in CHECKED else Report()
            if len(self._reports) >= REPORTS_KEPT:
                self._reports.clear()
            self._reports[typed] = report
        return report

    def flags(self, typed: Sequence[str], first: int, last: int) -> tuple[Flag, ...]:
        """Return the warnings worth showing on the lines from `first` up to `last`."""
        return tuple(flag for index in range(first, last) for flag in self._flags_on(index, typed))

    def _flags_on(self, index: int, lines: Sequence[str]) -> list[Flag]:
        typed = lines[index]
        findings = [f for f in self.report(typed).findings if f.severity > Severity.INFO]
        if any(f.category in TELLING for f in findings):
            findings = [f for f in self._leave_before(index, lines).soften(findings) if f.severity > Severity.INFO]
        if not findings:
            return []
        shift = _mark_length(typed)
        digest = blake2s(typed.encode(errors="replace"), digest_size=8).hexdigest()
        return [
            Flag(index, f.start + shift, f.end + shift, typed[f.start + shift : f.end + shift], digest, f)
            for f in findings
        ]

    def _leave_before(self, index: int, lines: Sequence[str]) -> Leave:
        """Return whether the coach has leave to tell at a line; what lies further back has run out."""
        leave = Leave(self._checker)
        for typed in lines[max(0, index - LOOK_BACK) : index]:
            line = parse_line(typed, 0)
            if line.kind is Kind.COACHEE:
                leave.hear_coachee(line.text)
            elif line.kind in CHECKED:
                leave.hear_coach(line.text, self.report(typed))
        return leave


def _mark_length(typed: str) -> int:
    return len(typed) - len(parse_line(typed, 0).text)


_SENTENCE_END = re.compile(r"[.?!…]+[\"'”’)]*\s+")


def sentence_around(typed: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence that holds `typed[start:end]` begins and ends, the mark left out."""
    first = _mark_length(typed)
    ends = [match.end() for match in _SENTENCE_END.finditer(typed)]
    before = max((place for place in ends if place <= start), default=first)
    after = min((place for place in ends if place >= end), default=len(typed))
    return before, len(typed[:after].rstrip())
