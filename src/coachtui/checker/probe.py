"""Some phrases that are only asked whether, and where, one of them stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from coachtui.checker.book import Phrase
from coachtui.checker.seeker import ByNeed, Seeker
from coachtui.checker.segments import Line, Stretch

__all__ = ["MakeProbe", "Probe"]


class Probe:
    """Phrases of a guard or a rule, found when it is asked for them."""

    def __init__(self, seekers: Callable[[], Iterable[Seeker]]) -> None:
        """`seekers` is called when the probe is first asked."""
        self._seekers = seekers

    @cached_property
    def _phrases(self) -> ByNeed:
        return ByNeed(self._seekers(), lambda one: one.needs)

    def spans(self, line: Line) -> list[Stretch]:
        """Return where one of the phrases stands."""
        return [span for one in self._phrases.possible(line.present) for span in one.spans(line)]

    def stands_in(self, line: Line, sentence: Stretch) -> bool:
        """Tell whether one of the phrases begins in a sentence."""
        if self not in line.looked_for:
            line.looked_for[self] = sorted(self._starts(line))
        starts = line.looked_for[self]
        at = bisect_left(starts, sentence[0])
        return at < len(starts) and starts[at] < sentence[1]

    def _starts(self, line: Line) -> Iterator[int]:
        for one in self._phrases.possible(line.present):
            for start, place in one.places(line):
                if one.ends(line.closed, place):
                    yield start


MakeProbe = Callable[[Sequence[Phrase]], Probe]
"""Makes a probe of phrases of a book."""
