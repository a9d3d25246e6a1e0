"""Items of a list that may be just a text, and what is meant where fields stand below such a text all the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from coachtui.text import clean_line
from coachtui.yamlfile.lines import ITEM, first_written_above, indent_of, is_written, moved, open_items
from coachtui.yamlfile.names import folded
from coachtui.yamlfile.slips import Mended

__all__ = ["NAME", "Lists", "Shorthand", "mend_shorthand"]

NAME = re.compile(r" *(?:- +)*([A-Za-z][\w -]*):(?: |$)")
"""The beginning of a field, in any spelling of its name."""
_HOLDS_COLON = re.compile(r".*(?::\s|:\Z)")
_SHORT = 60
"""Characters of a text that a hint repeats."""


@dataclass(frozen=True, slots=True)
class Shorthand:
    """What an item of a list is, and which field its text is when it is nothing but a text."""

    thing: str
    """What it is called, as in `a question`."""
    field: str
    """The field that the text stands for."""
    fields: frozenset[str] = frozenset()
    """The names of all fields that it may have."""

    def has(self, name: str) -> bool:
        """Tell whether a name is that of a field here, also in other spelling."""
        return folded(name) in {folded(known) for known in self.fields}


Lists = Mapping[str, Shorthand]
"""For the names of lists, what their items are."""


def mend_shorthand(lines: list[str], index: int, lists: Lists) -> Mended | None:
    """Return the lines with a name before the text of an item that has the field at `index` below it."""
    if not lists or not 0 <= index < len(lines):
        return None
    name = NAME.match(lines[index])
    start, item = next(open_items(lines, index), (0, None))
    if name is None or item is None or item[2] is not None or ITEM.match(lines[index]):
        return None
    shorthand = lists.get(folded(_list_around(lines, start)))
    if shorthand is None or not shorthand.has(name[1]):
        return None
    said, column = lines[start][item.end() :].strip(), item.end()
    written = f"{shorthand.field}: {_in_quotes(said) if _HOLDS_COLON.match(said) and said[0] not in _QUOTES else said}"
    further = [" " * (column + 2) + line.lstrip() for line in lines[start + 1 : index]]
    lines = [*lines[:start], lines[start][:column] + written, *further, *lines[index:]]
    lines = moved(lines, index, _end_of_fields(lines, index, len(item[1])), column - indent_of(lines[index]))
    message = f"{shorthand.thing} that has fields below it begins with `{shorthand.field}:`"
    shown = _shown(" ".join([said, *further]))
    hint = f"Write `- {shorthand.field}: {shown}`, and begin its fields below `{shorthand.field}`."
    return Mended(lines, column + 1, message, hint, start + 1)


_QUOTES = "\"'“”„‘"


def _list_around(lines: list[str], start: int) -> str:
    """Return the name of the list that the item at `start` belongs to; empty when there is none."""
    column = indent_of(lines[start])
    above = start
    while (above := first_written_above(lines, above)) >= 0:
        item = ITEM.match(lines[above])
        if indent_of(lines[above]) > column or (item and indent_of(lines[above]) == column):
            continue
        name = NAME.match(lines[above])
        return name[1] if name and lines[above].rstrip().endswith(":") else ""
    return ""


def _end_of_fields(lines: list[str], index: int, hyphen: int) -> int:
    """Return the index after the fields that begin at `index` and all that is further in."""
    indent = indent_of(lines[index])
    for number in range(index + 1, len(lines)):
        here = indent_of(lines[number])
        if is_written(lines[number]) and (here < indent or (here == hyphen and ITEM.match(lines[number]))):
            return number
    return len(lines)


def _in_quotes(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _shown(said: str) -> str:
    """Return the text of an item as it should be written, for a hint."""
    text = clean_line(said).strip(_QUOTES).replace('"', "'").replace("`", "'")
    return f'"{text}"' if len(text) <= _SHORT else f'"{text[: _SHORT - 1]}…"'
