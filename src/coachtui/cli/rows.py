"""Lines of a file or of standard input, one at a time, whatever they hold."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from coachtui.errors import CoachError
from coachtui.text import clean_line

__all__ = ["MAX_LINE", "STDIN", "Row", "called", "open_bytes", "rows"]

STDIN = "-"
"""The file name that means standard input."""

MAX_LINE = 1_000_000
"""Bytes of a line that are held in memory; a longer line is passed over, and it is said so."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"

_REASONS = {
    errno.ENOENT: "there is no such file",
    errno.ENOTDIR: "there is no such file",
    errno.EISDIR: "it is a folder, not a file",
    errno.EACCES: "it may not be read",
    errno.EPERM: "it may not be read",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line as it was given."""

    number: int
    """1-based."""
    text: str
    """Without its line end; empty when there is a problem."""
    problem: str = ""
    """Why there is no text: lower case, no full stop."""


def called(name: str) -> str:
    """Return what a file is called to a person; a file's name may hold anything."""
    return "standard input" if name == STDIN else clean_line(name)


def open_bytes(name: str) -> BinaryIO:
    """Open a file, or standard input, for reading; raise `CoachError` when that cannot be done."""
    try:
        if name != STDIN:
            return Path(name).open("rb")
    except (OSError, ValueError) as error:
        raise CoachError(f"{called(name)} was not read: {_reason(error)}") from error
    if sys.stdin is None:
        raise CoachError("standard input was not read: it is closed")
    return sys.stdin.buffer


def rows(stream: BinaryIO) -> Iterator[Row]:
    """Yield each line as soon as it is there, so that another program may wait for an answer before its next line."""
    number = 0
    while line := stream.readline(MAX_LINE):
        number += 1
        if number == 1:
            line = line.removeprefix(_BYTE_ORDER_MARK)
        if len(line) == MAX_LINE and not line.endswith(b"\n"):
            _pass_over(stream)
            yield Row(number, "", f"the line is longer than {MAX_LINE:,} bytes")
        else:
            yield _row(number, line)


def _row(number: int, line: bytes) -> Row:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return Row(number, "", "this is not text in UTF-8")
    return Row(number, text.removesuffix("\n").removesuffix("\r"))


def _pass_over(stream: BinaryIO) -> None:
    """Read on to the end of the line without keeping it."""
    while (rest := stream.readline(MAX_LINE)) and not rest.endswith(b"\n"):
        pass


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, ValueError):
        return "no file can have this name"
    return _REASONS.get(error.errno or 0, (error.strerror or str(error)).lower())
