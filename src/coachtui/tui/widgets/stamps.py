"""What stands left of a line of the notes: a letter for what the checker heard, and when the line was begun."""

from __future__ import annotations

from collections.abc import Sequence

from coachtui.live import Flag

__all__ = ["GUTTER", "STAMP", "letters", "stamp"]

STAMP = 5
"""Cells of a stamp."""

GUTTER = 2 + 1 + STAMP + 1
"""Cells of the gutter: two for letters, a space, the stamp, a space."""

_HOUR_STAMPS_FROM = 100 * 60
"""Seconds from which minutes no longer fit into two digits."""


def stamp(at: int) -> str:
    """Return five characters for a time in seconds from the start: `12:07`, later `1h42m`, `12h5m`."""
    minutes, seconds = divmod(max(0, at), 60)
    if at < _HOUR_STAMPS_FROM:
        return f"{minutes:02d}:{seconds:02d}"
    hours, minutes = divmod(minutes, 60)
    return f"{hours}h{minutes:02d}m"[:STAMP].ljust(STAMP)


def letters(flags: Sequence[Flag]) -> str:
    """Return two characters: the letter of the weightiest warning, and `+` when there is another."""
    if not flags:
        return "  "
    first = max(flags, key=lambda flag: (flag.finding.severity, -flag.start))
    return first.finding.letter[:1].ljust(1) + ("+" if len(flags) > 1 else " ")
