"""Where bank files may be: with the program, in the trainer's own folder, and wherever a file was named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Protocol

from coachtui.banks.strays import documents_among, not_read, strays_among
from coachtui.errors import Problem
from coachtui.text import clean_line

__all__ = [
    "SUFFIXES",
    "BankFile",
    "Origin",
    "Place",
    "Source",
    "Stamp",
    "banks_in",
    "documents_in",
    "shipped_banks",
    "stamp_of",
]

SUFFIXES = (".yaml", ".yml")
"""How the name of a bank file ends."""

Stamp = tuple[int, ...]
"""Differs from before when a file was changed."""


class Origin(StrEnum):
    """Where a bank comes from; of two with one id, the one from the place named first here is used."""

    GIVEN = "given"
    """Named on the command line."""
    OWN = "own"
    """In the trainer's own folder."""
    FOLDER = "folder"
    """In a folder that the settings name."""
    SHIPPED = "shipped"
    """Came with coachtui."""


class BankFile(Protocol):
    """A file as far as a shelf needs to know it: a path, one inside the package, or one that was read already."""

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        ...


@dataclass(frozen=True, slots=True)
class Source:
    """A file that should hold a bank; it has not been read."""

    name: str
    """What it is called to a person, cleaned."""
    origin: Origin
    file: BankFile


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere that bank files may lie; each can be looked into by itself, so that a slow one delays no other."""

    name: str
    """What it is called to a person, cleaned."""
    origin: Origin
    look: Callable[[], tuple[tuple[Source, ...], tuple[Problem, ...]]]
    """Returns the files that are there, and what is to say about the place itself."""
    asides: Callable[[], tuple[Problem, ...]] = tuple
    """Returns what is good to know where somebody looks for a file, and would only disturb elsewhere."""


def shipped_banks() -> Traversable:
    """Return the folder of the banks that came with coachtui: in the package, else beside `src/`."""
    package = files("coachtui")
    inside = package.joinpath("question_banks")
    if inside.is_dir() or not isinstance(package, Path):
        return inside
    return package.parent.parent / "question_banks"


def banks_in(folder: Traversable, origin: Origin) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """Return the bank files of a folder by name, and why the folder could not be looked into.

    The trainer's own folder need not exist: it is made when the first bank is put there.
    """
    try:
        there = list(folder.iterdir())
        found = sorted(_bank_files(there), key=lambda file: file.name)
    except OSError as error:
        if origin is Origin.OWN and isinstance(error, FileNotFoundError):
            return (), ()
        reason = (error.strerror or "unknown reason").lower()
        problem = Problem(clean_line(str(folder)), 0, 0, f"this folder of question banks cannot be read: {reason}")
        return (), (problem,)
    names = {file.name for file in there}
    problems = tuple(not_read(clean_line(name), name, names) for name in strays_among(names))
    return tuple(Source(clean_line(file.name), origin, file) for file in found), problems


def documents_in(folder: Traversable) -> tuple[Problem, ...]:
    """Return what to say of the documents in a folder that may have been meant to be banks."""
    try:
        names = {file.name for file in folder.iterdir()}
    except OSError:
        return ()
    return tuple(not_read(clean_line(name), name, names) for name in documents_among(names))


def stamp_of(file: BankFile) -> Stamp:
    """Return what tells one version of a file from the next; empty for a file that cannot be looked at."""
    if not isinstance(file, Path):
        return getattr(file, "stamp", ())
    try:
        status = file.lstat()
    except (OSError, ValueError):
        return ()
    return status.st_mtime_ns, status.st_size, status.st_ino


def _bank_files(files: Iterable[Traversable]) -> list[Traversable]:
    return [file for file in files if file.name.lower().endswith(SUFFIXES) and not file.name.startswith(".")]
