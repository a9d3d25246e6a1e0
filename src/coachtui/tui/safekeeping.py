"""Bringing a session to safety while it is written, and saying truthfully how far that has got."""

from __future__ import annotations

from collections.abc import Callable

from coachtui.session import Session
from coachtui.storage import SaveDone, Saver
from coachtui.tui.words import saved_words
from coachtui.tui.workplace import Workplace

__all__ = ["PATIENCE", "Safekeeping"]

PATIENCE = 5.0
"""Seconds to wait for the disk when somebody saves by hand or leaves."""


class Safekeeping:
    """One session's saver, and what is known of its work; used by the screen's own thread only."""

    def __init__(self, workplace: Workplace, session: Session, heard: Callable[[SaveDone], None]) -> None:
        """`heard` is called in the saver's thread after every attempt; it hands the news to `note`."""
        self._saver = Saver(workplace.store, heard)
        self._clock = workplace.clock
        self._now = workplace.now
        self._newest = session
        self._last: SaveDone | None = None
        self._last_at = workplace.now()
        self._waiting_since: float | None = None

    def keep(self, session: Session) -> None:
        """Hand a new revision on; returns at once."""
        if self._waiting_since is None:
            self._waiting_since = self._clock()
        self._newest = session
        self._saver.changed(session)

    def note(self, done: SaveDone) -> None:
        """Take in how an attempt to save ended."""
        self._last, self._last_at = done, self._now()
        if done.error is None and done.revision >= self._newest.revision:
            self._waiting_since = None

    def save_now(self) -> bool:
        """Write what is not written yet and wait for it; return whether everything is on disk."""
        if self._waiting_since is not None:
            self.note(self._saver.flush(PATIENCE))
        return self._waiting_since is None

    def stop(self) -> None:
        """End the saver; nothing is handed to it any more."""
        self._saver.stop(PATIENCE)

    @property
    def words(self) -> str:
        """Whether the notes are on disk, in words for the header."""
        behind = 0.0 if self._waiting_since is None else self._clock() - self._waiting_since
        return saved_words(self._last, self._last_at, behind=behind, opened=self._newest.revision > 0)
