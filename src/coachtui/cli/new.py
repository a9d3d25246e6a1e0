"""`coachtui new`: straight into a session that is set up by what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coachtui.cli.choices import ROLE, STAGE, did_you_mean, role_for
from coachtui.errors import BankError
from coachtui.text import clean_line

if TYPE_CHECKING:  # `--help` does without
    from coachtui.banks import Shelf
    from coachtui.session import Session, SetUp
    from coachtui.tui.workplace import Workplace

__all__ = ["new"]

BANK_FILES = (".yaml", ".yml")
"""How the name of a bank ends when a file is meant."""


@click.command(short_help="A session at once.")
@click.option("--who", default="", help="Initials are enough; can be left out.")
@click.option(
    "--role", type=ROLE, metavar="[coach|mentor]", help="What you are to the other person: coach, unless said."
)
@click.option("--stage", type=STAGE, default="established", metavar="STAGE", help="The teacher's career stage.")
@click.option("--focus", default="", help="One thing, in a few words.")
@click.option("--minutes", type=click.IntRange(5, 240), default=45, show_default=True, help="How long you have.")
@click.option("--assessment", is_flag=True, help="The meeting feeds an assessment; you are its mentor.")
@click.option("--bank", "banks", multiple=True, metavar="NAME", help="A question bank or bank file; can be repeated.")
def new(
    who: str, role: str | None, stage: str, focus: str, minutes: int, banks: tuple[str, ...], *, assessment: bool
) -> int:
    """A session at once.

    What is typed here may stay in the shell's history. The app can ask for --who and --focus instead.
    """
    from coachtui.cli.screens import open_session  # noqa: PLC0415  (`--help` does without)
    from coachtui.session import Role, SetUp  # noqa: PLC0415

    setup = SetUp(
        who=clean_line(who),
        role=Role(role_for(role, assessment=assessment)),
        assessment_point=assessment,
        stage=stage,
        focus=clean_line(focus),
        minutes=minutes,
        banks=banks,
    )
    files = [Path(name) for name in banks if name.lower().endswith(BANK_FILES) and Path(name).is_file()]
    return open_session(partial(_begin, setup), extra_banks=files)


def _begin(setup: SetUp, workplace: Workplace) -> Session:
    from coachtui.session import begin  # noqa: PLC0415  (`--help` does without)
    from coachtui.storage import new_session_id  # noqa: PLC0415

    setup = replace(setup, banks=_bank_ids(workplace.shelf, setup.banks))
    now = workplace.now()
    return begin(setup, new_session_id(now, workplace.chance), now)


def _bank_ids(shelf: Shelf, names: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the banks that were named; raise `BankError` for a name that no usable bank has."""
    ids = []
    for name in names:
        found = shelf.find(Path(name).name if name.lower().endswith(BANK_FILES) else name)
        if found is None or found.bank is None:
            message = f"there is no usable question bank '{clean_line(name)[:60]}'; {did_you_mean(name, shelf.names)}"
            raise BankError(
                message, hint="`coachtui bank list` lists them, `coachtui bank validate` says what to mend."
            )
        ids.append(found.bank.id)
    return tuple(dict.fromkeys(ids))
