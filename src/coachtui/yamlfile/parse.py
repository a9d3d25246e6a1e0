"""From a file, its bytes or its text to a tree, and every problem on the way as a value."""

from __future__ import annotations

import re
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from coachtui.errors import Problem
from coachtui.text import clean_line
from coachtui.yamlfile.blanks import with_ordinary_spaces
from coachtui.yamlfile.blocks import until_line, without_block
from coachtui.yamlfile.file import MAX_BYTES, read_bytes
from coachtui.yamlfile.gather import in_order
from coachtui.yamlfile.node import Node
from coachtui.yamlfile.shorthand import Lists
from coachtui.yamlfile.tabs import SIZES, first_tabs, untabbed

if TYPE_CHECKING:  # brings PyYAML
    from coachtui.yamlfile.tree import Tree

__all__ = ["MAX_BYTES", "parse_bytes", "parse_text", "read_file"]

NO_LISTS: Lists = MappingProxyType({})
"""Nothing is known about the items of any list."""
MAX_REREAD = 4_000_000
"""Characters read again at most over all faults of a file, so that a hostile one costs little."""
MAX_FAULTS = 300
"""Lines that are passed over in one file because they cannot be read."""

_SAVE_AS_UTF8 = "In your editor choose Save As and the encoding UTF-8."
_UTF16 = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"), (b"\0\0\xfe\xff", "UTF-32"))

_WORD = (
    "this is a document of Word or its like, and no plain text",
    "Copy its text into a plain editor, and save it from there.",
)
_RTF = (
    "this is a text with formatting (RTF), and no plain text",
    "In TextEdit choose Format, Make Plain Text, and save it again.",
)
_NOT_PLAIN = (
    (b"PK\x03\x04", b"word/", _WORD),
    (b"PK\x03\x04", b"opendocument.text", _WORD),
    (b"\xd0\xcf\x11\xe0", b"", _WORD),
    (b"{\\rtf", b"", _RTF),
)
"""How the files of word processors begin, what else they hold, and what to say of them."""

_LINE_END = re.compile("\r\n|\r|\n")
_BREAKS = re.compile("[\x85\u2028\u2029]")
"""YAML would begin a new line here and editors would not, so line numbers would drift."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML allows in no file, and byte order marks within one."""
_FILLER = "\u200b"
"""Stands for a forbidden character until the text is cleaned, so that columns stay right."""


def read_file(path: Path, *, source: str = "", lists: Lists = NO_LISTS) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return what a YAML file holds, and what to mend; `source` is its name in problems, else the file's own.

    No node and no problem: the file is empty. Links, devices, pipes and files over 1 MB are refused unread. `lists`
    says what items of some lists are that may be just a text.
    """
    source = source or clean_line(path.name)
    found = read_bytes(path, source)
    if isinstance(found, Problem):
        return None, (found,)
    return parse_bytes(found, source, lists)


def parse_bytes(data: bytes, source: str, lists: Lists = NO_LISTS) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return what the bytes of a YAML file hold, and what to mend; they must be UTF-8."""
    if len(data) > MAX_BYTES:
        return None, (_too_long(source),)
    kind = next((said for mark, held, said in _NOT_PLAIN if data.startswith(mark) and held in data), None)
    if kind:
        return None, (Problem(source, 0, 0, *kind),)
    wide = next((name for mark, name in _UTF16 if data.startswith(mark)), None)
    if wide or (len(data) > 1 and 0 in data[:2]):
        return None, (Problem(source, 0, 0, f"the file is saved as {wide or 'UTF-16'}, not as UTF-8", _SAVE_AS_UTF8),)
    try:
        return parse_text(data.decode(), source, lists)
    except UnicodeDecodeError as error:
        return None, (_not_utf8(data, error.start, source),)


