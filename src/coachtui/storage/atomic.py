"""TinyDB's storage, done so that no kill, power cut or full disk can damage a file.

TinyDB's own `JSONStorage` writes over the old text in place and cuts off the rest afterwards: a program killed in
between leaves some of each. Ours writes a second file beside the first, waits until the disk has it, and puts it in
the place of the first in one step.
"""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import cast

from tinydb.storages import Storage

from coachtui.errors import StorageError
from coachtui.storage.filesystem import FILE_SYSTEM, LARGEST, FileSystem, Stamp, make_folder, read_file, write_file
from coachtui.storage.ids import SESSION_ID
from coachtui.storage.reasons import SAFE_IN_MEMORY, DamagedError, reading_refused, writing_refused
from coachtui.storage.strictjson import decode, encode

__all__ = ["AtomicJSONStorage", "Document", "Seen", "Table", "Tables", "sweep_temp_files"]

Document = dict[str, object]
Table = dict[str, Document]
"""Documents by their TinyDB ids, in order."""
Tables = dict[str, Table]
"""Tables by name: what one TinyDB file holds."""

_DOCUMENT_ID = re.compile("0|[1-9][0-9]{0,17}")
"""TinyDB turns every id into an `int`, and fails on the whole file when one is none."""

_TEMP_FILE = re.compile(rf"\.(?:{SESSION_ID}|probe)\.[^.]+\.tmp")


@dataclass(frozen=True, slots=True)
class Seen:
    """A state of a file that we have read or written ourselves."""

    stamp: Stamp
    digest: bytes
    """Of the content, for when a program has only touched the file."""


class AtomicJSONStorage(Storage):
    """Keeps a TinyDB database in one file that is whole at every moment, and readable by its owner only."""

    def __init__(self, path: Path, *, files: FileSystem = FILE_SYSTEM) -> None:
        self._path = path
        self._files = files
        self.seen: Seen | None = None
        """The state of the file after the last `read` or `write`; None before, and when there is no file."""

    def read(self) -> Tables | None:
        """Return all tables, or None when there is no file.

        Raises `DamagedError` when the file cannot be a TinyDB database, `StorageError` when it cannot be read.
        """
        self.seen = None
        try:
            content, stamp = read_file(self._path, self._files)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise reading_refused(error) from error
        self.seen = Seen(stamp, _digest(content))
        return _as_tables(decode(content))

    def write(self, data: Mapping[str, Mapping[str, object]]) -> None:
        """Replace the whole file; raises `StorageError`, and then it holds all of the old or all of the new."""
        content = _encoded(data)
        try:
            make_folder(self._path.parent, self._files)
            stamp = write_file(self._path, content, self._files)
            self.seen = Seen(stamp, _digest(content))
            self._files.sync_folder(self._path.parent)
        except OSError as error:
            raise writing_refused(error) from error


def sweep_temp_files(folder: Path) -> int:
    """Remove what a killed program left behind in `folder`, and return how many files that were.

    A temporary file that is still being written is locked by its writer, and left alone.
    """
    try:
        left_behind = [name for name in os.listdir(folder) if _TEMP_FILE.fullmatch(name)]  # noqa: PTH208  (no 10,000 paths)
    except OSError:
        return 0  # no folder, so nothing in it
    return sum(_remove_unless_written(folder / name) for name in left_behind)


def _remove_unless_written(path: Path) -> bool:
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()
        finally:
            os.close(handle)
        return True
    return False


def _encoded(data: Mapping[str, Mapping[str, object]]) -> bytes:
    try:
        content = encode(data)
    except ValueError as error:
        raise StorageError("the session holds a number that cannot be written", hint=SAFE_IN_MEMORY) from error
    if len(content) > LARGEST:
        raise StorageError(
            f"the session is larger than {LARGEST // 2**20} MB",
            hint=f"{SAFE_IN_MEMORY} Remove what was pasted by accident, then save again.",
        )
    return content


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).digest()


def _as_tables(found: dict[str, object]) -> Tables:
    for name, table in found.items():
        if not isinstance(table, dict) or not all(map(_is_document, table.items())):
            raise DamagedError(f"the table {name[:40]!r} is not one that TinyDB could have written")
    return cast("Tables", found)


def _is_document(item: tuple[str, object]) -> bool:
    identity, document = item
    return isinstance(document, dict) and _DOCUMENT_ID.fullmatch(identity) is not None
