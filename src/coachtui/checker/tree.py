"""A phrase as a tree of parts: what the rule files say, read once, and kept in the book."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import msgspec

__all__ = [
    "END",
    "Choice",
    "End",
    "Gap",
    "Maybe",
    "Named",
    "Part",
    "Range",
    "Row",
    "Start",
    "Unless",
    "apart",
    "choice",
    "gap_in",
    "row",
    "word_in",
]


class _Node(msgspec.Struct, frozen=True, array_like=True):
    """A part that is more than a word."""


class Range(_Node, frozen=True, tag="word"):
    """One word whose character lies between two others."""

    first: str
    last: str


class Row(_Node, frozen=True, tag="row"):
    """Parts that follow each other."""

    parts: tuple[Part, ...]


class Choice(_Node, frozen=True, tag="or"):
    """One of several parts; of those that match, the longest is taken first."""

    ways: tuple[Part, ...]


class Maybe(_Node, frozen=True, tag="maybe"):
    """A part that may be left out, if nothing else helps."""

    part: Part


class Gap(_Node, frozen=True, tag="gap"):
    """As few words as will do."""

    first: str
    last: str
    most: int


class Unless(_Node, frozen=True, tag="not"):
    """What must not follow."""

    part: Part


class Start(_Node, frozen=True, tag="start"):
    """A start of a sentence or clause, and what may stand between it and its phrase."""

    sign: str


class End(_Node, frozen=True, tag="end"):
    """The end of a sentence."""


class Named(_Node, frozen=True, tag="list"):
    """Any entry of a list."""

    name: str


Part: TypeAlias = str | Range | Row | Choice | Maybe | Gap | Unless | Start | End | Named
"""A part of a phrase; a text is one word, spelt with any of its characters."""

END = End()


def row(parts: Sequence[Part]) -> Part:
    """Return parts that follow each other as one; rows within become part of it."""
    flat = [one for part in parts for one in (part.parts if isinstance(part, Row) else (part,))]
    return flat[0] if len(flat) == 1 else Row(tuple(flat))


def choice(ways: Sequence[Part]) -> Part:
    """Return a choice of parts as one; single words become one word of many characters."""
    flat = [one for way in ways for one in (way.ways if isinstance(way, Choice) else (way,))]
    words = "".join(sorted({char for way in flat if isinstance(way, str) for char in way}))
    longer = tuple(dict.fromkeys(way for way in flat if not isinstance(way, str)))
    if not longer:
        return words
    several = (*longer, words) if words else longer
    return several[0] if len(several) == 1 else Choice(several)


def word_in(block: str) -> Part:
    """Return a word of a block of characters, written as in a character class: the first, a dash, the last."""
    return Range(block[0], block[-1])


def gap_in(block: str, most: int) -> Part:
    """Return a gap of up to `most` words of a block."""
    return Gap(block[0], block[-1], most)


def apart(tree: Part) -> Iterator[tuple[str, Part]]:
    """Yield a phrase, with its anchor, for each kind of start that a phrase may begin with, and one for all else.

    `(~|a|the) mess` is found sooner as `~ mess` and `(a|the) mess`.
    """
    first, *rest = tree.parts if isinstance(tree, Row) else (tree,)
    ways = first.ways if isinstance(first, Choice) else ()
    started = [way for way in ways if isinstance(way, Start)]
    if not started or not rest:
        yield "", tree
        return
    for start in started:
        yield start.sign, row(rest)
    others = [way for way in ways if not isinstance(way, Start)]
    if others:
        yield "", row([choice(others), *rest])
