"""Which prompt might come next: by phase, by the time left, by what was asked and by what was just said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coachtui.banks.offer import Key, Prompt
from coachtui.session import Asked, Kind, Session

__all__ = ["CLOSING_SECONDS", "content_words", "is_closing", "suggest"]

CLOSING_SECONDS = 5 * 60
"""Before the planned end: from here on a prompt that closes comes first."""

HEARD_LINES = 3
"""How many of the coachee's last lines are listened to."""
MAX_HEARD = 2_000
"""Characters of each of these lines that are looked at."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_CLOSING = frozenset({"close", "closing", "commit", "commitments", "ending", "review", "wrap", "will"})
_EVERYDAY_WORDS = """
about after again also always another anything because been before being came come could does doing done down each
even every everything feel feels felt from gets give goes going good have having here into just keep kind know like
little look lots made make makes many maybe mean more most much need next nothing often only other over people quite
really said same says seem seemed should some something sort still such take tell than that their them then there
these they thing things think this those though thought time today told took very want wanted week well were what when
where which while will with would your yours
"""
_EVERYDAY = frozenset(_EVERYDAY_WORDS.split())


def content_words(text: str) -> frozenset[str]:
    """Return the words of a text that carry meaning, folded, a plural's `s` left out."""
    words = (word.casefold() for word in _WORD.findall(text[:MAX_HEARD]))
    return frozenset(word.removesuffix("s") for word in words if word not in _EVERYDAY) - _EVERYDAY


def is_closing(prompt: Prompt) -> bool:
    """Tell whether a prompt belongs to the end of a conversation: its phase is called so, or is its bank's last."""
    named = {*re.split(r"\W+", prompt.phase.title.casefold()), *prompt.phase.id.split("-")}
    return bool(named & _CLOSING) or prompt.phase.id == prompt.bank.phases[-1].id


def suggest(prompts: Sequence[Prompt], session: Session, elapsed: int, *, plan: Sequence[Key] = ()) -> Prompt | None:
    """Return the prompt that might come next, or None when all were asked; the same facts give the same prompt.

    `prompts` are in the order in which they are offered; of two that fit equally well the first one is taken.
    """
    asked = {(a.bank, a.question) for a in session.asked}
    last = _last_of(session.asked, prompts)
    after = {last.question.id} if last else set()
    open_ones = [p for p in prompts if p.key not in asked and not (after & set(p.question.avoid_after))]
    if not open_ones:
        return None
    if session.planned_minutes * 60 - elapsed <= CLOSING_SECONDS:
        open_ones = [prompt for prompt in open_ones if is_closing(prompt)] or open_ones
    places = {key: place for place, key in enumerate(dict.fromkeys((p.bank.id, p.phase.id) for p in prompts))}
    here = places[last.bank.id, last.phase.id] if last else 0
    heard = _heard(session)

    def worth(prompt: Prompt) -> int:
        ahead = places[prompt.bank.id, prompt.phase.id] - here
        near = {0: 3, 1: 2}.get(ahead, 0 if ahead < 0 else 1)
        same_bank = last is None or prompt.bank.id == last.bank.id
        shared = len(heard & content_words(prompt.question.text))
        return 3 * min(shared, 3) + near + 2 * same_bank + 4 * (prompt.key in plan)

    return max(open_ones, key=worth)


def _last_of(asked: Sequence[Asked], prompts: Sequence[Prompt]) -> Prompt | None:
    """Return the prompt that was asked last, a follow-up counting as its question."""
    by_key = {prompt.key: prompt for prompt in prompts}
    keys = ((a.bank, name) for a in reversed(asked) for name in (a.question, a.question.rpartition("/")[0]))
    return next((by_key[key] for key in keys if key in by_key), None)


def _heard(session: Session) -> frozenset[str]:
    said = [line.text for line in session.lines if line.kind is Kind.COACHEE and line.text][-HEARD_LINES:]
    return frozenset().union(*map(content_words, said))
