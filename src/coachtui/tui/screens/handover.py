"""Handing over: what may leave the room, and as what kind of file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from coachtui.banks import Bank
from coachtui.errors import ExportError
from coachtui.export import FORMATS, Level, file_name, make_folder, render, transcript, write_export
from coachtui.paths import Paths
from coachtui.session import Session
from coachtui.tui.plain import plain, plain_line
from coachtui.tui.widgets.choices import Choices

__all__ = ["HandOverScreen"]

LEVELS = (
    (Level.ACTION.value, "the agreed steps"),
    (Level.QUESTIONS.value, "questions and steps"),
    (Level.ALL.value, "all but # lines"),
)


class HandOverScreen(ModalScreen[None]):
    """Choose, write the file, read where it is."""

    CSS_PATH = "../styles/handover.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "app.pop_screen", "back", id="handover.back"),
        Binding("ctrl+s", "write", "write the file", id="handover.write"),
    ]

    said = getters.query_one("#said", Static)

    def __init__(self, session: Session, banks: Sequence[Bank], paths: Paths) -> None:
        """Hand over `session` as it stands now."""
        super().__init__()
        self._session = session
        self._banks = banks
        self._paths = paths

    def compose(self) -> ComposeResult:
        """Two choices and what became of them."""
        with Vertical(id="handover"):
            yield Static(plain_line("What may leave this room, and who reads it?", "bold"))
            yield Choices(LEVELS, [Level.ACTION.value], id="level")
            yield Static(plain_line("As", "bold"))
            kinds = [(name, kind.label) for name, kind in FORMATS.items() if name != "json"]
            yield Choices(kinds, ["html"], id="kind")
            yield Static(plain("Arrows choose, Enter goes on and then writes the file. Esc closes."), id="said")

    def on_mount(self) -> None:
        """Begin with what may leave."""
        self.query_one("#level").focus()

    def action_go_on(self) -> None:
        """Go to the next choice; behind the last one, write."""
        if self.query_one("#kind").has_focus:
            self.action_write()
        else:
            self.focus_next()

    def action_write(self) -> None:
        """Write the file and say where it is."""
        level = Level(self.query_one("#level", Choices).chosen[0])
        kind = self.query_one("#kind", Choices).chosen[0]
        zone = self._session.created.astimezone().tzinfo
        if zone is None:
            return
        shown = transcript(self._session, level, zone=zone, banks=self._banks)
        try:
            folder = make_folder(self._paths.exports)
            path = write_export(render(shown, kind), folder, name=file_name(shown, kind), force=True)
        except ExportError as error:
            self.said.update(plain(str(error)))
            return
        self.said.update(plain(f"Written, readable only by you:\n{path}\nEsc closes."))
