"""Which characters a piece of a regular expression stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

__all__ = ["ANY", "Chars", "chars_of", "joined", "overlap"]

Chars: TypeAlias = tuple[tuple[int, int], ...]
"""Ranges of code points, first and last of each."""

ANY: Chars = ((0, 0x10FFFF),)
"""Every character: also stands for what is not worked out, such as `\\w`."""

_MANY = 200
"""Ranges that are kept apart; more are taken as every character."""
_INSIDE = re.compile(r"(\\(?:x..|u.{4}|U.{8}|.)|.)(?:-(\\(?:x..|u.{4}|U.{8}|.)|[^\]]))?", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "0": "\0"}


def chars_of(text: str) -> Chars:
    """Return the characters that one character, an escape such as `\\x41` or a class such as `[a-z]` stands for."""
    if len(text) > 1 and text.startswith("["):
        return _class(text[1:-1])
    code = _code(text)
    return ANY if code is None else ((code, code),)


def joined(several: Iterable[Chars]) -> Chars:
    """Return the characters of all of them."""
    ranges = tuple(sorted({one for chars in several for one in chars}))
    return ranges if len(ranges) <= _MANY else ANY


def overlap(some: Chars, others: Chars) -> bool:
    """Tell whether a character is among both."""
    return any(low <= last and first <= high for low, high in some for first, last in others)


def _class(inside: str) -> Chars:
    if inside.startswith("^"):
        return ANY
    ranges = []
    for found in _INSIDE.finditer(inside):
        low, high = _code(found[1]), _code(found[2] or found[1])
        if low is None or high is None:
            return ANY
        ranges.append((low, high))
    return tuple(ranges) if len(ranges) <= _MANY else ANY


def _code(text: str) -> int | None:
    """Return the code point of a character or an escape; None for one that stands for several."""
    if not text.startswith("\\") or text == "\\":
        return ord(text)
    if text[1] in "xuU" and len(text) > len("\\x"):
        return int(text[2:], 16)
    if text[1] in _ESCAPED:
        return ord(_ESCAPED[text[1]])
    return None if text[1].isalnum() else ord(text[1])
