"""Slips that show plainly what was meant: a line is read in that way, and it is said what to write instead.

Only lines that YAML stumbled over, or read as a bare text that looks like one of these slips, are touched.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from coachtui.yamlfile.lines import with_line

__all__ = ["BEGINS", "BULLETS", "LOOKS_LIKE_A_SLIP", "Mended", "Mender", "first_of", "mend_line"]

_DASHES = "–—−‒"
BULLETS = "•·∙▪▫■□●○◦‣⁃➢➤►\uf0a7\uf0b7\uf0d8\uf076"
"""What pages and word processors put before the items of a list; the last four are drawn by a font of symbols."""
_MARK = re.compile(rf"( *)(?:[{_DASHES}]|([{BULLETS}]|\*(?=\s)))\s*(?=\S)")
BEGINS = "a list item begins with a hyphen and a space"
_TIGHT = re.compile(r"( *)-(?=[\"'“”„‘A-Za-z])")
_NO_SPACE = re.compile(r"( *(?:- +)*[A-Za-z_]+:)(?=[\"'“”„‘])")
_WRAPPED = r"(?:[“”„]([^\"“”„\\]*)[”“]|‘([^\"‘\\]*)’)"
_CURLY = re.compile(rf"( *(?:- +)*(?:[\w-]+: +)?){_WRAPPED}(?=\s*$)")
_CURLY_IN_LIST = re.compile(rf"([\[,] *){_WRAPPED}(?= *[,\]])")
LOOKS_LIKE_A_SLIP = re.compile(rf"[{_DASHES}{BULLETS}]\s*\S|-[\"'“”„‘A-Za-z]|[A-Za-z_]+:[\"'“”„‘]|[“”„‘]")
"""A bare text that may be one; whether it is, the line shows."""

_HALF = re.compile(r"( *(?:- +)*(?:[\w-]+: +)?)(?:\"([^\"“”„\\]*)[”“]|[“”„]([^\"“”„\\]*)\")\s*$")


@dataclass(frozen=True, slots=True)
class Mended:
    """The lines as they were meant, and what to say."""

    lines: list[str]
    column: int
    """1-based, of the slip."""
    message: str
    hint: str
    line: int = 0
    """1-based, of the slip; 0 when it is the line that was looked at."""


Mender = Callable[[list[str], int], Mended | None]
"""Looks at one line, and returns all lines as they were meant, or None when no slip of its kind shows."""


def mend_line(lines: list[str], index: int) -> Mended | None:
    """Return the lines with the one at `index` as it was meant; None when no slip of its own shows."""
    return first_of((_no_hyphen, _tight, _no_space, _curly, _half_curly), lines, index)


def first_of(menders: tuple[Mender, ...], lines: list[str], index: int) -> Mended | None:
    """Return what the first mender makes of the line at `index` that knows what was meant there."""
    if not 0 <= index < len(lines):
        return None
    return next((mended for mend in menders if (mended := mend(lines, index))), None)


def _no_hyphen(lines: list[str], index: int) -> Mended | None:
    found = _MARK.match(lines[index])
    if found is None:
        return None
    hint = f'What stands here is a {"bullet" if found[2] else "long dash"}. Write `- "…"`.'
    line = f"{found[1]}- {lines[index][found.end() :]}"
    return Mended(with_line(lines, index, line), found.end(1) + 1, BEGINS, hint)


def _tight(lines: list[str], index: int) -> Mended | None:
    found = _TIGHT.match(lines[index])
    if found is None:
        return None
    hint = 'A space is missing after the hyphen. Write `- "…"`.'
    line = f"{found[1]}- {lines[index][found.end() :]}"
    return Mended(with_line(lines, index, line), found.end(1) + 1, BEGINS, hint)


def _no_space(lines: list[str], index: int) -> Mended | None:
    found = _NO_SPACE.match(lines[index])
    if found is None:
        return None
    line = f"{found[1]} {lines[index][found.end() :]}"
    name = found[1].strip(" -:")
    hint = f'Write `{name}: "…"`.'
    return Mended(with_line(lines, index, line), found.end(), "a space is missing after the colon", hint)


def _curly(lines: list[str], index: int) -> Mended | None:
    """Make all curly quotes of a line straight that stand around a whole text."""
    line = lines[index]
    pattern = _CURLY if _CURLY.match(line) else _CURLY_IN_LIST
    first = pattern.search(line)
    if first is None:
        return None
    straight = pattern.sub(lambda found: f'{found[1]}"{found[3] if found[2] is None else found[2]}"', line)
    message = "curly quotes stand around this text, and were read as straight ones"
    return Mended(with_line(lines, index, straight), first.end(1) + 1, message, 'Use straight ones: "…".')


def _half_curly(lines: list[str], index: int) -> Mended | None:
    found = _HALF.match(lines[index])
    if found is None:
        return None
    text = found[3] if found[2] is None else found[2]
    message = "one quote around this text is curly and one is straight; both were read as straight ones"
    return Mended(with_line(lines, index, f'{found[1]}"{text}"'), found.end(1) + 1, message, 'Use straight ones: "…".')
