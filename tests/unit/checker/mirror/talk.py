"""Conversations to look back at, written as a coach would type them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from textwrap import dedent

from coachtui.checker import Checker, Leave, Mode, Setting, Speaker, speaker_of
from coachtui.checker.mirror import CHECKS, WENT_WELL, Conversation, Observation, Turn

__all__ = ["all_of", "ids", "only", "talk"]

USUAL_GAP = 40
"""Seconds from one line to the next."""
_GAP = re.compile(r"\+(\d+) ")
_WAIT = re.compile(r" \((\d+) s\)$")


@cache
def checker() -> Checker:
    """Return the built-in checker; it has no state, so all tests share one."""
    return Checker()


def talk(text: str, *, mode: Mode = Mode.COACHING, novice: bool = False, **fields: object) -> Conversation:
    """Return the conversation that these notes hold: 45 minutes, closed, with an agreement.

    Each line begins 40 seconds after the one above it, or as many as a `+3 ` before its mark says. `(9 s)` at the end
    of a question is how long nobody typed after it.
    """
    setting = Setting(mode=mode, novice=novice)
    leave = Leave(checker())
    turns: list[Turn] = []
    at = -USUAL_GAP
    for typed in dedent(text).strip("\n").split("\n"):
        gap = _GAP.match(typed)
        at += int(gap.group(1)) if gap else USUAL_GAP
        turns.append(_turn(at, typed[gap.end() :] if gap else typed, setting, leave))
    given = {"agreement": "Between us.", "elapsed": 2_700, "ended": True, "focus": "questioning", **fields}
    return Conversation(tuple(turns), mode, novice, **given)  # type: ignore[arg-type]  # any field may be given


def _turn(at: int, typed: str, setting: Setting, leave: Leave) -> Turn:
    wait = _WAIT.search(typed)
    speaker, start = speaker_of(typed)
    said = typed[start : wait.start() if wait else None]
    if speaker is Speaker.COACHEE:
        leave.hear_coachee(said)
    if speaker not in (Speaker.COACH, Speaker.ASKED):
        return Turn(at, speaker, said)
    report = checker().check(said, setting)
    softened = replace(report, findings=tuple(leave.soften(report.findings)))
    leave.hear_coach(said, report)
    return Turn(at, speaker, said, softened, int(wait.group(1)) if wait else None)


def all_of(conversation: Conversation) -> dict[str, Observation]:
    """Return everything that the checks say, by id, however much that is."""
    answers = (check(conversation) for check in (*CHECKS, *WENT_WELL))
    return {answer.id: answer for answer in answers if answer is not None}


def ids(conversation: Conversation) -> set[str]:
    """Return the ids of everything that the checks say."""
    return set(all_of(conversation))


def only(conversation: Conversation, id: str) -> Observation:
    """Return what one check says."""
    return all_of(conversation)[id]
