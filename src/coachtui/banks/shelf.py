"""All question banks a coach can use, each read when it is first asked for, and again when its file changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from coachtui.banks.model import LoadedBank
from coachtui.banks.places import Origin, Source, Stamp, banks_in, shipped_banks, stamp_of
from coachtui.banks.shipped import ready_bank
from coachtui.errors import Problem
from coachtui.text import clean_line

__all__ = ["USUAL", "Shelf"]

USUAL = frozenset({"contracting-and-closing", "early-career-mentoring", "grow-for-teachers", "reflective-conversation"})
"""The shipped banks that a session begins with; the others are a tick away."""


class Shelf:
    """The banks that came with coachtui, those in the trainer's own folder, and files named one by one."""

    def __init__(
        self,
        *,
        own: Path | None = None,
        extra: Sequence[Path] = (),
        shipped: Traversable | None = None,
        known_stages: Mapping[str, str] | None = None,
    ) -> None:
        """Look into the `own` folder, for the `extra` files, and among the banks that came with coachtui.

        `shipped` is a folder in place of the last; `known_stages` is as for `load_bank`.
        """
        self._own = own
        self._extra = tuple(extra)
        self._shipped = shipped or shipped_banks()
        self._known_stages = known_stages or {}
        self._read: dict[Source, tuple[Stamp, LoadedBank]] = {}

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every file that should hold a bank, none of them read: given ones, own ones, shipped ones."""
        return self._look()[0]

    @property
    def stamp(self) -> tuple[tuple[Source, Stamp], ...]:
        """What differs from before when a bank was added, changed or removed; cheap, for polling."""
        return tuple((source, stamp_of(source.file)) for source in self.sources)

    @property
    def names(self) -> tuple[str, ...]:
        """The ids of the usable banks, in order."""
        return tuple(name for name, _ in self.titles())

    def titles(self) -> tuple[tuple[str, str], ...]:
        """Return the id and the title of each usable bank, in order."""
        return tuple((loaded.bank.id, loaded.bank.title) for _, loaded in self._usable() if loaded.bank)

    @property
    def usual(self) -> tuple[str, ...]:
        """The ids of the banks a session begins with: a person's own, and a few of those that came with coachtui."""
        usable = ((source, loaded.bank.id) for source, loaded in self._usable() if loaded.bank)
        few = tuple(name for source, name in usable if source.origin is not Origin.SHIPPED or name in USUAL)
        return few or self.names

    def load(self, source: Source) -> LoadedBank:
        """Return what a file holds, or its last good version when it was usable before and is not now."""
        stamp = stamp_of(source.file)
        before = self._read.get(source)
        if before and before[0] == stamp:
            return before[1]
        loaded = self._load_now(source)
        if before and before[1].bank and not loaded.bank:
            kept = Problem(loaded.source, 0, 0, "the last good version of this bank stays in use")
            loaded = msgspec.structs.replace(before[1], problems=(kept, *loaded.problems))
        self._read[source] = (stamp, loaded)
        return loaded

    def load_all(self) -> tuple[LoadedBank, ...]:
        """Return what every file holds, also where another bank with the same id takes its place."""
        return tuple(self.load(source) for source in self.sources)

    def find(self, name: str) -> LoadedBank | None:
        """Return the usable bank with this id, title or file name, or None."""
        wanted = clean_line(name).casefold()
        named = [(_names(source, loaded), loaded) for source, loaded in self._usable()]
        return next((loaded for kind in range(4) for names, loaded in named if names[kind] == wanted), None)

    def problems(self) -> tuple[Problem, ...]:
        """Return all that is to mend in any folder or file."""
        sources, problems = self._look()
        clashes = (problem for problem, origin in self._shadowed() if origin != Origin.SHIPPED)
        told = (problem for source in sources for problem in self.load(source).problems)
        return (*problems, *told, *clashes)

    def notices(self) -> tuple[Problem, ...]:
        """Return what is as it should be and still good to know: own banks in the place of shipped ones."""
        return tuple(problem for problem, origin in self._shadowed() if origin == Origin.SHIPPED)

    def _look(self) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
        given = tuple(Source(clean_line(str(path)), Origin.GIVEN, path) for path in self._extra)
        own, own_problems = banks_in(self._own, Origin.OWN) if self._own else ((), ())
        shipped, shipped_problems = banks_in(self._shipped, Origin.SHIPPED)
        return (*given, *own, *shipped), (*own_problems, *shipped_problems)

    def _load_now(self, source: Source) -> LoadedBank:
        if source.origin is not Origin.SHIPPED and isinstance(source.file, Path):
            from coachtui.banks.load import load_bank  # noqa: PLC0415  (needs the YAML reader)

            return load_bank(source.file, source=source.name, known_stages=self._known_stages)
        try:
            data = source.file.read_bytes()  # an installer may have put a link here, and it is ours
        except OSError as error:
            problem = Problem(source.name, 0, 0, f"the file cannot be read: {(error.strerror or '').lower()}")
            return LoadedBank(source=source.name, bank=None, problems=(problem,))
        ready = ready_bank(data, source.name)
        if ready is not None:
            return ready
        from coachtui.banks.load import parse_bank  # noqa: PLC0415  (as above)

        return parse_bank(data, source.name, known_stages=self._known_stages)

    def _usable(self) -> list[tuple[Source, LoadedBank]]:
        """Return the banks in use: of each id the first one."""
        usable: dict[str, tuple[Source, LoadedBank]] = {}
        for source in self.sources:
            loaded = self.load(source)
            if loaded.bank:
                usable.setdefault(loaded.bank.id, (source, loaded))
        return list(usable.values())

    def _shadowed(self) -> list[tuple[Problem, Origin]]:
        """Return for each bank that is not used because of its id what to say, and where it comes from."""
        first = {loaded.bank.id: source for source, loaded in self._usable() if loaded.bank}
        told: list[tuple[Problem, Origin]] = []
        for source in self.sources:
            bank = self.load(source).bank
            if bank and first[bank.id] != source:
                told.append((_in_place_of(first[bank.id], source, bank.id), source.origin))
        return told


def _in_place_of(used: Source, other: Source, bank_id: str) -> Problem:
    if other.origin is Origin.SHIPPED:
        message = f"this bank is used in place of the one with the id `{bank_id}` that comes with coachtui"
        return Problem(used.name, 0, 0, message, "Give it another id to use both.")
    message = f"{used.name} has the id `{bank_id}` too and is used instead"
    return Problem(other.name, 0, 0, message, "Give this bank an id of its own.")


def _names(source: Source, loaded: LoadedBank) -> tuple[str, ...]:
    """Return what a bank may be asked for by, the surest first: id, title, file name with and without ending."""
    file = clean_line(source.file.name).casefold()
    bank_id, title = (loaded.bank.id, loaded.bank.title.casefold()) if loaded.bank else ("", "")
    return bank_id, title, file, file.rpartition(".")[0]
