"""Whether JSON has the shape that a JSON Schema asks for: as much of the standard as our tests need."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

__all__ = ["Json", "faults"]

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

TYPES = {"string": str, "boolean": bool, "array": list, "object": dict, "null": type(None)}
UNDERSTOOD = {
    "$schema", "$id", "$ref", "$defs", "title", "description", "default", "type", "enum", "const", "properties",
    "required", "additionalProperties", "items", "anyOf", "pattern", "minLength", "maxLength", "minItems", "maxItems",
    "minimum", "maximum", "minProperties", "uniqueItems",
}  # fmt: skip


def faults(value: Json, schema: Mapping[str, Json], root: Mapping[str, Json] | None = None, at: str = "$") -> list[str]:
    """Return what is not as the schema says, each with its place; a word that is not understood here fails."""
    unknown = schema.keys() - UNDERSTOOD
    assert not unknown, unknown
    root = schema if root is None else root
    return [fault for check in CHECKS for fault in check(value, schema, root, at)]


def _reference(value: Json, schema: Mapping[str, Json], root: Mapping[str, Json], at: str) -> Iterator[str]:
    if "$ref" in schema:
        target: Json = dict(root)
        for step in str(schema["$ref"]).removeprefix("#/").split("/"):
            assert isinstance(target, dict)
            target = target[step]
        assert isinstance(target, dict)
        yield from faults(value, target, root, at)


def _kind(value: Json, schema: Mapping[str, Json], root: Mapping[str, Json], at: str) -> Iterator[str]:
    kind = schema.get("type")
    if kind in ("integer", "number"):
        wanted = (int,) if kind == "integer" else (int, float)
        if isinstance(value, bool) or not isinstance(value, wanted):
            yield f"{at}: {value!r} is no {kind}"
    elif kind is not None and not isinstance(value, TYPES[str(kind)]):
        yield f"{at}: {value!r} is no {kind}"


def _choice(value: Json, schema: Mapping[str, Json], root: Mapping[str, Json], at: str) -> Iterator[str]:
    allowed = schema.get("enum", [schema["const"]] if "const" in schema else None)
    if isinstance(allowed, list) and value not in allowed:
        yield f"{at}: {value!r} is none of {allowed}"
    branches = schema.get("anyOf")
    if isinstance(branches, list):
        tried = [faults(value, branch, root, at) for branch in branches if isinstance(branch, dict)]
        if all(tried):
            yield f"{at}: fits none of {len(tried)}: {tried}"


def _limits(value: Json, schema: Mapping[str, Json], root: Mapping[str, Json], at: str) -> Iterator[str]:
    if isinstance(value, str):
        size, low, high = len(value), "minLength", "maxLength"
        if "pattern" in schema and not re.search(str(schema["pattern"]), value):
            yield f"{at}: {value!r} does not match {schema['pattern']}"
    elif isinstance(value, list):
        size, low, high = len(value), "minItems", "maxItems"
    elif isinstance(value, dict):
        size, low, high = len(value), "minProperties", "maxProperties"
    elif isinstance(value, int) and not isinstance(value, bool):
        size, low, high = value, "minimum", "maximum"
    else:
        return
    least, most = schema.get(low, size), schema.get(high, size)
    if not (isinstance(least, int) and isinstance(most, int) and least <= size <= most):
        yield f"{at}: {size} is outside {least} to {most}"


def _inside(value: Json, schema: Mapping[str, Json], root: Mapping[str, Json], at: str) -> Iterator[str]:
    if isinstance(value, list) and isinstance(items := schema.get("items"), dict):
        for index, item in enumerate(value):
            yield from faults(item, items, root, f"{at}[{index}]")
        if schema.get("uniqueItems") and any(item in value[:index] for index, item in enumerate(value)):
            yield f"{at}: something stands there twice"
    if isinstance(value, dict):
        yield from _fields(value, schema, root, at)


def _fields(value: dict[str, Json], schema: Mapping[str, Json], root: Mapping[str, Json], at: str) -> Iterator[str]:
    required = schema.get("required", [])
    assert isinstance(required, list)
    yield from (f"{at}: {name} is missing" for name in required if name not in value)
    known = schema.get("properties", {})
    others = schema.get("additionalProperties", True)
    assert isinstance(known, dict)
    for name, field in value.items():
        shape = known.get(name, others)
        if isinstance(shape, dict):
            yield from faults(field, shape, root, f"{at}.{name}")
        elif not shape:
            yield f"{at}: {name} is not known"


CHECKS = (_reference, _kind, _choice, _limits, _inside)
