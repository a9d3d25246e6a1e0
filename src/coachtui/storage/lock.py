"""One window per session: a lock that tells who holds it, and that the kernel drops when its holder dies."""

from __future__ import annotations

import fcntl
import os
import socket
import stat
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from coachtui.errors import StorageError
from coachtui.storage.filesystem import make_folder
from coachtui.storage.ids import is_session_id
from coachtui.storage.reasons import writing_refused
from coachtui.text import clean_line

__all__ = ["HeldBy", "Lock", "acquire"]

_LARGEST = 4096
"""Bytes; what a holder writes about itself is a tenth of it."""


@dataclass(frozen=True, slots=True)
class HeldBy:
    """Who works on a session already; 0, "" and None where the lock file does not say."""

    pid: int = 0
    host: str = ""
    since: datetime | None = None


class Lock:
    """A held lock; give it back with `release` or by leaving its `with` block."""

    def __init__(self, handle: int, path: Path) -> None:
        self._handle = handle
        self._path = path

    def __enter__(self) -> Self:
        """Return the lock itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Give the lock back."""
        self.release()

    def release(self) -> None:
        """Give the lock back and remove its file; a second time does nothing."""
        if self._handle < 0:
            return
        # Removed while it is still held: nobody can take the lock on a file that is about to go.
        self._path.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = -1


def acquire(folder: Path, session_id: str, now: datetime | None = None) -> Lock | HeldBy:
    """Return the lock on a session, or who holds it; raises `StorageError` where locks cannot be made.

    The lock is the kernel's (`flock`), so it is gone as soon as its process is, whatever its file says.
    """
    if not is_session_id(session_id):
        raise StorageError(f"“{clean_line(session_id)[:60]}” is not the name of a session")
    since = now or datetime.now(UTC)
    try:
        make_folder(folder)
        while (answer := _try(folder / f".{session_id}.lock", since)) is None:
            continue
    except OSError as error:
        raise writing_refused(error) from error
    return answer


def _try(path: Path, since: datetime) -> Lock | HeldBy | None:
    """Return the lock or its holder; None when the last holder removed the file before we could lock it."""
    with ExitStack() as undo:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, 0o600)
        undo.callback(os.close, handle)
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise StorageError(f"{path.name} is not an ordinary file", hint="It was left as it is.")
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return _holder(os.pread(handle, _LARGEST, 0))
        if not _is_still(handle, path):
            return None
        _sign(handle, since)
        undo.pop_all()
        return Lock(handle, path)


def _is_still(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.lstat())
    except FileNotFoundError:
        return False


def _sign(handle: int, since: datetime) -> None:
    os.fchmod(handle, 0o600)
    os.ftruncate(handle, 0)
    os.pwrite(handle, msgspec.json.encode(HeldBy(os.getpid(), socket.gethostname(), since)), 0)


def _holder(content: bytes) -> HeldBy:
    try:
        found = msgspec.json.decode(content, type=HeldBy)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return HeldBy()  # between its locking and its signing, or written by somebody else
    return replace(found, host=clean_line(found.host)[:80])
