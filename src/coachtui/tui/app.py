"""The app: its look, its palette, and a quiet end whatever ends it."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
import traceback
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from coachtui.session import Session
from coachtui.tui.screens.base import CoachScreen
from coachtui.tui.takingin import take_in_keys
from coachtui.tui.themes import THEMES, flag_defaults
from coachtui.tui.workplace import Workplace

__all__ = ["CoachApp"]

STYLES = Path(__file__).with_name("styles")

ENDING_SIGNALS = ("SIGHUP", "SIGINT", "SIGTERM")
"""What a closed terminal, ctrl+c from outside and a shutdown send."""


class CoachApp(App[None]):
    """Home, set-up and the live session, over one workplace."""

    TITLE = "coachtui"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p,f12", "command_palette", "palette", show=False, priority=True, id="palette"),
        Binding("ctrl+q", "quit", "quit", show=False, priority=True, id="quit"),
    ]

    def __init__(self, workplace: Workplace, session: Session | None = None) -> None:
        """Open on Home, or straight in `session`."""
        # Textual reads the styles of a screen that is pushed, but not those of the first one.
        first = "home" if session is None else "live"
        super().__init__(css_path=[STYLES / "app.tcss", STYLES / f"{first}.tcss"])
        self.workplace = workplace
        self._session = session
        self._ending: asyncio.Task[None] | None = None
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        self._colours = self.get_css_variables()
        self.stylesheet.set_variables(self._colours)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give themes that are not ours a colour for what the checker underlines."""
        return flag_defaults(dark=self.current_theme.dark)

    def refresh_css(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002  (Textual's signature)
        """Read the styles anew only when the colours changed: at the start Textual asks once too often."""
        colours = self.get_css_variables()
        if colours != self._colours:
            self._colours = colours
            super().refresh_css(animate=animate)

    def on_mount(self) -> None:
        """Take care of the ways in which a program ends without being asked."""
        self.call_after_refresh(self._settle_memory)
        for name in ENDING_SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                self._handle_signal(number)
        _never_begin_anew_without_terminal()

    def _settle_memory(self) -> None:
        """Leave what the start made out of every later search for unused memory, which then is short."""
        gc.freeze()
        gc.enable()

    def get_default_screen(self) -> CoachScreen:
        """Return the first screen."""
        # Imported when opened: each screen brings widgets that the other does without.
        if self._session is None:
            from coachtui.tui.screens.home import HomeScreen  # noqa: PLC0415

            return HomeScreen(self.workplace).fit(self.size)
        from coachtui.tui.screens.live import SessionScreen  # noqa: PLC0415

        return SessionScreen(self.workplace, self._session).fit(self.size)

    def _handle_signal(self, number: signal.Signals) -> None:
        try:
            asyncio.get_running_loop().add_signal_handler(number, self._end_by_signal, number)
        except (NotImplementedError, RuntimeError, ValueError):
            return  # not a main thread, or a platform without signals: the saver has what was typed

    def _end_by_signal(self, number: signal.Signals) -> None:
        self._ending = asyncio.create_task(self._end_quietly(number))

    async def _end_quietly(self, number: signal.Signals) -> None:
        """Take in what was typed, save it, and end as the signal asks; nobody may be there to paint it for."""
        with self.batch_update():
            await self._take_in()
            self._save_everything()
            self.exit(return_code=128 + number)

    async def action_quit(self) -> None:
        """Leave; what was typed is written first."""
        # Not here: the keys pressed before this one come back to the app, which waits until this returns.
        self.run_worker(self._leave(), group="leaving")

    async def _leave(self) -> None:
        await self._take_in()
        for screen in self.screen_stack:
            if isinstance(screen, CoachScreen) and not screen.may_close():
                return
        self.exit()

    async def _take_in(self) -> None:
        await take_in_keys(self)
        for screen in self.screen_stack:
            if isinstance(screen, CoachScreen):
                await screen.take_in()

    def _save_everything(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, CoachScreen):
                screen.save_now()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer what can be done anywhere; no screenshot, which could overwrite files with confidential words."""
        if isinstance(screen, CoachScreen):
            yield from (SystemCommand(*command) for command in screen.commands())
        yield SystemCommand("Look: choose a theme", "Dark, light, high contrast and others", self.action_change_theme)
        yield SystemCommand("Quit", "What was typed is saved first", self.action_quit)

    def action_help_quit(self) -> None:
        """Say nothing at ctrl+c: a message that pops up is the last thing a conversation needs."""

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Make no picture: it would hold confidential words, in a folder nobody chose."""

    def _fatal_error(self) -> None:
        """Say that something broke without showing anybody's words: no local variables in the traceback."""
        kind, error, trace = sys.exc_info()
        lines = traceback.format_exception(kind, error, trace) if trace else ["unknown error\n"]
        self._exit_renderables.append("".join(_without_message(lines)))
        self._close_messages_no_wait()


def _never_begin_anew_without_terminal() -> None:
    """Let a closed window only end the program.

    It sends SIGCONT too, at which Textual would start its screen again, and wait for ever for a terminal that is gone.
    """
    goes_on = signal.getsignal(signal.SIGCONT) if hasattr(signal, "SIGCONT") else None

    def go_on(number: int, frame: FrameType | None) -> None:
        if callable(goes_on) and sys.__stdin__ is not None and sys.__stdin__.isatty():
            goes_on(number, frame)

    if callable(goes_on):
        with suppress(ValueError):  # not the main thread
            signal.signal(signal.SIGCONT, go_on)


def _without_message(lines: list[str]) -> list[str]:
    """Drop the message of the error, which may quote what was typed; keep its kind and where it happened."""
    head, last = lines[:-1], lines[-1].split(":", 1)[0].strip()
    return [*head, f"{last}\n"]
