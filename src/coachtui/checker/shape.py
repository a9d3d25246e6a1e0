"""What a phrase begins and ends with, and which two words stand side by side in it wherever it matches.

Few lines hold two given words next to each other, so this is what tells quickest that a phrase has no chance.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from coachtui.checker.tree import Choice, End, Maybe, Named, Part, Row, Unless

__all__ = ["UNKNOWN", "Pair", "Shape", "Shapes", "Weigh", "in_row", "one_of", "optional"]

Chars = frozenset[str]
Pair = tuple[Chars, Chars]
"""Of the first set one character, and right behind it one of the second, stand in every match."""
Weigh = Callable[[Chars], float]
"""How often one of some characters is met."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The outside of a phrase; None wherever it is not known."""

    first: Chars | None = None
    """Characters with one of which every match begins."""
    last: Chars | None = None
    pair: Pair | None = None
    may_lack: bool = False
    """Whether the whole may be left out."""
    no_width: bool = False
    """Whether it only looks at what follows."""


UNKNOWN = Shape()


class Shapes:
    """Works out the shapes of phrases."""

    def __init__(self, lists: Mapping[str, Part], weigh: Weigh) -> None:
        """`lists`: the trees of all lists that the phrases name."""
        self._lists = lists
        self._weigh = weigh
        self._known: dict[str, Shape] = {}

    def of(self, part: Part) -> Shape:  # noqa: PLR0911  (one line for each kind of part)
        """Return the shape of a part of a phrase, or of all of it."""
        match part:
            case str():
                word = frozenset(part)
                return Shape(word, word)
            case Row():
                return in_row([self.of(one) for one in part.parts], self._weigh)
            case Choice():
                return one_of([self.of(way) for way in part.ways])
            case Maybe():
                return optional(self.of(part.part))
            case Unless() | End():
                return Shape(no_width=True)
            case Named():
                if part.name not in self._known:
                    self._known[part.name] = self.of(self._lists[part.name])
                return self._known[part.name]
        return UNKNOWN


def optional(shape: Shape) -> Shape:
    """Return the shape of what may be left out."""
    return Shape(shape.first, shape.last, None, may_lack=True)


def one_of(shapes: Sequence[Shape]) -> Shape:
    """Return the shape of a choice."""
    pairs = [shape.pair for shape in shapes if shape.pair]
    pair = (_union([a for a, _ in pairs]), _union([b for _, b in pairs])) if len(pairs) == len(shapes) else None
    may_lack = any(shape.may_lack or shape.no_width for shape in shapes)
    return Shape(_all([shape.first for shape in shapes]), _all([shape.last for shape in shapes]), pair, may_lack)


def in_row(shapes: Sequence[Shape], weigh: Weigh) -> Shape:
    """Return the shape of parts that follow each other; of several pairs the rarest counts."""
    solid = [shape for shape in shapes if not shape.no_width]
    pairs = [shape.pair for shape in solid if shape.pair and not shape.may_lack]
    for at, shape in enumerate(solid):
        following = _outermost([other.first for other in solid[at + 1 :]], solid[at + 1 :])
        if shape.last and following and not shape.may_lack:
            pairs.append((shape.last, following))
    return Shape(
        _outermost([shape.first for shape in solid], solid),
        _outermost([shape.last for shape in reversed(solid)], list(reversed(solid))),
        min(pairs, key=lambda pair: weigh(pair[0]) * weigh(pair[1]), default=None),
        may_lack=all(shape.may_lack for shape in solid),
        no_width=not solid,
    )


def _outermost(ends: Sequence[Chars | None], shapes: Sequence[Shape]) -> Chars | None:
    """Return what stands at the outside of parts, the first of which may be left out; None when that may be all."""
    found: Chars = frozenset()
    for end, shape in zip(ends, shapes, strict=True):
        if end is None:
            return None
        found |= end
        if not shape.may_lack:
            return found
    return None


def _all(ends: Sequence[Chars | None]) -> Chars | None:
    known = [end for end in ends if end is not None]
    return _union(known) if len(known) == len(ends) else None


def _union(several: Sequence[Chars]) -> Chars:
    return frozenset().union(*several)
