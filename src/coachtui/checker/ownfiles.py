"""A person's own rule files: which there are, read and not yet understood."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from coachtui.errors import Problem
from coachtui.text import clean_line
from coachtui.yamlfile import MAX_BYTES, read_bytes
from coachtui.yamlfile.file import NOT_YAML, almost_yaml

__all__ = ["MAX_ALL_BYTES", "MAX_FILES", "OwnFile", "own_files", "within_limits"]

MAX_FILES = 100
"""Own files that are read."""
MAX_ALL_BYTES = 2 * MAX_BYTES
"""All own files together."""

_ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A rule file of a person's own, read and not yet understood."""

    source: str
    """What it is called in problems."""
    path: Path
    data: bytes | Problem
    """Its bytes, or why there are none."""


def own_files(place: Path, under: Path | None = None) -> tuple[OwnFile, ...]:
    """Return the rule files of a folder in the order of their names, or the one file that `place` is.

    In problems a file is called by its path, from `under` on when it lies there. What is not there holds no rules.
    """
    shown = clean_line(str(place.relative_to(under) if under and place.is_relative_to(under) else place))
    if not place.is_dir():
        return (OwnFile(shown, place, read_bytes(place, shown)),) if place.is_symlink() or place.exists() else ()
    try:
        all_names = sorted(os.listdir(place))  # noqa: PTH208  (names only)
    except OSError as error:
        said = f"the folder cannot be read: {(error.strerror or 'unknown reason').lower()}"
        return (OwnFile(shown, place, Problem(shown, 0, 0, said)),)
    paths = ((f"{shown}/{clean_line(name)}", place / name) for name in all_names if _is_rule_file(name))
    read = within_limits(OwnFile(source, path, read_bytes(path, source)) for source, path in paths)
    strays = ((f"{shown}/{clean_line(name)}", place / name) for name in all_names if almost_yaml(name))
    return (*read, *(OwnFile(source, path, Problem(source, 0, 0, *NOT_YAML)) for source, path in strays))


def within_limits(files: Iterable[OwnFile]) -> Iterator[OwnFile]:
    """Yield the files of one folder as long as there are not too many."""
    room = MAX_ALL_BYTES
    for count, file in enumerate(files, 1):
        room -= len(file.data) if isinstance(file.data, bytes) else 0
        if count > MAX_FILES or room < 0:
            limit = f"{MAX_FILES} files" if count > MAX_FILES else f"{MAX_ALL_BYTES // 10**6} MB"
            said = f"this file and those after it were not read: the folder holds more than {limit} of rules"
            yield OwnFile(file.source, file.path, Problem(file.source, 0, 0, said))
            return
        yield file


def _is_rule_file(name: str) -> bool:
    return name.endswith(_ENDINGS) and not name.startswith(".")
