"""A text read as it was meant where a slip shows plainly what that is, so that the slip costs nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from coachtui.errors import Problem
from coachtui.yamlfile.hyphens import mend_hyphen
from coachtui.yamlfile.lines import indent_of
from coachtui.yamlfile.placing import mend_place
from coachtui.yamlfile.shorthand import Lists, mend_shorthand
from coachtui.yamlfile.slips import Mended, first_of, mend_line
from coachtui.yamlfile.tree import Tree

__all__ = ["mended"]

MAX_NEIGHBOURS = 1_000
"""Lines in a row that are mended because the first of them was."""


def mended(text: str, tree: Tree, source: str, lists: Lists) -> tuple[str, list[Problem]]:
    """Return the text with slips mended that its tree points at, and a problem for each; none when there are none.

    Lines keep their numbers. A fault may show only on the line below the slip.
    """
    lines = text.split("\n")
    problems: list[Problem] = []
    for index, slip in (
        _at_fault(lines, tree.fault.line - 1, lists) if tree.fault else _suspected(lines, tree.suspects, lists)
    ):
        lines = slip.lines
        problems.append(Problem(source, slip.line or index + 1, slip.column, slip.message, slip.hint, harmless=True))
    return "\n".join(lines), problems


def _at_fault(lines: list[str], index: int, lists: Lists) -> Iterator[tuple[int, Mended]]:
    """Yield the slip that a fault at `index` comes from, and the same one on the lines right below."""
    above = next((number for number in range(min(index, len(lines)) - 1, -1, -1) if lines[number].strip()), -1)
    for mend in (
        (mend_line, partial(mend_shorthand, lists=lists), mend_place, partial(mend_hyphen, lists=lists))
        if index >= 0
        else ()
    ):
        for number in (above, index):
            if found := mend(lines, number):
                yield number, found
                if mend is mend_line:
                    yield from _neighbours(found, number)
                return


def _neighbours(slip: Mended, index: int) -> Iterator[tuple[int, Mended]]:
    """Yield the same slip on the lines below that stand in the same column."""
    lines = slip.lines
    column = indent_of(lines[index])
    for number in range(index + 1, min(index + MAX_NEIGHBOURS, len(lines))):
        following = mend_line([lines[number]], 0) if indent_of(lines[number]) == column else None
        if following is None or (following.message, following.hint) != (slip.message, slip.hint):
            return
        lines[number] = following.lines[0]
        yield number, replace(following, lines=lines)


def _suspected(lines: list[str], suspects: tuple[int, ...], lists: Lists) -> Iterator[tuple[int, Mended]]:
    for number in suspects:
        if slip := first_of((mend_line, mend_place, partial(mend_hyphen, lists=lists)), lines, number - 1):
            lines = slip.lines
            yield number - 1, slip