def parse_text(text: str, source: str, lists: Lists = NO_LISTS) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return what a YAML text holds, and what to mend, in the order of the lines; never raises.

    A list item or field that cannot be read is left out, said, and the rest is read without it.
    """
    if len(text) > MAX_BYTES:
        return None, (_too_long(source),)
    from coachtui.yamlfile.mending import mended  # noqa: PLC0415  (as for the next)
    from coachtui.yamlfile.tree import grow  # noqa: PLC0415  (PyYAML is not needed to look whether a file changed)

    text, problems = _readable(text.removeprefix("\ufeff"), source)
    text, odd = with_ordinary_spaces(text, source)
    problems += odd
    tree = grow(text, source)
    if tree.fault and not tree.hopeless and (tabs := first_tabs(text, source)):
        text, tree = _best_without_tabs(text, tree, source)
        problems += [] if tree.fault and tree.fault.line <= tabs.line else [tabs]
    for _ in range(min(MAX_FAULTS, MAX_REREAD // (len(text) + 1))):
        if tree.hopeless or not (tree.fault or tree.suspects):
            break
        text, found = mended(text, tree, source, lists)
        if not found and tree.fault is None:
            break
        if not found and tree.fault:
            before, text = text, without_block(text, tree.fault.line)
            found = [_with_lines_lost(tree.fault, before, text)]
        problems = list(dict.fromkeys([*problems, *found]))
        tree = grow(text, source)
    if tree.fault and not tree.hopeless:
        message = "what follows was not read, because there is so much to mend before it"
        problems += [tree.fault, Problem(source, tree.fault.line + 1, 0, message)]
        tree = grow(until_line(text, tree.fault.line), source)
    faults = [tree.fault] if tree.fault else []
    return tree.root, in_order([*problems, *faults, *tree.problems])


def _best_without_tabs(text: str, tree: Tree, source: str) -> tuple[str, Tree]:
    """Return the text and its tree with tabs read as so many spaces that the most can be read."""
    from coachtui.yamlfile.tree import grow  # noqa: PLC0415  (as above)

    best = text, tree
    for size in SIZES:
        other = untabbed(text, size)
        grown = grow(other, source)
        if grown.fault is None:
            return other, grown
        if best[1].fault and not grown.hopeless and grown.fault.line > best[1].fault.line:
            best = other, grown
    return best


def _with_lines_lost(fault: Problem, before: str, after: str) -> Problem:
    """Return the fault with the lines that are left out because of it, where that is more than its own."""
    pairs = enumerate(zip(before.splitlines(), after.splitlines(), strict=False), start=1)
    lost = [number for number, (was, now) in pairs if was.strip() and not now.strip()]
    if len(lost) < 2:  # noqa: PLR2004  (one line is the one that is told)
        return fault
    hint = f"{fault.hint} Lines {lost[0]} to {lost[-1]} were not read because of it.".strip()
    return Problem(fault.source, fault.line, fault.column, fault.message, hint)


def _too_long(source: str) -> Problem:
    return Problem(source, 0, 0, "this holds more than 1 MB, and no more is read", "Split it into several files.")


def _readable(text: str, source: str) -> tuple[str, list[Problem]]:
    """Return the text without what YAML forbids, columns kept, and a problem for the first of it."""
    text = _BREAKS.sub(" ", text)
    first = _FORBIDDEN.search(text)
    if first is None:
        return text, []
    line, column = _place(text[: first.start()])
    message = f"an invisible character (U+{ord(first.group()):04X}) stands here; such characters were left out"
    return _FORBIDDEN.sub(_FILLER, text), [
        Problem(source, line, column, message, "Delete it, or write the line again.")
    ]


def _not_utf8(data: bytes, offset: int, source: str) -> Problem:
    line, column = _place(data[:offset].decode("utf-8-sig"))
    message = f"the file is not saved as UTF-8: the byte {data[offset]:#04x} is no letter there"
    return Problem(source, line, column, message, _SAVE_AS_UTF8)


def _place(before: str) -> tuple[int, int]:
    """Return the 1-based line and column that come after the text `before`."""
    lines = _LINE_END.split(before)
    return len(lines), len(lines[-1]) + 1
