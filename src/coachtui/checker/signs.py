"""The patterns of single signs and words of the phrase language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coachtui.checker.shape import UNKNOWN, Shape
from coachtui.checker.words import ANYTHING, BREAK, COMMA, END_BLOCK, ORDINARY, QUESTION, SLASH

__all__ = ["SIGNS", "Compiled", "char_class", "one_char"]

_GAP = 3
_STRETCH = 12


@dataclass(frozen=True, slots=True)
class Compiled:
    """A phrase as a pattern."""

    pattern: str
    needs: tuple[frozenset[str], ...] = ()
    """Of each set at least one character stands in every match."""
    single: frozenset[str] | None = None
    """The characters, where the phrase is one word."""
    work: int = 1
    """In how many ways the gaps can be filled."""
    anchor: str = ""
    """The `^` or `~` that the phrase begins with, and that its pattern leaves out."""
    shape: Shape = UNKNOWN


def char_class(chars: Iterable[str]) -> str:
    """Return the shortest pattern for one of `chars`."""
    codes = sorted(map(ord, set(chars)))
    if len(codes) == 1:
        return chr(codes[0])
    runs: list[list[int]] = []
    for code in codes:
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    inside = "".join(chr(low) if low == high else f"{chr(low)}-{chr(high)}" for low, high in runs)
    return f"[{inside}]"


def one_char(chars: frozenset[str]) -> Compiled:
    """Return the phrase that is one word, spelt with any of `chars`."""
    return Compiled(char_class(chars), (chars,), chars, shape=Shape(chars, chars))


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
