"""Puts a transcript into a file that only its owner can read, and never over something else unasked."""

from __future__ import annotations

import os
import re
import stat
import sys
import tempfile
from pathlib import Path
from typing import BinaryIO

from coachtui.errors import ExportError
from coachtui.export.model import Transcript

__all__ = ["file_name", "make_folder", "write_export"]

_PRIVATE_FILE = 0o600
_PRIVATE_FOLDER = 0o700
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG = 16


def file_name(shown: Transcript, name: str) -> str:
    """Return the usual file name for a transcript in the format `name`: `conversation-2026-11-23-7f3a-all.html`.

    It holds the day, a piece of the id and the level (so that nobody sends the whole one for the short one), and
    no name of a person.
    """
    piece = _NOT_SLUG.sub("-", shown.id.rpartition("-")[2].lower()).strip("-")[:_LONGEST_SLUG].rstrip("-")
    parts = ("conversation", shown.started.date().isoformat(), piece, shown.level.value)
    return f"{'-'.join(part for part in parts if part)}.{name}"


def make_folder(folder: Path) -> Path:
    """Make the folder for exports, for its owner only, and return it; raise `ExportError` if that fails."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True, mode=_PRIVATE_FOLDER)
        folder.mkdir(exist_ok=True, mode=_PRIVATE_FOLDER)
    except OSError as error:
        raise ExportError(f"the folder {folder.name} could not be made: {_reason(error)}") from error
    return folder


def write_export(text: str, target: Path, *, name: str, force: bool = False) -> Path:
    """Write `text` to the file `target`, or under `name` when `target` is a folder; return where it went.

    The file is made new, mode 0600, and no link is followed. What is there already stays, and an `ExportError`
    says so, unless `force` is given: then it is replaced whole, in one step.
    """
    path = target / name if target.is_dir() else target
    content = text.encode("utf-8")
    try:
        if force and _is_replaceable(path):
            _replace(path, content)
        else:
            _create(path, content)
    except FileExistsError as error:
        raise ExportError(
            f"{path.name} is there already",
            hint="It was left as it is. Choose another name, or ask to replace it.",
        ) from error
    except OSError as error:
        raise ExportError(
            f"{path.name} could not be written: {_reason(error)}", hint="Choose another folder and try again."
        ) from error
    return path


def _is_replaceable(path: Path) -> bool:
    """Say whether something ordinary is there; a device or a pipe must never be swapped for a file."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return False
    return stat.S_ISREG(mode) or stat.S_ISLNK(mode)


def _create(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE_FILE)
    try:
        with os.fdopen(handle, "wb") as file:
            _fill(file, content)
    except OSError:
        path.unlink(missing_ok=True)  # half a transcript reads like a whole one
        raise


def _replace(path: Path, content: bytes) -> None:
    handle, spare = tempfile.mkstemp(prefix=".conversation-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            _fill(file, content)
        Path(spare).replace(path)
    except OSError:
        Path(spare).unlink(missing_ok=True)
        raise


def _fill(file: BinaryIO, content: bytes) -> None:
    if sys.platform != "win32":
        os.fchmod(file.fileno(), _PRIVATE_FILE)  # whatever the umask took away
    file.write(content)
    file.flush()
    os.fsync(file.fileno())


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
