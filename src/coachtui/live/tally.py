"""Counting what was said, from the notes as they stand."""

from __future__ import annotations

from collections.abc import Callable

from coachtui.checker import Report, SkillKind
from coachtui.live.values import Tally
from coachtui.session import Kind, Session

__all__ = ["tally_of"]


def tally_of(session: Session, report: Callable[[str], Report]) -> Tally:
    """Return the facts about the words of `session`; `report` is what the checker says about a line as typed."""
    lines = [line for line in session.lines if line.text.strip()]
    asked = [line for line in lines if line.kind is Kind.ASKED]
    opened = sum(_is_open(report(line.typed)) for line in asked)
    coachee = sum(line.kind is Kind.COACHEE for line in lines)
    return Tally(
        open_questions=opened,
        other_questions=len(asked) - opened,
        coachee_lines=coachee,
        spoken_lines=coachee + len(asked),
        longest_wait=max((a.wait_s for a in session.asked if a.wait_s is not None), default=None),
    )


def _is_open(report: Report) -> bool:
    return any(skill.kind is SkillKind.OPEN_QUESTION for skill in report.skills)
