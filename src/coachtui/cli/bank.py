"""`coachtui bank`: what banks there are, what is in them, and what to mend or to put better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from coachtui.cli.endings import Ending, tell_error
from coachtui.cli.options import as_json_option, fail_on_option, own_rules_option
from coachtui.cli.saying import Json, columns, counted, problem_json, put, put_json, tell
from coachtui.errors import CoachError, Problem
from coachtui.text import clean_line

if TYPE_CHECKING:  # `--help` does without
    from coachtui.banks import LoadedBank, Shelf, Source
    from coachtui.banks.listed import Listed

__all__ = ["bank"]

SCHEMA = 1
"""Of the JSON; grows when a field changes its meaning or goes."""


_LOOKED_OVER = 1_000
"""Questions up to which a bank is looked over for the list; a larger one would keep people waiting."""


@click.group(short_help="Question banks: which there are, what is in them, what to mend, and the start of your own.")
def bank() -> None:
    """Question banks: which there are, what is in them, what to mend, and the start of your own."""


@bank.command("list")
@as_json_option
def list_banks(*, as_json: bool) -> Ending:
    """The banks there are: those that came with coachtui, your own, and those in folders that the settings name.

    The last column says which of two banks with one id is not used, what there is to mend, and how much there is to
    reword, as `bank lint` tells it, in a bank that did not come with coachtui.
    """
    shelf = _shelf()
    from coachtui.banks.listed import Listing  # noqa: PLC0415  (`--help` does without)

    listed = Listing(shelf).read(shelf.sources)
    remarks = _count_remarks(listed)
    if as_json:
        put_json({"schema": SCHEMA, "banks": [_bank_json(one, remarks.get(one.source)) for one in listed]})
    else:
        for line in columns([_bank_row(one, remarks.get(one.source)) for one in listed]):
            put(line)
        for problem in shelf.folder_problems():
            tell(str(problem))
    return Ending.FINE


@bank.command("preview")
@click.argument("bank", metavar="NAME|FILE")
@click.option("--all", "full", is_flag=True, help="Also what coaches do not see: ids, purposes, sources, notes.")
def preview(bank: str, *, full: bool) -> Ending:
    """A bank as the coach will see it: phases with their counts, prompts, and follow-ups below them."""
    from coachtui.cli.picking import pick, usable  # noqa: PLC0415  (`--help` does without)
    from coachtui.cli.preview import preview_lines, width  # noqa: PLC0415

    loaded = usable(pick(bank))
    if loaded.bank:
        for line in preview_lines(loaded.bank, width(), full=full):
            put(line)
    if loaded.problems:
        tell(f"{loaded.source} has {_to_mend(loaded)}", "`coachtui bank validate` says where.")
    return Ending.FINE


@bank.command("lint")
@click.argument("banks", nargs=-1, metavar="[FILE]...")
@click.option(
    "--format", "shape", type=click.Choice(["text", "json", "sarif"]), default="text", show_default=True,
    help="How to answer: for people, for programs, or for code-scanning viewers.",
)  # fmt: skip
@fail_on_option
@own_rules_option
def lint(banks: Sequence[str], shape: str, fail_on: str, own: Sequence[str]) -> Ending:
    """What could be put better in bank files, or in all banks there are; a bank may also be given by its name.

    Every question and follow-up is read by the check in each role that it is meant for. Told are also prompts that are
    too long to take in at a glance, or nearly the same as another one, and what a bank leaves out: purposes, sources,
    an opening, a closing.

    The exit code is 1 when something was found, 2 when a file after --rules cannot be used as it is, 3 when a bank
    could not be read.
    """
    from coachtui.checker import Severity  # noqa: PLC0415  (`--help` does without)
    from coachtui.cli.linting import WRITERS, look_over, tell_troubles  # noqa: PLC0415
    from coachtui.cli.ownrules import checker_with  # noqa: PLC0415
    from coachtui.cli.picking import Picked, pick  # noqa: PLC0415

    picked, missing = [], []
    for name in banks:
        try:
            picked.append(pick(name))
        except CoachError as error:
            tell_error(error)
            missing.append(str(error))
    if not banks:
        shelf = _shelf()
        picked = [Picked(source, shelf.load(source), shelf) for source in shelf.sources]
    looked = look_over(picked, checker_with(own))
    tell_troubles(looked)
    looked.troubles += missing
    WRITERS[shape](looked)
    if looked.troubles:
        return Ending.DATA
    found = fail_on != "never" and looked.highest >= Severity[fail_on.upper()]
    return Ending.FOUND if found else Ending.FINE


@bank.command("new")
@click.argument("name")
def new(name: str) -> Ending:
    """A bank to start from, in the folder of your own banks; NAME is in small letters, figures and hyphens."""
    from coachtui.cli.bankstarter import write_bank  # noqa: PLC0415  (`--help` does without)
    from coachtui.paths import find_paths  # noqa: PLC0415

    path = write_bank(find_paths().banks, name)
    put(clean_line(str(path)))
    tell("change it with any plain editor", "`b` in the app shows it as you type; new sessions offer it from now on.")
    return Ending.FINE


@bank.command("schema")
def schema() -> Ending:
    """The JSON Schema of a bank file, for editors that help while one is typed."""
    from coachtui.cli.schemas import schema_path  # noqa: PLC0415  (`--help` does without)

    put(schema_path("bank").read_text(encoding="utf-8").rstrip("\n"))
    return Ending.FINE


@bank.command("diff")
@click.argument("before", metavar="NAME|FILE")
@click.argument("after", metavar="NAME|FILE")
@as_json_option
def diff(before: str, after: str, *, as_json: bool) -> Ending:
    """What changed from one bank to another, by id: added, removed, moved, reworded, and other fields."""
    from coachtui.banks.diff import diff as changes_between  # noqa: PLC0415  (`--help` does without)
    from coachtui.cli.bankdiff import change_json, change_line  # noqa: PLC0415
    from coachtui.cli.picking import pick, usable  # noqa: PLC0415

    old, new = (usable(pick(name)) for name in (before, after))
    changes = changes_between(old.bank, new.bank) if old.bank and new.bank else ()
    if as_json:
        put_json({"schema": SCHEMA, "before": old.source, "after": new.source, "changes": change_json(changes)})
        return Ending.FINE
    for change in changes:
        put(change_line(change))
    if not changes:
        put("nothing differs")
    return Ending.FINE


@bank.command("validate")
@click.argument("files", nargs=-1, metavar="[NAME|FILE]...")
@as_json_option
def validate(files: Sequence[str], *, as_json: bool) -> Ending:
    """What there is to mend in bank files, or in all banks there are, with line and column.

    Also told is another bank with the same id, because only one of the two is used.

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
    from coachtui.cli.picking import pick, with_clash  # noqa: PLC0415  (`--help` does without)

    for name in files:
        try:
            yield with_clash(pick(name))
        except CoachError as error:
            tell_error(error)


