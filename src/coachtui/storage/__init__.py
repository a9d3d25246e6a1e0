"""Where sessions are kept; the only package that knows TinyDB."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from coachtui.errors import Problem
from coachtui.session import Role, Session
from coachtui.storage.ids import is_session_id, new_session_id
from coachtui.storage.lock import HeldBy, Lock, acquire
from coachtui.storage.saver import SaveDone, Saver

__all__ = [
    "HeldBy",
    "Lock",
    "SaveDone",
    "Saver",
    "SessionStore",
    "SessionSummary",
    "acquire",
    "is_session_id",
    "new_session_id",
    "open_store",
]


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """One session as Home and `coachtui sessions` list it."""

    id: str
    created: datetime
    updated: datetime
    ended: datetime | None
    role: Role
    coachee: str
    focus: str
    elapsed: int
    """Seconds of live time."""
    lines: int
    actions_open: int


class SessionStore(Protocol):
    """What the rest of the program may ask of a store."""

    def load(self, session_id: str) -> Session:
        """Return the stored session; raise `StorageError` when it is missing, damaged or too new."""
        ...

    def save(self, session: Session) -> None:
        """Write the session whole; raise `StorageError`, the old one untouched, when that is not possible."""
        ...

    def summaries(self) -> tuple[tuple[SessionSummary, ...], tuple[Problem, ...]]:
        """Return all readable sessions, newest first, and a problem for each file that is not."""
        ...

    def check_writable(self) -> None:
        """Raise `StorageError` when a session could not be saved here now."""
        ...


def open_store(folder: Path, *, report: Callable[[Problem], None] = lambda _: None) -> SessionStore:
    """Return the store that keeps its sessions in `folder`; nothing is made before the first save.

    What a killed program left half written in the folder is removed: it holds confidential text.
    `report` takes what the coach should hear of although a save succeeded (a damaged file made room), in the thread
    that saves.
    """
    # TinyDB is imported when first needed.
    from coachtui.storage.atomic import sweep_temp_files  # noqa: PLC0415
    from coachtui.storage.tinydb_store import TinyDBStore  # noqa: PLC0415

    sweep_temp_files(folder)
    return TinyDBStore(folder, report=report)
