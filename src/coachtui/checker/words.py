"""Words as letters: every word that a rule knows is one character, so that a line is a short string to search.

`you should plan` becomes three characters, a list of words becomes one character class, and a contraction becomes
two (`don't`: do, not), so that a rule is written once for all spellings. The characters are only ever seen inside
the checker. They lie in blocks, which tells a pattern what it may pass:

    sentence ends < other punctuation < words that open a clause < words that ask < ordinary words (…ing, …ed, …ly in their own)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

__all__ = ["ANYTHING", "BLOCKS", "BREAK", "BUILT_IN", "COMMA", "END_BLOCK", "ORDINARY", "QUESTION", "SLASH", "WITHIN", "Vocabulary", "split_words"]

_TOKEN = re.compile(
    r"(?:e\.g|i\.e|etc|vs|mrs?|ms|dr|approx)\.(?=[ ,])"
    r"|[^\W\d_][^\W_]*(?:'[^\W_]+)*"
    r"|\d+(?:[.:]\d+)*[^\W_]*"
    r"|[.?!…]+|[;:,()/&\[\]]|--+| -+(?= )|—"
)

STOP, QUESTION, CRY, BREAK = "\ua000", "\ua001", "\ua002", "\ua003"
COMMA, BRACKET, SLASH = "\ua040", "\ua041", "\ua042"
NUMBER, TIME, WORD = "\ua200", "\ua201", "\ua202"
ING, ED, LY = "\ue000", "\ue800", "\uf000"

END_BLOCK = "\ua000-\ua03f"
ORDINARY = "\ua200-\uf8ff"
"""The inside of a character class for words that do not open a clause."""
WITHIN = "\ua180-\uf8ff"
"""The same and the words that ask, after which no clause starts: it has started with them."""
ANYTHING = "\ua040-\uf8ff"
"""The inside of a character class for everything within one sentence."""

BLOCKS: Mapping[str, tuple[str, str]] = {
    "opener": ("\ua100", "\ua17f"),
    "asker": ("\ua180", "\ua1ff"),
    "plain": ("\ua203", "\ucfff"),
    "ing": ("\ue001", "\ue7ff"),
    "ed": ("\ue801", "\uefff"),
    "ly": ("\uf001", "\uf3ff"),
}
"""First and last character of each block that words are put into."""

BUILT_IN: Mapping[str, str] = {
    "ing": "\ue000-\ue7ff",
    "ed": "\ue800-\uefff",
    "ly": "\uf000-\uf3ff",
    "number": "\ua200\ua201",
    "time": "\ua201",
    "comma": "\ua040",
}
"""Lists that need no words: the inside of a character class for each."""

_MARKS = {",": COMMA, "/": SLASH, ";": BREAK, ":": BREAK}
_ENDINGS = (("ing", ING), ("ed", ED), ("ly", LY))
_MIN_STEM = 2


def split_words(text: str) -> list[str]:
    """Return the words and marks of a folded text."""
    return _TOKEN.findall(text)


def block_of(word: str) -> str:
    """Return the name of the block that a word belongs to, by its ending."""
    for ending, _ in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + _MIN_STEM:
            return ending
    return "plain"


class Vocabulary:
    """The words that rules know, and how any line is spelt in their characters."""

    def __init__(
        self, codes: Mapping[str, str], variants: Mapping[str, str], subjects: Iterable[tuple[str, str]]
    ) -> None:
        """`variants`: the other character of words that open a clause before one of their `subjects` or after a comma."""
        self._codes = codes
        self._variants = variants
        before = [f"[{joints}](?=[{openings}])" for joints, openings in subjects if joints and openings]
        inside = f"(?<=[{ORDINARY}])(?:{'|'.join(before) or '(?!)'})"
        anywhere = f"(?<={COMMA})[{''.join(variants)}]" if variants else "(?!)"
        self._joint = re.compile(f"{inside}|{anywhere}")

    def encode(self, tokens: Iterable[str]) -> str:
        """Return the tokens as characters; a contraction gives more than one."""
        get = self._codes.get
        plain = "".join([get(token) or self._guess(token) for token in tokens])
        return self._joint.sub(self._opening, plain)

    def places(self, text: str) -> tuple[list[int], list[int]]:
        """Return where in the folded text each character of its encoding starts and ends."""
        starts: list[int] = []
        ends: list[int] = []
        get = self._codes.get
        for found in _TOKEN.finditer(text):
            count = len(get(found.group()) or self._guess(found.group()))
            starts += [found.start()] * count
            ends += [found.end()] * count
        return starts, ends

    def _opening(self, found: re.Match[str]) -> str:
        return self._variants[found.group()]

    def _guess(self, token: str) -> str:
        """Return the characters for something that no rule names."""
        first = token[0]
        if first.isdigit():
            return TIME if ":" in token else NUMBER
        if not first.isalpha():
            return _mark(token)
        if "'" in token:
            return self._contraction(token)
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
