"""The rules as they were last put together with a person's own files, so that the next start reads no YAML.

What is kept may be lost without harm, and is believed only when it is whole, was made from the very same files by
the same version, and nobody else could have written it.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import msgspec

from coachtui import __version__
from coachtui.checker.book import Book
from coachtui.checker.ownfiles import OwnFile
from coachtui.errors import Problem

__all__ = ["Kept", "keep", "key_of", "look_up"]

_FORMAT = 3
"""Grows when rules are compiled in another way."""
_LARGEST = 20_000_000
"""The largest file that is read."""
_DIGEST = 32
"""Characters of a digest."""
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC"))


class Kept(msgspec.Struct, frozen=True):
    """What came of putting rules together."""

    key: str
    book: Book
    problems: tuple[Problem, ...] = ()


def key_of(built_in: str, files: Iterable[OwnFile]) -> str:
    """Return what changes with any of the files, with the built-in rules (given by their digest) and the version."""
    digest = blake2b(digest_size=_DIGEST // 2)
    parts: list[bytes] = [f"{_FORMAT} {__version__} {built_in}".encode()]
    for file in files:
        data = file.data if isinstance(file.data, bytes) else str(file.data).encode()
        parts += [file.source.encode(errors="replace"), data]
    for part in parts:
        digest.update(b"%d:" % len(part))
        digest.update(part)
    return digest.hexdigest()


def look_up(path: Path, key: str) -> Kept | None:
    """Return what was kept at `path` under `key`; None when there is nothing that can be believed."""
    try:
        content = _read(path)
        kept = msgspec.json.decode(content, type=Kept)
    except (OSError, ValueError):  # msgspec's errors are among the latter
        return None
    return kept if kept.key == key else None


def keep(path: Path, kept: Kept) -> None:
    """Keep it at `path`, readable by its owner only; a folder that cannot be written to is no reason for words."""
    content = msgspec.json.encode(kept)
    with suppress(OSError):
        _make_folder(path.parent)
        handle, name = tempfile.mkstemp(prefix=".rules.", suffix=".tmp", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_digest(content) + b"\n" + content)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise


def _read(path: Path) -> bytes:
    """Return what stands behind a digest that fits; raises OSError or ValueError."""
    descriptor = os.open(path, _FLAGS)
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
            raise ValueError("no file that was kept")
        if status.st_uid != os.geteuid() or status.st_mode & 0o022:
            raise ValueError("somebody else may have written it")
        digest, _, content = file.read().partition(b"\n")
    if digest != _digest(content):
        raise ValueError("damaged")
    return content


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_DIGEST // 2).hexdigest().encode()


def _make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for its owner only."""
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