def _count_remarks(listed: Sequence[Listed]) -> dict[Source, int]:
    """Return how many prompts could be reworded in each bank that did not come with coachtui and is not too large."""
    from coachtui.banks import Origin  # noqa: PLC0415  (`--help` does without)

    mine = [one for one in listed if one.source.origin is not Origin.SHIPPED and 0 < one.questions <= _LOOKED_OVER]
    if not mine:
        return {}
    from coachtui.banks.verdicts import verdicts_on  # noqa: PLC0415  (brings the rules, which take a moment)
    from coachtui.cli.linting import CheckerEar  # noqa: PLC0415
    from coachtui.cli.ownrules import checker_with  # noqa: PLC0415

    ear = CheckerEar(checker_with(()))
    return {one.source: verdicts_on(one.loaded, ear).prompts for one in mine}


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


def _bank_row(listed: Listed, remarks: int | None) -> tuple[str, ...]:
    source, loaded = listed.source, listed.loaded
    name = loaded.bank.id if loaded.bank else source.name
    title = clean_line(loaded.bank.title) if loaded.bank else "cannot be used"
    unused = "not used" if listed.instead else ""
    said = ", ".join(filter(None, (unused, _to_mend(loaded), f"{remarks} to reword" if remarks else "")))
    return name, title, counted(_questions(loaded), "question"), source.origin.value, said


def _bank_json(listed: Listed, remarks: int | None) -> Json:
    source, loaded = listed.source, listed.loaded
    return {
        "id": loaded.bank.id if loaded.bank else None,
        "title": loaded.bank.title if loaded.bank else None,
        "phases": len(loaded.bank.phases) if loaded.bank else 0,
        "questions": _questions(loaded),
        "file": source.name,
        "origin": source.origin.value,
        "problems": len(loaded.problems),
        "remarks": remarks,
        "instead": listed.instead or None,
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
