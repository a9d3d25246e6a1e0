"""`coachtui bank`: what banks there are, and what to mend in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coachtui.cli.endings import Ending, tell_error
from coachtui.cli.rows import called
from coachtui.cli.saying import Json, columns, counted, problem_json, put, put_json
from coachtui.errors import CoachError, Problem
from coachtui.text import clean_line

if TYPE_CHECKING:  # `--help` does without
    from coachtui.banks import LoadedBank, Shelf, Source

__all__ = ["bank"]

SCHEMA = 1
"""Of the JSON; grows when a field changes its meaning or goes."""

as_json_option = click.option("--json", "as_json", is_flag=True, help="The answer in JSON.")


@click.group(short_help="Question banks: which there are, and what there is to mend.")
def bank() -> None:
    """Question banks: which there are, and what there is to mend."""


@bank.command("list")
@as_json_option
def list_banks(*, as_json: bool) -> Ending:
    """The banks there are: those that came with coachtui, and your own."""
    shelf = _shelf()
    listed = [(source, shelf.load(source)) for source in shelf.sources]
    if as_json:
        put_json({"schema": SCHEMA, "banks": [_bank_json(source, loaded) for source, loaded in listed]})
    else:
        for line in columns([_bank_row(source, loaded) for source, loaded in listed]):
            put(line)
    return Ending.FINE


@bank.command("validate")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@as_json_option
def validate(files: Sequence[str], *, as_json: bool) -> Ending:
    """What there is to mend in bank files, or in all banks there are, with line and column.

    The exit code is 1 when there is something to mend, 3 when a file is not there.
    """
    loaded = list(_load(files)) if files else [*_load_shelf()]
    if as_json:
        put_json({"schema": SCHEMA, "files": [_validated_json(one) for one in loaded]})
    else:
        for one in loaded:
            _put_validated(one)
    if len(loaded) < len(files):
        return Ending.DATA
    return Ending.FOUND if any(one.problems for one in loaded) else Ending.FINE


def _shelf() -> Shelf:
    from coachtui.cli.wiring import make_shelf  # noqa: PLC0415  (`--help` does without)
    from coachtui.paths import find_paths  # noqa: PLC0415

    return make_shelf(find_paths())


def _load(files: Sequence[str]) -> Iterator[LoadedBank]:
    """Yield what each file holds; say so when it is not there, and go on."""
    from coachtui.banks import load_bank  # noqa: PLC0415  (`--help` does without)
    from coachtui.cli.choices import stage_names  # noqa: PLC0415

    for name in files:
        path = Path(name)
        if path.is_symlink() or path.exists():
            yield load_bank(path, source=called(name), known_stages=stage_names())
        else:
            tell_error(CoachError(f"{called(name)} was not read: there is no such file"))


def _load_shelf() -> Iterator[LoadedBank]:
    """Yield what each file on the shelf holds, and what is to mend about the shelf itself."""
    from coachtui.banks import LoadedBank  # noqa: PLC0415  (`--help` does without)

    shelf = _shelf()
    told: set[Problem] = set()
    for loaded in shelf.load_all():
        told.update(loaded.problems)
        yield loaded
    for problem in shelf.problems():
        if problem not in told:
            yield LoadedBank(source=problem.source, bank=None, problems=(problem,))


def _bank_row(source: Source, loaded: LoadedBank) -> tuple[str, ...]:
    name = loaded.bank.id if loaded.bank else source.name
    title = clean_line(loaded.bank.title) if loaded.bank else "cannot be used"
    return name, title, counted(_questions(loaded), "question"), source.origin.value, _to_mend(loaded)


def _bank_json(source: Source, loaded: LoadedBank) -> Json:
    return {
        "id": loaded.bank.id if loaded.bank else None,
        "title": loaded.bank.title if loaded.bank else None,
        "phases": len(loaded.bank.phases) if loaded.bank else 0,
        "questions": _questions(loaded),
        "file": source.name,
        "origin": source.origin.value,
        "problems": len(loaded.problems),
    }


def _validated_json(loaded: LoadedBank) -> Json:
    return {
        "file": loaded.source,
        "id": loaded.bank.id if loaded.bank else None,
        "questions": _questions(loaded),
        "problems": [problem_json(problem) for problem in loaded.problems],
    }


def _put_validated(loaded: LoadedBank) -> None:
    for problem in loaded.problems:
        put(clean_line(str(problem)))
    if loaded.bank:
        usable = counted(_questions(loaded), "usable question")
        put(f"{loaded.source}: {usable}, {_to_mend(loaded) or 'nothing to mend'}")


def _questions(loaded: LoadedBank) -> int:
    return len(loaded.bank.questions) if loaded.bank else 0


def _to_mend(loaded: LoadedBank) -> str:
    return f"{counted(len(loaded.problems), 'thing')} to mend" if loaded.problems else ""
