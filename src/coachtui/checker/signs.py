"""What a phrase comes to, and what single signs and words of the phrase language come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coachtui.checker.tree import END, Part, gap_in, word_in
from coachtui.checker.words import ANYTHING, BREAK, COMMA, ORDINARY, QUESTION, SLASH

__all__ = ["EMPTY", "SIGNS", "Compiled", "one_char"]

_GAP = 3
_STRETCH = 12

EMPTY = ""
"""The tree of what holds no word: of a bare sign for a start."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A phrase as a tree."""

    tree: Part
    needs: tuple[frozenset[str], ...] = ()
    """Of each set at least one character stands in every match."""
    work: int = 1
    """In how many ways the gaps can be filled."""
    size: int = 1
    """Parts of the tree, those of its lists counted in."""
    anchor: str = ""
    """The `^` or `~` that the phrase begins with, and that its tree leaves out."""


def one_char(chars: frozenset[str]) -> Compiled:
    """Return the phrase that is one word, spelt with any of `chars`."""
    return Compiled("".join(sorted(chars)), (chars,))


SIGNS: Mapping[str, Compiled] = {
    "*": Compiled(gap_in(ORDINARY, _GAP), work=_GAP + 1),
    "...": Compiled(gap_in(ANYTHING, _STRETCH), work=_STRETCH + 1),
    "_": Compiled(word_in(ORDINARY)),
    "^": Compiled(EMPTY, anchor="^"),
    "~": Compiled(EMPTY, anchor="~"),
    "$": Compiled(END),
    "?": one_char(frozenset(QUESTION)),
    ":": one_char(frozenset(BREAK)),
    "/": one_char(frozenset(SLASH)),
    ",": one_char(frozenset(COMMA)),
}
"""Signs of the language that mean the same in every phrase."""
