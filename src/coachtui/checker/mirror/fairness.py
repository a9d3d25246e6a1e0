"""An assessment point: no surprises, and the coachee's own view beside each judgement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coachtui.checker.mirror.model import Conversation, Observation, Turn
from coachtui.checker.mirror.wording import observed
from coachtui.checker.model import Mode
from coachtui.checker.speakers import Speaker

__all__ = ["no_coachee_view", "surprise", "tags_in"]

NEAR = 4
"""Lines before and after a judgement in which the coachee's view may stand."""
FEWEST_IN_MENTORING = 2
"""Judgements under which a mentor's ordinary meeting is told nothing: one is not a habit."""

_TAG = re.compile(r"(?<!\w)(?:#(\w{1,40})|(ts) ?([1-8])(?!\w))", re.IGNORECASE)
_CONCERN = re.compile(
    r"(?<!\w)(?:not (?:yet )?(?:met|meeting|secure|there|on track)|n['’]t (?:yet )?(?:met|meeting)|below|concern\w*|"
    r"at risk|off track|emerging|working towards|requires improvement|inadequate|fail\w*|weak\w*)(?!\w)",
    re.IGNORECASE,
)
_VERDICT = re.compile(
    r"(?<!\w)(?:met|meets|secure|on track|strong\w*|exceed\w*|pass(?:ed|es)?|outstanding|good)(?!\w)",
    re.IGNORECASE,
)
_CRITICAL = frozenset({"evaluative-criticism", "grading-language"})


def tags_in(text: str) -> frozenset[str]:
    """Return the tags of a line in lower case: `#TS5`, `TS 5` and `ts5` are all `ts5`."""
    if "#" not in text and "ts" not in text.lower():
        return frozenset()
    return frozenset((word or ts + number).lower() for word, ts, number in _TAG.findall(text))


def surprise(conversation: Conversation) -> Observation | None:
    """S8: at an assessment point a concern has a tag that no earlier shared session had.

    Silent unless `earlier` is known. Counts tags: new ones out of all that hold a concern. Source: no surprises (the
    founding article on mentoring and coaching; guidance on statutory induction).
    """
    if conversation.mode is not Mode.ASSESSMENT or conversation.earlier is None:
        return None
    known = {tag for session in conversation.earlier if session.shared for tag in session.tags}
    concerns = [(index, tags_in(turn.text)) for index, turn in conversation.lines if _is_concern(turn)]
    tags = {tag for _, found in concerns for tag in found}
    new = tags - known
    lines = tuple(index for index, found in concerns if found & new)
    if not lines:
        return None
    named = ", ".join(f"#{tag.upper()}" for tag in sorted(new))
    return observed("S8", conversation, n=len(new), of=len(tags), rests_on=lines, tags=named)


def no_coachee_view(conversation: Conversation) -> Observation | None:
    """S9: a judgement has no line of the coachee near it, nor one under the same tag.

    Minimum: one judgement at an assessment point, two in an ordinary mentor's meeting; coaching is not told. A
    judgement is a tagged line with a verdict, or what the coach said that the checker hears as one. Source: fairness
    of a judgement (the founding article: honesty, no surprises).
    """
    if conversation.mode is Mode.COACHING:
        return None
    judged = [(place, index) for place, (index, turn) in enumerate(conversation.lines) if _is_judgement(turn)]
    viewed = {tag for _, turn in conversation.coachee for tag in tags_in(turn.text)}
    alone = tuple(index for place, index in judged if not _has_view(conversation, place, viewed))
    fewest = 1 if conversation.mode is Mode.ASSESSMENT else FEWEST_IN_MENTORING
    if len(alone) < fewest:
        return None
    return observed("S9", conversation, n=len(alone), of=len(judged), rests_on=alone)


def _has_view(conversation: Conversation, place: int, viewed: set[str]) -> bool:
    near: Sequence[tuple[int, Turn]] = conversation.lines[max(0, place - NEAR) : place + NEAR + 1]
    if any(turn.speaker is Speaker.COACHEE for _, turn in near):
        return True
    return not viewed.isdisjoint(tags_in(conversation.lines[place][1].text))


def _is_concern(turn: Turn) -> bool:
    """Tell whether a tagged line of the coach says that something is not there yet."""
    if turn.speaker is not Speaker.COACH or not tags_in(turn.text):
        return False
    return turn.finds(_CRITICAL) or _CONCERN.search(turn.text) is not None


def _is_judgement(turn: Turn) -> bool:
    if turn.speaker is not Speaker.COACH:
        return False
    if turn.finds(_CRITICAL) and turn.to_them:
        return True
    if not tags_in(turn.text):
        return False
    return any(pattern.search(turn.text) for pattern in (_CONCERN, _VERDICT))
