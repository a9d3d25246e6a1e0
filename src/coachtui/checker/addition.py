"""A rule file with one more entry under `fine`: everything that stands in it stays, remarks too."""

from __future__ import annotations

import re

from coachtui.checker.rules import FineEntry
from coachtui.errors import Problem
from coachtui.text import clean_line
from coachtui.yamlfile import Node, convert, parse_bytes

__all__ = ["MAX_WORDS", "as_written", "with_entry"]

MAX_WORDS = 1_000
"""Characters of words that can be kept."""
_MAX_NAME = 80

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_DASH = re.compile(r"( *)- +\S")
_STEP = "  "
_BY_HAND = "Nothing was changed. It can be written into the file with an editor."


def as_written(entry: FineEntry) -> FineEntry:
    """Return the entry as it reads once it was in a file."""
    by = clean_line(clean_line(entry.by)[:_MAX_NAME])
    return FineEntry(words=clean_line(entry.words), rule=entry.rule, by=by, on=entry.on)


def with_entry(data: bytes, entry: FineEntry, source: str) -> bytes | Problem:
    """Return the bytes of a rule file with `entry` as the last one under `fine`, or why it cannot be put there.

    The answer was read again: it holds what the file held before, and the entry.
    """
    entry = as_written(entry)
    before = _entries(data, source)
    if isinstance(before, Problem):
        return before
    node, _ = parse_bytes(data, source)
    lines = _LINE.findall(data.decode())
    at, added = _addition(node, lines, entry)
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    if at and not lines[at - 1].endswith(("\r", "\n")):
        lines[at - 1] += end
    longer = "".join([*lines[:at], *(line + end for line in added), *lines[at:]]).encode()
    after = _entries(longer, source)
    if isinstance(after, Problem) or after != [*before, entry]:
        return Problem(source, 0, 0, "it is written in a way that nothing can be added to", _BY_HAND)
    return longer


def _entries(data: bytes, source: str) -> list[FineEntry] | Problem:
    """Return what stands under `fine`, or the first thing to mend."""
    node, problems = parse_bytes(data, source)
    entries = []
    for item in node.at(("fine",)).items if node else ():
        read, more = convert(item, FineEntry, source, one_line=True)
        problems += more
        entries += [read] if read else []
    return problems[0] if problems else entries


def _addition(node: Node | None, lines: list[str], entry: FineEntry) -> tuple[int, list[str]]:
    """Return how many lines stay above what is added, and what is added."""
    key = node.keys.get("fine") if node else None
    if node is None or key is None:
        return len(lines), ["fine:", _item(_STEP, entry)]
    items = node.fields["fine"].items
    dash = _DASH.match(lines[items[0].line - 1]) if items else None
    if dash is None:
        return key.line, [_item(" " * (key.column - 1) + _STEP, entry)]
    following = [other.line - 1 for other in node.keys.values() if other.line > key.line]
    end = min(following, default=len(lines))
    while _is_aside(lines[end - 1]):
        end -= 1
    return end, [_item(dash[1], entry)]


def _is_aside(line: str) -> bool:
    """Tell whether a line is empty, or a remark that belongs to what comes below."""
    return not line.strip() or line.startswith("#")


def _item(indent: str, entry: FineEntry) -> str:
    by = f", by: {_quoted(entry.by)}" if entry.by else ""
    return f"{indent}- {{words: {_quoted(entry.words)}, rule: {entry.rule}{by}, on: {entry.on.isoformat()}}}"


def _quoted(text: str) -> str:
    """Return a text between double quotes, what nobody could see written out."""
    return '"' + "".join(map(_written_out, text)) + '"'


def _written_out(char: str) -> str:
    if char in '\\"':
        return f"\\{char}"
    if char.isprintable():
        return char
    return f"\\u{ord(char):04x}" if ord(char) <= 0xFFFF else f"\\U{ord(char):08x}"  # noqa: PLR2004  (YAML's own limit)
