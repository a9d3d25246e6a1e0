"""What the program left behind, read as anybody could: with TinyDB, and from the stream that the terminal got."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypeAlias

from tinydb import TinyDB

__all__ = ["MODES_OFF", "Tables", "is_restored", "lines_of", "only_session", "tables_of"]

Row: TypeAlias = dict[str, object]
Tables: TypeAlias = dict[str, list[Row]]
"""Every table of a session's file, its documents in their order."""

MODES_OFF = ("?1049l", "?25h", "?1000l", "?1003l", "?1006l", "?2004l", "<u")
"""Main screen, cursor, no mouse (three kinds), no paste marks, usual keys: what a shell expects to find."""


def only_session(home: Path) -> Path:
    """Return the one session file in a home."""
    (path,) = (home / "data" / "sessions").glob("*.json")
    return path


def tables_of(path: Path) -> Tables:
    """Read a session's file."""
    with TinyDB(path, access_mode="r") as base:
        return {name: [dict(document) for document in base.table(name)] for name in base.tables()}


def lines_of(path: Path) -> list[str]:
    """Return the words of the notes, line by line, without their marks."""
    return [str(row["text"]) for row in tables_of(path)["lines"]]


def is_restored(output: bytes) -> bool:
    """Tell whether each mode that the program changed was changed back after it was last changed."""
    stream = output.decode(errors="replace")
    return all(_last(stream, off) > _last(stream, _opposite(off)) for off in MODES_OFF)


def _opposite(mode: str) -> str:
    if mode == "<u":
        return r">\d+u"
    return mode[:-1] + ("h" if mode.endswith("l") else "l")


def _last(stream: str, mode: str) -> int:
    pattern = mode if "\\" in mode else re.escape(mode)
    return max((found.start() for found in re.finditer(r"\x1b\[" + pattern, stream)), default=-1)
