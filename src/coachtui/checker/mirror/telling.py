"""Judging too readily and too often: order, density, and a look at one side only.

Source of S1 and S2: judgementoring is judging too soon or too frequently (Hobson & Malderez 2013, p. 95).
"""

from __future__ import annotations

import re
from itertools import accumulate

from coachtui.checker.mirror.model import Conversation, Observation, Turn
from coachtui.checker.mirror.wording import observed
from coachtui.checker.model import SkillKind
from coachtui.checker.speakers import Speaker

__all__ = ["one_sided_deficit", "told_before_asked", "verdict_density"]

FEWEST_LINES = 6
"""Lines under which the order of a conversation says nothing."""
TIME_TO_ANSWER = 20
"""Seconds after an open question in which an answer may have been heard and not noted."""

_GREETING = re.compile(
    r"\W*(?:how (?:are|is|have) (?:you|things|life)|are you (?:ok|okay|all right|well))", re.IGNORECASE
)
"""How a question begins that asks after the person and not for an account of their work."""
_POLITE = re.compile(
    r"\W*+(?:(?:yes|yeah|yep|no problem|no worries|no|ok|okay|right|sure|thanks|thank you|"
    r"(?:i am|i['’]m) (?:fine|good|ok)|fine|good|great|lovely|hi|hello|morning|of course|not (?:too )?bad|all right|"
    r"alright|hm+)(?!\w)\W*+)*+$",
    re.IGNORECASE,
)
"""A line of theirs that is polite, or a nod, and no account."""

WINDOW = 10
"""Lines of the coach that are looked at together, all of them where there are fewer."""
FEWEST_OF_OURS = 6
"""Lines of the coach under which there is no density."""
MOST_TOLD = 2
"""How many lines of a window may tell: one in five."""

FEWEST_FOR_HALVES = 12
"""Lines under which a conversation has no halves."""
FEWEST_DEFICITS = 3

_DEFICITS = frozenset({"evaluative-criticism", "deficit-presupposition"})
_STRENGTHS = frozenset({"evaluative-praise"})
_STRENGTH = re.compile(
    r"(?<!\w)(?:well|work(?:ed|s|ing)|proud|pleased|happy|strengths?|keep|kept|enjoy\w*|liked?|loved?|help(?:s|ed|ful)|"
    r"calm(?:er|ly)?|improv\w+|success\w*|progress\w*|effort|better|good|great|best|useful)(?!\w)",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"(?:(?<!\w)(?:not|never|nothing|no|hardly|nobody|without|could|should|would|might|if)|n['’]t)\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
"""What turns a word of strength round when it stands within the two words before it."""
_REACH = 32
"""Characters before a word of strength that are looked at."""


def told_before_asked(conversation: Conversation) -> Observation | None:
    """S1: a verdict or advice comes before the coachee's own account, which a mere "fine, thanks" is not.

    Minimum: six lines, one of them the coachee's account. Silent when an open question came before and there was time
    to answer it: not every answer is noted. Counts the lines that tell, out of the coach's lines before that account.
    Source: Hobson & Malderez 2013 ("too readily").
    """
    first = next((index for index, turn in conversation.coachee if not _POLITE.match(turn.text)), None)
    if first is None or len(conversation.lines) < FEWEST_LINES:
        return None
    before = [(index, turn) for index, turn in conversation.coach if index < first]
    told = tuple(index for index, _ in before if index in conversation.told)
    if not told or _was_asked(conversation, before_line=told[0]):
        return None
    return observed("S1", conversation, n=len(told), of=len(before), rests_on=told)


def _was_asked(conversation: Conversation, *, before_line: int) -> bool:
    """Tell whether an open question came so long before a line that it may have been answered."""
    latest = conversation.turns[before_line].at - TIME_TO_ANSWER
    return any(
        turn.at <= latest
        for index, turn in conversation.asked
        if index < before_line and turn.shows(SkillKind.OPEN_QUESTION) and not _GREETING.match(turn.text)
    )


def verdict_density(conversation: Conversation) -> Observation | None:
    """S2: more than one line in five tells, within ten lines of the coach in a row.

    Minimum: six lines of the coach; where there are fewer than ten, all of them are looked at, and it still takes
    three. Counts within the ten that hold most; rests on those that tell. Source: Hobson & Malderez 2013 ("too
    frequently"); one in five is our own choice.
    """
    lines = [index for index, _ in conversation.coach]
    if len(lines) < FEWEST_OF_OURS:
        return None
    window = min(WINDOW, len(lines))
    sums = [0, *accumulate(index in conversation.told for index in lines)]
    most, start = max((sums[at + window] - sums[at], -at) for at in range(len(lines) - window + 1))
    if most <= MOST_TOLD:
        return None
    told = tuple(index for index in lines[-start : window - start] if index in conversation.told)
    return observed("S2", conversation, n=most, of=window, rests_on=told)


def one_sided_deficit(conversation: Conversation) -> Observation | None:
    """S3: the first half looks at what was missing, three times or more, and never at a strength, effort or help.

    Minimum: twelve lines, some of them marked, half of the time gone, three such lines. A word of strength in
    anybody's line of that half is enough to say nothing. Source: presuppositions of competence (Costa & Garmston,
    Cognitive Coaching).
    """
    lines = conversation.lines
    if len(lines) < FEWEST_FOR_HALVES or not conversation.half_over or not conversation.is_talk:
        return None
    half = lines[: len(lines) // 2]
    deficits = tuple(index for index, turn in half if turn.finds(_DEFICITS))
    if len(deficits) < FEWEST_DEFICITS or any(_names_strength(turn) for _, turn in half):
        return None
    of = sum(turn.speaker in (Speaker.COACH, Speaker.ASKED) for _, turn in half)
    return observed("S3", conversation, n=len(deficits), of=of, rests_on=deficits)


def _names_strength(turn: Turn) -> bool:
    if turn.shows(SkillKind.AFFIRMATION) or turn.finds(_STRENGTHS):
        return True
    words = _STRENGTH.finditer(turn.text)
    return any(not _AGAINST.search(turn.text, max(0, word.start() - _REACH), word.start()) for word in words)
