"""The patterns of single signs and words of the phrase language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coachtui.checker.rows import Row, char_class
from coachtui.checker.shape import UNKNOWN, Shape
from coachtui.checker.words import ANYTHING, BREAK, COMMA, END_BLOCK, ORDINARY, QUESTION, SLASH

__all__ = ["SIGNS", "Compiled", "one_char"]

_GAP = 3
_STRETCH = 12


@dataclass(frozen=True, slots=True)
class Compiled:
    """A phrase as a pattern."""

    pattern: str
    needs: tuple[frozenset[str], ...] = ()
    """Of each set at least one character stands in every match."""
    rows: tuple[Row, ...] = ()
    """The same in parts, one row for each way to put it; none where it has not been taken apart."""
    work: int = 1
    """In how many ways the gaps can be filled."""
    anchor: str = ""
    """The `^` or `~` that the phrase begins with, and that its pattern leaves out."""
    shape: Shape = UNKNOWN

    @property
    def ways(self) -> tuple[Row, ...]:
        """Its rows; a pattern that has not been taken apart is a row of one piece."""
        return self.rows or ((self.pattern,),)

    @property
    def in_row(self) -> Row:
        """The parts that follow each other; a choice is one part."""
        return self.rows[0] if len(self.rows) == 1 else (self.pattern,)


def one_char(chars: frozenset[str]) -> Compiled:
    """Return the phrase that is one word, spelt with any of `chars`."""
    return Compiled(char_class(chars), (chars,), ((chars,),), shape=Shape(chars, chars))


SIGNS: Mapping[str, Compiled] = {
    "*": Compiled(f"[{ORDINARY}]{{0,{_GAP}}}?", work=_GAP + 1),
    "...": Compiled(f"[{ANYTHING}]{{0,{_STRETCH}}}?", work=_STRETCH + 1),
    "_": Compiled(f"[{ORDINARY}]"),
    "^": Compiled("", anchor="^"),
    "~": Compiled("", anchor="~"),
    "$": Compiled(f"(?=[{END_BLOCK}]|\\Z)", shape=Shape(no_width=True)),
    "?": one_char(frozenset(QUESTION)),
    ":": one_char(frozenset(BREAK)),
    "/": one_char(frozenset(SLASH)),
    ",": one_char(frozenset(COMMA)),
}
"""Signs of the language that mean the same in every phrase."""
