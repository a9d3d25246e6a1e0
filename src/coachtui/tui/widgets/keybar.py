"""The bottom line: the few keys that matter on this screen, each clickable."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

__all__ = ["KeyBar"]


class KeyBar(Widget):
    """One row made of the screen's own bindings, in their order, as many as fit."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keybar--key"}

    def __init__(self) -> None:
        """Read the bindings when first painted."""
        super().__init__(id="keybar")
        self._places: list[tuple[int, int, str]] = []

    def render_line(self, y: int) -> Strip:
        """Return the row."""
        key_style = self.get_component_rich_style("keybar--key")
        segments: list[Segment] = []
        self._places = []
        at = 0
        for key, words, action in self._entries():
            cells = len(key) + len(words) + 4
            if at + cells > self.size.width + 2:
                break
            segments += [Segment(f" {key}", key_style), Segment(f" {words}  ", self.rich_style)]
            self._places.append((at, at + cells, action))
            at += cells
        return Strip(segments).crop(0, self.size.width).extend_cell_length(self.size.width, self.rich_style)

    async def _on_click(self, event: events.Click) -> None:
        for start, end, action in self._places:
            if start <= event.x < end:
                await self.screen.run_action(action)

    def _entries(self) -> list[tuple[str, str, str]]:
        entries: dict[str, tuple[str, str, str]] = {}
        for bindings in self.screen._bindings.key_to_bindings.values():  # noqa: SLF001  (no public ordered view)
            for binding in bindings:
                if binding.show and binding.action not in entries:
                    key = self.app.get_key_display(binding)
                    entries[binding.action] = (key, binding.description, binding.action)
        return list(entries.values())
