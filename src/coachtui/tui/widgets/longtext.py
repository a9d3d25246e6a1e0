"""Any number of rows to read: those in sight are painted, and how high the others are is found out bit by bit."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class _Laid:
    """Rows as far as they are laid out below each other."""

    width: int = 0
    rows: list[Row] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """The first line of each row."""
    marks: list[int] = field(default_factory=list)
    """The first line of each marked row."""
    height: int = 0
    painted: dict[int, list[Strip]] = field(default_factory=dict)

    def add(self, row: Row, height: int) -> None:
        """Put a row below the others."""
        self.rows.append(row)
        self.starts.append(self.height)
        if row.marked:
            self.marks.append(self.height)
        self.height += height


class LongText(ScrollView, can_focus=True):
    """Rows below each other, with the keys of lists; it opens at once, however many there are."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", show=False, id="text.down"),
        Binding("k", "scroll_up", show=False, id="text.up"),
    ]

    def __init__(self, *, id: str) -> None:
        """Begin empty."""
        super().__init__(id=id)
        self._shown = self._making = _Laid()
        self._coming: Iterator[Row] = iter(())
        self._wanted: int | None = None
        self._told_at = 0.0
        self._timer: Timer | None = None

    def show(self, rows: Iterable[Row], *, from_top: bool) -> None:
        """Show other rows, from the first one or from where the text is scrolled to.

        What stands there stays until so many of the new rows are laid out that the eye does not miss any.
        """
        self._wanted = 0 if from_top else self._place
        self._begin(iter(rows))

    @property
    def rows_laid_out(self) -> int:
        """How many rows are laid out by now."""
        return len(self._making.rows)

    def action_next_mark(self) -> None:
        """Go to the next marked row below the top, round again at the end."""
        marks, top = self._shown.marks, self.scroll_offset.y
        below = [line for line in marks if line - 1 > top] if top < self.max_scroll_y else []
        for line in (below or marks)[:1]:
            self.scroll_to(y=max(0, line - 1), animate=False, immediate=True)

    def on_resize(self) -> None:
        """Lay the rows out anew for another width."""
        if self._room != self._making.width:
            self._wanted = self._place
            self._begin(chain(tuple(self._making.rows), self._coming))

    def notify_style_update(self) -> None:
        """Forget what is painted: it looks different under another theme."""
        self._shown.painted.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Return one line."""
        laid, line = self._shown, y + self.scroll_offset.y
        style = self.visual_style.rich_style
        if line >= laid.height:
            return Strip.blank(self.size.width, style)
        place = bisect_right(laid.starts, line) - 1
        strips, within = self._strips(laid, place), line - laid.starts[place]
        strip = strips[within] if within < len(strips) else Strip.blank(laid.width, style)
        return strip.adjust_cell_length(self.size.width, style)

    @property
    def _room(self) -> int:
        return self.scrollable_content_region.width

    @property
    def _place(self) -> int:
        """Where the text is scrolled to, or will be once the rows down to there are laid out."""
        return self.scroll_offset.y if self._wanted is None else self._wanted

    def _begin(self, rows: Iterator[Row]) -> None:
        self._making, self._coming = _Laid(self._room), rows
        if self._timer is not None:
            self._timer.stop()
        if self._room > 0:
            self._lay_out()

    def _lay_out(self) -> None:
        """Take in rows for a moment; the rest follows after the keys."""
        done = self._take_in()
        reached = done or self._wanted is None or self._making.height >= self._wanted + self.size.height
        if reached and (done or self._shown is not self._making or time.perf_counter() - self._told_at > TELL_EVERY):
            self._shown = self._making
            self._tell_height()
        self._timer = None if done else self.set_timer(BETWEEN, self._lay_out)

    def _tell_height(self) -> None:
        """Let the scroll bar know; the screen is arranged anew for it, so not after every few rows."""
        self._told_at = time.perf_counter()
        self.virtual_size = Size(self._shown.width, self._shown.height)
        if self._wanted is not None:
            self.scroll_to(y=self._wanted, animate=False, immediate=True)
            self._wanted = None
        self.refresh()

    def _take_in(self) -> bool:
        """Find out how high the next rows are; return whether these were the last ones."""
        rules = cast("RulesMap", self.styles)  # as Textual's own lists do
        making = self._making
        until = time.perf_counter() + AT_ONCE
        for row in self._coming:
            making.add(row, row.visual.get_height(rules, making.width))
            if time.perf_counter() > until:
                return False
        return True

    def _strips(self, laid: _Laid, place: int) -> list[Strip]:
        strips = laid.painted.get(place)
        if strips is None:
            if len(laid.painted) >= MOST_PAINTED:
                laid.painted.clear()
            visual = laid.rows[place].visual
            strips = Visual.to_strips(self, visual, laid.width, None, self.visual_style, pad=True)
            laid.painted[place] = strips
        return strips
