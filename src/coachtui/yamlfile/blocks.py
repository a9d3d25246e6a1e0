"""Lines that belong together by indentation, so that a fault costs one item or field and not the file."""

from __future__ import annotations

import re

__all__ = ["until_line", "without_block"]

_ITEM = re.compile(r" *-(?: +|(?=\r?\n?\Z))")
_INDENT = re.compile(r"[ \t]*")


def without_block(text: str, line: int) -> str:
    """Return the text with the field or list item on the 1-based `line` blanked, so that no line moves.

    Lines below that are further in go with it. Of a list item with more fields below, the hyphen stays.
    At least one line that held something is blanked, when there is one at `line` or above.
    """
    lines = text.splitlines(keepends=True)
    start = min(line, len(lines)) - 1
    while start >= 0 and not lines[start].strip():
        start -= 1
    if start < 0:
        return text
    end = _end(lines, start)
    kept = _hyphen(lines, start, end)
    blank = [_line_end(each) for each in lines[start:end]]
    return "".join([*lines[:start], kept, *blank, *lines[end:]])


def until_line(text: str, line: int) -> str:
    """Return the text before the 1-based `line`."""
    return "".join(text.splitlines(keepends=True)[: line - 1])


def _end(lines: list[str], start: int) -> int:
    """Return the index after the last line that belongs to the one at `start`."""
    column = _column(lines[start])
    for index in range(start + 1, len(lines)):
        if lines[index].strip() and _indent(lines[index]) <= column:
            return index
    return len(lines)


def _hyphen(lines: list[str], start: int, end: int) -> str:
    """Return the beginning of a list item that has further fields at `end`, else nothing."""
    item = _ITEM.match(lines[start])
    alone = lines[start].strip() == "-"
    if item is None or alone or end == len(lines) or _indent(lines[end]) != item.end():
        return ""
    return item.group().rstrip()


def _column(line: str) -> int:
    """Return where the content of a line begins, after the hyphen of a list item."""
    item = _ITEM.match(line)
    return item.end() if item else _indent(line)


def _indent(line: str) -> int:
    match = _INDENT.match(line)
    return len(match.group().expandtabs(8)) if match else 0


def _line_end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]
