"""The list of questions, with the keys of lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from coachtui.tui.widgets.rowlist import RowList

__all__ = ["QuestionList"]


class QuestionList(RowList):
    """The list itself; what its keys mean is for the pane around it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "ask", id="questions.ask"),
        Binding("space", "tick", "asked", id="questions.tick"),
        Binding("s", "star", "star", id="questions.star"),
        Binding("j", "cursor_down", show=False, id="questions.down"),
        Binding("k", "cursor_up", show=False, id="questions.up"),
    ]
    HELP = (
        "Enter asks the question: it is written into your notes. / filters, a digit jumps to a phase, "
        "n goes to what might come next, s stars."
    )

    @dataclass
    class Tick(Message):
        """The highlighted question is to be ticked, or its tick taken away."""

        option_id: str

    @dataclass
    class Star(Message):
        """The highlighted question is to be starred, or its star taken away."""

        option_id: str

    def action_tick(self) -> None:
        """Tick the highlighted question."""
        if self.marked:
            self.post_message(self.Tick(self.marked))

    def action_star(self) -> None:
        """Star the highlighted question."""
        if self.marked:
            self.post_message(self.Star(self.marked))
