"""A text area that paints only what changed: on a slow line, every row that is painted again is felt."""

from __future__ import annotations

from typing import Self, TypeAlias

from textual.geometry import Offset, Region
from textual.widgets import TextArea

__all__ = ["Look", "QuietArea"]

Look: TypeAlias = tuple[object, ...]
"""Everything that a row on screen is made of: two equal ones need no painting."""


class QuietArea(TextArea):
    """Wrapped text without blinking, colours for code or a bar on the cursor's line."""

    def __init__(self, text: str, *, id: str) -> None:
        """Show `text`."""
        # First, because a text area already paints while it is being made.
        self._painted: list[Look] = []
        self._waiting = False
        self.has_width = False
        """Whether the rows are broken for the width of the pane yet."""
        super().__init__(
            text, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, max_checkpoints=1000, id=id
        )
        self.cursor_blink = False
        self.highlight_cursor_line = False

    def look_beside(self, line: int, column: int, end: int) -> Look:
        """Return what the row of a line from `column` to `end` is made of beside its words, cursor and selection."""
        return ()

    def wait_with_painting(self) -> None:
        """Paint nothing until `paint_changed_rows`, which is about to be asked for."""
        self._waiting = True

    def paint_changed_rows(self) -> None:
        """Paint the rows that look different from what is on the screen."""
        self._waiting = False
        self._paint()

    def _paint(self) -> None:
        looks = [self._look_of(y) for y in range(self.size.height)]
        was, self._painted = self._painted, looks
        if len(was) != len(looks):
            super().refresh()
            return
        width = self.size.width
        for y, look in enumerate(looks):
            if look != was[y]:
                super().refresh(Region(0, y, width, 1))

    def place_of(self, y: int) -> tuple[int, int]:
        """Return line and first column of the row `y` of the pane; line -1 below the last one."""
        row = y + self.scroll_offset.y
        if row >= self.virtual_size.height:
            return -1, 0
        return self.wrapped_document.offset_to_location(Offset(0, row))

    def _look_of(self, y: int) -> Look:
        line, column = self.place_of(y)
        if line < 0:
            return ()
        typed = self.document[line]
        end = next((o for o in self.wrapped_document.get_offsets(line) if o > column), len(typed) + 1)
        start, cursor = sorted(self.selection)
        selected = (start, cursor) if start != cursor and start[0] <= line <= cursor[0] else None
        row, place = self.selection.end
        on_cursor = place if row == line and column <= place < end else -1
        return (typed[column:end], selected, on_cursor, self.has_focus, self.look_beside(line, column, end))

    # Where a text area would do more

    def on_resize(self) -> None:
        """Show the words from now on, in rows of this width: what was painted before may be broken otherwise."""
        self.has_width = True
        self.call_next(self._paint_all)  # only then has the text area broken its lines anew

    def _paint_all(self) -> None:
        self._painted = []
        self.refresh()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint what changed: a text area asks for the whole pane at every key, which a slow line feels."""
        if regions or layout or recompose or not self._painted or not self.is_mounted:
            if not regions:
                self._painted = []
            return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        if repaint and not self._waiting:
            self.call_next(self._paint)
        return self

    def notify_style_update(self) -> None:
        """Forget what is painted: every row looks different under another theme."""
        self._painted = []
        super().notify_style_update()

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:  # noqa: FBT001, FBT002
        """Keep the cursor in sight, once it is where it belongs.

        While a long paste is undone, Textual asks for this before it has moved the cursor back into the notes.
        """
        if self.cursor_location[0] >= self.document.line_count:
            return Offset()
        return super().scroll_cursor_visible(center, animate)

    def find_matching_bracket(self, bracket: str, search_from: tuple[int, int]) -> None:
        """Look for no brackets: notes are not code, and the search walks through the whole document."""
