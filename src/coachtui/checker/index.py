"""Which phrases stand in a line; only those are tried that have a chance there.

Phrases that are bound to a start are found by the words they begin with: together they are a tree of words, which grows
as lines are read. All others are found by the rarest two of their words that stand side by side. What a word, or two of
them, leave open is worked out when they are first met, and remembered: language repeats itself, and soon little is new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from coachtui.checker.seeker import ByNeed, Seeker
from coachtui.checker.segments import Line
from coachtui.checker.starts import STARTS
from coachtui.checker.words import CLOSE

__all__ = ["Index", "Match"]

_FEW = 12
"""Phrases that are sooner tried than told apart by a further word."""
_REMEMBERED = 200_000
"""Words that are read before all that was worked out is forgotten, and it begins anew."""


class Match(NamedTuple):
    """Where a phrase stands."""

    seeker: Seeker
    start: int
    """Before the lead-ins, for a phrase that is bound to a start."""
    place: int
    """Where its words begin."""
    end: int


T = TypeVar("T")
Begun = tuple[Seeker, Sequence[str]]
"""A phrase, and a way in which it begins."""


class _Node(dict[str, "_Node | None"]):
    """What the words before leave open: by the next word, the node behind it; None where that is nothing."""

    def __init__(self, waiting: Sequence[Begun], depth: int = 0) -> None:
        """`depth` words were there before."""
        super().__init__()
        few = len(waiting) <= _FEW
        arrived = dict.fromkeys(one for one, head in waiting if few or len(head) == depth)
        self.arrived = ByNeed(arrived, lambda one: one.others) if arrived else None
        """Phrases of whose beginning all words were there, or so few that each may as well be tried."""
        self._depth = depth
        self._waiting: dict[str, list[Begun]] = {}
        for begun in waiting:
            if begun[0] not in arrived:
                self._waiting.setdefault(begun[1][depth], []).append(begun)

    def __missing__(self, char: str) -> _Node | None:
        fitting = (several for chars, several in self._waiting.items() if (char in chars if chars else char != CLOSE))
        onward = [begun for several in fitting for begun in several]
        self[char] = node = _Node(onward, self._depth + 1) if onward else None
        return node


class Index:
    """All phrases, found by what a line holds."""

    def __init__(self, seekers: Iterable[Seeker]) -> None:
        several = list(seekers)
        bound, free = [one for one in several if one.anchor], [one for one in several if not one.anchor]
        self._begun = {
            sign: [(one, head) for one in bound if one.anchor == sign and one.has_heads for head in one.heads]
            for sign in STARTS
        }
        self._anyhow = ByNeed((one for one in bound if not one.has_heads), lambda one: one.needs)
        self._lone = ByNeed((one for one in free if not one.has_pair), lambda one: one.needs)
        pairs: dict[str, list[tuple[Seeker, str]]] = {}
        for one in free:
            if one.has_pair:
                before, behind = one.pair
                pairs.setdefault(before, []).append((one, behind))
        first = _Remembered(
            lambda char: [pair for chars, several in pairs.items() if char in chars for pair in several]
        )
        self._paired = _Remembered(lambda two: [one for one, chars in first[two[0]] if two[1] in chars])
        self._read = 0
        self._forget()

    def matches(self, line: Line) -> Mapping[Hashable, Sequence[Match]]:
        """Return, by what they belong to, the phrases that stand in a line, in the order of their places."""
        self._read += len(line.codes)
        if self._read > _REMEMBERED:
            self._forget()
        found: dict[Hashable, list[Match]] = defaultdict(list)
        for one, start, place in self._begun_at_starts(line):
            ends = one.ends(line.closed, place)
            if ends:
                found[one.owner].append(Match(one, start, place, ends[0]))
        for one in (*self._anyhow.possible(line.present), *self._anywhere(line)):
            for start, place in one.places(line):
                ends = one.ends(line.closed, place)
                if ends:
                    found[one.owner].append(Match(one, start, place, ends[0]))
        return found

    def _begun_at_starts(self, line: Line) -> Iterator[tuple[Seeker, int, int]]:
        codes, present = line.closed, line.present
        for start, signs, places in line.starts:
            for sign in signs:
                for place in places:
                    node, at = self._roots[sign][codes[place]], place + 1
                    while node is not None:
                        if node.arrived:
                            for one in node.arrived.possible(present):
                                yield one, start, place
                        node = node[codes[at]]
                        at += 1

    def _anywhere(self, line: Line) -> Iterator[Seeker]:
        codes, present = line.closed, line.present
        twos = [codes[at : at + 2] for at in range(len(codes) - 1)]
        for one in set().union(*map(self._paired.__getitem__, twos)):
            for need in one.others:
                if need.isdisjoint(present):
                    break
            else:
                yield one
        yield from self._lone.possible(present)

    def _forget(self) -> None:
        self._read = 0
        self._roots = {sign: _Node(waiting) for sign, waiting in self._begun.items()}


class _Remembered(dict[str, list[T]]):
    """Answers for one or two characters, each worked out once."""

    def __init__(self, work_out: Callable[[str], list[T]]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, key: str) -> list[T]:
        self[key] = answer = self._work_out(key)
        return answer
