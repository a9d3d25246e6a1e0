"""One key hides everything: an opaque screen for when somebody comes in."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from coachtui.tui.plain import plain_line

__all__ = ["CoverScreen"]


class CoverScreen(Screen[None]):
    """Nothing to read; a plain screen, because a modal one lets the notes shine through."""

    CSS_PATH = "../styles/cover.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9,ctrl+backslash,escape", "app.pop_screen", "back", id="uncover"),
    ]

    def compose(self) -> ComposeResult:
        """One quiet line."""
        yield Static(plain_line("Paused. F9 or Esc goes on."), id="cover")
