"""Whose words a line of notes holds, so that only the coach's own are checked.

The marks are those of the notes: `"` or `T:` the coachee said it, `>` a step agreed by both, `#` private to the
coach, `?` the coach asked it; no mark (or `C:`) is the coach's own note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import Protocol

from coachtui.checker.check import USUAL, Checker, Kind
from coachtui.checker.model import Finding, Report, Setting, Severity, Skill, SkillKind

__all__ = ["TELLING", "Leave", "Says", "Speaker", "check_notes", "speaker_of"]

_MARK = re.compile(
    r"\s*(?:(?P<asked>\?)(?=\s)|(?P<coachee>[\"“](?=\s)|(?:T|Teacher|Mentee|Coachee):)|(?P<action>>)(?=\s)"
    r"|(?P<private>#)(?=\s)|(?P<coach>C|M|Coach|Mentor):)\s*"
)
TELLING = frozenset({"unsolicited-advice", "solution-as-question", "autobiographical-steer"})
"""Categories for which leave can be given."""
_WINDOW = 2
"""Lines of the coach for which leave, once given, holds. Source: Persuade with Permission in MITI 4.2.1."""


class Speaker(StrEnum):
    """Whose words a line holds, and to whom they are said."""

    COACH = "coach"
    ASKED = "asked"
    COACHEE = "coachee"
    ACTION = "action"
    PRIVATE = "private"


def speaker_of(line: str) -> tuple[Speaker, int]:
    """Return who speaks in a line of notes, and where the words begin after the mark."""
    mark = _MARK.match(line)
    if mark is None:
        return Speaker.COACH, 0
    return Speaker(mark.lastgroup or Speaker.COACH), mark.end()


class Says(Protocol):
    """What is asked of a checker to follow who invites whom."""

    def says(self, guard: str, line: str) -> bool:
        """Tell whether one line holds the words that a guard of the rule files names."""
        ...


class Leave:
    """Whether the coach has leave to tell, line by line: asked for and not refused, or invited."""

    def __init__(self, checker: Says) -> None:
        """Begin without leave."""
        self._checker = checker
        self._lines = 0
        """Lines of the coach for which it still holds."""

    def hear_coachee(self, words: str) -> None:
        """Take in what the coachee said."""
        if self._checker.says("invites-advice", words):
            self._lines = _WINDOW
        elif self._checker.says("refuses", words):
            self._lines = 0

    def hear_coach(self, words: str, report: Report) -> None:
        """Take in what the coach said, and the report on it."""
        if any(skill.kind is SkillKind.PERMISSION for skill in report.skills):
            self._lines = _WINDOW
        elif words.strip():
            self._lines = max(0, self._lines - 1)

    def soften(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings on the coach's next line; what leave was given for is `info`."""
        return [
            replace(one, severity=min(one.severity, Severity.INFO)) if self._lines and one.category in TELLING else one
            for one in findings
        ]


def check_notes(checker: Checker, notes: str, setting: Setting = USUAL) -> Report:
    """Return the report on the coach's own words in some notes, with offsets into the notes.

    Advice counts as `info` when leave was given: the coach asked for it and was not refused, or the coachee asked
    for advice, within the last two lines of the coach.
    """
    findings: list[Finding] = []
    skills: list[Skill] = []
    leave = Leave(checker)
    offset = 0
    for line in notes.split("\n"):
        speaker, start = speaker_of(line)
        words = line[start:]
        if speaker is Speaker.COACHEE:
            leave.hear_coachee(words)
        elif speaker in (Speaker.COACH, Speaker.ASKED):
            kind: Kind = "asked" if speaker is Speaker.ASKED else "statement"
            report = checker.check(words, setting, kind=kind)
            findings += _moved(leave.soften(report.findings), offset + start)
            skills += [
                replace(one, start=one.start + offset + start, end=one.end + offset + start) for one in report.skills
            ]
            leave.hear_coach(words, report)
        offset += len(line) + 1
    return Report(tuple(findings), tuple(skills))


def _moved(findings: Iterable[Finding], by: int) -> list[Finding]:
    return [replace(one, start=one.start + by, end=one.end + by) for one in findings]
