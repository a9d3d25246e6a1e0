"""What changed between two banks, said for people and for other programs."""

from __future__ import annotations

from collections.abc import Sequence

from coachtui.banks.diff import Change
from coachtui.cli.saying import Json, coloured
from coachtui.text import clean_line

__all__ = ["change_json", "change_line"]

_SIGNS = {"added": "+", "removed": "-", "moved": ">", "reworded": "~", "changed": "*"}
_COLOURS = {"added": "green", "removed": "red"}


def change_line(change: Change) -> str:
    """Return a change on one line: a sign, what it is about, and how it was and is."""
    sign = coloured(f"{_SIGNS[change.kind]} {change.kind}", _COLOURS.get(change.kind, "yellow"))
    return f"{sign} {change.what} {clean_line(change.id)}{_how(change)}"


def change_json(changes: Sequence[Change]) -> list[Json]:
    """Return changes as other programs read them."""
    return [
        {
            "kind": change.kind,
            "what": change.what,
            "id": change.id,
            "field": change.field or None,
            "before": change.before,
            "after": change.after,
        }
        for change in changes
    ]


def _how(change: Change) -> str:
    before, after = clean_line(change.before), clean_line(change.after)
    if change.kind == "moved":
        return f" from {before} to {after}" if before != after else f" within {after}" if after else ""
    if change.kind in ("added", "removed"):
        where = f" in {change.field}" if change.field else ""
        return f"{where}: “{after or before}”"
    field = "" if change.kind == "reworded" else f" {change.field}"
    return f"{field}: “{before}” -> “{after}”"
