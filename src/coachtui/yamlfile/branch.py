"""A list or a set of fields that is still being read, and the names that its fields may have."""

from __future__ import annotations

from dataclasses import dataclass

from coachtui.errors import Problem
from coachtui.yamlfile.node import Node
from coachtui.yamlfile.words import QUOTE_IT

__all__ = ["Branch"]

_NO_KEY = Node("", 0, 0)
"""Stands for a name that is no text, so that its value is passed over too."""


@dataclass(slots=True)
class Branch:
    """A list or a set of fields whose end has not been read yet."""

    line: int
    column: int
    items: list[Node] | None
    """None for a set of fields."""
    fields: dict[str, Node]
    keys: dict[str, Node]
    key: Node | None = None
    """The name whose value comes next."""

    def put(self, node: Node, source: str) -> Problem | None:
        """Take in the next item, name or value; return what is to mend about it."""
        if self.items is not None:
            self.items.append(node)
            return None
        if self.key is None:
            return self._take_name(node, source)
        key, self.key = self.key, None
        return self._set(key, node, source)

    def close(self) -> Node:
        """Return the finished node."""
        if self.items is not None:
            return Node(tuple(self.items), self.line, self.column)
        return Node(self.fields, self.line, self.column, keys=self.keys)

    def _take_name(self, node: Node, source: str) -> Problem | None:
        if not isinstance(node.value, str):
            self.key = _NO_KEY
            return node.problem(source, "a list or a group of fields cannot be the name of a field", QUOTE_IT)
        # Without backticks, or a name could look like the place that msgspec puts behind its complaints.
        name = " ".join(node.value.split()).replace("`", "'")
        self.key = Node(name, node.line, node.column, node.quoted)
        return None

    def _set(self, key: Node, node: Node, source: str) -> Problem | None:
        name = key.text
        if key is _NO_KEY:
            return None
        if name == "<<" and not key.quoted:
            return key.problem(source, "`<<` does not copy fields here", "Write the fields out.")
        if not name:
            return key.problem(source, "a field without a name stands here", "Write `name: value`.")
        if name in self.fields:
            first = self.keys[name].line
            return key.problem(
                source, f"`{name}` is given twice; the one on line {first} counts", "Remove one of the two."
            )
        self.fields[name] = node
        self.keys[name] = key
        return None
