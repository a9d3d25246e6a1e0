"""`coachtui bank`: what banks there are, what is in them, and what to mend or to put better."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from coachtui.cli.endings import Ending, tell_error
from coachtui.cli.options import as_json_option, fail_on_option, own_rules_option
from coachtui.cli.saying import put, put_json, tell
from coachtui.errors import CoachError
from coachtui.text import clean_line

if TYPE_CHECKING:  # `--help` does without
    from coachtui.banks import Shelf

__all__ = ["bank"]

SCHEMA = 1
"""Of the JSON; grows when a field changes its meaning or goes."""


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
    from coachtui.banks.listed import Listing  # noqa: PLC0415  (`--help` does without)
    from coachtui.cli.banklist import bank_lines, banks_json, count_remarks  # noqa: PLC0415
    from coachtui.cli.bankwords import tell_asides  # noqa: PLC0415

    shelf = _shelf()
    listed = Listing(shelf).read(shelf.sources)
    remarks = count_remarks(listed)
    if as_json:
        put_json({"schema": SCHEMA, "banks": banks_json(listed, remarks)})
        return Ending.FINE
    for line in bank_lines(listed, remarks):
        put(line)
    for problem in shelf.folder_problems():
        tell(str(problem))
    tell_asides(shelf.asides())
    return Ending.FINE


@bank.command("preview")
@click.argument("bank", metavar="NAME|FILE")
@click.option("--all", "full", is_flag=True, help="Also what coaches do not see: ids, purposes, sources, notes.")
@click.option("--original", is_flag=True, help="The bank that this one changes, or is used in place of, as it was.")
def preview(bank: str, *, full: bool, original: bool) -> Ending:
    """A bank as the coach will see it: phases with their counts, prompts, and follow-ups below them."""
    from coachtui.cli.bankwords import to_mend  # noqa: PLC0415  (`--help` does without)
    from coachtui.cli.picking import original_of, pick, usable  # noqa: PLC0415
    from coachtui.cli.preview import preview_lines, width  # noqa: PLC0415

    picked = pick(bank)
    loaded = usable(original_of(picked) if original else picked)
    if loaded.bank:
        for line in preview_lines(loaded.bank, width(), full=full):
            put(line)
    if loaded.problems:
        tell(f"{loaded.source} has {to_mend(loaded)}", "`coachtui bank validate` says where.")
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
@click.argument("words", nargs=-1, required=True, metavar="NAME")
def new(words: Sequence[str]) -> Ending:
    """A bank to start from, in the folder of your own banks; NAME is in small letters, figures and hyphens.

    With the id of a bank that came with coachtui, or that is shared, the file changes that one and leaves it as it is.
    """
    from coachtui.cli.bankstarter import write_bank  # noqa: PLC0415  (`--help` does without)
    from coachtui.paths import find_paths  # noqa: PLC0415

    begun = write_bank(find_paths().banks, " ".join(words), _shelf())
    put(clean_line(str(begun.path)))
    tell(begun.said, begun.hint)
    return Ending.FINE


@bank.command("schema")
def schema() -> Ending:
    """The JSON Schema of a bank file, for editors that help while one is typed."""
    from coachtui.cli.schemas import schema_path  # noqa: PLC0415  (`--help` does without)

    put(schema_path("bank").read_text(encoding="utf-8").rstrip("\n"))
    return Ending.FINE


@bank.command("diff")
@click.argument("before", metavar="NAME|FILE")
@click.argument("after", metavar="[NAME|FILE]", required=False)
@as_json_option
def diff(before: str, after: str | None, *, as_json: bool) -> Ending:
    """What changed from one bank to another, by id: added, removed, moved, reworded, and other fields.

    With one bank only: what it changes in the bank that it extends.
    """
    from coachtui.banks.diff import diff as changes_between  # noqa: PLC0415  (`--help` does without)
    from coachtui.cli.bankdiff import change_json, change_line, picked_to_compare  # noqa: PLC0415

    old, new = picked_to_compare(before, after)
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

    Also told is another bank with the same id, because only one of the two is used, and whose file was read.

    The exit code is 1 when there is something to mend, 3 when a file is not there.
    """
    from coachtui.cli.bankcheck import all_checked, checked, checked_json, put_checked  # noqa: PLC0415  (see above)
    from coachtui.cli.bankwords import tell_asides  # noqa: PLC0415

    shelf = None if files else _shelf()
    found, all_there = (tuple(all_checked(shelf)), True) if shelf else checked(files)
    if as_json:
        put_json({"schema": SCHEMA, "files": [checked_json(one) for one in found]})
    else:
        for one in found:
            put_checked(one)
        tell_asides(shelf.asides() if shelf else ())
    if not all_there:
        return Ending.DATA
    return Ending.FOUND if any(one.loaded.problems for one in found) else Ending.FINE


def _shelf() -> Shelf:
    from coachtui.cli.wiring import make_shelf  # noqa: PLC0415  (`--help` does without)
    from coachtui.paths import find_paths  # noqa: PLC0415

    return make_shelf(find_paths())
