"""`coachtui sessions`: what sessions there are."""

from __future__ import annotations

import click

from coachtui.cli.endings import Ending
from coachtui.cli.options import as_json_option

__all__ = ["sessions"]


@click.command(short_help="The sessions, newest first.")
@as_json_option
def sessions(*, as_json: bool) -> Ending:
    """The sessions, newest first; the exit code is 3 when one of them cannot be read."""
    from coachtui.cli.listing import list_sessions  # noqa: PLC0415  (`--help` does without)

    return list_sessions(as_json=as_json)
