"""The commands and where they are."""

from __future__ import annotations

from types import MappingProxyType

import click

from coachtui import __version__
from coachtui.cli.program import Program

__all__ = ["program"]

PLACES = MappingProxyType(
    {
        "new": "coachtui.cli.new",
        "resume": "coachtui.cli.resume",
        "sessions": "coachtui.cli.sessions",
        "export": "coachtui.cli.export",
        "check": "coachtui.cli.check",
        "rules": "coachtui.cli.rules",
        "bank": "coachtui.cli.bank",
        "doctor": "coachtui.cli.doctor",
    }
)
"""The module of each command, in the order of the help page; it is imported when the command is used."""


@click.command(
    cls=Program,
    places=PLACES,
    name="coachtui",
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Nothing leaves this computer. Results go to standard output, everything else to standard error.",
)
@click.version_option(__version__, message="coachtui %(version)s", help="The version, and no more.")
@click.pass_context
def program(ctx: click.Context) -> int | None:
    """Questions, notes and a kind check on one's own words, for coaching conversations between teachers.

    Without a command, Home opens: go on with what is unfinished, start a session, look back.
    """
    if ctx.invoked_subcommand is not None:
        return None
    from coachtui.cli.screens import open_home  # noqa: PLC0415  (brings Textual)

    return open_home()
