"""Where in a line a phrase that is bound to a start may begin: at sentences and clauses, and behind their lead-ins."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from coachtui.checker.words import FIRST_ASKER, LAST_END

__all__ = ["MOST_LEAD_INS", "STARTS", "Start", "Starts"]

MOST_LEAD_INS = 4
"""Lead-ins, such as *well, so, just*, that may stand between a start and its phrase."""

STARTS = "^~"
"""How a phrase says that it begins with a sentence, or with a clause."""

Start = tuple[int, str, Sequence[int]]
"""A start of a sentence or clause, the signs of the phrases bound to such a start, and where they may begin."""


class Starts:
    """Finds the starts of a line, once for all phrases."""

    def __init__(self, lead_in: Callable[[str, int], Sequence[int]]) -> None:
        """`lead_in` returns where one lead-in that begins at a place may end, the best first."""
        self._lead_in = lead_in

    def of(self, codes: str) -> list[Start]:
        """Return each start and the places behind it where a phrase may begin, the furthest first."""
        found: list[Start] = []
        before = LAST_END
        for place, char in enumerate(codes[:-1]):
            if before < FIRST_ASKER:  # every sentence starts a clause
                found.append((place, "^~" if before <= LAST_END else "~", self.behind(codes, place)))
            before = char
        return found

    def is_start(self, sign: str, codes: str, at: int) -> bool:
        """Tell whether a phrase with this sign may begin at a place, or behind lead-ins there."""
        before = codes[at - 1] if at else LAST_END
        return before <= LAST_END if sign == "^" else before < FIRST_ASKER

    def behind(self, codes: str, place: int) -> Sequence[int]:
        """Return a place, and those behind each of the lead-ins that stand there, the furthest first."""
        ends = [place]
        while len(ends) <= MOST_LEAD_INS:
            found = self._lead_in(codes, ends[-1])
            if not found:
                break
            ends.append(found[0])
        return ends[::-1]
