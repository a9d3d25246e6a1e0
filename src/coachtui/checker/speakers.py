"""Whose words a line of notes holds, so that only the coach's own are checked.

The marks are those of the notes: `"` or `T:` the coachee said it, `>` a step agreed by both, `#` private to the
coach, `?` the coach asked it; no mark (or `C:`) is the coach's own note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from coachtui.checker.check import USUAL, Checker, Kind
from coachtui.checker.model import Finding, Report, Setting, Severity, Skill, SkillKind

__all__ = ["Speaker", "check_notes", "speaker_of"]

_MARK = re.compile(
    r"\s*(?:(?P<asked>\?)(?=\s)|(?P<coachee>[\"“](?=\s)|(?:T|Teacher|Mentee|Coachee):)|(?P<action>>)(?=\s)"
    r"|(?P<private>#)(?=\s)|(?P<coach>C|M|Coach|Mentor):)\s*"
)
_TELLING = frozenset({"unsolicited-advice", "solution-as-question", "autobiographical-steer"})
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


def check_notes(checker: Checker, notes: str, setting: Setting = USUAL) -> Report:
    """Return the report on the coach's own words in some notes, with offsets into the notes.

    Advice counts as `info` when leave was given: the coach asked for it and was not refused, or the coachee asked
    for advice, within the last two lines of the coach.
    """
    findings: list[Finding] = []
    skills: list[Skill] = []
    leave = 0
    offset = 0
    for line in notes.split("\n"):
        speaker, start = speaker_of(line)
        words = line[start:]
        if speaker is Speaker.COACHEE:
            leave = _leave(checker, words, leave)
        elif speaker in (Speaker.COACH, Speaker.ASKED):
            kind: Kind = "asked" if speaker is Speaker.ASKED else "statement"
            report = checker.check(words, setting, kind=kind)
            findings += _moved(_softened(report.findings) if leave else report.findings, offset + start)
            skills += [
                replace(one, start=one.start + offset + start, end=one.end + offset + start) for one in report.skills
            ]
            asked = any(skill.kind is SkillKind.PERMISSION for skill in report.skills)
            leave = _WINDOW if asked else max(0, leave - bool(words.strip()))
        offset += len(line) + 1
    return Report(tuple(findings), tuple(skills))


def _leave(checker: Checker, words: str, leave: int) -> int:
    """Return for how many lines leave holds after what the coachee said."""
    if checker.says("invites-advice", words):
        return _WINDOW
    return 0 if checker.says("refuses", words) else leave


def _softened(findings: Iterable[Finding]) -> list[Finding]:
    return [
        replace(one, severity=min(one.severity, Severity.INFO)) if one.category in _TELLING else one for one in findings
    ]


def _moved(findings: Iterable[Finding], by: int) -> list[Finding]:
    return [replace(one, start=one.start + by, end=one.end + by) for one in findings]
