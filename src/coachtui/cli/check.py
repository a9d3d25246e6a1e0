"""`coachtui check`: the same check as in the app, for files and for other programs."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from coachtui.cli.choices import MODE, STAGE, is_novice, role_for
from coachtui.cli.endings import Ending
from coachtui.cli.options import fail_on_option, own_rules_option

if TYPE_CHECKING:  # `--help` does without
    from coachtui.checker import Setting

__all__ = ["check"]


@click.command(short_help="Looks through notes for words that may be heard as a judgement.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format", "shape", type=click.Choice(["text", "json", "jsonl", "sarif"]), default="text", show_default=True,
    help="How to answer: for people, for programs, line by line for programs, or for code-scanning viewers.",
)  # fmt: skip
@click.option("--role", type=MODE, metavar="[coach|mentor|assessment]", help="What you are to the other person.")
@click.option("--stage", type=STAGE, metavar="STAGE", help="The teacher's career stage: itt, ect1, established ...")
@click.option("--assessment", is_flag=True, help="The meeting feeds an assessment; you are its mentor.")
@fail_on_option
@own_rules_option
@click.option(
    "--speaker-aware/--all-lines", "by_speaker", default=True, show_default=True,
    help="Whether the marks of notes are understood, or every line is taken as the coach's.",
)  # fmt: skip
def check(
    files: Sequence[str], shape: str, role: str | None, stage: str | None, fail_on: str, own: Sequence[str],
    *, assessment: bool, by_speaker: bool,
) -> Ending:  # fmt: skip
    """Check notes for words that may be heard as a judgement; FILE may be - for standard input.

    A line that begins with a quotation mark and a space, or with T: holds the other person's words, one with > or # an
    agreed step or a private thought; none of these is checked. A line that begins with ? is a question. With
    --all-lines these marks mean nothing, as suits a report or a form.

    With --format jsonl each line in gets one line out at once. A line is {"text": ...}, perhaps with "id", "speaker",
    "role" and "stage", or a plain text.

    The exit code is 1 when something was found, 2 when a file after --rules cannot be used as it is, 3 when something
    could not be read.
    """
    from coachtui.checker import Severity  # noqa: PLC0415  (`--help` does without)
    from coachtui.cli.checking import WRITERS  # noqa: PLC0415
    from coachtui.cli.notes import Reading  # noqa: PLC0415
    from coachtui.cli.ownrules import checker_with  # noqa: PLC0415

    if files.count("-") > 1:
        raise click.UsageError("'-' stands there twice, and standard input can be read only once")
    setting = _setting(role, stage, assessment=assessment)
    gc.disable()  # what the rules come to lives as long as the program: looking through it for waste is lost time
    reading = Reading(checker_with(own), setting, by_speaker)
    gc.freeze()
    gc.enable()
    outcome = WRITERS[shape](files, reading)
    if not outcome.complete:
        return Ending.DATA
    found = fail_on != "never" and outcome.highest >= Severity[fail_on.upper()]
    return Ending.FOUND if found else Ending.FINE


def _setting(role: str | None, stage: str | None, *, assessment: bool) -> Setting:
    """Return what the checker has to know about the conversation."""
    from coachtui.checker import Mode, Setting  # noqa: PLC0415  (`--help` does without)

    mode = role_for(role, assessment=assessment)
    return Setting(mode=Mode("assessment" if assessment else mode), novice=stage is not None and is_novice(stage))
