"""A list row with a marker and text that hangs beside it over as many lines as it needs."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

__all__ = ["Hanging", "rows_of"]


class Hanging(Visual):
    """Text wrapped beside a marker; every further line is indented to the text."""

    def __init__(self, marker: str, body: Content, *, tail: str = "", look: str = "") -> None:
        """`marker` is cleaned text of fixed width, in the style `look`; `tail` ends the first line at the right."""
        self.marker = marker
        self.look = look
        self.body = body
        self.tail = tail
        self._heights: dict[int, int] = {}

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width in cells at which nothing wraps."""
        return len(self.marker) + self.body.get_optimal_width(rules, container_width) + len(self.tail)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the height in rows at `width` cells."""
        height = self._heights.get(width)
        if height is None:
            inner = self._body_width(width)
            height = rows_of(self.body.plain, inner) or max(1, self.body.get_height(rules, inner))
            self._heights[width] = height
        return height

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Return the rows, each `width` cells wide; where there is no room for all, the last one says so."""
        body_width = self._body_width(width)
        rows = self.body.render_strips(body_width, None, style, options) or [Strip([])]
        if height is not None and len(rows) > height:
            more = Strip([Segment("…", style.rich_style)], 1)
            rows = [*rows[: height - 1], Strip.join([rows[height - 1].crop(0, body_width - 1), more])]
        blank = " " * len(self.marker)
        marker_style = (style + options.get_style(self.look)).rich_style if self.look else style.rich_style
        return [
            Strip.join(
                [
                    Strip([Segment(blank if row else self.marker, marker_style)], len(self.marker)),
                    strip.extend_cell_length(body_width, style.rich_style),
                    Strip([Segment(" " * len(self.tail) if row else self.tail, style.rich_style)], len(self.tail)),
                ]
            )
            for row, strip in enumerate(rows)
        ]

    def _body_width(self, width: int) -> int:
        return max(1, width - len(self.marker) - len(self.tail))


def rows_of(text: str, width: int) -> int:
    """Return how many rows words take that are wrapped at `width` cells, or 0 for what is not plain words.

    Textual's own answer takes ten times as long, and a long list asks for every row before it shows the first.
    """
    if not text.isprintable() or "  " in text or text != text.strip(" "):
        return 0
    rows, used = 1, 0
    for word in text.split(" "):
        cells = cell_len(word)
        if cells > width:
            return 0
        if used + cells > width:
            rows, used = rows + 1, 0
        used += cells + 1
    return rows
