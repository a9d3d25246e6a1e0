"""Where single parts of a phrase end that begin at a place; put together by `match`."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from typing import TypeAlias

from coachtui.checker.words import LAST_END

__all__ = [
    "NOWHERE", "Ends", "between", "end", "gap", "in_row", "maybe", "maybe_word", "unless", "words", "words_then",
]  # fmt: skip

Ends: TypeAlias = Callable[[str, int], Sequence[int]]
"""Takes encoded words, closed by `words.CLOSE`, and a place; returns the ends of what begins there, the best first."""

NOWHERE: tuple[int, ...] = ()
_MOST_IN_TEXT = 24
"""Characters that are as soon found in a text as in a set, which takes a hundred times the room."""


def words(several: Sequence[str]) -> Ends:
    """Return the ends of words that stand side by side; each is told by its possible characters."""
    sets = [_test(chars) for chars in several]
    if len(sets) == 1:
        (only,) = sets
        return lambda codes, at: (at + 1,) if codes[at] in only else NOWHERE

    def ends(codes: str, at: int) -> Sequence[int]:
        for chars in sets:
            if codes[at] not in chars:  # the character that closes every line is in none
                return NOWHERE
            at += 1
        return (at,)

    return ends


def words_then(several: Sequence[str], others: Sequence[Ends]) -> Ends:
    """Return the ends of words and of other parts behind them."""
    sets, following = [_test(chars) for chars in several], others[0] if len(others) == 1 else in_row(others)

    def ends(codes: str, at: int) -> Sequence[int]:
        for chars in sets:
            if codes[at] not in chars:
                return NOWHERE
            at += 1
        return following(codes, at)

    return ends


def _test(chars: str) -> Container[str]:
    """Return the characters in the form in which it is soonest told whether one is among them."""
    return chars if len(chars) <= _MOST_IN_TEXT else frozenset(chars)


def between(first: str, last: str) -> Ends:
    """Return the end of one word whose character lies between two others."""
    return lambda codes, at: (at + 1,) if first <= codes[at] <= last else NOWHERE


def in_row(parts: Sequence[Ends]) -> Ends:
    """Return the ends of parts that follow each other."""

    def ends(codes: str, at: int) -> Sequence[int]:
        places: Sequence[int] = (at,)
        for part in parts:
            places = part(codes, places[0]) if len(places) == 1 else _each(part, codes, places)
            if not places:
                return NOWHERE
        return places

    return ends


def _each(part: Ends, codes: str, places: Iterable[int]) -> Sequence[int]:
    """Return the ends of a part that begins at any of the places, each once and in order of preference."""
    found: list[int] = []
    for place in places:
        for end in part(codes, place):
            if end not in found:
                found.append(end)
    return found


def maybe(part: Ends) -> Ends:
    """Return the ends of a part that may be left out."""

    def ends(codes: str, at: int) -> Sequence[int]:
        found = part(codes, at)
        return found if at in found else (*found, at)

    return ends


def maybe_word(chars: str) -> Ends:
    """Return the same for a word."""
    test = _test(chars)
    return lambda codes, at: (at + 1, at) if codes[at] in test else (at,)


def gap(first: str, last: str, most: int) -> Ends:
    """Return the ends of a gap of words, the shortest first."""

    def ends(codes: str, at: int) -> Sequence[int]:
        end = at
        while end - at < most and first <= codes[end] <= last:
            end += 1
        return range(at, end + 1)

    return ends


def unless(part: Ends) -> Ends:
    """Return the end of a look ahead at what must not follow."""
    return lambda codes, at: NOWHERE if part(codes, at) else (at,)


def end(codes: str, at: int) -> Sequence[int]:
    """Answer before the mark that ends a sentence, and right behind it."""
    return (at,) if codes[at] <= LAST_END or (at and codes[at - 1] <= LAST_END) else NOWHERE
