"""Sessions as lines and as JSON, and finding one by a part of its id."""

from __future__ import annotations

from coachtui.cli.endings import Ending, NotPossibleError
from coachtui.cli.saying import Json, columns, counted, problem_json, put, put_json, tell
from coachtui.cli.wiring import make_store
from coachtui.paths import find_paths
from coachtui.storage import SessionStore, SessionSummary
from coachtui.text import clean_line

__all__ = ["full_id", "list_sessions"]

SCHEMA = 1
"""Of the JSON; grows when a field changes its meaning or goes."""


def list_sessions(*, as_json: bool = False, unfinished: bool = False) -> Ending:
    """Write the sessions, newest first, and say which files could not be read."""
    summaries, problems = make_store(find_paths()).summaries()
    shown = [summary for summary in summaries if summary.ended is None or not unfinished]
    if as_json:
        told: list[Json] = [problem_json(problem) for problem in problems]
        put_json({"schema": SCHEMA, "sessions": [_as_json(summary) for summary in shown], "problems": told})
    else:
        for line in columns([_as_row(summary) for summary in shown]):
            put(line)
        for problem in problems:
            tell(str(problem))
    return Ending.DATA if problems else Ending.FINE


def full_id(store: SessionStore, given: str) -> str:
    """Return the id that `given` is the end of, or `given` itself when it is the end of none.

    Raise `NotPossibleError` when it is the end of several.
    """
    summaries, _ = store.summaries()
    found = [summary.id for summary in summaries if given and summary.id.endswith(given)]
    if len(found) > 1:
        message = f"'{clean_line(given)[:40]}' is the end of {len(found)} session ids"
        raise NotPossibleError(message, hint="`coachtui sessions` lists them; type more of the one you mean.")
    return found[0] if found else given


def _as_row(summary: SessionSummary) -> tuple[str, ...]:
    return (
        summary.id,
        f"{summary.created.astimezone():%Y-%m-%d %H:%M}",
        clean_line(summary.coachee) or "-",
        summary.role.value,
        f"{summary.elapsed // 60} min",
        "unfinished" if summary.ended is None else "closed",
        counted(summary.actions_open, "step") + " open" if summary.actions_open else "",
        clean_line(summary.focus),
    )


def _as_json(summary: SessionSummary) -> Json:
    return {
        "id": summary.id,
        "created": summary.created.isoformat(),
        "updated": summary.updated.isoformat(),
        "ended": summary.ended.isoformat() if summary.ended else None,
        "role": summary.role.value,
        "coachee": summary.coachee,
        "focus": summary.focus,
        "elapsed_s": summary.elapsed,
        "lines": summary.lines,
        "actions_open": summary.actions_open,
    }
