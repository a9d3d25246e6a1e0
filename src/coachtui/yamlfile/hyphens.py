"""Texts in a list that no hyphen stands before."""

from __future__ import annotations

import re

from coachtui.yamlfile.lines import ITEM, first_written_above, indent_of, is_written, open_items, with_line
from coachtui.yamlfile.names import folded
from coachtui.yamlfile.shorthand import NAME, Lists
from coachtui.yamlfile.slips import Mended

__all__ = ["mend_hyphen"]

_TEXT = re.compile(r" *[\"'“”„‘\w]")
_QUOTED = re.compile(r" *[\"'“”„‘]")
_ENDS_QUOTED = re.compile(r"[\"'“”’]\s*\Z")


def mend_hyphen(lines: list[str], index: int, lists: Lists) -> Mended | None:
    """Return the lines with a hyphen before the text at `index`; None when it is not plain that one is missing."""
    if not 0 <= index < len(lines) or not _is_text(lines[index]):
        return None
    column = _column_beside_items(lines, index)
    if column is None and _begins_a_list(lines, index, lists):
        column = indent_of(lines[index])
    if column is None:
        return None
    line = f"{' ' * column}- {lines[index].lstrip(' ')}"
    message, hint = "a hyphen is missing before this text", 'Begin it like its neighbours: `- "…"`.'
    return Mended(with_line(lines, index, line), indent_of(lines[index]) + 1, message, hint)


def _column_beside_items(lines: list[str], index: int) -> int | None:
    """Return the column of the hyphens of the items above, when the text at `index` is a neighbour of theirs."""
    here = indent_of(lines[index])
    _, item = next(open_items(lines, index), (0, None))
    if item is None:
        return None
    above = lines[first_written_above(lines, index)]
    alone = item[2] is None and _QUOTED.match(lines[index]) and _ENDS_QUOTED.search(above)
    return len(item[1]) if here == len(item[1]) or (alone and here <= item.end()) else None


def _begins_a_list(lines: list[str], index: int, lists: Lists) -> bool:
    """Tell whether the text at `index` stands right below the name of a list, and is followed by more of its kind."""
    above = first_written_above(lines, index)
    name = NAME.match(lines[above]) if above >= 0 and lines[above].rstrip().endswith(":") else None
    here = indent_of(lines[index])
    below = next((line for line in lines[index + 1 :] if is_written(line)), "")
    if name is None or indent_of(lines[above]) > here or indent_of(below) != here:
        return False
    return bool(ITEM.match(below)) or (_is_text(below) and (folded(name[1]) in lists or bool(_QUOTED.match(below))))


def _is_text(line: str) -> bool:
    """Tell whether a line holds a text and nothing that gives it another meaning."""
    return bool(_TEXT.match(line)) and (bool(_QUOTED.match(line)) or not NAME.match(line))
