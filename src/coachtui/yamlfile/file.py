"""The bytes of a file that a stranger may have left: nothing is followed, waited for or read without end."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from coachtui.errors import Problem

__all__ = ["MAX_BYTES", "NOT_YAML", "almost_yaml", "read_bytes"]

MAX_BYTES = 1_000_000
"""The largest file that is read."""

NOT_YAML = (
    "this file is not read, because its name does not end in `.yaml`",
    "Take away what an editor has put behind it, and save it as plain text.",
)
"""What to say of a file that was surely meant to be read, and what to do."""
_ENDINGS = tuple(f".{yaml}.{other}" for yaml in ("yaml", "yml") for other in ("txt", "rtf", "doc", "docx", "odt"))
"""What editors like to make of the end of a name."""

_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
"""Follow no link, and do not wait for the other end of a pipe; Windows knows only the last one."""


def almost_yaml(name: str) -> bool:
    """Tell whether a file would be read, had not an editor put an ending of its own behind the name."""
    return name.lower().endswith(_ENDINGS) and not name.startswith(".")


def read_bytes(path: Path, source: str) -> bytes | Problem:
    """Return the bytes of a regular file, or why it was not read."""
    try:
        if path.is_symlink():
            return _link(source)
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        return _link(source) if error.errno == errno.ELOOP else _unreadable(source, error)
    except ValueError:
        return Problem(source, 0, 0, "no file can have this name")
    try:
        return _refusal(os.fstat(descriptor), source) or _read(descriptor)
    except OSError as error:
        return _unreadable(source, error)
    finally:
        os.close(descriptor)


def _read(descriptor: int) -> bytes:
    with os.fdopen(descriptor, "rb", closefd=False) as file:
        return file.read(MAX_BYTES + 1)


def _refusal(status: os.stat_result, source: str) -> Problem | None:
    if stat.S_ISDIR(status.st_mode):
        return Problem(source, 0, 0, "this is a folder, not a file")
    if not stat.S_ISREG(status.st_mode):
        return Problem(source, 0, 0, "this is a pipe or a device, not a file with text in it")
    if status.st_size > MAX_BYTES:
        message = f"the file holds {status.st_size / 1e6:,.1f} MB; at most 1 MB is read"
        return Problem(source, 0, 0, message, "Split it into several files.")
    return None


def _link(source: str) -> Problem:
    return Problem(
        source,
        0,
        0,
        "this is a link to another file, and links are not followed",
        "Copy the file itself here.",
    )


def _unreadable(source: str, error: OSError) -> Problem:
    return Problem(source, 0, 0, f"the file cannot be read: {(error.strerror or 'unknown reason').lower()}")
