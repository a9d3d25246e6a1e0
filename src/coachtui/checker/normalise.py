"""Text as the rules see it: every character replaced by exactly one, so that offsets never move."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from coachtui.text import clean_line

__all__ = ["Blanker", "as_compared", "fold"]

_QUOTES = {"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"', "‘": "'", "’": "'", "‚": "'"}
_QUOTES |= {"‛": "'", "′": "'", "ʼ": "'", "`": "'", "´": "'", "‹": "'", "›": "'"}
_DASHES = {"–": "—", "―": "—", "‒": "—", "‐": "-", "‑": "-", "−": "-"}
_FULL = {"？": "?", "！": "!", "，": ",", "．": ".", "：": ":", "；": ";"}
_UNSEEN = [*range(32), *range(0x7F, 0xA1), 0xAD, 0x61C, 0x180E, *range(0x2000, 0x2010)]
_UNSEEN += [*range(0x2028, 0x2030), *range(0x205F, 0x2070), 0x3000, 0xFEFF, *range(0xFFF9, 0xFFFC)]
_SEEN_AS = {ord(char): to for char, to in (_QUOTES | _DASHES | _FULL).items()} | dict.fromkeys(_UNSEEN, " ")
_STUTTER = r"\b([^\W\d_]{1,8})-+ ?(?=\1)"
_WORD = r"[^\W\d_][\w']{0,14}"
_MOST = 4
"""Words that somebody says before starting again."""
_TWICE = rf"\b({_WORD}(?: {_WORD}){{0,{_MOST - 1}}}), (?=\2\b)"
"""Words said twice with a comma between, as in speech that is written down: `you were, you were walking`."""
_STARTS = range(1, _MOST + 1)
_ASKERS = "what|how|why|who|where|when|which|did|do|does|is|are|was|were|have|has|would|could|can"
_ECHOED = (
    r"a|and|are|at|but|can|did|do|does|for|from|has|have|he|how|i|i'm|i've|if|in|is|it|it's|just|like|my|of|on|or|our|she"
    r"|so|that's|the|their|there|there's|they|they're|this|to|was|we|we're|were|what|what's|when|where|who|why|will|with"
    r"|would|you|you're|you've|your"
)
"""Words that nobody says twice running on purpose: `what what brings you in`."""


def fold(line: str) -> str:
    """Return `line` in lower case, with straight quotes and with spaces for what nobody can see; same length."""
    low = line.lower()
    if len(low) != len(line):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in line)
    if low.isascii() and low.isprintable() and "`" not in low:
        return low
    return low.translate(_SEEN_AS)


def as_compared(words: str) -> str:
    """Return what two spellings of the same words have in common: folded, every gap one space."""
    return " ".join(fold(clean_line(words)).split())


class Blanker:
    """Puts spaces over what is said without being meant: fillers, asides before a comma, stutters."""

    def __init__(self, fillers: Sequence[str], asides: Sequence[str]) -> None:
        said = "|".join(sorted(map(re.escape, fillers), reverse=True))
        aside = "|".join(sorted(map(re.escape, asides), reverse=True))
        echo = rf"\b({_ECHOED}) (?=\3\b)"
        asked = rf" (?:{_ASKERS})\b"
        comma = rf"(?:, ?(?!(?:{said}|{aside}),?{asked}))?"  # the one before a question stays
        noise = rf"{comma}\b(?:(?:{said})\b,?|(?:{aside}),(?!{asked}))"
        self._noise = re.compile(rf"{noise}|{_STUTTER}|{_TWICE}|{echo}")
        self._echoed = frozenset(_ECHOED.split("|"))
        self._around = re.compile(rf"\b({_WORD}(?: {_WORD}){{0,{_MOST - 1}}}), (?:{said}),? (?=\1\b)")
        self._fillers = frozenset(fillers)
        self._asides = tuple(f"{aside}," for aside in asides)
        self._stutter = re.compile(_STUTTER)

    def may_matter(self, text: str, tokens: Sequence[str]) -> bool:
        """Tell cheaply whether there can be anything to blank."""
        if not self._fillers.isdisjoint(tokens) or ("-" in text and self._stutter.search(text)):
            return True
        if any(one == other and one in self._echoed for one, other in pairwise(tokens)):
            return True
        if "," not in text:
            return False
        commas = [at for at, mark in enumerate(tokens) if mark == ","]
        return any(aside in text for aside in self._asides) or any(
            tokens[at - many : at] == tokens[at + 1 : at + 1 + many] for at in commas for many in _STARTS if many <= at
        )

    def blank(self, text: str) -> str:
        """Return a folded text of the same length with spaces over fillers, asides and stutters."""
        return self._noise.sub(_spaces, self._around.sub(_spaces, text))


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found.group())
