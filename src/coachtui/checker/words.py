"""Words as letters: every word that a rule knows is one character, so that a line is a short string to search.

`you should plan` becomes three characters, a list of words becomes one character class, and a contraction becomes
two (`don't`: do, not), so that a rule is written once for all spellings. The characters are only ever seen inside
the checker. They lie in blocks, which tells a pattern what it may pass:

    sentence ends < other marks < words that open a clause < words that ask < ordinary words (…er, …ing, …ed, …ly apart)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

__all__ = [
    "ANYTHING",
    "BLOCKS",
    "BREAK",
    "BUILT_IN",
    "CLOSE",
    "COMMA",
    "END_BLOCK",
    "FIRST_ASKER",
    "LAST_END",
    "OPENERS",
    "ORDINARY",
    "QUESTION",
    "SLASH",
    "Vocabulary",
    "split_words",
]

_TOKEN = re.compile(
    r"(?:e\.g|i\.e|etc|vs|mrs?|ms|dr|approx)\.(?=[ ,])"
    r"|[^\W\d_][^\W_]*(?:'[^\W_]+)*"
    r"|\d+(?:[.:]\d+)*[^\W_]*"
    r"|[.?!…]+|[;:,()/&\[\]]|--+| -+(?= )|—"
)

STOP, QUESTION, CRY, BREAK = "\U000f0000", "\U000f0001", "\U000f0002", "\U000f0003"
COMMA, BRACKET, SLASH = "\U000f0040", "\U000f0041", "\U000f0042"
NUMBER, TIME, WORD = "\U000f0200", "\U000f0201", "\U000f0202"
ER, ING, ED, LY = "\U000f6000", "\U000f8000", "\U000fa000", "\U000fc000"

END_BLOCK = "\U000f0000-\U000f003f"
OPENERS = "\U000f0100-\U000f01ff"
ORDINARY = "\U000f0200-\U000ffffd"
"""The inside of a character class for words that do not open a clause."""
FIRST_ASKER = "\U000f0180"
"""From here on, after no word a clause starts: words that ask have started one."""
LAST_END = "\U000f003f"
"""The last character that ends a sentence."""
CLOSE = "\0"
"""Closes the encoded words of a line, so that no place needs to be compared with their number; ends sentences too."""
ANYTHING = "\U000f0040-\U000ffffd"
"""The inside of a character class for everything within one sentence."""

BLOCKS: Mapping[str, tuple[str, str]] = {
    "opener": ("\U000f0100", "\U000f017f"),
    "asker": ("\U000f0180", "\U000f01ff"),
    "plain": ("\U000f0203", "\U000f5fff"),
    "er": ("\U000f6001", "\U000f7fff"),
    "ing": ("\U000f8001", "\U000f9fff"),
    "ed": ("\U000fa001", "\U000fbfff"),
    "ly": ("\U000fc001", "\U000fdfff"),
}
"""First and last character of each block that words are put into.

All lie in a private plane above U+FFFF: `re` compiles classes of such characters a hundred times quicker than those
of lower ones, for which it builds a table of 64 kB each.
"""

BUILT_IN: Mapping[str, str] = {
    "er": "\U000f6000-\U000f7fff",
    "ing": "\U000f8000-\U000f9fff",
    "ed": "\U000fa000-\U000fbfff",
    "ly": "\U000fc000-\U000fdfff",
    "number": "\U000f0200\U000f0201",
    "time": "\U000f0201",
    "comma": "\U000f0040",
}
"""Lists that need no words: the inside of a character class for each."""

_MARKS = {",": COMMA, "/": SLASH, ";": BREAK, ":": BREAK}
_ENDINGS = (("er", ER), ("ing", ING), ("ed", ED), ("ly", LY))
_MIN_STEM = 2
_REMEMBERED = 4096
"""Words that no rule names, and whose character is not worked out again."""


def split_words(text: str) -> list[str]:
    """Return the words and marks of a folded text."""
    return _TOKEN.findall(text)


def block_of(word: str) -> str:
    """Return the name of the block that a word belongs to, by its ending."""
    for ending, _ in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + _MIN_STEM:
            return ending
    return "plain"


_MOST_MARKS = 4
"""Apostrophes in a word that are looked into; each is taken off in turn, and nobody writes more."""


class Vocabulary:
    """The words that rules know, and how any line is spelt in their characters."""

    def __init__(
        self, codes: Mapping[str, str], variants: Mapping[str, str], subjects: Iterable[tuple[str, str]]
    ) -> None:
        """`variants`: the other character of words that open a clause before their `subjects` or after a comma."""
        self._codes = codes
        self._guess = lru_cache(_REMEMBERED)(self._spelt)
        self._variants = variants
        # The word itself comes first in each pattern, and what stands before it second: so `re` skips all other words.
        inside = [
            f"[{joints}](?<=[{ORDINARY}{COMMA}].)(?=[{openings}])"
            for joints, openings in subjects
            if joints and openings
        ]
        joints = next((joints for joints, _ in subjects), "")
        after_comma = [f"[{joints}](?<={COMMA}.)"] if joints else []
        self._joint = re.compile("|".join([*inside, *after_comma]) or "(?!)")

    def encode(self, tokens: Iterable[str]) -> str:
        """Return the tokens as characters; a contraction gives more than one."""
        get = self._codes.get
        plain = "".join([get(token) or self._guess(token) for token in tokens])
        return self._joint.sub(self._opening, plain)

    def places(self, text: str, codes: str) -> list[tuple[int, int]]:
        """Return where in the folded text the word behind each character of its encoding stands."""
        spans = [found.span() for found in _TOKEN.finditer(text)]
        if len(spans) == len(codes):
            return spans
        get = self._codes.get
        tokens = ((text[start:end], (start, end)) for start, end in spans)
        return [span for token, span in tokens for _ in get(token) or self._guess(token)]

    def _opening(self, found: re.Match[str]) -> str:
        return self._variants[found.group()]

    def _spelt(self, token: str) -> str:
        """Return the characters for something that no rule names."""
        first = token[0]
        if first.isdigit():
            return TIME if ":" in token else NUMBER
        if not first.isalpha():
            return _mark(token)
        if "'" in token:
            return self._contraction(token) if token.count("'") <= _MOST_MARKS else WORD
        for ending, code in _ENDINGS:
            if token.endswith(ending) and len(token) >= len(ending) + _MIN_STEM:
                return code
        return WORD

    def _contraction(self, token: str) -> str:
        base, _, tail = token.rpartition("'")
        if tail == "t" and base.endswith("n"):
            base, tail = base[:-1], "nt"
        known = self._codes.get(f"'{tail}", "")
        return (self._codes.get(base) or (self._guess(base) if base else "")) + known or WORD


def _mark(token: str) -> str:
    if token in _MARKS:
        return _MARKS[token]
    if token[0] in ".?!…":
        return QUESTION if "?" in token else CRY if "!" in token else STOP
    return BREAK if token[-1] in "-—" else BRACKET
