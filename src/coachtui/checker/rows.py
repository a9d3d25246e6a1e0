"""Writes many rows of words as one pattern, in which what they share stands once: quicker to compile, and to try."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

__all__ = ["Piece", "Row", "char_class", "either"]

Piece: TypeAlias = frozenset[str] | str
"""A part of a phrase: the characters one of which stands there, or a pattern."""

Row: TypeAlias = tuple[Piece, ...]
"""Parts that follow each other."""

_DEEP = 16
"""Pieces at the start of rows that may be shared; what follows is taken as one piece, so that nothing recurs deeper."""


def either(rows: Iterable[Row]) -> str:
    """Return a pattern that matches each of the rows, longer ones before single words; the empty one for no rows."""
    return _either([_shallow(row) for row in rows])


def char_class(chars: Iterable[str]) -> str:
    """Return the shortest pattern for one of `chars`."""
    codes = sorted(map(ord, set(chars)))
    if len(codes) == 1:
        return chr(codes[0])
    runs: list[list[int]] = []
    for code in codes:
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    inside = "".join(chr(low) if low == high else f"{chr(low)}-{chr(high)}" for low, high in runs)
    return f"[{inside}]"


def _shallow(row: Row) -> Row:
    return row if len(row) <= _DEEP else (*row[:_DEEP], _in_row(row[_DEEP:]))


def _either(rows: Sequence[Row]) -> str:
    """Return the pattern for rows of which none is empty."""
    rests: dict[Piece, dict[Row, None]] = {}
    words: frozenset[str] = frozenset()
    for first, *rest in rows:
        if isinstance(first, frozenset) and not rest:
            words |= first
        else:
            rests.setdefault(first, {})[tuple(rest)] = None
    written = list(_branches(rests))
    if words:
        written.append(char_class(words))
    return written[0] if len(written) == 1 else f"(?:{'|'.join(written)})" if written else ""


def _branches(rests: dict[Piece, dict[Row, None]]) -> Iterable[str]:
    """Yield a branch for all first pieces that are followed by the same; words among them become one class."""
    alike: dict[tuple[frozenset[Row], str], list[Piece]] = {}
    for first, following in rests.items():
        alike.setdefault((frozenset(following), first if isinstance(first, str) else ""), []).append(first)
    for (_, pattern), firsts in alike.items():
        words = [first for first in firsts if isinstance(first, frozenset)]
        yield (pattern or char_class(frozenset().union(*words))) + _following(list(rests[firsts[0]]))


def _following(rows: Sequence[Row]) -> str:
    """Return the pattern of what follows; where a row may end here, the longer ones are tried first."""
    longer = [row for row in rows if row]
    if not longer:
        return ""
    pattern = _in_row(longer[0]) if len(longer) == 1 else _either(longer)
    return pattern if len(longer) == len(rows) else f"(?:{pattern})?"


def _in_row(row: Row) -> str:
    return "".join(piece if isinstance(piece, str) else char_class(piece) for piece in row)
