"""The steps of reading and writing one file, each of which can fail, and the order that keeps the old file whole."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from coachtui.errors import StorageError

__all__ = ["FILE_SYSTEM", "LARGEST", "FileSystem", "Stamp", "make_folder", "probe", "read_file", "write_file"]

LARGEST = 64 * 1024 * 1024
"""Bytes; a session of an hour has some 30,000, so a larger file is not a session."""

_NOT_SUPPORTED = (errno.EINVAL, errno.ENOTSUP)
"""What network file systems answer to the syncing of a folder; they need none."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells one state of a file from another without reading it."""

    inode: int
    size: int
    modified_ns: int

    @classmethod
    def of(cls, status: os.stat_result) -> Stamp:
        """Return the stamp of a file whose status was asked for."""
        return cls(status.st_ino, status.st_size, status.st_mtime_ns)


def _open_to_read(path: Path) -> int:
    # Not blocking: a pipe in place of the file would wait for a writer for ever.
    return os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)


def _open_temp(path: Path) -> tuple[int, Path]:
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}.", suffix=".tmp", dir=path.parent)
    os.fchmod(handle, 0o600)  # mkstemp's own mode is cut down by an unusual umask
    with suppress(OSError):  # tells `sweep_temp_files` of another process that somebody is still writing
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return handle, Path(name)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NOT_SUPPORTED:
            raise
    finally:
        os.close(handle)


@dataclass(frozen=True, slots=True)
class FileSystem:
    """What the computer does for us, step by step; a test replaces one step to make it fail."""

    open_to_read: Callable[[Path], int] = _open_to_read
    open_temp: Callable[[Path], tuple[int, Path]] = _open_temp
    """Makes a temporary file beside the given one, readable by its owner only."""
    write: Callable[[int, memoryview], int] = os.write
    fsync: Callable[[int], None] = os.fsync
    replace: Callable[[Path, Path], None] = os.replace
    sync_folder: Callable[[Path], None] = _sync_folder
    """Makes the new name outlast a power cut."""


FILE_SYSTEM = FileSystem()
"""The real one."""


def make_folder(folder: Path, files: FileSystem = FILE_SYSTEM) -> None:
    """Make `folder` and each missing folder above it, open to their owner only under any umask."""
    if folder.is_dir():
        return
    missing = [level for level in (folder, *folder.parents) if not level.is_dir()]
    for level in reversed(missing):
        try:
            level.mkdir(mode=0o700)
        except FileExistsError:
            if not level.is_dir():
                raise
            continue  # somebody else was quicker: the mode is theirs
        level.chmod(0o700)
        files.sync_folder(level.parent)


def read_file(path: Path, files: FileSystem = FILE_SYSTEM) -> tuple[bytes, Stamp]:
    """Return the bytes of a regular file and its stamp, following no link and waiting for nobody.

    Raises `OSError`, or `StorageError` for anything that is not a file of a sensible size.
    """
    with os.fdopen(files.open_to_read(path), "rb") as opened:
        status = os.fstat(opened.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise StorageError("it is not an ordinary file", hint="It was left as it is.")
        if status.st_size > LARGEST:
            raise StorageError(
                f"the file is larger than {LARGEST // 2**20} MB", hint="It was left as it is: no session is so long."
            )
        return opened.read(status.st_size), Stamp.of(status)


def write_file(path: Path, content: bytes, files: FileSystem = FILE_SYSTEM) -> Stamp:
    """Put `content` in the place of `path` in one step and return its stamp; on any failure the old file stands.

    The folder has still to be synced for the new name to outlast a power cut. Raises `OSError`.
    """
    with _temp_file(path, files) as (handle, temp):
        left = memoryview(content)
        while left:
            left = left[files.write(handle, left) :]
        files.fsync(handle)
        stamp = Stamp.of(os.fstat(handle))
        files.replace(temp, path)
        return stamp


def probe(folder: Path, files: FileSystem = FILE_SYSTEM) -> None:
    """Write and remove a little in `folder`, or in the nearest one above it that is there; raises `OSError`."""
    place = next(level for level in (folder, *folder.parents) if os.path.lexists(level))
    with _temp_file(place / "probe", files) as (handle, _):
        files.write(handle, memoryview(bytes(4096)))
        files.fsync(handle)


@contextmanager
def _temp_file(path: Path, files: FileSystem) -> Iterator[tuple[int, Path]]:
    handle, temp = files.open_temp(path)
    try:
        yield handle, temp
    finally:
        with suppress(OSError):  # after a successful replace there is nothing of this name
            temp.unlink()
        os.close(handle)
