"""Any number of rows to read: those in sight are painted, and how high the others are is found out bit by bit."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import ClassVar, NamedTuple, cast

from textual.binding import Binding, BindingType
from textual.css.styles import RulesMap
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer
from textual.visual import Visual

__all__ = ["LongText", "Row"]

AT_ONCE = 0.012
"""Seconds for which rows are laid out before the keys have their turn."""
BETWEEN = 0.01
"""Seconds for the keys."""
TELL_EVERY = 0.3
"""Seconds between telling the scroll bar how many there are by now."""
MOST_PAINTED = 400
"""Rows that are kept as painted."""


class Row(NamedTuple):
    """One row, over as many lines as it needs."""

    visual: Visual
    marked: bool = False
    """Whether `action_next_mark` stops here."""


class LongText(ScrollView, can_focus=True):
    """Rows below each other, with the keys of lists; it opens at once, however many there are."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", show=False, id="text.down"),
        Binding("k", "scroll_up", show=False, id="text.up"),
    ]

    def __init__(self, *, id: str) -> None:
        """Begin empty."""
        super().__init__(id=id)
        self._rows: list[Row] = []
        self._starts: list[int] = []
        self._marks: list[int] = []
        self._height = 0
        self._coming: Iterator[Row] = iter(())
        self._timer: Timer | None = None
        self._laid_out_for = 0
        self._told_at = 0.0
        self._wanted: int | None = None
        self._painted: dict[int, list[Strip]] = {}

    def show(self, rows: Iterable[Row], *, from_top: bool) -> None:
        """Show other rows, from the first one or from where the text is scrolled to."""
        self._wanted = 0 if from_top else self._wanted or self.scroll_offset.y
        self._begin(iter(rows))

    def action_next_mark(self) -> None:
        """Go to the next marked row below the top, round again at the end."""
        if not self._marks:
            return
        top = self.scroll_offset.y
        below = [line for line in self._marks if line - 1 > top]
        reachable = below if below and top < self.max_scroll_y else self._marks
        self.scroll_to(y=max(0, reachable[0] - 1), animate=False, immediate=True)

    def on_resize(self) -> None:
        """Lay the rows out anew for another width."""
        if self._room != self._laid_out_for:
            self._wanted = self.scroll_offset.y if self._wanted is None else self._wanted
            self._begin(chain(tuple(self._rows), self._coming))

    def notify_style_update(self) -> None:
        """Forget what is painted: it looks different under another theme."""
        self._painted.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Return one line."""
        line = y + self.scroll_offset.y
        if line >= self._height:
            return Strip.blank(self.size.width, self.visual_style.rich_style)
        place = bisect_right(self._starts, line) - 1
        strips, within = self._strips(place), line - self._starts[place]
        return strips[within] if within < len(strips) else Strip.blank(self.size.width, self.visual_style.rich_style)

    @property
    def _room(self) -> int:
        return self.scrollable_content_region.width

    def _begin(self, rows: Iterator[Row]) -> None:
        self._rows, self._starts, self._marks, self._height = [], [], [], 0
        self._coming = rows
        self._told_at = 0.0
        self._painted.clear()
        self._lay_out()

    def _lay_out(self) -> None:
        """Take in rows for a moment; the rest follows after the keys."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        width = self._laid_out_for = self._room
        if width <= 0:
            return
        done = self._take_in(width)
        if done or time.perf_counter() - self._told_at > TELL_EVERY:
            self._tell_height(width, done=done)
        if not done:
            self._timer = self.set_timer(BETWEEN, self._lay_out)

    def _tell_height(self, width: int, *, done: bool) -> None:
        """Let the scroll bar know; the screen is arranged anew for it, so not after every few rows."""
        self._told_at = time.perf_counter()
        self.virtual_size = Size(width, self._height)
        if self._wanted is not None and (done or self._height >= self._wanted + self.size.height):
            self.scroll_to(y=self._wanted, animate=False, immediate=True)
            self._wanted = None
        self.refresh()

    def _take_in(self, width: int) -> bool:
        """Find out how high the next rows are; return whether these were the last ones."""
        rules = cast("RulesMap", self.styles)  # as Textual's own lists do
        until = time.perf_counter() + AT_ONCE
        for row in self._coming:
            self._rows.append(row)
            self._starts.append(self._height)
            if row.marked:
                self._marks.append(self._height)
            self._height += row.visual.get_height(rules, width)
            if time.perf_counter() > until:
                return False
        return True

    def _strips(self, place: int) -> list[Strip]:
        strips = self._painted.get(place)
        if strips is None:
            if len(self._painted) >= MOST_PAINTED:
                self._painted.clear()
            visual = self._rows[place].visual
            strips = Visual.to_strips(self, visual, self._laid_out_for, None, self.visual_style, pad=True)
            self._painted[place] = strips
        return strips
