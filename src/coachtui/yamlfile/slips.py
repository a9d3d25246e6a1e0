"""Slips that show plainly what was meant: a line is read in that way, and it is said what to write instead.

Only lines that YAML stumbled over, or read as a bare text that looks like one of these slips, are touched.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

__all__ = ["LOOKS_LIKE_A_SLIP", "Mended", "mend_line", "mend_place"]

_DASH = re.compile(r"( *)[–—−‒]\s*(?=\S)")
_TIGHT = re.compile(r"( *)-(?=[\"'“”„‘A-Za-z])")
_NO_SPACE = re.compile(r"( *(?:- +)*[A-Za-z_]+:)(?=[\"'“”„‘])")
_WRAPPED = r"(?:[“”„]([^\"“”„\\]*)[”“]|‘([^\"‘\\]*)’)"
_CURLY = re.compile(rf"( *(?:- +)*(?:[\w-]+: +)?){_WRAPPED}(?=\s*$)")
_CURLY_IN_LIST = re.compile(rf"([\[,] *){_WRAPPED}(?= *[,\]])")
LOOKS_LIKE_A_SLIP = re.compile(r"[–—−‒]\s*\S|-[\"'“”„‘A-Za-z]|[A-Za-z_]+:[\"'“”„‘]|[“”„‘]")
"""A bare text that may be one; whether it is, the line shows."""

_HALF = re.compile(r"( *(?:- +)*(?:[\w-]+: +)?)(?:\"([^\"“”„\\]*)[”“]|[“”„]([^\"“”„\\]*)\")\s*$")
_ITEM = re.compile(r"( *)- +(?:([\w-]+):(?: |$))?")
_FIELD = re.compile(r"( *)([\w-]+):(?: |$)")
_FAR = 4
"""From so many spaces on, what was meant is not plain."""


@dataclass(frozen=True, slots=True)
class Mended:
    """The lines as they were meant, and what to say."""

    lines: list[str]
    column: int
    """1-based, of the slip."""
    message: str
    hint: str


def mend_line(lines: list[str], index: int) -> Mended | None:
    """Return the lines with the one at `index` as it was meant; None when no slip of its own shows."""
    return _first((_dash, _tight, _no_space, _curly, _half_curly), lines, index)


def mend_place(lines: list[str], index: int) -> Mended | None:
    """Return the lines with the item or field at `index` as far in as it was meant; None when that is not plain."""
    return _first((_item_aside, _field_below_hyphen), lines, index)


def _first(
    menders: tuple[Callable[[list[str], int], Mended | None], ...], lines: list[str], index: int
) -> Mended | None:
    if not 0 <= index < len(lines):
        return None
    return next((mended for mend in menders if (mended := mend(lines, index))), None)


def _dash(lines: list[str], index: int) -> Mended | None:
    found = _DASH.match(lines[index])
    if found is None:
        return None
    hint = 'What stands here is a long dash. Write `- "…"`.'
    line = f"{found[1]}- {lines[index][found.end() :]}"
    return Mended(_with(lines, index, line), found.end(1) + 1, "a list item begins with a hyphen and a space", hint)


def _tight(lines: list[str], index: int) -> Mended | None:
    found = _TIGHT.match(lines[index])
    if found is None:
        return None
    hint = 'A space is missing after the hyphen. Write `- "…"`.'
    line = f"{found[1]}- {lines[index][found.end() :]}"
    return Mended(_with(lines, index, line), found.end(1) + 1, "a list item begins with a hyphen and a space", hint)


def _no_space(lines: list[str], index: int) -> Mended | None:
    found = _NO_SPACE.match(lines[index])
    if found is None:
        return None
    line = f"{found[1]} {lines[index][found.end() :]}"
    name = found[1].strip(" -:")
    hint = f'Write `{name}: "…"`.'
    return Mended(_with(lines, index, line), found.end(), "a space is missing after the colon", hint)


def _curly(lines: list[str], index: int) -> Mended | None:
    """Make all curly quotes of a line straight that stand around a whole text."""
    line = lines[index]
    pattern = _CURLY if _CURLY.match(line) else _CURLY_IN_LIST
    first = pattern.search(line)
    if first is None:
        return None
    straight = pattern.sub(lambda found: f'{found[1]}"{found[3] if found[2] is None else found[2]}"', line)
    message = "curly quotes stand around this text, and were read as straight ones"
    return Mended(_with(lines, index, straight), first.end(1) + 1, message, 'Use straight ones: "…".')


def _half_curly(lines: list[str], index: int) -> Mended | None:
    found = _HALF.match(lines[index])
    if found is None:
        return None
    text = found[3] if found[2] is None else found[2]
    message = "one quote around this text is curly and one is straight; both were read as straight ones"
    return Mended(_with(lines, index, f'{found[1]}"{text}"'), found.end(1) + 1, message, 'Use straight ones: "…".')


def _item_aside(lines: list[str], index: int) -> Mended | None:
    """Move a list item, and what belongs to it, into the column of the nearest list that is open above it."""
    item = _ITEM.match(lines[index])
    if item is None or _begins_a_list(lines, index):
        return None
    here = len(item[1])
    above = [(len(other[1]), other[2]) for other in _open_items(lines, index)]
    if not above or any(column == here for column, _ in above):
        return None
    alike = [column for column, key in above if key == item[2]] or [column for column, _ in above]
    column = min(alike, key=lambda column: abs(column - here))
    off = abs(column - here)
    if off >= _FAR:
        return None
    side, do = ("further in", f"Take {off} away.") if column < here else ("further left", f"Put {off} more before it.")
    message = f"this line begins with a hyphen, but {_spaces(off)} {side} than the items above"
    return Mended(_moved(lines, index, column - here), here + 1, message, do)


def _field_below_hyphen(lines: list[str], index: int) -> Mended | None:
    """Move a field that stands below the hyphen of its item, and what belongs to it, below the first field there."""
    field = _FIELD.match(lines[index])
    item = next(_open_items(lines, index), None)
    if field is None or item is None or item[2] is None or len(item[1]) != len(field[1]):
        return None
    off = item.start(2) - len(field[1])
    message = f"`{field[2]}` belongs to the item above, and stands below its hyphen"
    hint = f"Begin it below its `{item[2]}`, {_spaces(off)} further in."
    return Mended(_moved(lines, index, off), len(field[1]) + 1, message, hint)


def _begins_a_list(lines: list[str], index: int) -> bool:
    """Tell whether the line above is a field that waits for its list."""
    above = next((line for line in reversed(lines[:index]) if _is_written(line)), "")
    return above.rstrip().endswith(":") and _indent(above) <= _indent(lines[index])


def _open_items(lines: list[str], index: int) -> Iterator[re.Match[str]]:
    """Yield the beginnings of the list items around the line above, the innermost first."""
    limit = sys.maxsize
    for line in reversed(lines[:index]):
        if not _is_written(line) or _indent(line) >= limit:
            continue
        limit = _indent(line)
        if item := _ITEM.match(line):
            yield item


def _moved(lines: list[str], index: int, by: int) -> list[str]:
    """Return the lines with the one at `index`, and those further in below it, moved to the right or left."""
    indent = _indent(lines[index])
    end = index + 1
    while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > indent):
        if by > 0 and _ITEM.match(lines[end]) and _indent(lines[end]) == indent + by:
            break  # a neighbour, and no part of what is moved
        end += 1
    moved = [" " * by + line if by > 0 else line[-by:] if line.strip() else line for line in lines[index:end]]
    return [*lines[:index], *moved, *lines[end:]]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_written(line: str) -> bool:
    """Tell whether a line holds more than a remark."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _with(lines: list[str], index: int, line: str) -> list[str]:
    return [*lines[:index], line, *lines[index + 1 :]]


def _spaces(count: int) -> str:
    return "1 space" if count == 1 else f"{count} spaces"
