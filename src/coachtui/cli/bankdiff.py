"""What changed between two banks, said for people and for other programs."""

from __future__ import annotations

from collections.abc import Sequence

from coachtui.banks import LoadedBank, Origin
from coachtui.banks.diff import Change
from coachtui.cli.bankwords import WHOSE
from coachtui.cli.picking import Picked, beneath, is_same_file, pick, usable
from coachtui.cli.saying import Json, coloured, tell
from coachtui.errors import BankError
from coachtui.text import clean_line

__all__ = ["change_json", "change_line", "picked_to_compare"]

_SIGNS = {"added": "+", "removed": "-", "moved": ">", "reworded": "~", "changed": "*"}
_COLOURS = {"added": "green", "removed": "red"}


def picked_to_compare(before: str, after: str | None) -> tuple[LoadedBank, LoadedBank]:
    """Return the banks to compare: those that were named, or the one that a bank changes and what it makes of it.

    A bank may have the id of the one it changes: who names that id, or one file twice, means the other one then.
    """
    new = pick(after or before)
    old = pick(before) if after else None
    if old is None or _means_the_other(old, new):
        base = beneath(new)
        if base is None and old is None:
            hint = "Name two banks: first the one from before, then the one that changed."
            raise BankError(
                f"{new.source.name} changes no other bank, so there is nothing to compare it with", hint=hint
            )
        if base is not None:
            tell(
                f"compared with the bank that it changes, {base.source.name} ({WHOSE.get(base.source.origin, 'given')})"
            )
        old = base or old or new
    return usable(old), usable(new)


def _means_the_other(old: Picked, new: Picked) -> bool:
    """Tell whether the first bank is the second one itself, or stands in the place of the one it changes."""
    if is_same_file(old.source, new.source):
        return True
    changed, named = new.loaded.bank, old.loaded.bank
    by_id = old.source.origin in (Origin.OWN, Origin.FOLDER)
    return by_id and changed is not None and named is not None and changed.extends == named.id == named.extends


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
