"""Lines of a file as a person sees them: how far in they stand, and which list is open around them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence

__all__ = [
    "FIELD",
    "ITEM",
    "first_written_above",
    "indent_of",
    "is_written",
    "moved",
    "open_items",
    "spaces",
    "with_line",
]

ITEM = re.compile(r"( *)- +(?:([\w-]+):(?: |$))?")
"""The beginning of a list item, and the name of its first field where it has one."""
FIELD = re.compile(r"( *)([\w-]+):(?: |$)")
"""The beginning of a field on a line of its own."""


def indent_of(line: str) -> int:
    """Return how many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def is_written(line: str) -> bool:
    """Tell whether a line holds more than a remark."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def first_written_above(lines: Sequence[str], index: int) -> int:
    """Return the index of the nearest line above that holds something; -1 when there is none."""
    return next((number for number in range(min(index, len(lines)) - 1, -1, -1) if is_written(lines[number])), -1)


def open_items(lines: list[str], index: int) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the list items around the line at `index`, the innermost first: where each begins, and how."""
    limit = sys.maxsize
    for number in range(index - 1, -1, -1):
        line = lines[number]
        if not is_written(line) or indent_of(line) >= limit:
            continue
        limit = indent_of(line)
        if item := ITEM.match(line):
            yield number, item


def moved(lines: list[str], start: int, end: int, by: int) -> list[str]:
    """Return the lines with those from `start` to before `end` further to the right, or left when `by` is negative."""
    block = (" " * by + line if by > 0 else line[-by:] for line in lines[start:end])
    block_or_blank = (new if new.strip() else "" for new in block)
    return [*lines[:start], *block_or_blank, *lines[end:]]


def with_line(lines: list[str], index: int, line: str) -> list[str]:
    """Return the lines with another one at `index`."""
    return [*lines[:index], line, *lines[index + 1 :]]


def spaces(count: int) -> str:
    """Return a number of spaces in words."""
    return "1 space" if count == 1 else f"{count} spaces"
