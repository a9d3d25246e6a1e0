"""Stores to test with: one in memory that keeps the contract, and some that behave badly on purpose."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from coachtui.errors import Problem, StorageError
from coachtui.session import Session
from coachtui.storage import SessionSummary, is_session_id
from coachtui.storage.record import summary_of, to_record

__all__ = ["MemoryStore", "SlowStore", "WatchedStore"]


class MemoryStore:
    """Keeps sessions for as long as the test runs."""

    def __init__(self) -> None:
        self._sessions: dict[str, Session] = {}

    def load(self, session_id: str) -> Session:
        if session_id not in self._sessions:
            raise StorageError("there is no such session")
        return self._sessions[session_id]

    def save(self, session: Session) -> None:
        if not is_session_id(session.id):
            raise StorageError("not a name")
        if session.id in self._sessions and self._sessions[session.id].revision > session.revision:
            raise StorageError("a newer state is saved already")
        self._sessions[session.id] = session

    def summaries(self) -> tuple[tuple[SessionSummary, ...], tuple[Problem, ...]]:
        found = [summary_of(to_record(session)) for session in self._sessions.values()]
        return tuple(sorted(found, key=lambda summary: summary.created, reverse=True)), ()

    def check_writable(self) -> None:
        return


@dataclass
class WatchedStore:
    """Remembers which revisions it was given; fails as often as it is told to."""

    failures: int = 0
    """How many of the next saves fail."""
    fault: Callable[[], BaseException] = lambda: StorageError("the disk is full")
    tried: list[int] = field(default_factory=list)
    saved: list[int] = field(default_factory=list)

    def save(self, session: Session) -> None:
        self.tried.append(session.revision)
        if self.failures:
            self.failures -= 1
            raise self.fault()
        self.saved.append(session.revision)


class SlowStore(WatchedStore):
    """Takes as long for each save as the test wants: it waits until it may go on."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = threading.Semaphore(0)
        self.go_on = threading.Semaphore(0)

    def save(self, session: Session) -> None:
        self.begun.release()
        assert self.go_on.acquire(timeout=10)
        super().save(session)
