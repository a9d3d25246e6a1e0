"""The door for text: everything typed, pasted or read is cleaned here once, and split into lines here only."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Span", "clean", "clean_line", "to_lines"]

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Every character at which `str.splitlines` would split, and so a text widget would too."""

_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"  # C0 but tab and line ends, DEL, C1
    "\u00ad\u061c\u180e\u200b\u2060-\u2064"  # soft hyphen, Arabic mark, zero-width fillers
    "\u202a-\u202e\u2066-\u206f"  # bidi embeddings, overrides and isolates
    "\ufeff\ufff9-\ufffb"  # byte order mark, interlinear marks
    "\U000e0000-\U000e0fff"  # tag characters
    "]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff]"
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text, in code points: `text[start:end]`."""

    start: int
    """Offset of the first code point."""
    end: int
    """Offset after the last code point."""


def clean(text: str) -> str:
    """Return `text` with one kind of line end and nothing that could steer a terminal or hide from a reader.

    Control characters, bidi overrides, zero-width fillers and tag characters go; every line end becomes a line
    feed; a lone surrogate becomes U+FFFD. Tabs, joiners (U+200C, U+200D) and direction marks (U+200E, U+200F)
    stay, so Hebrew, Arabic and emoji still read. Linear time; cleaning twice changes nothing.
    """
    if not _SUSPECT.search(text):
        return text
    text = _LINE_ENDS.sub("\n", text)
    return _SURROGATES.sub("\ufffd", _UNSEEN.sub("", text))


def clean_line(text: str) -> str:
    """Return `text` cleaned and on one line: line ends and tabs become single spaces, the ends are trimmed."""
    return " ".join(clean(text).split())


def to_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a cleaned text; an empty text is one empty line, as in a text area."""
    return tuple(text.split("\n"))
