"""Tabs at the beginning of lines, read as the spaces that they looked like."""

from __future__ import annotations

import re

from coachtui.errors import Problem

__all__ = ["SIZES", "first_tabs", "untabbed"]

SIZES = (8, 4, 2)
"""How wide editors show a tab, the likeliest first: a tab of eight is in line with the fields of a question."""

_INDENT = re.compile(r"^[ \t]*\t[ \t]*(?=[^\s#])", re.MULTILINE)


def untabbed(text: str, size: int) -> str:
    """Return the text with spaces in place of the tabs at the beginnings of lines."""
    return _INDENT.sub(lambda found: " " * len(found.group().expandtabs(size)), text)


def first_tabs(text: str, source: str) -> Problem | None:
    """Return what to say about the tabs that were read as spaces; None where there are none."""
    found = list(_INDENT.finditer(text))
    if not found:
        return None
    line = text.count("\n", 0, found[0].start()) + 1
    column = found[0].group().index("\t") + 1
    more = f" and of {len(found) - 1} more below" if len(found) > 1 else ""
    message = f"a tab stands at the beginning of this line{more}; it was read as spaces"
    return Problem(source, line, column, message, "Use spaces there.", harmless=True)
