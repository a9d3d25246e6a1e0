"""The store on disk: one TinyDB file per session, in one folder."""

from __future__ import annotations

import errno
import os
import stat
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from coachtui.errors import Problem, StorageError
from coachtui.session import Session
from coachtui.storage import SessionSummary
from coachtui.storage.aside import BROKEN, OLDER, OTHER, keep_aside
from coachtui.storage.atomic import AtomicJSONStorage, Seen
from coachtui.storage.filesystem import FILE_SYSTEM, FileSystem, Stamp, probe
from coachtui.storage.ids import is_session_id
from coachtui.storage.listing import check_name, problem_with, read_tables, summaries_in
from coachtui.storage.reasons import SAFE_IN_MEMORY, DamagedError, writing_refused
from coachtui.storage.record import FORMAT, UPGRADES, Upgrade, format_of, from_record, to_record
from coachtui.text import clean_line

__all__ = ["TinyDBStore"]

_LIST_THEM = "`coachtui sessions` lists those there are."


@dataclass(frozen=True, slots=True)
class _Known:
    """A session's file as this store read or wrote it last."""

    seen: Seen
    revision: int
    format: int = FORMAT


class TinyDBStore:
    """Keeps every session in a TinyDB file of its own, `<folder>/<id>.json`; safe to use from several threads.

    A save is one write. It is refused when the file holds a newer revision, or was changed by another program since
    this store read or wrote it. A damaged file, and one in an older format, is kept under another name.
    """

    def __init__(
        self,
        folder: Path,
        *,
        report: Callable[[Problem], None] = lambda _: None,
        files: FileSystem = FILE_SYSTEM,
        upgrades: Mapping[int, Upgrade] = UPGRADES,
    ) -> None:
        self._folder = folder
        self._report = report
        """Takes what the coach should hear of although a save succeeded; called by the thread that saves."""
        self._files = files
        self._upgrades = upgrades
        self._known: dict[str, _Known] = {}
        self._one_at_a_time = threading.Lock()

    def exists(self, session_id: str) -> bool:
        """Tell whether something stands in the place of this session's file, readable or not."""
        return os.path.lexists(self._path(session_id))

    def load(self, session_id: str) -> Session:
        """Return the stored session; raise `StorageError` when it is missing, damaged or too new."""
        path = self._path(session_id)
        with self._one_at_a_time:
            try:
                session, self._known[session_id] = self._read(path)
            except FileNotFoundError as error:
                raise StorageError(f"there is no session {session_id}", hint=_LIST_THEM) from error
        return session

    def save(self, session: Session) -> None:
        """Write the session whole; raise `StorageError`, the old one untouched, when that is not possible."""
        path = self._path(session.id)
        storage = AtomicJSONStorage(path, files=self._files)
        tables = to_record(session)
        with self._one_at_a_time:
            try:
                problem = self._make_room(path, session)
                storage.write(tables)
            except OSError as error:
                raise writing_refused(error) from error
            finally:  # the file is new even when only the syncing of its folder failed
                if storage.seen is not None:
                    self._known[session.id] = _Known(storage.seen, session.revision)
        if problem is not None:
            self._report(problem)

    def summaries(self) -> tuple[tuple[SessionSummary, ...], tuple[Problem, ...]]:
        """Return all readable sessions, newest first, and a problem for each file that is not."""
        return summaries_in(self._folder, self._files, self._upgrades)

    def check_writable(self) -> None:
        """Raise `StorageError` when a session could not be saved here now; leaves no trace."""
        try:
            probe(self._folder, self._files)
        except OSError as error:
            raise writing_refused(error) from error

    def keep_both(self, session_id: str) -> str:
        """Keep what another program wrote under a name of its own, and return that; our next save takes its place."""
        path = self._path(session_id)
        with self._one_at_a_time:
            try:
                seen = read_tables(path, self._files)[1]
                kept = keep_aside(path, OTHER)
            except FileNotFoundError as error:
                raise StorageError(f"there is no session {session_id}", hint=_LIST_THEM) from error
            except OSError as error:
                raise writing_refused(error) from error
            self._known[session_id] = _Known(seen, revision=-1)
        return kept.name

    def _path(self, session_id: str) -> Path:
        if not is_session_id(session_id):
            raise StorageError(f"“{clean_line(session_id)[:60]}” is not the name of a session", hint=_LIST_THEM)
        return self._folder / f"{session_id}.json"

    def _read(self, path: Path) -> tuple[Session, _Known]:
        tables, seen = read_tables(path, self._files)
        session = from_record(tables, self._upgrades)
        check_name(path, session.id)
        return session, _Known(seen, session.revision, format_of(tables))

    def _make_room(self, path: Path, session: Session) -> Problem | None:
        """Raise `StorageError` unless `session` may take the place of what is at `path`; return what to tell of it."""
        status = self._status(path)
        if status is None:
            return None
        known = self._known.get(session.id)
        if known is None or known.seen.stamp != Stamp.of(status):
            try:
                known = self._look_again(path, session, known)
            except DamagedError as error:
                return _damaged(path, keep_aside(path, BROKEN), error)
        if session.revision < known.revision:
            raise StorageError(
                f"a newer state of this session is saved already (revision {known.revision})",
                hint=f"It was left as it is; revision {session.revision} was not written over it.",
            )
        if known.format < FORMAT:
            keep_aside(path, OLDER)
        return None

    def _status(self, path: Path) -> os.stat_result | None:
        """Return what the computer says of the file at `path`, None when there is none."""
        if self._known and not self._folder.is_dir():
            # A disk was taken out, perhaps: making the folder anew would write somewhere else.
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(self._folder))
        if not os.path.lexists(path):
            return None
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            raise StorageError(
                f"in the place of {path.name} stands something else than a file",
                hint=f"It was left as it is. {SAFE_IN_MEMORY} Move it away, then save again.",
            )
        return status

    def _look_again(self, path: Path, session: Session, known: _Known | None) -> _Known:
        """Return the state of a file that is not as this store left it; raise `StorageError` when it has other text."""
        found, now = self._read(path)
        if known is not None and known.seen.digest == now.seen.digest:
            return replace(known, seen=now.seen)  # only touched, or copied back
        if known is None and _is_earlier_state(found, session):
            return now
        raise StorageError(
            "another program has changed this session's file",
            hint=f"Its version was left as it is. {SAFE_IN_MEMORY}",
        )


def _damaged(path: Path, kept: Path, error: DamagedError) -> Problem:
    hint = "It was kept under this name, and the notes of this window were saved in its place."
    return problem_with(kept, StorageError(f"{path.name} was damaged: {error.message}", hint=hint))


def _is_earlier_state(found: Session, session: Session) -> bool:
    """Tell whether a session that this store has not read can have become `session`."""
    if found.created != session.created:
        return False
    return found.revision != session.revision or to_record(found) == to_record(session)
