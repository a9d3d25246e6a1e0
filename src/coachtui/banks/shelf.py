"""All question banks a coach can use, each read when it is first asked for, and again when its file changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from importlib.resources.abc import Traversable
from pathlib import Path

from coachtui.banks.finishing import Finishing
from coachtui.banks.folders import SharedFolder
from coachtui.banks.model import Bank, LoadedBank
from coachtui.banks.places import Origin, Place, Source, Stamp, banks_in, documents_in, shipped_banks, stamp_of
from coachtui.banks.reading import Reading
from coachtui.errors import Problem
from coachtui.text import clean_line

__all__ = ["Shelf"]


class Shelf:
    """The banks that came with coachtui, those in the own folder and in shared ones, and files named one by one."""

    def __init__(
        self,
        *,
        own: Path | None = None,
        folders: Sequence[SharedFolder] = (),
        extra: Sequence[Path] = (),
        shipped: Traversable | None = None,
        known_stages: Mapping[str, str] | None = None,
        told: Sequence[Problem] = (),
    ) -> None:
        """Look into the `own` folder and the shared `folders`, for the `extra` files, and among the shipped banks.

        `shipped` is a folder in place of the last; `known_stages` is as for `load_bank`; `told` are problems that were
        met on the way here, such as those of the settings.
        """
        self._own = (own,) if own else ()
        self._folders = tuple(folders)
        self._extra = tuple(extra)
        self._shipped = shipped or shipped_banks()
        self._told = tuple(told)
        self._reading = Reading(known_stages or {})
        self._finishing = Finishing(self._reading)

    @property
    def places(self) -> tuple[Place, ...]:
        """Where banks may lie, in the order in which they count; nothing is looked into."""
        given = (Place(clean_line(str(path)), Origin.GIVEN, partial(_given, path)) for path in self._extra)
        own = (_own(path) for path in self._own)
        shared = (_shared(folder) for folder in self._folders)
        shipped = Place(str(self._shipped), Origin.SHIPPED, partial(banks_in, self._shipped, Origin.SHIPPED))
        return (*given, *own, *shared, shipped)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every file that should hold a bank: given ones, own ones, those of shared folders, shipped ones."""
        return self._look()[0]

    @property
    def stamp(self) -> tuple[tuple[Source, Stamp], ...]:
        """What differs from before when a bank was added, changed or removed; cheap, for polling."""
        return tuple((source, stamp_of(source.file)) for source in self.sources)

    @property
    def names(self) -> tuple[str, ...]:
        """The ids of the usable banks, in order."""
        return tuple(name for name, _ in self.titles())

    @property
    def own_names(self) -> frozenset[str]:
        """The ids of the usable banks that did not come with coachtui."""
        usable = self._usable()
        return frozenset(loaded.bank.id for source, loaded in usable if loaded.bank and source.origin != Origin.SHIPPED)

    def titles(self) -> tuple[tuple[str, str], ...]:
        """Return the id and the title of each usable bank, in order."""
        return tuple((loaded.bank.id, loaded.bank.title) for _, loaded in self._usable() if loaded.bank)

    @property
    def banks(self) -> tuple[Bank, ...]:
        """The usable banks, in order."""
        return tuple(loaded.bank for _, loaded in self._usable() if loaded.bank)

    def load(self, source: Source) -> LoadedBank:
        """Return what a file holds, or its last good version when it was usable before and is not now.

        A bank that extends another one is finished: the other one with its changes.
        """
        loaded = self._reading.read(source)
        return self._finishing.finish(source, loaded, self.sources) if loaded.extension else loaded

    def load_all(self) -> tuple[LoadedBank, ...]:
        """Return what every file holds, also where another bank with the same id takes its place."""
        return tuple(self.load(source) for source in self.sources)

    def find(self, name: str) -> LoadedBank | None:
        """Return the usable bank with this id, title or file name, or None."""
        wanted = clean_line(name).casefold()
        named = [(_names(source, loaded), loaded) for source, loaded in self._usable()]
        return next((loaded for kind in range(4) for names, loaded in named if names[kind] == wanted), None)

    def called(self, name: str) -> tuple[Source, ...]:
        """Return the files with this name, with or without its ending, whether they can be used or not."""
        wanted = clean_line(name).casefold()
        return tuple(source for source in self.sources if wanted in _file_names(source))

    def beneath(self, source: Source) -> Source | None:
        """Return where the bank lies that the one in `source` extends, or else takes the place of."""
        loaded, sources = self._reading.read(source), self.sources
        if loaded.extension:
            return self._finishing.base_of(source, loaded, sources)
        others = ((other, self.load(other).bank) for other in sources if other != source)
        return next((other for other, bank in others if bank and loaded.bank and bank.id == loaded.bank.id), None)

    def problems(self) -> tuple[Problem, ...]:
        """Return all that is to mend in any folder or file."""
        sources, problems = self._look()
        clashes = (problem for problem, origin in self._shadowed() if origin != Origin.SHIPPED)
        told = (problem for source in sources for problem in self.load(source).problems)
        return (*self._told, *problems, *told, *clashes)

    def folder_problems(self) -> tuple[Problem, ...]:
        """Return what is to say about the folders themselves, and about the settings that name them."""
        return (*self._told, *self._look()[1])

    def asides(self) -> tuple[Problem, ...]:
        """Return what is good to know where somebody looks for a bank: documents that are none, folders without any."""
        self._look()
        return tuple(problem for place in self.places for problem in place.asides())

    def notices(self) -> tuple[Problem, ...]:
        """Return what is as it should be and still good to know: own banks in the place of shipped ones."""
        return tuple(problem for problem, origin in self._shadowed() if origin == Origin.SHIPPED)

    def _look(self) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
        looked = [place.look() for place in self.places]
        sources = tuple(source for found, _ in looked for source in found)
        return sources, tuple(problem for _, problems in looked for problem in problems)

    def _usable(self) -> list[tuple[Source, LoadedBank]]:
        """Return the banks in use: of each id the first one."""
        usable: dict[str, tuple[Source, LoadedBank]] = {}
        for source in self.sources:
            loaded = self.load(source)
            if loaded.bank:
                usable.setdefault(loaded.bank.id, (source, loaded))
        return list(usable.values())

    def _shadowed(self) -> list[tuple[Problem, Origin]]:
        """Return for each bank that is not used because of its id what to say, and where it comes from.

        Where the bank in use extends the one whose id it has, that was meant, and nothing is said.
        """
        used = {loaded.bank.id: loaded.bank for _, loaded in self._usable() if loaded.bank}
        first = {loaded.bank.id: source for source, loaded in self._usable() if loaded.bank}
        told: list[tuple[Problem, Origin]] = []
        for source in self.sources:
            bank = self.load(source).bank
            if bank and first[bank.id] != source and used[bank.id].extends != bank.id:
                told.append((_in_place_of(first[bank.id], source, bank.id), source.origin))
        return told


