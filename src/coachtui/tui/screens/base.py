"""What all screens share: sizes, help, and one line when the window is too small."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Self, TypeAlias

from textual.app import ComposeResult
from textual.binding import Binding
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

from coachtui.tui.plain import plain_line

__all__ = ["HELP_KEY", "MINIMUM", "CoachScreen", "Command"]

HELP_KEY = Binding("f1,ctrl+g", "help", "help", id="help")
"""The last of every screen's bindings, and so the last in its key bar."""

MINIMUM = (60, 12)
"""The smallest window that works, in cells."""


Command: TypeAlias = tuple[str, str, Callable[[], object]]
"""Name, one line of help, what to do."""


class CoachScreen(Screen[None]):
    """A screen with three widths and a lower bound."""

    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (MINIMUM[0], "-narrow"), (80, "-medium"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (MINIMUM[1], "-short"), (24, "-tall")]

    def fit(self, size: Size) -> Self:
        """Take the classes for a window of `size` cells at once: taken later, every style would be read twice."""
        for cells, breakpoints in ((size.width, self.HORIZONTAL_BREAKPOINTS), (size.height, self.VERTICAL_BREAKPOINTS)):
            self.add_class([name for least, name in breakpoints if cells >= least][-1])
        return self

    def compose(self) -> ComposeResult:
        """Put the contents above the line that says the window is too small; only one of them is shown."""
        width, height = MINIMUM
        yield Static(plain_line(f"Window too small ({width}x{height} needed)"), id="too-small")

    async def take_in(self) -> None:
        """Wait for work that was begun and must be done before the program ends."""

    def may_close(self) -> bool:
        """Return whether this screen may be left now; it has brought what it holds to safety."""
        return True

    def save_now(self) -> bool:
        """Bring to safety what this screen holds, and wait for it; return whether that was possible."""
        return True

    def commands(self) -> Iterable[Command]:
        """Return what the palette offers on this screen: name, one line of help, what to do."""
        return ()

    def action_help(self) -> None:
        """Show what the keys do here."""
        from coachtui.tui.screens.help import HelpScreen  # noqa: PLC0415  (only when asked for)

        self.app.push_screen(HelpScreen())
