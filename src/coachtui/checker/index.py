"""Which phrases have a chance in a line: told by its words, and by which of them stand side by side.

Each word and each two neighbours are looked up in all phrases once, when they are first met; language repeats itself,
so that soon hardly any look-up is new.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from coachtui.checker.book import Phrase
from coachtui.checker.segments import Line

__all__ = ["Index", "Seeker"]

Owner = TypeVar("Owner")

_REMEMBERED = 50_000
"""Look-ups that are remembered; beyond that all are forgotten, and it begins anew."""


class Seeker(Generic[Owner]):
    """A phrase, compiled when a line first has a chance to match it, and what it belongs to."""

    def __init__(self, owner: Owner, phrase: Phrase, sets: Sequence[str]) -> None:
        """`sets` are those of the book, to which the phrase refers."""
        self.owner = owner
        self.anchor = phrase.anchor
        self.needs = tuple(sets[number] for number in phrase.needs)
        self.pair = tuple(sets[number] for number in phrase.pair)
        self.first = "" if phrase.first < 0 else sets[phrase.first]
        self._source = phrase.regex

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern, without its anchor."""
        return re.compile(self._source)

    @cached_property
    def others(self) -> tuple[frozenset[str], ...]:
        """What a line must hold as well when it holds what the phrase is found by."""
        found_by = (self.first,) if self.anchor else self.pair or self.needs[:1]
        return tuple(frozenset(need) for need in self.needs if need not in found_by)


Seekers = tuple[Seeker[Owner], ...]


class Index(Generic[Owner]):
    """All phrases, found by what a line holds."""

    def __init__(self, seekers: Iterable[Seeker[Owner]]) -> None:
        bound: dict[str, list[Seeker[Owner]]] = {}
        for one in seekers:
            bound.setdefault(one.anchor, []).append(one)
        free = bound.pop("", [])
        lone, paired = [one for one in free if not one.pair], [one for one in free if one.pair]
        self._always = tuple(one for one in lone if not one.needs)
        word = _Remembered[Owner](lambda char: (one for one in lone if one.needs and char in one.needs[0]))
        first = _Remembered[Owner](lambda char: (one for one in paired if char in one.pair[0]))
        self._from = _Remembered[Owner](
            lambda two: (*word[two[0]], *(one for one in first[two[0]] if two[1:] and two[1] in one.pair[1]))
        )
        self._bound = _Remembered[Owner](
            lambda key: (one for sign in key[1:] for one in bound.get(sign, ()) if not one.first or key[0] in one.first)
        )

    def anywhere(self, line: Line) -> list[Seeker[Owner]]:
        """Return the phrases that may stand somewhere in the line, each once, but for those bound to a start."""
        codes = line.codes
        twos = [codes[at : at + 2] for at in range(len(codes))]
        return _possible(set(self._always).union(*map(self._from.__getitem__, twos)), line)

    def at(self, signs: str, place: int, line: Line) -> list[Seeker[Owner]]:
        """Return the phrases bound to a start of one of these kinds that may begin at `place`."""
        return _possible(self._bound[line.codes[place] + signs], line) if place < len(line.codes) else []


def _possible(seekers: Iterable[Seeker[Owner]], line: Line) -> list[Seeker[Owner]]:
    """Return those for which the line holds all other words that they need."""
    present = line.present
    possible = []
    for one in seekers:
        for need in one.others:
            if need.isdisjoint(present):
                break
        else:
            possible.append(one)
    return possible


class _Remembered(dict[str, Seekers[Owner]]):
    """Answers for one or two characters, each worked out once."""

    def __init__(self, work_out: Callable[[str], Iterable[Seeker[Owner]]]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, key: str) -> Seekers[Owner]:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[key] = answer = tuple(self._work_out(key))
        return answer
