"""The shape of a person's own rule file as a JSON Schema, for editors: `python -m coachtui.checker.schema`.

It is made from `rules.py`: the types say what a field may hold, and the words below each field are its help.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import msgspec
from msgspec.structs import replace

from coachtui.checker import rules
from coachtui.checker.rules import CategoryHead, FineEntry, GuardEntry, Phrases, RuleEntry, SkillEntry

__all__ = ["main", "rule_schema", "schema_files"]

_STANDARD = "https://json-schema.org/draft/2020-12/schema"
_SAID = ("true", "false", "yes", "no")
"""What may be written for true and false."""
_PARTS: Mapping[str, tuple[type[msgspec.Struct], str]] = {
    "rules": (RuleEntry, "The rules; one with the id of a rule that is there already changes that rule."),
    "guards": (GuardEntry, "Guards of one's own, for rules to name."),
    "skills": (SkillEntry, "More words that do something well."),
    "fine": (FineEntry, "Words that are fine in a school, each for one rule, which is silent about them."),
}


class Shape(msgspec.Struct, frozen=True, omit_defaults=True, rename="camel"):
    """As much of a JSON Schema as rule files need."""

    schema: str = msgspec.field(name="$schema", default="")
    ref: str = msgspec.field(name="$ref", default="")
    title: str = ""
    description: str = ""
    type: str = ""
    enum: tuple[str | int, ...] = ()
    format: str = ""
    pattern: str = ""
    min_length: int | None = None
    max_length: int | None = None
    max_items: int | None = None
    min_properties: int | None = None
    items: Shape | None = None
    any_of: tuple[Shape, ...] = ()
    properties: dict[str, Shape] = {}
    required: tuple[str, ...] = ()
    additional_properties: Shape | bool | None = None
    defs: dict[str, Shape] = msgspec.field(name="$defs", default_factory=dict)


_NOTHING_YET = Shape(type="null")
"""A part whose name stands there and nothing below it, as in a new file."""


def rule_schema() -> str:
    """Return the text of the schema."""
    models = [CategoryHead, *(model for model, _ in _PARTS.values())]
    _, made = msgspec.json.schema_components(models, ref_template="#/$defs/{name}")
    parts = {name: _with_words(name, part) for name, part in msgspec.convert(made, dict[str, Shape]).items()}
    head = parts.pop("CategoryHead")
    phrases = _as_written(msgspec.convert(msgspec.json.schema(Phrases), Shape))
    lists = "Words of one kind, by the name they have in phrases, where it stands in braces."
    several = {
        name: Shape(any_of=(_list_of(model), _NOTHING_YET), description=words)
        for name, (model, words) in _PARTS.items()
    }
    whole = Shape(
        schema=_STANDARD,
        title="A rule file of coachtui",
        description="Rules of one's own for the check, over those that come with the program.",
        type="object",
        properties={
            **head.properties,
            **several,
            "lists": Shape(type="object", additional_properties=phrases, description=lists),
        },
        additional_properties=False,
        min_properties=1,
        defs=parts,
    )
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"


def _list_of(model: type[msgspec.Struct]) -> Shape:
    return Shape(type="array", items=Shape(ref=f"#/$defs/{model.__name__}"))


def schema_files() -> tuple[Path, ...]:
    """Return where the schema lies: in the package, and in a working copy beside the pages too."""
    package = Path(__file__).parents[1]
    places = (package / "schemas", package.parents[1] / "docs")
    return tuple(place / "rule.schema.json" for place in places if place.is_dir())


def main() -> None:
    """Write the schema."""
    for path in schema_files():
        path.write_text(rule_schema(), encoding="utf-8")


def _with_words(name: str, part: Shape) -> Shape:
    """Return the shape of a struct with help for each field."""
    words = dict(_field_words(name))
    fields = {
        field: _as_written(replace(shape, description=words.get(field, shape.description)))
        for field, shape in part.properties.items()
    }
    return replace(part, properties=fields)


def _as_written(shape: Shape) -> Shape:
    """Return what may stand in a file: one text for a list of one, and words for true and false."""
    if shape.type == "boolean":
        return Shape(any_of=(Shape(type="boolean"), Shape(enum=_SAID)), description=shape.description)
    if shape.type == "array" and shape.items and shape.items.type == "string":
        return Shape(any_of=(shape.items, replace(shape, description="")), description=shape.description)
    branches = [_as_written(branch) for branch in shape.any_of if branch.type != "null"]
    return replace(shape, any_of=tuple(one for branch in branches for one in branch.any_of or (branch,)))


def _field_words(struct: str) -> Iterator[tuple[str, str]]:
    """Yield each field of a class of `rules.py` that has words below it, and those words on one line."""
    classes = (node for node in ast.parse(inspect.getsource(rules)).body if isinstance(node, ast.ClassDef))
    body = next((node.body for node in classes if node.name == struct), [])
    for field, below in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(below, ast.Expr):
            yield field.target.id, " ".join(str(ast.literal_eval(below.value)).split())


if __name__ == "__main__":
    main()
