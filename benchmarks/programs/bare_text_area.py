"""Textual's own text area with a file in it and nothing else: `python -m benchmarks.programs.bare_text_area FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class BareTextArea(App[None]):
    """A text to type at the end of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """Nothing but the text, wrapped as notes are."""
        yield TextArea(self._text, soft_wrap=True)

    def on_mount(self) -> None:
        """Put the cursor behind the last word."""
        area = self.query_one(TextArea)
        area.cursor_blink = False  # as in our notes: it would paint twice a second
        area.move_cursor(area.document.end)


if __name__ == "__main__":
    BareTextArea(Path(sys.argv[1]).read_text(encoding="utf-8")).run()
