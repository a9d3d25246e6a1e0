"""`coachtui resume`: go on with a session."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from coachtui.cli.endings import NotPossibleError

if TYPE_CHECKING:  # `--help` does without
    from coachtui.session import Session
    from coachtui.tui.workplace import Workplace

__all__ = ["resume"]


@click.command(short_help="The last unfinished session, or another, goes on.")
@click.argument("session_id", metavar="[ID]", required=False)
@click.option("--list", "list_them", is_flag=True, help="Which sessions there are to go on with, and no more.")
def resume(session_id: str | None, *, list_them: bool) -> int:
    """Go on with the last unfinished session, or with the one that has this ID; its last part is enough."""
    from coachtui.cli.listing import list_sessions  # noqa: PLC0415  (`--help` does without)
    from coachtui.cli.screens import open_session  # noqa: PLC0415

    if list_them:
        return list_sessions(unfinished=True)
    return open_session(partial(_choose, session_id))


def _choose(session_id: str | None, workplace: Workplace) -> Session:
    from coachtui.cli.listing import full_id  # noqa: PLC0415  (`--help` does without)

    if session_id is not None:
        return workplace.store.load(full_id(workplace.store, session_id))
    summaries, _ = workplace.store.summaries()
    for summary in summaries:
        if summary.ended is None:
            return workplace.store.load(summary.id)
    raise NotPossibleError(
        "no session is unfinished", hint="`coachtui sessions` lists them all, `coachtui new` starts one."
    )
