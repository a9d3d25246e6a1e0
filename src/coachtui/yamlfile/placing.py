"""Items and fields that stand too far in or out, where it shows plainly which list or item they belong to."""

from __future__ import annotations

from coachtui.yamlfile.lines import FIELD, ITEM, first_written_above, indent_of, moved, open_items, spaces
from coachtui.yamlfile.slips import Mended, first_of

__all__ = ["mend_place"]

_FAR = 4
"""From so many spaces on, what was meant is not plain."""
_STEP = 2
"""Spaces that a list stands further in than its name."""


def mend_place(lines: list[str], index: int) -> Mended | None:
    """Return the lines with the item or field at `index` as far in as it was meant; None when that is not plain."""
    return first_of((_list_left_of_its_name, _item_aside, _field_below_hyphen), lines, index)


def _list_left_of_its_name(lines: list[str], index: int) -> Mended | None:
    """Move a list that was put in at the left edge below the name that waits for it."""
    name = first_written_above(lines, index)
    here = indent_of(lines[index])
    if name < 0 or not _waits(lines[name]) or indent_of(lines[name]) <= here or not _is_bare_item(lines[index], here):
        return None
    end = next((number for number in range(index, len(lines)) if not _is_bare_item(lines[number], here)), len(lines))
    off = indent_of(lines[name]) + _STEP - here
    message = f"this list stands further left than `{lines[name].strip(' -:')}`, which it belongs to"
    do = f"Put {spaces(off)} before each of its lines."
    return Mended(moved(lines, index, end, off), here + 1, message, do)


def _item_aside(lines: list[str], index: int) -> Mended | None:
    """Move a list item, and what belongs to it, into the column of the nearest list that is open above it."""
    item = ITEM.match(lines[index])
    if item is None or _begins_a_list(lines, index):
        return None
    here = len(item[1])
    above = [(len(other[1]), other[2]) for _, other in open_items(lines, index)]
    if not above or any(column == here for column, _ in above):
        return None
    alike = [column for column, key in above if key == item[2]] or [column for column, _ in above]
    column = min(alike, key=lambda column: abs(column - here))
    off = abs(column - here)
    if off >= _FAR:
        return None
    side, do = ("further in", f"Take {off} away.") if column < here else ("further left", f"Put {off} more before it.")
    message = f"this line begins with a hyphen, but {spaces(off)} {side} than the items above"
    end = _end_of_block(lines, index, column)
    return Mended(moved(lines, index, end, column - here), here + 1, message, do)


def _field_below_hyphen(lines: list[str], index: int) -> Mended | None:
    """Move a field that stands below the hyphen of its item, and what belongs to it, below the first field there."""
    field = FIELD.match(lines[index])
    _, item = next(open_items(lines, index), (0, None))
    if field is None or item is None or item[2] is None or len(item[1]) != len(field[1]):
        return None
    column = item.start(2)
    off = column - len(field[1])
    message = f"`{field[2]}` belongs to the item above, and stands below its hyphen"
    hint = f"Begin it below its `{item[2]}`, {spaces(off)} further in."
    return Mended(moved(lines, index, _end_of_block(lines, index, column), off), len(field[1]) + 1, message, hint)


def _begins_a_list(lines: list[str], index: int) -> bool:
    """Tell whether the line above is a field that waits for its list."""
    above = first_written_above(lines, index)
    return above >= 0 and _waits(lines[above]) and indent_of(lines[above]) <= indent_of(lines[index])


def _waits(line: str) -> bool:
    """Tell whether a line is a name whose value is still to come."""
    return line.rstrip().endswith(":")


def _is_bare_item(line: str, column: int) -> bool:
    item = ITEM.match(line)
    return item is not None and len(item[1]) == column and item[2] is None


def _end_of_block(lines: list[str], index: int, column: int) -> int:
    """Return the index after what is further in than the line at `index`, which is to begin in `column`."""
    indent = indent_of(lines[index])
    end = index + 1
    while end < len(lines) and (not lines[end].strip() or indent_of(lines[end]) > indent):
        if column > indent and ITEM.match(lines[end]) and indent_of(lines[end]) == column:
            break  # a neighbour, and no part of what is moved
        end += 1
    return end
