"""All question banks a coach can use, each read when it is first asked for, and again when its file changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import partial
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from coachtui.banks.folders import HeldFile, SharedFolder
from coachtui.banks.model import Bank, LoadedBank
from coachtui.banks.places import Origin, Place, Source, Stamp, banks_in, shipped_banks, stamp_of
from coachtui.banks.shipped import ready_bank
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
        self._known_stages = known_stages or {}
        self._told = tuple(told)
        self._read: dict[Source, tuple[Stamp, LoadedBank]] = {}
        self._finished: dict[Source, tuple[LoadedBank, LoadedBank | None, LoadedBank]] = {}

    @property
    def places(self) -> tuple[Place, ...]:
        """Where banks may lie, in the order in which they count; nothing is looked into."""
        given = (Place(clean_line(str(path)), Origin.GIVEN, partial(_given, path)) for path in self._extra)
        own = (Place(clean_line(str(path)), Origin.OWN, partial(banks_in, path, Origin.OWN)) for path in self._own)
        shared = (Place(folder.name, Origin.FOLDER, partial(_shared, folder)) for folder in self._folders)
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
        loaded = self._load_alone(source)
        return self._finish(source, loaded) if loaded.extension else loaded

    def _load_alone(self, source: Source) -> LoadedBank:
        stamp = stamp_of(source.file)
        before = self._read.get(source)
        if before and before[0] == stamp:
            return before[1]
        loaded = self._load_now(source)
        if before:
            loaded = _last_good(before[1], loaded)
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
        return (*self._told, *problems, *told, *clashes)

    def folder_problems(self) -> tuple[Problem, ...]:
        """Return what is to say about the folders themselves, and about the settings that name them."""
        return (*self._told, *self._look()[1])

    def notices(self) -> tuple[Problem, ...]:
        """Return what is as it should be and still good to know: own banks in the place of shipped ones."""
        return tuple(problem for problem, origin in self._shadowed() if origin == Origin.SHIPPED)

    def _look(self) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
        looked = [place.look() for place in self.places]
        sources = tuple(source for found, _ in looked for source in found)
        return sources, tuple(problem for _, problems in looked for problem in problems)

    def _finish(self, source: Source, loaded: LoadedBank) -> LoadedBank:
        """Return the bank on top of its base, made anew only when one of the two was read anew."""
        base = self._base_of(source, loaded)
        before = self._finished.get(source)
        if before and before[0] is loaded and before[1] is base:
            return before[2]
        from coachtui.banks.extend import extended, without_base  # noqa: PLC0415  (most shelves have no need of it)

        if base and base.bank and not base.extension:
            finished = extended(loaded, base.bank)
        else:
            finished = without_base(loaded, *self._no_base(loaded, base))
        if before:
            finished = _last_good(before[2], finished)
        self._finished[source] = (loaded, base, finished)
        return finished

    def _base_of(self, source: Source, loaded: LoadedBank) -> LoadedBank | None:
        """Return the bank that another one extends, not finished itself; one that stands by itself, where there is."""
        wanted = loaded.extension.base.id if loaded.extension else ""
        others = (self._load_alone(other) for other in self.sources if other != source)
        named = [other for other in others if other.bank and other.bank.id == wanted]
        return next((other for other in named if not other.extension), named[0] if named else None)

    def _no_base(self, loaded: LoadedBank, base: LoadedBank | None) -> tuple[str, str]:
        """Return why there is nothing to put a bank on, and what to do."""
        own = loaded.bank.id if loaded.bank else ""
        wanted = loaded.extension.base.id if loaded.extension else ""
        if base and base.extension:
            circle = " in a circle" if base.extension.base.id == own else ""
            message = f"`{wanted}` extends `{base.extension.base.id}` itself{circle}, and only one step is followed"
            return message, "Extend a bank that stands by itself."
        if wanted == own:
            return "this bank extends itself", "Name another bank."
        known = (other.bank.id for other in map(self._load_alone, self.sources) if other.bank)
        near = get_close_matches(wanted, sorted(known), n=1)
        hint = f"Did you mean `{near[0]}`?" if near else "`coachtui bank list` shows the ids there are."
        return f"there is no bank with the id `{wanted}` to extend", hint

    def _load_now(self, source: Source) -> LoadedBank:
        if source.origin is not Origin.SHIPPED and isinstance(source.file, Path):
            from coachtui.banks.load import load_bank  # noqa: PLC0415  (needs the YAML reader)

            return load_bank(source.file, source=source.name, known_stages=self._known_stages)
        data = _content(source)
        if isinstance(data, Problem):
            return LoadedBank(source=source.name, bank=None, problems=(data,))
        ready = ready_bank(data, source.name) if source.origin is Origin.SHIPPED else None
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


def _shared(folder: SharedFolder) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    files, problems = folder.look()
    return tuple(Source(clean_line(str(held.path)), Origin.FOLDER, held) for held in files), problems


def _last_good(before: LoadedBank, now: LoadedBank) -> LoadedBank:
    """Return what a file holds now, or what it held before where that was usable and this is not."""
    if now.bank or not before.bank:
        return now
    kept = Problem(now.source, 0, 0, "the last good version of this bank stays in use")
    return msgspec.structs.replace(before, problems=(kept, *now.problems), kept=True)


def _content(source: Source) -> bytes | Problem:
    """Return the bytes of a shipped file, or of one that its shared folder holds ready."""
    if isinstance(source.file, HeldFile):
        return source.file.content
    if not isinstance(source.file, Traversable):
        return Problem(source.name, 0, 0, "the file cannot be read")
    try:
        return source.file.read_bytes()  # an installer may have put a link here, and it is ours
    except OSError as error:
        return Problem(source.name, 0, 0, f"the file cannot be read: {(error.strerror or '').lower()}")


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
