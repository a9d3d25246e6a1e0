"""What never changes while the tests run is read once: the built-in rules, and what is made of them.

Hundreds of tests read the same thirty files or decode the same JSON; that took most of their time. Each memory here is
of a pure function, is kept by the state of the files it reads, and gives the same values that the function would, so a
test that puts other files in their place, or changes them, gets what it would get without. Processes that tests start
know nothing of this.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
from typing import TypeVar

import pytest

from coachtui.checker import build, check, library, load, sources
from coachtui.checker.sources import Sources

__all__ = ["remember"]

T = TypeVar("T")


def remember(patch: pytest.MonkeyPatch) -> None:
    """Put memories in the place of the functions, until the patch is undone."""
    read, compiled = load.built_in_rules, load.compile_built_in
    rules = _by(lambda: (load.book_path(), _state([load.book_path(), *_yaml()])), read)
    patch.setattr(load, "built_in_rules", rules)
    patch.setattr(check, "built_in_rules", rules)
    patch.setattr(library, "built_in_rules", rules)
    made = _by(lambda: _state(_yaml()), compiled)
    patch.setattr(load, "compile_built_in", made)
    patch.setattr(build, "compile_built_in", made)
    patch.setattr(sources, "read_folder", _folders(sources.read_folder))


def _by(key: Callable[[], Hashable], function: Callable[[], T]) -> Callable[[], T]:
    """Return the function with a memory of what it gave under each key."""
    known: dict[Hashable, T] = {}

    def remembered() -> T:
        at = key()
        if at not in known:
            known[at] = function()
        return known[at]

    return remembered


def _folders(read: Callable[..., None]) -> Callable[..., None]:
    """Return `read_folder` with a memory of the built-in folder, of which each reader gets containers of its own."""
    known: dict[Hashable, Sources] = {}

    def read_folder(folder: Path, into: Sources, *, label: str = "") -> None:
        if folder != load.built_in_folder() or label or into != Sources():
            read(folder, into, label=label)
            return
        at = _state(_yaml())
        if at not in known:
            known[at] = Sources()
            read(folder, known[at])
        for field in dataclasses.fields(Sources):
            setattr(into, field.name, _copied(getattr(known[at], field.name)))

    return read_folder


def _copied(value: T) -> T:
    """Return a value whose lists and dicts, also those inside a dict, are not those of the given one."""
    if isinstance(value, list):
        return type(value)(value)
    if isinstance(value, dict):
        return type(value)({key: _copied(inner) for key, inner in value.items()})
    return value


def _yaml() -> list[Path]:
    return sorted(load.built_in_folder().glob("*.yaml"))


def _state(paths: Iterable[Path]) -> Hashable:
    """Return what changes when one of the files does."""
    stats = [(path, path.stat() if path.exists() else None) for path in paths]
    return tuple((path, stat and (stat.st_size, stat.st_mtime_ns, stat.st_ino)) for path, stat in stats)
