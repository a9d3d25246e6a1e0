"""What there is to mend in bank files, whose file each is, and whether people will find it by its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coachtui.banks import LoadedBank, Origin, Shelf, Source
from coachtui.banks.phases import make_id
from coachtui.cli.bankwords import WHOSE, questions_in, to_mend
from coachtui.cli.endings import tell_error
from coachtui.cli.picking import Picked, pick, unusable_too, with_clash
from coachtui.cli.saying import Json, counted, problem_json, put, tell
from coachtui.errors import CoachError, Problem
from coachtui.text import clean_line

__all__ = ["Checked", "all_checked", "checked", "checked_json", "put_checked"]


@dataclass(frozen=True, slots=True)
class Checked:
    """One file, or one place, with what is to mend about it."""

    loaded: LoadedBank
    origin: Origin | None = None
    """Where the file is from; None when something else than a file is meant, such as a folder."""
    note: str = ""
    """What is as it may be, and still good to know."""


def checked(names: Sequence[str]) -> tuple[tuple[Checked, ...], bool]:
    """Return what each file holds, and whether all were there; what is not there is said.

    A name may be that of a bank that is used and of a file that cannot be used: then both are meant.
    """
    found: list[Checked] = []
    missing = False
    for name in names:
        try:
            picked = pick(name)
        except CoachError as error:
            tell_error(error)
            missing = True
            continue
        found += (_checked(one) for one in (picked, *unusable_too(picked, name)))
    return tuple(found), not missing


def all_checked(shelf: Shelf) -> Iterator[Checked]:
    """Yield what each file on the shelf holds, and what is to mend about the shelf itself."""
    told: set[Problem] = set()
    for source in shelf.sources:
        loaded = shelf.load(source)
        told.update(loaded.problems)
        yield Checked(loaded, source.origin, _two_names(source, loaded))
    for problem in shelf.problems():
        if problem not in told:
            yield Checked(LoadedBank(source=problem.source, bank=None, problems=(problem,)))


def checked_json(one: Checked) -> Json:
    """Return a file as other programs read it."""
    return {
        "file": one.loaded.source,
        "id": one.loaded.bank.id if one.loaded.bank else None,
        "origin": one.origin.value if one.origin else None,
        "questions": questions_in(one.loaded),
        "problems": [problem_json(problem) for problem in one.loaded.problems],
        "note": one.note or None,
    }


def put_checked(one: Checked) -> None:
    """Write what is to mend, line by line, and then what came of the file."""
    for problem in one.loaded.problems:
        put(clean_line(str(problem)))
    if one.origin is not None:
        usable = counted(questions_in(one.loaded), "usable question") if one.loaded.bank else "cannot be used yet"
        put(f"{_whose(one)}: {usable}, {to_mend(one.loaded) or 'nothing to mend'}")
    if one.note:
        tell(one.note)


def _checked(picked: Picked) -> Checked:
    return Checked(with_clash(picked), picked.source.origin, _two_names(picked.source, picked.loaded))


def _two_names(source: Source, loaded: LoadedBank) -> str:
    """Return what to say of a file that has another name than its bank; nothing, mostly."""
    bank = loaded.bank
    stem = clean_line(source.file.name).rpartition(".")[0]
    if bank is None or source.origin is Origin.SHIPPED or make_id(stem, "") == bank.id:
        return ""
    said = f"{source.name} has the id `{bank.id}`, which is not the name of the file"
    return f"{said}. It works; called `{bank.id}.yaml`, it would be found more easily."


def _whose(one: Checked) -> str:
    whose = WHOSE.get(one.origin, "") if one.origin else ""
    return f"{one.loaded.source} ({whose})" if whose else one.loaded.source
