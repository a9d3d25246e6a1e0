"""Saving beside the typing: one thread that writes the newest state, and tells how it went."""

from __future__ import annotations

import atexit
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from coachtui.errors import StorageError
from coachtui.session import Session
from coachtui.storage.reasons import SAFE_IN_MEMORY

__all__ = ["Clock", "Pace", "SaveDone", "Saver", "Saves"]

AT_EXIT = 5.0
"""Seconds that a program which ends without `stop` waits for the last save."""


class Saves(Protocol):
    """What the saver needs of a store."""

    def save(self, session: Session) -> None:
        """Write the session whole; raise `StorageError` when that is not possible."""
        ...


@dataclass(frozen=True, slots=True)
class SaveDone:
    """How one attempt to save ended."""

    revision: int
    """Of the session that was written, or should have been; 0 when there was none to save."""
    at: datetime
    """Aware, UTC."""
    error: StorageError | None = None
    """Why it was not saved; None when it was."""


class Clock:
    """The time of day, the time that passes, and waiting for it; a test brings its own."""

    def now(self) -> datetime:
        """Return the date and time, aware, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds that only ever grow."""
        return time.monotonic()

    def wait(self, condition: threading.Condition, seconds: float | None) -> None:
        """Wait for the held condition to be notified, at most so many seconds."""
        condition.wait(seconds)


@dataclass(frozen=True, slots=True)
class Pace:
    """How often to write; with a slow disk a write may begin as soon as the last one has ended."""

    between: float = 0.25
    """Seconds from the beginning of one write to that of the next: what a kill can cost while somebody types."""
    first_retry: float = 1.0
    """Seconds from a failed write to the next attempt when nothing changes; doubles with every failure."""
    longest_retry: float = 30.0

    def retry(self, failures: int) -> float:
        """Return the seconds to wait after so many failures in a row."""
        return min(self.first_retry * 2.0 ** min(failures - 1, 10), self.longest_retry)


class Saver:
    """Writes the newest state of one session in the background.

    The first change after a quiet time is written at once; while changes keep coming, one write begins every
    `Pace.between` seconds with the newest state. A state that could not be written is kept and tried again with the
    next change, and at growing intervals without one. `on_done` hears of every attempt, in the saver's thread; it
    must not wait for the saver. The thread begins with the first change.
    """

    def __init__(
        self,
        store: Saves,
        on_done: Callable[[SaveDone], None],
        clock: Clock | None = None,
        pace: Pace | None = None,
    ) -> None:
        self._store = store
        self._on_done = on_done
        self._clock = clock or Clock()
        self._pace = pace or Pace()
        # Its lock is reentrant: a signal handler may flush while `changed` is half done in the same thread.
        self._state = threading.Condition()
        self._thread: threading.Thread | None = None
        self._newest: Session | None = None
        self._handed = 0
        """How many states were handed over: the number of the newest."""
        self._tried = 0
        """The number of the state that was written last, well or not."""
        self._written = 0
        """The number of the state on disk."""
        self._failures = 0
        """In a row."""
        self._attempts = 0
        self._done: SaveDone | None = None
        self._begun = self._ended = float("-inf")
        self._hurry = self._stopping = False

    def changed(self, session: Session) -> None:
        """Hand over the newest state and return at once; an older one than we have is passed over."""
        with self._state:
            newest = self._newest
            if newest is not None and session.id != newest.id:
                raise ValueError("one saver saves one session")
            if newest is not None and (session is newest or session.revision < newest.revision):
                return
            self._newest = session
            self._handed += 1
            self._wake()

    def flush(self, timeout: float) -> SaveDone:
        """Write what is not written yet, now, and return how that went; wait at most `timeout` seconds."""
        until = self._clock.monotonic() + timeout
        with self._state:
            wanted, attempts = self._handed, self._attempts
            while self._written < wanted and (self._attempts == attempts or self._tried < wanted):
                left = until - self._clock.monotonic()
                if left <= 0:
                    return self._told(_too_slow(timeout))
                self._hurry = True
                self._wake()
                self._clock.wait(self._state, left)
            return self._done or self._told()

    def stop(self, timeout: float) -> SaveDone:
        """Flush, end the thread, and return how the last save went; a later change starts it anew."""
        done = self.flush(timeout)
        with self._state:
            self._stopping = True
            self._state.notify_all()
            thread = self._thread
        if thread is not None:
            thread.join(timeout)
        atexit.unregister(self._stop_at_exit)
        return done

    def _stop_at_exit(self) -> None:
        self.stop(AT_EXIT)

    def _told(self, error: StorageError | None = None) -> SaveDone:
        return SaveDone(self._newest.revision if self._newest else 0, self._clock.now(), error)

    def _wake(self) -> None:
        if self._thread is None or not self._thread.is_alive():
            self._stopping = False
            # A daemon, so that a program that crashed can end; `_stop_at_exit` gives it the time to finish.
            self._thread = thread = threading.Thread(target=self._run, name="saver", daemon=True)
            thread.start()
            atexit.register(self._stop_at_exit)
        self._state.notify_all()

    def _run(self) -> None:
        while (due := self._wait_until_due()) is not None:
            self._write(*due)

    def _wait_until_due(self) -> tuple[int, Session] | None:
        """Return the newest state with its number when it is time to write it; None when the thread should end."""
        with self._state:
            while not self._stopping and self._thread is threading.current_thread():
                seconds = self._seconds_left()
                if self._newest is not None and seconds is not None and seconds <= 0:
                    self._hurry = False
                    self._begun = self._clock.monotonic()
                    return self._handed, self._newest
                self._clock.wait(self._state, seconds)
            return None

    def _seconds_left(self) -> float | None:
        """Return the seconds until the next write may begin; None when there is nothing to write."""
        if self._written == self._handed:
            return None
        if self._hurry:
            return 0.0
        now = self._clock.monotonic()
        if self._failures and self._tried == self._handed:
            return self._ended + self._pace.retry(self._failures) - now
        return self._begun + self._pace.between - now

    def _write(self, number: int, session: Session) -> None:
        error: StorageError | None = _fault()
        try:
            self._store.save(session)
            error = None
        except StorageError as refused:
            error = refused
        finally:  # a fault of ours ends the thread, but not before it was told; the next change starts another
            self._finish(number, session.revision, error)

    def _finish(self, number: int, revision: int, error: StorageError | None) -> None:
        done = SaveDone(revision, self._clock.now(), error)
        with self._state:
            self._done = done
            self._tried = number
            self._attempts += 1
            self._ended = self._clock.monotonic()
            self._failures = self._failures + 1 if error else 0
            if error is None:
                self._written = number
            self._state.notify_all()
        self._on_done(done)


def _too_slow(seconds: float) -> StorageError:
    return StorageError(
        f"saving has taken longer than {seconds:g} seconds",
        hint=f"It goes on. {SAFE_IN_MEMORY} The earlier version on disk is whole.",
    )


def _fault() -> StorageError:
    return StorageError(
        "saving was ended by a fault in coachtui",
        hint=f"{SAFE_IN_MEMORY} Saving is tried again with the next change.",
    )
