"""Where in a line a phrase that is bound to a start may begin: at sentences and clauses, and behind their lead-ins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from coachtui.checker.segments import Line, Start
from coachtui.checker.words import ANYTHING, WITHIN

__all__ = ["MOST_LEAD_INS", "STARTS", "Starts"]

MOST_LEAD_INS = 4
"""Lead-ins, such as *well, so, just*, that may stand between a start and its phrase."""

STARTS: Mapping[str, str] = {"^": f"(?<![{ANYTHING}])", "~": f"(?<![{WITHIN}])"}
"""The pattern of each kind of start: of a sentence, and of a clause."""

_SENTENCE = re.compile(STARTS["^"])
_CLAUSE = re.compile(STARTS["~"])
"""Every sentence starts a clause."""


class Starts:
    """Finds the starts of a line, once for all phrases."""

    def __init__(self, lead_in: str) -> None:
        """`lead_in` is the pattern of one lead-in."""
        self._source = lead_in

    @cached_property
    def _lead_in(self) -> re.Pattern[str]:
        return re.compile(self._source)

    def of(self, line: Line) -> Iterator[Start]:
        """Yield each start and the places behind it where a phrase may begin, the furthest first."""
        codes = line.codes
        for found in _CLAUSE.finditer(codes):
            place = found.start()
            if place < len(codes):
                signs = "~" if _SENTENCE.match(codes, place) is None else "^~"
                yield place, signs, self._behind(codes, place)

    def _behind(self, codes: str, place: int) -> tuple[int, ...]:
        ends = [place]
        for _ in range(MOST_LEAD_INS):
            lead_in = self._lead_in.match(codes, ends[-1])
            if lead_in is None:
                break
            ends.append(lead_in.end())
        return tuple(reversed(ends))
