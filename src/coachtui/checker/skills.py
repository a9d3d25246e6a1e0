"""What is done well: which of the moves that were recognised count."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from coachtui.checker.model import SkillKind
from coachtui.checker.segments import Stretch

__all__ = ["without_overlap"]

Found = tuple[int, int, SkillKind]
"""Start, end and kind of a move, in encoded words."""


def without_overlap(found: Iterable[Found], warned: Sequence[Stretch]) -> list[Found]:
    """Return the moves in order, each kind once per place; words that are warned of are no skill."""
    starts = [start for start, _ in warned]
    last: dict[SkillKind, int] = {}
    kept: list[Found] = []
    for start, end, kind in sorted(found, key=lambda move: (move[0], -move[1], move[2])):
        before = bisect_right(starts, end - 1) - 1
        covered = before >= 0 and warned[before][1] > start
        if not covered and start >= last.get(kind, 0):
            kept.append((start, end, kind))
            last[kind] = end
    return kept
