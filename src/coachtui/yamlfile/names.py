"""Names of fields that are written a little differently and are surely meant, as in `Follow ups` for `follow_ups`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coachtui.errors import Problem
from coachtui.yamlfile.node import Node

__all__ = ["folded", "with_known_names"]

_BETWEEN = re.compile(r"[\s_-]+")


def folded(name: str) -> str:
    """Return a name without what people write now in one way, now in another: capitals, joints, the plural."""
    return _BETWEEN.sub("", name.casefold()).removesuffix("s")


def with_known_names(node: Node, known: Iterable[str], source: str) -> tuple[Node, tuple[Problem, ...]]:
    """Return a set of fields with their names as they should be written, and a problem for each that was not.

    A field that is there under its right name stays, and so does a name that nothing is known about.
    """
    meant = {folded(name): name for name in known}
    right = {name: meant.get(folded(name), name) for name in node.fields}
    wrong = {name: to for name, to in right.items() if name != to and to not in node.fields}
    wrong = {name: to for name, to in wrong.items() if list(wrong.values()).count(to) == 1}
    if not wrong:
        return node, ()
    problems = tuple(
        node.keys.get(name, node.fields[name]).problem(
            source, f"`{name[:60]}` is called `{to}` here, and was read so", f"Write `{to}:`.", harmless=True
        )
        for name, to in wrong.items()
    )
    fields = {wrong.get(name, name): field for name, field in node.fields.items()}
    keys = {wrong.get(name, name): key for name, key in node.keys.items()}
    return Node(fields, node.line, node.column, keys=keys), problems
