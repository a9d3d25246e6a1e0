"""The words that a phrase begins with: what tells quickest, word by word, that it has no chance at a place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from coachtui.checker.tree import Choice, End, Maybe, Named, Part, Range, Row, Unless

__all__ = ["Head", "Heads"]

Head: TypeAlias = tuple[str, ...]
"""For each of the first words the characters one of which stands there; none: it can be any word."""

_Way: TypeAlias = tuple[Head, bool]
"""A way to begin, and whether that is already all of the part, so that what follows it goes on from there."""

_NOTHING: tuple[_Way, ...] = (((), True),)
_UNKNOWN: tuple[_Way, ...] = (((), False),)
_MOST_WORDS = 3
_MOST_WAYS = 6
"""Ways to begin that are kept apart."""


class Heads:
    """Works out how phrases begin."""

    def __init__(self, lists: Mapping[str, Part]) -> None:
        """`lists`: the trees of all lists that the phrases name."""
        self._lists = lists
        self._known: dict[str, tuple[_Way, ...]] = {}

    def of(self, tree: Part) -> tuple[Head, ...]:
        """Return the ways in which a phrase begins; an empty way: nothing is known of that."""
        return _without_longer(head for head, _ in self._ways(tree))

    def _ways(self, part: Part) -> tuple[_Way, ...]:  # noqa: PLR0911  (one line for each kind of part)
        match part:
            case str():
                return (((part,), True),)
            case Row():
                return self._row(part.parts)
            case Range():
                return ((("",), True),)
            case Choice():
                return _fewer({way for one in part.ways for way in self._ways(one)})
            case Maybe():
                return _fewer({*self._ways(part.part), *_NOTHING})
            case Unless() | End():
                return _NOTHING
            case Named():
                if part.name not in self._known:
                    self._known[part.name] = self._ways(self._lists[part.name])
                return self._known[part.name]
        return _UNKNOWN

    def _row(self, parts: Iterable[Part]) -> tuple[_Way, ...]:
        ways = {*_NOTHING}
        for part in parts:
            going_on = [head for head, is_all in ways if is_all and len(head) < _MOST_WORDS]
            following = self._ways(part)
            if not going_on or len(going_on) * len(following) > _MOST_WAYS:
                return tuple((head, False) for head, _ in ways)
            ended = {way for way in ways if way[0] not in going_on or not way[1]}
            ways = ended | {((*head, *more), is_all) for head in going_on for more, is_all in following}
        return tuple(ways)


def _fewer(ways: set[_Way]) -> tuple[_Way, ...]:
    """Return the ways, those that go on alike in one; where there are too many, only the first word of all of them."""
    alike: dict[tuple[int, Head, bool], list[str]] = {}
    for head, is_all in ways:
        alike.setdefault((len(head), head[1:], is_all), []).append(head[0] if head else "")
    if len(alike) <= _MOST_WAYS:
        return tuple(
            ((_together(firsts), *rest) if length else (), is_all) for (length, rest, is_all), firsts in alike.items()
        )
    if not all(head for head, _ in ways):
        return _UNKNOWN
    return (((_together(head[0] for head, _ in ways),), False),)


def _together(several: Iterable[str]) -> str:
    several = tuple(several)
    return "" if "" in several else "".join(sorted({char for chars in several for char in chars}))


def _without_longer(heads: Iterable[Head]) -> tuple[Head, ...]:
    """Return the ways without those that begin like a shorter one, in an order that is always the same."""
    kept: list[Head] = []
    for head in sorted(set(heads), key=lambda head: (len(head), head)):
        if not any(head[: len(one)] == one for one in kept):
            kept.append(head)
    return tuple(kept)
