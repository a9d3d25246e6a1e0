"""A list whose rows are known by name, and can be made anew without anything moving under the eyes."""

from __future__ import annotations

from typing import TypeAlias

from textual.widgets import OptionList
from textual.widgets.option_list import OptionDoesNotExist

__all__ = ["Place", "RowList"]

Place: TypeAlias = tuple[str, int]
"""The row that is marked, empty for none, and how many lines the list is scrolled."""


class RowList(OptionList):
    """An option list with places to go to and to come back to."""

    @property
    def marked(self) -> str:
        """The row that is marked; empty when none is, or one without a name."""
        option = self.highlighted_option
        return (option.id if option else None) or ""

    @property
    def place(self) -> Place:
        """What is marked and how far it is scrolled."""
        return (self.marked, self.scroll_offset.y)

    def go_back_to(self, place: Place) -> None:
        """Mark and scroll as before the rows were made anew."""
        row, scrolled = place
        self.stand_on(row)
        self.scroll_to(y=scrolled, animate=False, immediate=True)

    def stand_on(self, row: str) -> None:
        """Mark a row and bring it into sight; do nothing where there is no such row."""
        try:
            self.highlighted = self.get_option_index(row)
        except OptionDoesNotExist:
            return
        self.scroll_to_highlight()

    def stand_below_heading(self, row: str) -> None:
        """Mark the first row of a group, its heading at the top."""
        self.stand_on(row)
        self.scroll_to_highlight(top=True)
        self.scroll_up(animate=False)
