"""What msgspec complains about, put into words for people who never wrote a schema."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches

import msgspec.inspect as shapes

from coachtui.errors import Problem
from coachtui.yamlfile.node import Node, Path

__all__ = ["explain"]

_SHORT = 40
"""Characters of somebody's text that a message repeats."""

Words = tuple[str, str]
"""A message and a hint."""


def explain(said: str, node: Node, path: Path, type: object, source: str) -> tuple[Problem, str]:
    """Return what msgspec's words `said` about the value at `path` amount to, and the field of `node` it is in.

    The field is empty when the whole is meant.
    """
    at = node.at(path)
    shape = _follow(shapes.type_info(type), path)
    field = path[0] if path and isinstance(path[0], str) else ""
    missing = re.fullmatch(r"Object missing required field `(.+)`", said)
    if missing:
        return at.problem(source, f"`{missing[1]}` is missing", f"Add a line `{missing[1]}: …`."), field or missing[1]
    unknown = re.fullmatch(r"Object contains unknown field `(.+)`", said, re.DOTALL)
    if unknown:
        message, hint = _unknown(unknown[1], shape)
        return at.keys.get(unknown[1], at).problem(source, message, hint), field or unknown[1]
    name = next((f"`{step}`" for step in reversed(path) if isinstance(step, str)), "this")
    message, hint = _about_value(said, at, shape)
    return at.problem(source, f"{name} {message}", hint), field


def _unknown(name: str, shape: shapes.Type) -> Words:
    known = _field_names(shape)
    near = get_close_matches(name.lower(), known, n=1)
    hint = f"Did you mean `{near[0]}`?" if near else f"Known here: {', '.join(known)}."
    return f"`{_short(name)}` is not a field that is known here", hint if known else ""


def _about_value(said: str, at: Node, shape: shapes.Type) -> Words:
    choices = _choices(shape)
    if said.startswith("Invalid enum value") and choices:
        near = get_close_matches(at.text.lower(), choices, n=1)
        hint = f"Did you mean `{near[0]}`? " if near else ""
        return f"does not know “{_short(at.text)}”", f"{hint}Known here: {', '.join(choices)}."
    for pattern, words in _EXPECTED:
        match = re.match(pattern, said)
        if match:
            return words(match, at, shape)
    return f"cannot be read: {said[:1].lower()}{said[1:]}", ""


def _number(match: re.Match[str], at: Node, _: shapes.Type) -> Words:
    kind = "a whole number" if match[1] == "int" else "a number"
    return f"should be {kind}, not {_seen(at)}", ""


def _limit(match: re.Match[str], at: Node, _: shapes.Type) -> Words:
    border = {">=": "at least", "<=": "at most", ">": "more than", "<": "less than"}[match[1]]
    return f"is {_short(at.text)}, and should be {border} {match[2]}", ""


def _length(match: re.Match[str], at: Node, _: shapes.Type) -> Words:
    if not at.text.strip() and not at.items and match[1] == ">=":
        return "is empty", "Write something there, or remove the line."
    count = len(at.text) or len(at.value)
    unit = "characters" if at.text else "items"
    border = "at most" if match[1] == "<=" else "at least"
    return f"has {count} {unit}, and {border} {match[2]} can be read", ""


def _pattern(match: re.Match[str], at: Node, shape: shapes.Type) -> Words:
    told = _description(shape)
    return f"cannot be “{_short(at.text)}”", f"It takes {told}." if told else f"It has to match `{match[1]}`."


def _kind(match: re.Match[str], at: Node, _: shapes.Type) -> Words:
    wanted, hint = {
        "str": ("a text", "Put the text in quotes."),
        "array": ("a list", "Write one item on each line, after `- `."),
        "object": ("a group of fields", "Write one `name: value` on each line, further in."),
        "bool": ("yes or no", "Write `yes` or `no`."),
        "date": ("a date", "Write year, month and day, as in 2026-11-28."),
    }.get(match[1], (f"`{match[1]}`", ""))
    return f"should be {wanted}, not {_seen(at)}", hint


def _date(_: re.Match[str], at: Node, __: shapes.Type) -> Words:
    return f"cannot be “{_short(at.text)}”", "It takes a date: year, month and day, as in 2026-11-28."


Wording = Callable[[re.Match[str], Node, shapes.Type], Words]
_EXPECTED: tuple[tuple[str, Wording], ...] = (
    (r"Expected `(int|float)[^`]*`, got", _number),
    (r"Expected `(?:int|float)` (<=|>=|<|>) (\S+)", _limit),
    (r"Expected `(?:str|array)` of length (<=|>=) (\d+)", _length),
    (r"Expected `str` matching regex '(.*)'", _pattern),
    (r"Invalid RFC3339 encoded date$", _date),
    (r"Expected `(\w+)[^`]*`, got", _kind),
)
"""What msgspec may say about a value, and who words it."""


def _follow(shape: shapes.Type, path: Path) -> shapes.Type:
    """Return the shape that the value at `path` should have, seen through `X | None`."""
    shape = _bare(shape)
    for step in path:
        if isinstance(shape, shapes.StructType):
            shape = next(field.type for field in shape.fields if field.encode_name == step)
        elif isinstance(shape, shapes.DictType):
            shape = shape.value_type
        elif isinstance(shape, shapes.ListType | shapes.VarTupleType | shapes.SetType | shapes.FrozenSetType):
            shape = shape.item_type
        elif isinstance(shape, shapes.TupleType) and isinstance(step, int):
            shape = shape.item_types[step]
        shape = _bare(shape)
    return shape


def _bare(shape: shapes.Type) -> shapes.Type:
    """Return the one real alternative of `X | None`, and what a description was hung on."""
    if isinstance(shape, shapes.UnionType):
        real = [each for each in shape.types if not isinstance(each, shapes.NoneType)]
        return _bare(real[0]) if len(real) == 1 else shape
    if isinstance(shape, shapes.Metadata) and not _description(shape):
        return _bare(shape.type)
    return shape


def _description(shape: shapes.Type) -> str:
    extra = shape.extra_json_schema if isinstance(shape, shapes.Metadata) else None
    return str((extra or {}).get("description", ""))


def _choices(shape: shapes.Type) -> list[str]:
    if isinstance(shape, shapes.LiteralType):
        return [str(value) for value in shape.values]
    if isinstance(shape, shapes.EnumType):
        return [str(member.value) for member in shape.cls]
    if isinstance(shape, shapes.UnionType):
        return [choice for each in shape.types for choice in _choices(each)]
    return []


def _field_names(shape: shapes.Type) -> list[str]:
    if isinstance(shape, shapes.StructType):
        return [field.encode_name for field in shape.fields]
    if isinstance(shape, shapes.UnionType):
        return [name for each in shape.types for name in _field_names(each)]
    return []


def _seen(node: Node) -> str:
    """Return what stands there, for a message."""
    if isinstance(node.value, str):
        return f"“{_short(node.value)}”" if node.value else "empty"
    return "a list" if isinstance(node.value, tuple) else "a group of fields"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1]}…"
