"""One value of a YAML file, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from coachtui.errors import Problem

__all__ = ["Node", "Path"]

Path = tuple[str | int, ...]
"""The way from a node to one inside it: names of fields and indexes of items."""

_NO_FIELDS: Mapping[str, Node] = MappingProxyType({})


class Node(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A text, a list or a set of fields, with its place in the file.

    Build one only from the bottom up: there are no aliases, so no node ever holds itself.
    """

    value: str | tuple[Node, ...] | Mapping[str, Node]
    """Cleaned text, items in order, or fields by name in order."""
    line: int
    """1-based."""
    column: int
    """1-based, in code points."""
    quoted: bool = False
    """Whether a text stood in quotes or in a block, so that even an empty one was meant."""
    keys: Mapping[str, Node] = _NO_FIELDS
    """For a set of fields: each name as a text of its own, with its place."""

    @property
    def text(self) -> str:
        """The text; empty for a list or a set of fields."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def items(self) -> tuple[Node, ...]:
        """The items of a list; none for anything else."""
        return self.value if isinstance(self.value, tuple) else ()

    @property
    def fields(self) -> Mapping[str, Node]:
        """The fields by name; none for a text or a list."""
        return _NO_FIELDS if isinstance(self.value, str | tuple) else self.value

    @property
    def left_empty(self) -> bool:
        """Whether nothing was written here, as in `purpose:` with the rest of the line blank."""
        return self.value == "" and not self.quoted

    def at(self, path: Path) -> Node:
        """Return the node at the end of `path`, or the last one on the way there."""
        node = self
        for step in path:
            if isinstance(step, int):
                following = node.items[step] if step < len(node.items) else None
            else:
                following = node.fields.get(step)
            if following is None:
                break
            node = following
        return node

    def without(self, name: str) -> Node:
        """Return this set of fields without one of them."""
        rest = {other: node for other, node in self.fields.items() if other != name}
        return Node(rest, self.line, self.column, keys=self.keys)

    def replace(self, name: str, field: Node) -> Node:
        """Return this set of fields with another value for one of them."""
        return Node({**self.fields, name: field}, self.line, self.column, keys=self.keys)

    def problem(self, source: str, message: str, hint: str = "", *, harmless: bool = False) -> Problem:
        """Return a problem that points at this value."""
        return Problem(source, self.line, self.column, message, hint, harmless)
