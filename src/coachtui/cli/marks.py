"""Whose words a line of a notes file holds: only the coach's own are checked."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

__all__ = ["Words", "coach_words"]

_NOT_THE_COACH = re.compile(r"\s*(?:[\"“>#]|(?:t|teacher|coachee)\s*:)", re.IGNORECASE)
"""What they said, an agreed step, a private line; quotation marks and `T:` are both used for the coachee."""

_THE_COACH = re.compile(r"\s*(?:(?P<asked>\?)|(?:c|coach|mentor)\s*:|)\s*", re.IGNORECASE)
"""A mark in front of the coach's own words, or none."""


_SENTENCE_ENDS = (".", "!", "?", "…")
"""Where the words say themselves what they are, sentence by sentence, the mark does not make them a question."""


class Words(NamedTuple):
    """The coach's words in one line."""

    offset: int
    """Where they begin in the line, in code points."""
    text: str
    kind: Literal["statement", "asked"]


def coach_words(line: str) -> Words | None:
    """Return what the coach says in a line of notes, without the mark; None when it is not the coach who speaks."""
    if _NOT_THE_COACH.match(line):
        return None
    mark = _THE_COACH.match(line)
    start = mark.end() if mark else 0
    asked = mark is not None and mark["asked"] and not line.rstrip().endswith(_SENTENCE_ENDS)
    return Words(start, line[start:], "asked" if asked else "statement")
