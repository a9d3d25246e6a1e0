"""`coachtui sessions`: what sessions there are."""

from __future__ import annotations

import click

from coachtui.cli.endings import Ending

__all__ = ["sessions"]


@click.command(short_help="The sessions, newest first.")
@click.option("--json", "as_json", is_flag=True, help="The answer in JSON.")
def sessions(*, as_json: bool) -> Ending:
    """The sessions, newest first; the exit code is 3 when one of them cannot be read."""
    from coachtui.cli.listing import list_sessions  # noqa: PLC0415  (`--help` does without)

    return list_sessions(as_json=as_json)
