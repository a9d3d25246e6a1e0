"""The frame of a session: what was agreed at the start, how it closed, and whether its kind fits the person."""

from __future__ import annotations

import re

from coachtui.checker.mirror.model import Conversation, Observation
from coachtui.checker.mirror.wording import observed
from coachtui.checker.model import Mode

__all__ = ["no_close", "no_contract", "stage_mismatch"]

FEWEST_LINES = 8
"""Lines under which neither start nor close can be told."""
SHORTEST = 5 * 60
"""Seconds under which a meeting is too short to need a close of its own."""
LAST_PART = 3
"""A close is looked for in the last third of the lines."""
SHOWN_LINES = 3

_CONTRACT = re.compile(
    r"(?<!\w)(?:confidential\w*|private\w*|between (?:us|you and me|the two of us)|off the record|"
    r"(?:these|my|the|take) notes|if i type|who (?:reads|sees|will|might|can|else)|ground rules|boundar\w+|"
    r"our agreement|we agreed?|how (?:we|shall we|do we|would you like us to) work|what would make (?:this|our|today)|"
    r"stays? (?:here|in this)|get(?:ting)? out of (?:this|today)|hop(?:e|ing) to (?:leave|get|take)|"
    r"roles?|purpose|agenda)(?!\w)"
)
"""Words about the agreement, in lower case."""
_CLOSE = re.compile(
    r"(?<!\w)(?:summar\w+|sum(?:ming)? up|to sum|tak(?:e|ing) (?:away|from|back|with)|"
    r"next (?:steps?|time|week|meeting|session)|before we (?:hang up|stop|finish|part|close|end|go)|"
    r"by when|by (?:the end|half|mon|tue|wed|thu|fri|sat|sun|next|then|tomorrow|easter|christmas)\w*|tomorrow|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|useful|remember|see you|meet again|commit\w*|agreed?|first step|"
    r"small(?:est)? step|will you (?:do|try|start)|going to (?:do|try|start)|(?:i will|i'll|i’ll) (?:try|do|start)|"
    r"\d{1,2}[./]\d{1,2}|\d{1,2}(?:st|nd|rd|th)?\W+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)(?!\w)"
)
"""Words that close a talk, in lower case."""


def no_contract(conversation: Conversation) -> Observation | None:
    """S7: in the first session of two people nothing says what the notes are for or who reads them.

    Minimum: eight lines, some of them marked. The line that a session opens with is enough, and so is one like it
    anywhere. Silent when these two are known to have met before: with `earlier`, unless none of those sessions had an
    agreement either. Source: CUREE's learning agreement; ICF standard 1.1.
    """
    lines = conversation.lines
    earlier = conversation.earlier
    met = conversation.follows if earlier is None else any(session.contracted for session in earlier)
    if conversation.agreement.strip() or met or not _has_frame(conversation):
        return None
    if any(_CONTRACT.search(turn.text.lower()) for _, turn in lines):
        return None
    opening = tuple(index for index, _ in lines[:SHOWN_LINES])
    return observed("S7", conversation, n=0, of=len(lines), rests_on=opening)


def no_close(conversation: Conversation) -> Observation | None:
    """S12: a session is over, and its last third holds no step, date or summary, and no agreed step anywhere.

    Minimum: eight lines, some of them marked, and five minutes, and the session closed or its time up. Counts the
    lines that were looked at; rests on the last three. Source: a structured process (CUREE 2005).
    """
    lines = conversation.lines
    if not conversation.over or not _has_frame(conversation) or conversation.elapsed < SHORTEST or conversation.steps:
        return None
    last = lines[-(-2 * len(lines) // LAST_PART) :]
    if any(_CLOSE.search(turn.text.lower()) for _, turn in last):
        return None
    return observed("S12", conversation, n=0, of=len(last), rests_on=tuple(i for i, _ in last[-SHOWN_LINES:]))


def stage_mismatch(conversation: Conversation) -> Observation | None:
    """S13: open coaching with a trainee or a first-year teacher, with no focus named.

    Minimum: eight lines, some of them marked; set-up has said it before. Source: directive coaching helped novices
    more than reflection of their own (Cohen et al. 2020, doi 10.3102/0162373720906217).
    """
    coaching = conversation.mode is Mode.COACHING and conversation.novice
    if not coaching or conversation.focus.strip() or not _has_frame(conversation):
        return None
    return observed("S13", conversation)


def _has_frame(conversation: Conversation) -> bool:
    """Tell whether it is a talk of some length; notes without marks may be of a lesson."""
    return conversation.is_talk and len(conversation.lines) >= FEWEST_LINES
