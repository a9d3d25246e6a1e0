"""What a folder of sessions holds, without opening any of them for good."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path

from coachtui.errors import Problem, StorageError
from coachtui.storage import SessionSummary
from coachtui.storage.aside import is_aside
from coachtui.storage.atomic import AtomicJSONStorage, Seen, Tables
from coachtui.storage.filesystem import FILE_SYSTEM, FileSystem
from coachtui.storage.ids import is_session_id
from coachtui.storage.reasons import DamagedError, reading_refused
from coachtui.storage.record import UPGRADES, Upgrade, summary_of
from coachtui.text import clean_line

__all__ = ["check_name", "problem_with", "read_tables", "summaries_in"]


def summaries_in(
    folder: Path, files: FileSystem = FILE_SYSTEM, upgrades: Mapping[int, Upgrade] = UPGRADES
) -> tuple[tuple[SessionSummary, ...], tuple[Problem, ...]]:
    """Return all readable sessions in `folder`, newest first, and a problem for each file that is not one.

    Hidden files, files of other kinds and files put aside are passed over; links are not followed.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if _could_be_a_session(path.name))
    except FileNotFoundError:
        return (), ()
    except OSError as error:
        return (), (problem_with(folder, reading_refused(error)),)
    found: list[SessionSummary] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            found.append(_summary(path, files, upgrades))
        except FileNotFoundError:  # removed since the folder was listed
            continue
        except StorageError as error:
            problems.append(problem_with(path, error))
    found.sort(key=lambda summary: (summary.created, summary.id), reverse=True)
    return tuple(found), tuple(problems)


def read_tables(path: Path, files: FileSystem) -> tuple[Tables, Seen]:
    """Return the tables in a file and its state; raises `FileNotFoundError` or `StorageError`."""
    storage = AtomicJSONStorage(path, files=files)
    tables = storage.read()
    if tables is None or storage.seen is None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    return tables, storage.seen


def check_name(path: Path, session_id: str) -> None:
    """Raise `DamagedError` when a file holds another session than its name says: a save would go elsewhere."""
    if session_id != path.stem:
        raise DamagedError(f"the file holds the session {clean_line(session_id)[:60]!r}, which is not its name")


def problem_with(path: Path, error: StorageError) -> Problem:
    """Return what to show about a file that could not be read."""
    return Problem(clean_line(path.name), 0, 0, error.message, error.hint)


def _could_be_a_session(name: str) -> bool:
    return name.endswith(".json") and not name.startswith(".") and not is_aside(name)


def _summary(path: Path, files: FileSystem, upgrades: Mapping[int, Upgrade]) -> SessionSummary:
    if not is_session_id(path.stem):
        raise StorageError(
            "this is not how a session's file is named, so it is not listed",
            hint="A syncing program may have made it. Open it under its session's name to see what it holds.",
        )
    summary = summary_of(read_tables(path, files)[0], upgrades)
    check_name(path, summary.id)
    return summary
