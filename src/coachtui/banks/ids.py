"""Ids as people write them, and as they should be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from coachtui.banks.mending import Mending
from coachtui.banks.model import Named
from coachtui.text import clean_line
from coachtui.yamlfile import Node

__all__ = ["items_of", "make_id", "names_in", "numbered", "with_ids_apart", "with_ids_right"]

MAX_ID = 64
"""Characters of an id."""

_SHORT = 40
"""Characters of somebody's text that a message repeats."""
_UNFIT = re.compile(r"[^a-z0-9]+")
_FITS = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z")


def make_id(text: str, otherwise: str) -> str:
    """Return an id made from a title or a file name, or `otherwise` when none of its letters fit."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _UNFIT.sub("-", letters).strip("-")[:MAX_ID].rstrip("-") or otherwise


def numbered(id: str, number: int) -> str:
    """Return an id with a number behind it that still fits."""
    end = f"-{number}"
    return id[: MAX_ID - len(end)].rstrip("-") + end


def items_of(node: Node) -> tuple[Node, ...]:
    """Return the items of a list, or the one text that stands where a list is asked for."""
    return node.items or ((node,) if node.text else ())


def names_in(node: Node) -> tuple[Named, ...]:
    """Return the ids of a list, each once and with its place."""
    named = (Named(clean_line(item.text), item.line, item.column) for item in items_of(node))
    first = {name.id: name for name in reversed(tuple(named)) if name.id}
    return tuple(reversed(first.values()))


def with_ids_right(node: Node, names: Sequence[str], mending: Mending) -> Node:
    """Return a set of fields with each id as it should be written, also where it has spaces or capitals."""
    for name in names:
        field = node.fields.get(name)
        right = make_id(field.text, "") if field and field.text.strip() and not _FITS.match(field.text.strip()) else ""
        if field is None or not right:
            continue
        written = clean_line(field.text)
        written = written if len(written) <= _SHORT else f"{written[: _SHORT - 1]}…"
        said = f"`{name}` cannot be “{written}”, and was read as `{right}`"
        mending.say(field, said, f"It takes small letters, figures and hyphens: write `{name}: {right}`.")
        node = node.replace(name, Node(right, field.line, field.column, quoted=True))
    return node


def with_ids_apart(node: Node, names: Sequence[str], mending: Mending) -> Node:
    """Return a set of fields with those that should list ids as lists, also where one text holds several ids.

    A text that holds more than ids may be that of a question, so it stays whole; names of stages are no ids.
    """
    for name in names:
        field = node.fields.get(name)
        parts = [part for part in map(str.strip, field.text.split(",")) if part] if field and "," in field.text else []
        if field is None or not parts or (name != "stages" and not all(map(_FITS.match, parts))):
            continue
        shown = clean_line(", ".join(parts))[:60]
        said = f"`{name}` is one text with a comma in it, and was read as a list of ids"
        mending.say(field, said, f"Write `[{shown}]`, without quotes around it.")
        items = tuple(Node(part, field.line, field.column, quoted=True) for part in parts)
        node = node.replace(name, Node(items, field.line, field.column))
    return node
