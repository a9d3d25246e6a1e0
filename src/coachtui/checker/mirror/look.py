"""A look back: every check is asked once, and a few answers are chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from coachtui.checker.mirror.balance import coach_dominant, no_wait, question_run
from coachtui.checker.mirror.fairness import no_coachee_view, surprise
from coachtui.checker.mirror.frame import no_close, no_contract, stage_mismatch
from coachtui.checker.mirror.model import Conversation, Mirror, Observation
from coachtui.checker.mirror.skills import gave_back, left_the_choice, named_what_they_did, opened_thinking, waited
from coachtui.checker.mirror.steps import goal_not_theirs, their_step, too_many_goals
from coachtui.checker.mirror.telling import one_sided_deficit, told_before_asked, verdict_density
from coachtui.checker.mirror.wording import LIMITS, MARKS_HELP, NOTHING

__all__ = ["CHECKS", "MOST", "MOST_WELL", "WENT_WELL", "look_back"]

MOST = 6
"""Observations on the page: more would be a list to work off."""
MOST_WELL = 2
"""Of these, how many say what went well."""
FEWEST_FOR_MARKS = 8
"""Lines after which it is worth saying that marks would show more."""

Check: TypeAlias = Callable[[Conversation], Observation | None]

CHECKS: tuple[Check, ...] = (
    told_before_asked,
    verdict_density,
    one_sided_deficit,
    coach_dominant,
    question_run,
    no_wait,
    no_contract,
    surprise,
    no_coachee_view,
    too_many_goals,
    goal_not_theirs,
    no_close,
    stage_mismatch,
)
"""S1 to S13, in this order where two weigh the same."""

WENT_WELL: tuple[Check, ...] = (
    opened_thinking,
    their_step,
    gave_back,
    named_what_they_did,
    left_the_choice,
    waited,
)
"""What went well, what says most first."""


def look_back(conversation: Conversation) -> Mirror:
    """Return what is worth a look in a whole conversation: what went well, then the rest, heaviest first.

    Never more than `MOST` observations. Depends on nothing but its argument; time grows linearly with the notes.
    """
    well = _answers(WENT_WELL, conversation)[:MOST_WELL]
    rest = sorted(_answers(CHECKS, conversation), key=lambda one: -one.severity)
    return Mirror((*well, *rest[: MOST - len(well)]), _note(conversation, nothing=not rest))


def _answers(checks: tuple[Check, ...], conversation: Conversation) -> list[Observation]:
    return [answer for check in checks if (answer := check(conversation)) is not None]


def _note(conversation: Conversation, *, nothing: bool) -> str:
    unmarked = not conversation.is_talk and len(conversation.lines) >= FEWEST_FOR_MARKS
    parts = (NOTHING if nothing else "", LIMITS, MARKS_HELP if unmarked else "")
    return " ".join(part for part in parts if part)
