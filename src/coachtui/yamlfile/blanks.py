"""Spaces that are none for YAML, as pages and word processors put them, read as ordinary ones where it needs them."""

from __future__ import annotations

import re

from coachtui.errors import Problem

__all__ = ["with_ordinary_spaces"]

_ODD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_IS_ODD = re.compile(f"[{_ODD}]")
_ORDINARY = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_BEGINNING = re.compile(
    rf"^[ \t{_ODD}]*(?:-[ \t{_ODD}]+)*(?:[a-z_]+:(?:[{_ODD}]+|[ {_ODD}]+(?=[\"'“”„‘\[])))?", re.MULTILINE
)
"""What stands before the words of a line: its indentation, hyphens, and the name of a field."""


def with_ordinary_spaces(text: str, source: str) -> tuple[str, list[Problem]]:
    """Return the text with ordinary spaces at the beginnings of its lines, and one problem for all that were not."""
    if not _IS_ODD.search(text):
        return text, []
    found = [match for match in _BEGINNING.finditer(text) if _IS_ODD.search(match.group())]
    if not found:
        return text, []
    first = found[0]
    odd = _IS_ODD.search(first.group())
    column = odd.start() + 1 if odd else 1
    line = text.count("\n", 0, first.start()) + 1
    more = f" and of {len(found) - 1} more below" if found[1:] else ""
    message = f"a no-break space stands before the words of this line{more}; it was read as an ordinary one"
    hint = "Put ordinary spaces there; what is copied from a page or from Word often holds others."
    text = _BEGINNING.sub(lambda match: match.group().translate(_ORDINARY), text)
    return text, [Problem(source, line, column, message, hint, harmless=True)]
