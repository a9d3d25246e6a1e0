"""A live session kept safe while it is written, and the ways out of it: looking back, handing over, home."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from functools import partial

from textual.worker import WorkerError

from coachtui.live import LiveSession, setting_of
from coachtui.session import Session
from coachtui.storage import SaveDone
from coachtui.tui.safekeeping import PATIENCE, Safekeeping
from coachtui.tui.screens.base import CoachScreen, Command
from coachtui.tui.workplace import Workplace

__all__ = ["FINE", "LeavingScreen"]


FINE = "fine"
"""The work of writing down which words are fine; the program ends after it."""


class LeavingScreen(CoachScreen):
    """A screen over a live session, which is saved as it goes, with the ways out of it."""

    def __init__(self, workplace: Workplace, session: Session) -> None:
        """Open `session`; nothing is written before something changes."""
        super().__init__()
        self._workplace = workplace
        self._told_unsaved = False
        self._safe = Safekeeping(workplace, session, self.heard)
        self.live = LiveSession(session, workplace, clock=workplace.clock, now=workplace.now, changed=self._safe.keep)
        self._banks = workplace.banks_of(session.banks, self._mode, session.stage)

    @property
    def _mode(self) -> str:
        return setting_of(self.live.session).mode.value

    # Saving

    def show_saved(self) -> None:
        """Say whether everything is on disk."""

    def heard(self, done: SaveDone) -> None:
        """Take word from the saver's own thread."""
        self.call_later(self._say_saved, done)

    def _say_saved(self, done: SaveDone) -> None:
        self._safe.note(done)
        self.show_saved()

    def save_now(self) -> bool:
        """Write what is not written yet, and wait for it; return whether everything is on disk."""
        saved = self._safe.save_now()
        self.show_saved()
        return saved

    async def take_in(self) -> None:
        """Wait for the disk to have the words that were called fine."""
        kept = [worker for worker in self.workers if worker.node is self and worker.group == FINE]
        with suppress(TimeoutError, WorkerError):
            await asyncio.wait_for(self.workers.wait_for_complete(kept), PATIENCE)

    def may_close(self) -> bool:
        """Save; return whether the session may be left: it is on disk, or the coach was told that it is not."""
        if self.save_now() or self._told_unsaved:
            self._safe.stop()
            return True
        self._told_unsaved = True
        return False

    def action_save(self) -> None:
        """Write now; the header says what became of it."""
        self.save_now()

    # The ways out

    def commands(self) -> Iterable[Command]:
        """Return the ways out, by name."""
        yield "Look back at this session", "A few things worth a look, for you alone", self.look_back
        yield "Close this session", "It is done: Home no longer offers it as unfinished", self.close_session
        yield "Hand over a transcript", "Choose what may leave the room, as a web page or text", self.hand_over
        yield "Home", "The session stays unfinished and can be gone on with", self.go_home

    def go_to_line(self, line: int) -> None:
        """Go on at a line of the notes."""

    def close_session(self) -> None:
        """Mark the session as done, look back where nobody else sees the screen, and leave it."""
        self.live.end()
        if self.has_class("discreet"):  # what the check says is never shown to a coachee
            self.go_home()
        else:
            self._open_mirror(leaving=True)

    def look_back(self) -> None:
        """Show what is worth a look; Enter there comes back to a line."""
        self._open_mirror(leaving=False)

    def go_home(self) -> None:
        """Leave the session as it is, saved."""
        from coachtui.tui.screens.home import HomeScreen  # noqa: PLC0415  (Home knows this screen too)

        if not self.may_close():
            return
        if any(isinstance(screen, HomeScreen) for screen in self.app.screen_stack):
            self.app.pop_screen()
        else:  # the first screen stays below, at rest: Textual cannot switch away from it
            self.app.push_screen(HomeScreen(self._workplace))

    def hand_over(self) -> None:
        """Choose what leaves the room."""
        from coachtui.tui.screens.handover import HandOverScreen  # noqa: PLC0415  (only when asked for)

        self.app.push_screen(HandOverScreen(self.live.session, self._banks, self._workplace.paths))

    def _open_mirror(self, *, leaving: bool) -> None:
        from coachtui.tui.screens.mirror import MirrorScreen  # noqa: PLC0415  (only when asked for)

        self.app.push_screen(MirrorScreen.over(self.live, partial(self._after_mirror, leaving=leaving)))

    def _after_mirror(self, line: int | None, *, leaving: bool) -> None:
        if line is not None:
            self.go_to_line(line)
        elif leaving:
            self.go_home()
