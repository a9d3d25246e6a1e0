"""Next steps: how many there are, and whose words they are in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coachtui.checker.mirror.model import Conversation, Observation
from coachtui.checker.mirror.roots import roots_in
from coachtui.checker.mirror.wording import observed
from coachtui.checker.speakers import Speaker

__all__ = ["goal_not_theirs", "their_step", "too_many_goals"]

NEW_STEPS = 1
"""New steps that are not too many for a novice."""
OPEN_STEPS = 2
"""Open steps, those of earlier sessions too, that are not too many for a novice."""
FEWEST_OF_THEIRS = 3
"""Lines of the coachee from which their words can be known."""
FEWEST_WORDS = 2
"""Words of content that a step has to have from somebody's lines."""

_NOT_A_STEP = re.compile(
    r"\W*+(?:$|(?:by|before|until|till|when|due|date|how|who|where|why|we will know|we'll know|we’ll know|review|check|"
    r"useful|what was useful|what helped|next meeting|meet|we|i|i'll|i’ll|i'd|me|coach|mentor)(?!\w))",
    re.IGNORECASE,
)
"""How a line begins that says more about a step (by when, how we will know), or that is not the coachee's step."""


def too_many_goals(conversation: Conversation) -> Observation | None:
    """S10: more than one new step, or more than two open ones, for a trainee or a first-year teacher.

    Lines that say when or how about a step, and steps of the coach or of both, are not counted. Steps of earlier
    sessions count when `earlier` is known. Source: one step at a time (Bambrick-Santoyo, Leverage Leadership); goals
    that are appropriate and manageable (the founding article on mentoring and coaching).
    """
    if not conversation.novice:
        return None
    new = tuple(index for index, turn in conversation.steps if not _NOT_A_STEP.match(turn.text))
    older = sum(len(session.open_steps) for session in conversation.earlier or ())
    if len(new) <= NEW_STEPS and not (new and len(new) + older > OPEN_STEPS):
        return None
    return observed("S10", conversation, n=len(new) + older, rests_on=new)


def goal_not_theirs(conversation: Conversation) -> Observation | None:
    """S11: the words of a step come from the coach's lines, and none of them from the coachee's.

    Minimum: three lines of the coachee; two words of content that the coach said before the step. Words of the focus
    are nobody's. Source: CUREE's personal goals; choice (Knight's partnership principles).
    """
    steps = _sources(conversation)
    ours = tuple(step.line for step in steps if step.ours >= FEWEST_WORDS and not step.known_to_them)
    if not ours or len(conversation.coachee) < FEWEST_OF_THEIRS:
        return None
    return observed("S11", conversation, n=len(ours), of=len(steps), rests_on=ours)


def their_step(conversation: Conversation) -> Observation | None:
    """G1: a step has two words of content or more that the coachee said first."""
    steps = _sources(conversation)
    theirs = tuple(step.line for step in steps if step.theirs >= FEWEST_WORDS)
    if not theirs:
        return None
    return observed("G1", conversation, n=len(theirs), of=len(steps), rests_on=theirs)


@dataclass(frozen=True, slots=True)
class _Sources:
    """Where the words of one step were said first."""

    line: int
    ours: int
    theirs: int
    known_to_them: bool
    """Whether any of them stands in a line of theirs, before or after."""


def _sources(conversation: Conversation) -> list[_Sources]:
    common = roots_in(conversation.focus)
    steps = [(index, turn) for index, turn in conversation.steps if not _NOT_A_STEP.match(turn.text)]
    return [_source(conversation, index, roots_in(turn.text) - common) for index, turn in steps]


def _source(conversation: Conversation, line: int, roots: set[str]) -> _Sources:
    first = conversation.first_said
    before = [first[root][1] for root in roots if root in first and first[root][0] < line]
    theirs = before.count(Speaker.COACHEE)
    return _Sources(line, len(before) - theirs, theirs, not roots.isdisjoint(conversation.their_roots))
