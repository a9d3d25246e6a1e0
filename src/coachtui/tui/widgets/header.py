"""The top line of a session: who and what it is about, whether the notes are on disk, how far the time is."""

from __future__ import annotations

from rich.segment import Segment
from textual.app import ComposeResult
from textual.geometry import Region, Size
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
        self._time = TimeSoFar()

    def compose(self) -> ComposeResult:
        """Put the time at the right end."""
        yield self._time

    def show(self, *parts: str, time: str) -> None:
        """Show `parts` and the time at the right, most important last."""
        right = "".join(f"{clean_line(part)} · " for part in parts if part)
        if self._time.show(time) or right != self._right:
            self._right = right
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the row up to the time; the left part gives way when there is little room."""
        width = max(0, self.size.width - self._time.cells)
        style = self.rich_style
        right = Strip([Segment(self._right, style)])
        right = right.crop(max(0, right.cell_length - width))
        room = width - right.cell_length
        left = Strip([Segment(f" {self._left}", style)]).crop(0, max(0, room - GAP)).extend_cell_length(room, style)
        return Strip.join([left, right]).extend_cell_length(self.size.width, style)


class TimeSoFar(Widget):
    """How far the time is, a widget of its own: Textual paints a row from the beginning of a widget on."""

    def __init__(self) -> None:
        """Begin with no time."""
        super().__init__(id="time")
        self._said = ""

    @property
    def cells(self) -> int:
        """How wide it is; the words for it are plain letters."""
        return len(self._said)

    def show(self, time: str) -> bool:
        """Show a time; return whether it takes more or less room now."""
        before, self._said = self._said, f"{time} "
        if len(before) != len(self._said):
            self.refresh(layout=True)
            return True
        differ = [at for at, (old, new) in enumerate(zip(before, self._said, strict=True)) if old != new]
        if differ:
            self.refresh(Region(0, 0, differ[-1] + 1, 1))
        return False

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Take as much room as the words need."""
        return self.cells

    def render_line(self, y: int) -> Strip:
        """Return the words."""
        return Strip([Segment(self._said, self.rich_style)])
