"""A row of choices that shows with a mark, not a colour, which are taken: `(•) coach  ( ) mentor`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from coachtui.text import clean_line

__all__ = ["Choices"]

GAP = 3
"""Cells between two choices."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one choice is drawn."""

    row: int
    start: int
    end: int


class Choices(Widget, can_focus=True):
    """One or several of a few options, over as many rows as they need; Enter goes on to the next field."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"choices--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,down", "move(1)", show=False, id="choices.next"),
        Binding("left,up", "move(-1)", show=False, id="choices.previous"),
        Binding("space", "choose", show=False, id="choices.choose"),
        Binding("enter", "screen.go_on", show=False, id="choices.on"),
    ]
    HELP = "The arrows choose (where several can be chosen, space does), Enter goes on."

    cursor: var[int] = var(0)
    chosen: var[tuple[str, ...]] = var(())

    @dataclass
    class Changed(Message):
        """Something else is chosen now."""

        chosen: tuple[str, ...]

    def __init__(
        self, options: Sequence[tuple[str, str]], chosen: Sequence[str], *, many: bool = False, id: str
    ) -> None:
        """`options` are keys with their words; `chosen` the keys taken at first; `many` allows several or none."""
        super().__init__(id=id)
        self._keys = [key for key, _ in options]
        self._words = [clean_line(words) for _, words in options]
        self._many = many
        self.set_reactive(Choices.chosen, tuple(chosen))
        first = self._keys.index(chosen[0]) if chosen and not many else 0
        self.set_reactive(Choices.cursor, first)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many rows the choices take at `width` cells."""
        places = self._places(width)
        return places[-1].row + 1 if places else 1

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the cells of all choices in one row."""
        return sum(cell_len(text) + GAP for text in self._texts())

    def render_line(self, y: int) -> Strip:
        """Return one row of choices; the one at the cursor stands out while the keys are here."""
        cursor_style = self.get_component_rich_style("choices--cursor") if self.has_focus else self.rich_style
        segments: list[Segment] = []
        at = 0
        for number, (place, text) in enumerate(zip(self._places(self.size.width), self._texts(), strict=True)):
            if place.row == y:
                segments += [
                    Segment(" " * (place.start - at), self.rich_style),
                    Segment(text, cursor_style if number == self.cursor else self.rich_style),
                ]
                at = place.end
        return Strip(segments).crop(0, self.size.width).extend_cell_length(self.size.width, self.rich_style)

    def action_move(self, step: int) -> None:
        """Go to the next choice, which takes it where only one can be taken."""
        self.cursor = (self.cursor + step) % len(self._keys)
        if not self._many:
            self._take(self.cursor)

    def action_choose(self) -> None:
        """Take the choice at the cursor, or let it go."""
        self._take(self.cursor)

    def watch_cursor(self) -> None:
        """Show the cursor where it is."""
        self.refresh()

    def watch_chosen(self) -> None:
        """Show the marks as they are, and tell."""
        self.refresh()
        self.post_message(self.Changed(self.chosen))

    def _take(self, number: int) -> None:
        key = self._keys[number]
        if not self._many:
            self.chosen = (key,)
            return
        taken = {*self.chosen} ^ {key}
        self.chosen = tuple(k for k in self._keys if k in taken)

    async def _on_click(self, event: events.Click) -> None:
        for number, place in enumerate(self._places(self.size.width)):
            if place.row == event.y and place.start <= event.x < place.end:
                self.cursor = number
                self._take(number)

    def _texts(self) -> list[str]:
        on, off = ("[x] ", "[ ] ") if self._many else ("(•) ", "( ) ")
        marks = [on if key in self.chosen else off for key in self._keys]
        return [mark + words for mark, words in zip(marks, self._words, strict=True)]

    def _places(self, width: int) -> list[_Place]:
        places: list[_Place] = []
        row = at = 0
        for text in self._texts():
            if at and at + cell_len(text) > width:
                row, at = row + 1, 0
            places.append(_Place(row, at, at + cell_len(text)))
            at += cell_len(text) + GAP
        return places
