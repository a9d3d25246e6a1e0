"""A text read as it was meant where a slip shows plainly what that is, so that the slip costs nothing."""

from __future__ import annotations

from coachtui.errors import Problem
from coachtui.yamlfile.slips import Mended, mend_line, mend_place
from coachtui.yamlfile.tree import Tree

__all__ = ["mended"]


def mended(text: str, tree: Tree, source: str) -> tuple[str, list[Problem]]:
    """Return the text with slips mended that its tree points at, and a problem for each; none when there are none.

    Lines keep their numbers. A fault may show only on the line below the slip.
    """
    lines = text.split("\n")
    problems: list[Problem] = []
    at_fault = _at_fault(lines, tree.fault.line - 1) if tree.fault and tree.fault.line else None
    if at_fault:
        index, found = at_fault
        lines = found.lines
        problems.append(Problem(source, index + 1, found.column, found.message, found.hint))
    for number in () if tree.fault else tree.suspects:
        slip = mend_line(lines, number - 1) or mend_place(lines, number - 1)
        if slip:
            lines = slip.lines
            problems.append(Problem(source, number, slip.column, slip.message, slip.hint))
    return "\n".join(lines), problems


def _at_fault(lines: list[str], index: int) -> tuple[int, Mended] | None:
    above = next((number for number in range(min(index, len(lines)) - 1, -1, -1) if lines[number].strip()), -1)
    for mend in (mend_line, mend_place):
        for number in (above, index):
            if found := mend(lines, number):
                return number, found
    return None
