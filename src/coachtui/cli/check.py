"""`coachtui check`: the same check as in the app, for files and for other programs."""

from __future__ import annotations

from collections.abc import Sequence

import click

from coachtui.cli.choices import MODE, STAGE, is_novice, role_for
from coachtui.cli.endings import Ending

__all__ = ["check"]


@click.command(short_help="Check notes for words that may be heard as a judgement.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format", "shape", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True,
    help="How to answer: for people, for programs, or line by line for programs.",
)  # fmt: skip
@click.option("--role", type=MODE, metavar="[coach|mentor|assessment]", help="What you are to the other person.")
@click.option("--stage", type=STAGE, metavar="STAGE", help="The teacher's career stage: itt, ect1, established ...")
@click.option("--assessment", is_flag=True, help="The meeting feeds an assessment; you are its mentor.")
@click.option(
    "--fail-on", type=click.Choice(["info", "caution", "alert", "never"]), default="caution", show_default=True,
    help="From which severity on the exit code is 1.",
)  # fmt: skip
def check(
    files: Sequence[str], shape: str, role: str | None, stage: str | None, fail_on: str, *, assessment: bool
) -> Ending:
    """Check notes for words that may be heard as a judgement; FILE may be - for standard input.

    A line that begins with a quotation mark or T: holds the other person's words, one with > or # an agreed step or
    a private thought; none of these is checked. A line that begins with ? is a question.

    With --format jsonl each line in gets one line out at once. A line is {"text": ...}, perhaps with "id", "speaker",
    "role" and "stage", or a plain text.

    The exit code is 1 when something was found, 3 when something could not be read.
    """
    from coachtui.checker import Checker, Mode, Setting, Severity  # noqa: PLC0415  (`--help` does without)
    from coachtui.cli.checking import WRITERS  # noqa: PLC0415

    if files.count("-") > 1:
        raise click.UsageError("'-' stands there twice, and standard input can be read only once")
    mode = role_for(role, assessment=assessment)
    setting = Setting(mode=Mode("assessment" if assessment else mode), novice=stage is not None and is_novice(stage))
    outcome = WRITERS[shape](files, Checker(), setting)
    if not outcome.complete:
        return Ending.DATA
    found = fail_on != "never" and outcome.highest >= Severity[fail_on.upper()]
    return Ending.FOUND if found else Ending.FINE
