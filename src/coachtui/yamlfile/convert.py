"""From a tree to typed values by msgspec, whose complaints get their place in the file and plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec

from coachtui.errors import Problem
from coachtui.yamlfile.node import Node, Path

__all__ = ["convert", "fits", "salvage"]

T = TypeVar("T")

_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
_YES_NO = {"yes": True, "on": True, "no": False, "off": False}
MAX_MENDS = 20
"""Values of one item that are read in the way they were surely meant."""
MAX_SALVAGED = 20
"""Fields of one item that are passed over."""


def convert(node: Node, type: type[T], source: str, *, one_line: bool = False) -> tuple[T | None, tuple[Problem, ...]]:
    """Return the node as a value of `type`, or None and the problem that was met first.

    Numbers and truth are read from text, fields left empty count as left out, and a single text is a list of
    one where a list is asked for. With `one_line` every text is brought onto one line. Convert item by item:
    msgspec stops at the first thing it cannot take.
    """
    value, problem, _ = _attempt(node, type, source, one_line=one_line)
    return value, (problem,) if problem else ()


def salvage(
    node: Node,
    type: type[T],
    source: str,
    *,
    one_line: bool = False,
    instead: Mapping[str, str] = MappingProxyType({}),
) -> tuple[T | None, tuple[Problem, ...]]:
    """Return a set of fields as a value of `type` without the fields that cannot be read, and a problem for each.

    `instead` holds texts that stand in for fields which are missing or cannot be read. None when another field
    has to be there and is not.
    """
    problems: list[Problem] = []
    unused = dict(instead)
    dropped: set[str] = set()
    for _ in range(MAX_SALVAGED + 1):
        value, problem, field = _attempt(node, type, source, one_line=one_line)
        if problem is None:
            return value, tuple(problems)
        if field not in dropped:
            problems.append(problem)
        dropped.add(field)
        if field in unused:
            node = node.replace(field, Node(unused.pop(field), node.line, node.column, quoted=True))
        elif field in node.fields:
            node = node.without(field)
        else:
            break
    return None, tuple(problems)


def fits(node: Node, type: type[T], *, one_line: bool = False) -> T | None:
    """Return the node as a value of `type`, or None without saying why: for a file with too much to mend."""
    try:
        return msgspec.convert(_plain(node, one_line=one_line), type, strict=False)
    except msgspec.ValidationError:
        return None


def _attempt(node: Node, type: type[T], source: str, *, one_line: bool) -> tuple[T | None, Problem | None, str]:
    """Return the value, or the problem and the field of the node that has it."""
    holder = [_plain(node, one_line=one_line)]
    said, path = _split("")
    for _ in range(MAX_MENDS):
        try:
            return msgspec.convert(holder[0], type, strict=False), None, ""
        except msgspec.ValidationError as error:
            said, path = _split(str(error))
        if not _mend(holder, path, said):
            break
    from coachtui.yamlfile.complaints import explain  # noqa: PLC0415  (only a file with something to mend pays)

    problem, field = explain(said, node, path, type, source)
    return None, problem, field


def _plain(node: Node, *, one_line: bool) -> Any:
    """Return the node as built-in values; its depth is limited where it was read."""
    if isinstance(node.value, str):
        return " ".join(node.value.split()) if one_line else node.value
    if isinstance(node.value, tuple):
        return [_plain(item, one_line=one_line) for item in node.value]
    return {name: _plain(field, one_line=one_line) for name, field in node.value.items() if not field.left_empty}


def _split(complaint: str) -> tuple[str, Path]:
    """Return what msgspec said, and the way to the value it said it about, as far as it is told."""
    said, _, place = complaint.rpartition(" - at `$")
    if not said:
        return complaint, ()
    known = place.removesuffix("`").partition("[...]")[0]
    return said, tuple(name or int(index) for name, index in _STEP.findall(known))


def _mend(holder: list[Any], path: Path, said: str) -> bool:
    """Read `yes` as true, and one text as a list of one; return whether that was the matter."""
    parent: Any = holder
    step: str | int = 0
    for following in path:
        parent, step = parent[step], following
    value = parent[step]
    if not isinstance(value, str):
        return False
    if said.startswith("Expected `bool") and value.lower() in _YES_NO:
        parent[step] = _YES_NO[value.lower()]
        return True
    if said.startswith("Expected `array`, got `str`") and value:
        parent[step] = [value]
        return True
    return False
