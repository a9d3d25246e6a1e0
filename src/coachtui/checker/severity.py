"""How much a match asks of the coach: the rule's own severity, and what lowers it."""

from __future__ import annotations

import re

from coachtui.checker.book import BookRule
from coachtui.checker.guards import Guards
from coachtui.checker.model import Mode, Setting, Severity
from coachtui.checker.segments import Line

__all__ = ["graded", "has_evidence"]

_MODES = (Mode.COACHING, Mode.MENTORING, Mode.ASSESSMENT)
_DIRECTING = "directing"
"""The family of categories that weighs less when a mentor works with a novice."""
_CRITERION = re.compile(r"(?<![^\W_])#?ts ?[1-8](?![^\W_])")
_OBSERVATION = re.compile(
    r"\d{1,2}[:.]\d\d|\"[^\"]{2,200}\"|(?<!#)(?<!ts)(?<!ts )(?<![^\W_])\d{1,3}(?![^\W_])"
    r"|(?<![^\W_])(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|half)(?![^\W_])"
)


def graded(rule: BookRule, family: str, line: Line, at: int, guards: Guards, setting: Setting) -> Severity:
    """Return the severity of a match; guards that soften never silence.

    A novice's mentor may direct: that family drops one step, even to nothing. At an assessment point a judgement
    beside a criterion (#TS5) and an observation (a time, a count, a quote) has the severity its category names.
    """
    severity = rule.grades[_MODES.index(setting.mode)]
    if setting.mode is Mode.ASSESSMENT and rule.evidenced >= 0 and has_evidence(line):
        severity = min(severity, rule.evidenced)
    if severity > Severity.INFO and any(guards.covers(name, line, at) for name in rule.softer_after):
        severity -= 1
    if setting.novice and setting.mode is not Mode.COACHING and family == _DIRECTING:
        severity -= 1
    return Severity(max(severity, Severity.OFF))


def has_evidence(line: Line) -> bool:
    """Tell whether a line names a criterion and something seen, heard or counted."""
    return _CRITERION.search(line.text) is not None and _OBSERVATION.search(line.text) is not None
