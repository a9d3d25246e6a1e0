"""Banks that were named on the command line, by a file or by a name, as a shelf finishes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from coachtui.banks import LoadedBank, Shelf, Source
from coachtui.banks.folders import HeldFile
from coachtui.banks.places import SUFFIXES, Origin
from coachtui.banks.strays import answers_to
from coachtui.cli.choices import did_you_mean
from coachtui.cli.rows import called
from coachtui.cli.wiring import make_shelf
from coachtui.errors import BankError, CoachError, Problem
from coachtui.paths import find_paths
from coachtui.text import clean_line

__all__ = [
    "Picked",
    "beneath",
    "files_on_shelf",
    "is_same_file",
    "original_of",
    "pick",
    "unusable_too",
    "usable",
    "with_clash",
]


@dataclass(frozen=True, slots=True)
class Picked:
    """A bank that was asked for."""

    source: Source
    loaded: LoadedBank
    shelf: Shelf


def pick(name: str) -> Picked:
    """Return the bank in a file, or what is called so: by id or title, or by its file in a folder of banks.

    What was found need not be usable: then its problems say why. Raise `CoachError` when there is nothing.
    """
    as_file = name.lower().endswith(SUFFIXES)
    if "/" in name or (as_file and _is_there(name)):
        return files_on_shelf([name])[0]
    shelf = make_shelf(find_paths())
    loaded = shelf.find(name)
    if loaded is not None:
        return Picked(next(source for source in shelf.sources if shelf.load(source) is loaded), loaded, shelf)
    if _is_there(name):
        return files_on_shelf([name])[0]
    found = next((Picked(source, shelf.load(source), shelf) for source in shelf.called(name)), None)
    found = found or _not_read(name, shelf)
    if found:
        return found
    if as_file:
        return files_on_shelf([name])[0]
    known = sorted(shelf.names)
    raise BankError(f"there is no bank '{clean_line(name)[:40]}'", hint=f"{did_you_mean(name, known).capitalize()}")


def unusable_too(picked: Picked, name: str) -> tuple[Picked, ...]:
    """Return files in folders of banks that are called so, too, and cannot be used, so that another one is."""
    shelf = picked.shelf
    others = (source for source in shelf.called(name) if source != picked.source)
    found = (Picked(source, shelf.load(source), shelf) for source in others)
    return tuple(one for one in found if one.loaded.bank is None)


def _not_read(name: str, shelf: Shelf) -> Picked | None:
    """Return a file that was surely meant, and is not read because of its name."""
    for problem in (*shelf.folder_problems(), *shelf.asides()):
        path = Path(problem.source)
        if answers_to(path.name, name):
            origin = Origin.FOLDER if path.is_absolute() else Origin.OWN  # those of one's own are called by name only
            source = Source(problem.source, origin, HeldFile(path, (), problem))
            return Picked(source, LoadedBank(source=problem.source, bank=None, problems=(problem,)), shelf)
    return None


def files_on_shelf(names: Sequence[str]) -> list[Picked]:
    """Return what each of these files holds; raise `CoachError` when one is not there."""
    missing = next((name for name in names if not _is_there(name)), None)
    if missing is not None:
        raise CoachError(f"{called(missing)} was not read: there is no such file")
    shelf = make_shelf(find_paths(), [Path(name) for name in names])
    given = [source for source in shelf.sources if source.origin is Origin.GIVEN]
    return [Picked(source, shelf.load(source), shelf) for source in given]


def beneath(picked: Picked) -> Picked | None:
    """Return the bank that another one changes, or is used in place of, where there is one."""
    source = picked.shelf.beneath(picked.source)
    return Picked(source, picked.shelf.load(source), picked.shelf) if source else None


def original_of(picked: Picked) -> Picked:
    """Return the bank as it was before anybody here changed it; raise `BankError` where nobody did."""
    if picked.source.origin is Origin.SHIPPED:
        return picked
    found = beneath(picked)
    if found is None:
        raise BankError(f"{picked.source.name} changes no other bank, so it is the original itself")
    return found


def with_clash(picked: Picked) -> LoadedBank:
    """Return what a file holds, and that another one that did not come with coachtui holds a bank with its id."""
    loaded, bank = picked.loaded, picked.loaded.bank
    for source in picked.shelf.sources if bank and bank.extends != bank.id else ():
        other = None if source.origin is Origin.SHIPPED else picked.shelf.load(source).bank
        if bank and other and other.id == bank.id and other != bank and not is_same_file(source, picked.source):
            said = f"{source.name} holds a bank with the id `{bank.id}` too, and only one of the two is used"
            problem = Problem(loaded.source, 0, 0, said, "Give one of them another id.")
            return msgspec.structs.replace(loaded, problems=(problem, *loaded.problems))
    return loaded


def is_same_file(one: Source, other: Source) -> bool:
    """Tell whether two sources are one file under two names."""
    files = [source.file.path if isinstance(source.file, HeldFile) else source.file for source in (one, other)]
    places = [file.resolve() for file in files if isinstance(file, Path)]
    return one == other or (len(places) == len(files) and places[0] == places[1])


def usable(picked: Picked) -> LoadedBank:
    """Return a bank that holds something; raise `BankError` with the first thing to mend where it does not."""
    if picked.loaded.bank is None:
        said = str(picked.loaded.problems[0]) if picked.loaded.problems else f"{picked.source.name}: nothing is there"
        raise BankError(f"the bank cannot be used: {clean_line(said)}", hint="`coachtui bank validate` says all.")
    return picked.loaded


def _is_there(name: str) -> bool:
    try:
        return Path(name).is_symlink() or Path(name).exists()
    except (OSError, ValueError):  # no file can have such a name
        return False
