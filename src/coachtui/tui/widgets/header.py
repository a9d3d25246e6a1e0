"""The top line of a session: who and what it is about, whether the notes are on disk, how far the time is."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from coachtui.text import clean_line

__all__ = ["SessionHeader"]

GAP = 2
"""Cells between the left and the right part."""


class SessionHeader(Widget):
    """One row, painted only when a word of it changes."""

    def __init__(self, left: str, *, id: str) -> None:
        """`left` says who, role and focus."""
        super().__init__(id=id)
        self._left = clean_line(left)
        self._right = ""

    def show(self, *parts: str) -> None:
        """Show `parts` at the right, most important last."""
        right = " · ".join(clean_line(part) for part in parts if part)
        if right != self._right:
            self._right = right
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the row; the left part gives way when there is little room."""
        width = self.size.width
        style = self.rich_style
        right = Strip([Segment(f"{self._right} ", style)])
        right = right.crop(max(0, right.cell_length - width))
        room = width - right.cell_length
        left = Strip([Segment(f" {self._left}", style)]).crop(0, max(0, room - GAP)).extend_cell_length(room, style)
        return Strip.join([left, right])
