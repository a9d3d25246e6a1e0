"""The top line of a session: who and what it is about, whether the notes are on disk, how far the time is."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from coachtui.text import clean_line

__all__ = ["SessionHeader"]

GAP = 2
"""Cells between the left and the right part."""


class SessionHeader(Widget):
    """One row, painted only when a word of it changes, and then only the cells that do."""

    def __init__(self, left: str, *, id: str) -> None:
        """`left` says who, role and focus."""
        super().__init__(id=id)
        self._left = clean_line(left)
        self._right = ""

    def show(self, *parts: str) -> None:
        """Show `parts` at the right, most important last."""
        before = self._right
        self._right = " · ".join(clean_line(part) for part in parts if part)
        if self._right == before:
            return
        if len(before) == len(self._right) and _has_a_cell_each(before) and _has_a_cell_each(self._right):
            self.refresh(self._between(before, self._right))
        else:
            self.refresh()

    def _between(self, before: str, after: str) -> Region:
        """Return the cells in which two right parts of one length differ."""
        differ = [at for at, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
        place = Region(self.size.width - len(after) - 1 + differ[0], 0, differ[-1] + 1 - differ[0], 1)
        return place.intersection(self.size.region)

    def render_line(self, y: int) -> Strip:
        """Return the row; the left part gives way when there is little room."""
        width = self.size.width
        style = self.rich_style
        right = Strip([Segment(f"{self._right} ", style)])
        right = right.crop(max(0, right.cell_length - width))
        room = width - right.cell_length
        left = Strip([Segment(f" {self._left}", style)]).crop(0, max(0, room - GAP)).extend_cell_length(room, style)
        return Strip.join([left, right])


def _has_a_cell_each(text: str) -> bool:
    """Tell whether the place of every character is the number of its cell."""
    return all(cell_len(char) == 1 for char in text)