def _given(path: Path) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    return (Source(clean_line(str(path)), Origin.GIVEN, path),), ()


def _own(path: Path) -> Place:
    look = partial(banks_in, path, Origin.OWN)
    return Place(clean_line(str(path)), Origin.OWN, look, partial(documents_in, path))


def _shared(folder: SharedFolder) -> Place:
    return Place(folder.name, Origin.FOLDER, partial(_held, folder), lambda: folder.asides)


def _held(folder: SharedFolder) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    files, problems = folder.look()
    return tuple(Source(clean_line(str(held.path)), Origin.FOLDER, held) for held in files), problems


def _in_place_of(used: Source, other: Source, bank_id: str) -> Problem:
    if other.origin is Origin.SHIPPED:
        message = f"this bank is used in place of the one with the id `{bank_id}` that comes with coachtui"
        return Problem(used.name, 0, 0, message, "Give it another id to use both.")
    message = f"{used.name} has the id `{bank_id}` too and is used instead"
    return Problem(other.name, 0, 0, message, "Give this bank an id of its own.")


def _names(source: Source, loaded: LoadedBank) -> tuple[str, ...]:
    """Return what a bank may be asked for by, the surest first: id, title, file name with and without ending."""
    bank_id, title = (loaded.bank.id, loaded.bank.title.casefold()) if loaded.bank else ("", "")
    return bank_id, title, *_file_names(source)


def _file_names(source: Source) -> tuple[str, str]:
    file = clean_line(source.file.name).casefold()
    return file, file.rpartition(".")[0]
