"""What the palette offers in a live session: looking back, handing over, going home."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from coachtui.banks import Bank
from coachtui.live import LiveSession
from coachtui.tui.screens.base import CoachScreen, Command
from coachtui.tui.workplace import Workplace

__all__ = ["LeavingScreen"]


class LeavingScreen(CoachScreen):
    """A screen over a live session, with the ways out of it."""

    def __init__(self, workplace: Workplace, live: LiveSession, banks: tuple[Bank, ...]) -> None:
        """Lead out of `live`, which uses `banks`."""
        super().__init__()
        self.live = live
        self._workplace = workplace
        self._banks = banks

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
