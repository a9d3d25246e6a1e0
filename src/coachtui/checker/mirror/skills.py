"""What went well: said in the same plain tone, at most two at a time."""

from __future__ import annotations

from coachtui.checker.mirror.model import Conversation, Observation
from coachtui.checker.mirror.wording import observed
from coachtui.checker.model import SkillKind
from coachtui.checker.speakers import Speaker

__all__ = ["gave_back", "left_the_choice", "named_what_they_did", "opened_thinking", "waited"]

AT_LENGTH = 15
"""Words of the coachee, over one line or several, that are a long answer in notes."""
LONG_WAIT = 5
"""Seconds. Source: wait time (Rowe 1972; Stahl 1994)."""
FEWEST = 2
"""How often a move has to be made to be more than chance."""


def opened_thinking(conversation: Conversation) -> Observation | None:
    """G2: twice or more, an open question was followed by fifteen words or more of theirs. Counts open questions."""
    opened: list[int] = []
    questions = 0
    question: int | None = None
    words = 0
    for index, turn in conversation.lines:
        if index in conversation.said:
            is_open = turn.asked and turn.shows(SkillKind.OPEN_QUESTION)
            question = index if is_open and index not in conversation.told else None
            questions += is_open
            words = 0
        elif turn.speaker is Speaker.COACHEE and question is not None:
            words += len(turn.text.split())
            if words >= AT_LENGTH:
                opened.append(question)
                question = None
    if len(opened) < FEWEST:
        return None
    return observed("G2", conversation, n=len(opened), of=questions, rests_on=tuple(opened))


def gave_back(conversation: Conversation) -> Observation | None:
    """G3: twice or more, the coach said back what was heard (reflections, MITI 4.2.1)."""
    return _moves("G3", conversation, SkillKind.REFLECTION)


def named_what_they_did(conversation: Conversation) -> Observation | None:
    """G4: twice or more, the coach named an act and what it did (affirmation, MITI 4.2.1)."""
    return _moves("G4", conversation, SkillKind.AFFIRMATION)


def left_the_choice(conversation: Conversation) -> Observation | None:
    """G5: twice or more, the coach stressed their choice or asked for leave (autonomy, MITI 4.2.1)."""
    return _moves("G5", conversation, SkillKind.AUTONOMY, SkillKind.PERMISSION)


def _moves(id: str, conversation: Conversation, *kinds: SkillKind) -> Observation | None:
    lines = tuple(index for index, turn in conversation.coach if turn.shows(*kinds) and index not in conversation.told)
    if len(lines) < FEWEST:
        return None
    return observed(id, conversation, n=len(lines), of=len(conversation.coach), rests_on=lines)


def waited(conversation: Conversation) -> Observation | None:
    """G6: after a question nothing was typed for five seconds or more. Counts the questions that were measured."""
    waits = {index: turn.waited for index, turn in conversation.asked if turn.waited is not None}
    long = tuple(index for index, seconds in waits.items() if seconds >= LONG_WAIT)
    if not long:
        return None
    return observed("G6", conversation, n=len(long), of=len(waits), rests_on=long)
