"""Notes text ↔ stamped lines: which line is which after an edit, and when each was begun.

A stamp is the second at which the first word of a line was typed. It belongs to the line, not to its place: it
stays with the line while lines come and go above and below it, and it is kept by the first half of a split line.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from coachtui.session.model import MARKS, Asked, Kind, Line

__all__ = ["Memory", "Passage", "changed_passage", "parse_line", "restamp"]

_BY_MARK = {mark: kind for kind, mark in MARKS.items() if mark}
_MARK_LENGTH = 2
_WINDOW = 64
"""How many old lines a new one is compared with inside a changed passage."""

Version: TypeAlias = tuple[tuple[Line, ...], tuple[Asked, ...]]


def parse_line(typed: str, at: int) -> Line:
    """Return the line that `typed` stands for, begun at second `at`."""
    kind = _BY_MARK.get(typed[:_MARK_LENGTH])
    if kind is None:
        return Line(at, Kind.NOTE, typed)
    return Line(at, kind, typed[_MARK_LENGTH:])


@dataclass(frozen=True, slots=True)
class Passage:
    """Where two versions of the notes differ: between the lines they share at the top and at the end."""

    head: int
    """How many lines at the top are the same."""
    tail: int
    """How many lines at the end are the same."""


def changed_passage(before: Sequence[str], after: Sequence[str]) -> Passage:
    """Return where `after` differs from `before`."""
    head = _common_prefix(before, after)
    return Passage(head, _common_suffix(before, after, head))


def restamp(old: tuple[Line, ...], typed: Sequence[str], at: int, passage: Passage | None = None) -> tuple[Line, ...]:
    """Return the lines of the notes as they read now; each keeps the stamp it had, a new one gets `at`.

    Unchanged lines are matched first, from both ends and then by lines that occur once; what is left between
    them is matched in order by common beginnings or ends. A line that had no words yet is begun anew when it
    gets some. Time grows with the number of changed lines (n log n); who knows the changed passage already
    passes it, to save a comparison of the rest.
    """
    passage = passage or changed_passage([line.typed for line in old], typed)
    head, tail = passage.head, passage.tail
    middle = _restamp_passage(old[head : len(old) - tail], typed[head : len(typed) - tail], at)
    return (*old[:head], *middle, *old[len(old) - tail :])


def _restamp_passage(old: Sequence[Line], typed: Sequence[str], at: int) -> list[Line]:
    lines: list[Line] = []
    from_old = from_new = 0
    for index_old, index_new in (*_unique_matches(old, typed), (len(old), len(typed))):
        lines += _restamp_gap(old[from_old:index_old], typed[from_new:index_new], at)
        if index_old < len(old):
            lines.append(old[index_old])
        from_old, from_new = index_old + 1, index_new + 1
    return lines


def _restamp_gap(old: Sequence[Line], typed: Sequence[str], at: int) -> list[Line]:
    if len(old) == len(typed):
        return [_continued(line, text, at) for line, text in zip(old, typed, strict=True)]
    lines: list[Line] = []
    following = 0
    for text in typed:
        candidates = range(following, min(len(old), following + _WINDOW))
        source = next((i for i in candidates if _related(old[i].typed, text)), None)
        if source is None:
            lines.append(parse_line(text, at))
        else:
            lines.append(_continued(old[source], text, at))
            following = source + 1
    return lines


def _continued(line: Line, typed: str, at: int) -> Line:
    now = parse_line(typed, line.at)
    begun_now = now.text.strip() and not line.text.strip()
    return parse_line(typed, at) if begun_now else now


def _related(before: str, after: str) -> bool:
    """Whether one of two lines can have come from the other by typing, splitting or joining."""
    if not before.strip() or not after.strip():
        return False
    return before.startswith(after) or after.startswith(before) or before.endswith(after) or after.endswith(before)


def _unique_matches(old: Sequence[Line], typed: Sequence[str]) -> list[tuple[int, int]]:
    """Return pairs of places of the same text, in order in both, of lines that occur once on each side."""
    places_old = _once([line.typed for line in old])
    places_new = _once(typed)
    pairs = [(places_old[text], place) for text, place in places_new.items() if text in places_old]
    return _longest_rising(pairs)


def _once(texts: Sequence[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    repeated: set[str] = set()
    for place, text in enumerate(texts):
        if text in places or not text.strip():
            repeated.add(text)
        places[text] = place
    return {text: place for text, place in places.items() if text not in repeated}


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs that rises on both sides (patience sorting, n log n)."""
    tops: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for index, (place, _) in enumerate(pairs):
        pile = bisect_left(tops, place)
        previous.append(ends[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(place)
            ends.append(index)
        else:
            tops[pile], ends[pile] = place, index
    run: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        run.append(pairs[index])
        index = previous[index]
    return run[::-1]


def _common_prefix(first: Sequence[str], second: Sequence[str]) -> int:
    """Return how many leading items are equal; compares slices, so the loop runs in C."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_suffix(first: Sequence[str], second: Sequence[str], head: int) -> int:
    longest = min(len(first), len(second)) - head
    low, high = 0, longest
    while low < high:
        middle = (low + high + 1) // 2
        if first[len(first) - middle : len(first) - low] == second[len(second) - middle : len(second) - low]:
            low = middle
        else:
            high = middle - 1
    return low


class Memory:
    """Versions of the notes that undo and redo may bring back, with their stamps and asked marks."""

    def __init__(self, most_lines: int = 1_000_000) -> None:
        """`most_lines` bounds what is kept, counted in lines over all versions."""
        self._versions: OrderedDict[tuple[str, ...], Version] = OrderedDict()
        self._most_lines = most_lines
        self._lines = 0

    def keep(self, typed: tuple[str, ...], lines: tuple[Line, ...], asked: tuple[Asked, ...]) -> None:
        """Remember that the notes read `typed`; the oldest versions are forgotten first."""
        if self._versions.pop(typed, None) is None:
            self._lines += len(typed)
        self._versions[typed] = (lines, asked)
        while self._lines > self._most_lines and len(self._versions) > 1:
            oldest, _ = self._versions.popitem(last=False)
            self._lines -= len(oldest)

    def recall(self, typed: tuple[str, ...]) -> Version | None:
        """Return the stamped lines and asked marks of a version that read exactly like this."""
        return self._versions.get(typed)
