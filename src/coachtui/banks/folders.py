"""A folder that somebody else looks after, perhaps across a network: never written to, never waited for long.

All looking and reading happens in a thread; a folder that does not answer in time is passed over and picked up later.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from time import monotonic

from coachtui.banks.nearby import BANKS, RULES, Kind, folders_meant, is_yaml, nothing_here
from coachtui.banks.places import Stamp, stamp_of
from coachtui.banks.strays import documents_among, not_read, strays_among
from coachtui.errors import Problem
from coachtui.text import clean_line
from coachtui.yamlfile import read_bytes

__all__ = ["BANKS", "MAX_FILES", "PATIENCE", "RULES", "HeldFile", "Kind", "SharedFolder"]

PATIENCE = 0.5
"""Seconds that a folder has to answer when it is first looked into."""
REST = 0.3
"""Seconds for which an answer of the folder is as good as new."""
MAX_FILES = 500
"""Files of one folder that are read."""


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file as it was when its folder was last looked into; two are equal when they lie at one place."""

    path: Path
    stamp: Stamp = field(compare=False)
    content: bytes | Problem = field(compare=False)

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class _Seen:
    files: tuple[HeldFile, ...] = ()
    problems: tuple[Problem, ...] = ()
    asides: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Look:
    """One look into the folder, in a thread of its own."""

    folder: Path
    known: Mapping[Path, HeldFile]
    kind: Kind
    seen: _Seen | None = None
    began: float = field(default_factory=monotonic)
    ended: float = 0.0

    def run(self) -> None:
        self.seen = _look(self.folder, self.known, self.kind)
        self.ended = monotonic()

    @property
    def lasts(self) -> float:
        """Seconds that the look took, or has taken so far."""
        return (self.ended or monotonic()) - self.began


class SharedFolder:
    """A folder of banks, or of another `kind` of YAML files, as far as it answered."""

    def __init__(self, folder: Path, *, patience: float = PATIENCE, rest: float = REST, kind: Kind = BANKS) -> None:
        """Look into `folder`: the first look may take `patience` seconds, later ones of a slow folder none."""
        self._folder = folder
        self._patience = patience
        self._rest = rest
        self._kind = kind
        self._slow = False
        self._seen: _Seen | None = None
        self._seen_at = 0.0
        self._running: tuple[Thread, _Look] | None = None

    @property
    def name(self) -> str:
        """What the folder is called to a person, cleaned."""
        return clean_line(str(self._folder))

    @property
    def asides(self) -> tuple[Problem, ...]:
        """What is good to know where somebody looks for a file, and would only disturb elsewhere; of the last look."""
        return self._seen.asides if self._seen else ()

    def begin(self) -> None:
        """Begin to look, so that several folders are waited for at one time."""
        if self._running is None:
            self._begin()

    def look(self) -> tuple[tuple[HeldFile, ...], tuple[Problem, ...]]:
        """Return the files that could be looked at, by name, and what is to say about the folder."""
        if self._running is None and self._seen and monotonic() - self._seen_at < self._rest:
            return self._seen.files, self._seen.problems
        thread, look = self._running or self._begin()
        thread.join(0 if self._slow else max(0.0, self._patience - look.lasts))
        self._slow = look.lasts > self._patience
        if not thread.is_alive() and look.seen:
            self._running, self._seen, self._seen_at = None, look.seen, monotonic()
        seen = self._seen or _Seen()
        late = self._slow and thread.is_alive()
        return seen.files, (self._late(), *seen.problems) if late else seen.problems

    def _begin(self) -> tuple[Thread, _Look]:
        look = _Look(self._folder, {held.path: held for held in (self._seen or _Seen()).files}, self._kind)
        thread = Thread(target=look.run, name="shared-folder", daemon=True)
        self._running = thread, look
        thread.start()
        return thread, look

    def _late(self) -> Problem:
        used = "what it held before stays in use" if self._seen else "it is passed over for now"
        return _problem(
            self._folder, f"this folder of {self._kind.name} does not answer, so {used}", "It may come back."
        )


def _look(folder: Path, known: Mapping[Path, HeldFile], kind: Kind) -> _Seen:
    try:
        all_there = list(folder.iterdir())
    except (OSError, ValueError) as error:
        return _Seen(problems=(_not_there(folder, kind, error),))
    there = [file for file in all_there if is_yaml(file)]
    files = tuple(_held(file, known.get(file)) for file in sorted(there)[:MAX_FILES])
    problems, asides = _told(folder, {file.name for file in all_there})
    if len(there) > MAX_FILES:
        many = f"this folder holds {len(there)} files; the first {MAX_FILES} are used"
        problems = (*problems, _problem(folder, many))
    if not there:
        meant = folders_meant(all_there, kind)
        nothing = _problem(folder, *nothing_here(kind, meant))
        problems, asides = ((nothing, *problems), asides) if meant else (problems, (nothing, *asides))
    return _Seen(files, problems, asides)


def _told(folder: Path, names: Set[str]) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return what is to say of files that are not read: those that surely should be, and those that may be."""
    strays, documents = (
        tuple(not_read(clean_line(str(folder / name)), name, names) for name in found)
        for found in (strays_among(names), documents_among(names))
    )
    return strays, documents


def _not_there(folder: Path, kind: Kind, error: OSError | ValueError) -> Problem:
    """Return why a folder could not be looked into, and what to do."""
    if isinstance(error, NotADirectoryError):
        hint = f"Name the folder that it lies in, {clean_line(str(folder.parent))}, under `{kind.setting}`."
        return _problem(folder, f"this folder of {kind.name} is a file", hint)
    if isinstance(error, FileNotFoundError):
        hint = f"The settings name it under `{kind.setting}`; if it is on another drive, connect that."
        return _problem(folder, f"this folder of {kind.name} is not there now", hint)
    reason = (error.strerror if isinstance(error, OSError) else None) or "no folder can have this name"
    return _problem(folder, f"this folder of {kind.name} cannot be read: {reason.lower()}")


def _held(file: Path, before: HeldFile | None) -> HeldFile:
    stamp = stamp_of(file)
    if before and before.stamp == stamp and stamp:
        return before
    return HeldFile(file, stamp, read_bytes(file, clean_line(str(file))))


def _problem(folder: Path, message: str, hint: str = "") -> Problem:
    return Problem(clean_line(str(folder)), 0, 0, message, hint)
