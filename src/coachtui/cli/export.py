"""`coachtui export`: a session written down for the other person."""

from __future__ import annotations

import sys
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coachtui.cli.choices import FORMAT, LEVEL
from coachtui.cli.endings import Ending
from coachtui.cli.rows import STDIN as STDOUT
from coachtui.cli.saying import put
from coachtui.cli.terminal import is_terminal
from coachtui.text import clean_line

if TYPE_CHECKING:  # `--help` does without
    from coachtui.export import Transcript
    from coachtui.paths import Paths
    from coachtui.session import Session

__all__ = ["export"]

LEVELS = {
    "action": "the agreed next steps only",
    "questions": "also the questions that were asked",
    "all": "also the notes, but no private line",
}
"""What may leave the room, in words."""


@click.command(short_help="A transcript for the other person.")
@click.argument("session_id", metavar="ID")
@click.option("--format", "name", type=FORMAT, required=True, metavar="[html|md|txt|json]", help="How to write it.")
@click.option(
    "--level", type=LEVEL, metavar="[action|questions|all]", help="What may leave the room; asked if left out."
)
@click.option("-o", "--output", metavar="FILE", help="Where to: a file, a folder, or - for standard output.")
@click.option("--force", is_flag=True, help="A file that is there already is replaced.")
def export(session_id: str, name: str, level: str | None, output: str | None, *, force: bool) -> Ending:
    """A transcript of the session with this ID for the other person; the last part of the ID is enough.

    Without -o the file goes to your exports folder. Its place is printed. Private lines and what the check said stay
    behind at every level.
    """
    from coachtui.cli.listing import full_id  # noqa: PLC0415  (`--help` does without)
    from coachtui.cli.wiring import make_store  # noqa: PLC0415
    from coachtui.export import render  # noqa: PLC0415
    from coachtui.paths import find_paths  # noqa: PLC0415

    if level is None:
        _need_somebody()
    paths = find_paths()
    store = make_store(paths)
    session = store.load(full_id(store, session_id))
    shown = _transcript(session, level or _ask_level(), paths)
    text = render(shown, name)
    if output == STDOUT:
        click.echo(text, nl=False)
    else:
        put(clean_line(str(_write(shown, text, name, output, paths, force=force))))
    return Ending.FINE


def _transcript(session: Session, level: str, paths: Paths) -> Transcript:
    """Return what leaves the room, in the local time of the meeting, with the names of the banks that were used."""
    from coachtui.cli.wiring import make_shelf  # noqa: PLC0415  (`--help` does without)
    from coachtui.export import Level, transcript  # noqa: PLC0415

    shelf = make_shelf(paths)
    used = dict.fromkeys(asked.bank for asked in session.asked if asked.bank)
    banks = [loaded.bank for name in used if (loaded := shelf.find(name)) and loaded.bank]
    return transcript(session, Level(level), zone=session.created.astimezone().tzinfo or UTC, banks=banks)


def _need_somebody() -> None:
    """Raise `UsageError` when nobody can be asked what may leave the room: it has to be typed as an option then."""
    if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        message = "say with --level what may leave the room (action, questions or all): nobody is here to be asked"
        raise click.UsageError(message)


def _ask_level() -> str:
    click.echo("What may leave the room?", err=True)
    for level, meaning in LEVELS.items():
        click.echo(f"  {level:<10} {meaning}", err=True)
    answer: str = click.prompt("Level", type=LEVEL, err=True)
    return answer


def _write(shown: Transcript, text: str, name: str, output: str | None, paths: Paths, *, force: bool) -> Path:
    """Write the transcript where it should go, and return where that is."""
    from coachtui.export import file_name, make_folder, write_export  # noqa: PLC0415  (`--help` does without)

    target = Path(output) if output else make_folder(paths.exports)
    place = target / file_name(shown, name) if target.is_dir() else target
    if place.exists() and not force:
        raise click.UsageError(f"{clean_line(place.name)} is there already; --force replaces it")
    return write_export(text, place, name=place.name, force=force)
