"""Keeps a raw regular expression from ever taking more than linear time."""

from __future__ import annotations

import re

__all__ = ["objection"]

_PART = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P=|\((?:\?(?:P<\w+>|<?[=!]|:|>))?|\)|[*+?]|\{(\d*)(,?)(\d*)\}|.", re.DOTALL
)
_MOST = 60
"""The highest count of one repeat."""
_MAX_WORK = 1000
"""In how many ways all repeats together may be filled at one place of the text."""


def objection(pattern: str) -> str:
    """Return why `pattern` is not taken, in lower case, or an empty text.

    Every repeat needs an upper limit, no repeat may stand inside another one, and nothing may refer back: then
    the work at each place of a text is bounded, and a whole text costs linear time.
    """
    try:
        re.compile(pattern)
    except (re.error, OverflowError) as error:
        return f"it is no regular expression: {error}"
    return _walk(pattern)


def _walk(pattern: str) -> str:
    work = 1
    repeats_inside = [False]
    closed = False
    for found in _PART.finditer(pattern):
        part = found.group()
        if (part.startswith("\\") and part[1:2].isdigit()) or part == "(?P=":
            return "it refers back to what it found"
        if part.startswith("(") and part != "\\(":
            repeats_inside.append(False)
        elif part == ")":
            closed = repeats_inside.pop()
            repeats_inside[-1] |= closed
            continue
        elif part in "*+" or (found[2] and not found[3]):
            return f"the “{part}” has no upper limit; write for example {{0,20}}"
        elif part == "?" or found[1] or found[3]:
            low, high = (0, 1) if part == "?" else (int(found[1] or 0), int(found[3] or found[1] or 0))
            if high > _MOST:
                return f"a repeat of {high} is more than {_MOST}"
            if high > 1 and closed:
                return "a repeat stands inside a repeat"
            work *= high - low + 1
            repeats_inside[-1] = True
        closed = False
    return "it can match in too many ways; use fewer or shorter repeats" if work > _MAX_WORK else ""
