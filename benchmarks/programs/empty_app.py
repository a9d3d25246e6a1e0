"""A Textual app that does nothing: nobody who uses Textual starts sooner."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class EmptyApp(App[None]):
    """One word on the screen."""

    def compose(self) -> ComposeResult:
        """Say that it is there."""
        yield Static("ready")


if __name__ == "__main__":
    EmptyApp().run()
