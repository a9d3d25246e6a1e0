"""The schemas for editors: made from the program, the same wherever they lie, and true of the files there are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coachtui.checker.load import built_in_folder
from coachtui.checker.schema import rule_schema, schema_files
from coachtui.cli.schemas import schema_path
from coachtui.cli.starter import starter_text
from coachtui.yamlfile import Node, parse_text
from tests.unit.bank_schema import bank_schema
from tests.unit.pages import DOCS, ROOT
from tests.unit.shape import Json, faults

BANKS = sorted((ROOT / "question_banks").glob("*.yaml"))
CATEGORIES = sorted(path for path in built_in_folder().glob("*.yaml") if "\ncategory: " in f"\n{path.read_text()}")
NUMBERS = ("format", "depth", "challenge")


def as_json(node: Node, name: str = "") -> Json:
    """Return what an editor sees in a YAML file."""
    if isinstance(node.value, str):
        if node.left_empty:
            return None
        return int(node.value) if name in NUMBERS else node.value
    if isinstance(node.value, tuple):
        return [as_json(item) for item in node.value]
    return {field: as_json(value, field) for field, value in node.fields.items()}


def faults_in(text: str, schema: str) -> list[str]:
    node, problems = parse_text(text, "file")
    assert node is not None
    assert problems == ()
    return faults(as_json(node), json.loads(schema))


def test_the_schema_of_rules_is_made_from_their_types_wherever_it_lies() -> None:
    assert {path.read_text(encoding="utf-8") for path in schema_files()} == {rule_schema()}, (
        "run python -m coachtui.checker.schema"
    )
    assert {DOCS / "rule.schema.json", schema_path("rule")} == set(schema_files())


def test_the_schema_of_banks_is_made_from_their_types_wherever_it_lies() -> None:
    for path in (DOCS / "bank.schema.json", schema_path("bank")):
        assert path.read_text(encoding="utf-8") == bank_schema(), "run python -m tests.unit.bank_schema"


def test_every_field_of_a_rule_file_has_help() -> None:
    schema = json.loads(rule_schema())
    parts = {"the file": schema, **schema["$defs"]}
    silent = [
        f"{part}.{name}"
        for part, shape in parts.items()
        for name, field in shape.get("properties", {}).items()
        if not field.get("description") and part != "Grades"
    ]
    assert silent == []


@pytest.mark.parametrize("path", BANKS, ids=lambda path: str(path.stem))
def test_every_shipped_bank_fits_its_schema_and_names_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert faults_in(text, bank_schema()) == []
    hint = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / hint).resolve() == DOCS / "bank.schema.json"


@pytest.mark.parametrize("path", CATEGORIES, ids=lambda path: str(path.stem))
def test_every_category_that_comes_with_the_program_fits_the_schema_of_own_files(path: Path) -> None:
    assert faults_in(path.read_text(encoding="utf-8"), rule_schema()) == []


def test_a_new_rule_file_fits_the_schema_and_names_it() -> None:
    text = starter_text("our-school")
    assert faults_in(text, rule_schema()) == []
    assert text.splitlines()[0] == f"# yaml-language-server: $schema={schema_path('rule').as_uri()}"


@pytest.mark.parametrize(
    "text",
    [
        "rules:\n  - id: person-label.x\n    mtach: you\n",
        "rules:\n  - match: you\n",
        "ruels: []\n",
        "rules:\n  - id: Person\n",
        "category: closed-question\nseverity: {coaching: red}\n",
        "rules:\n  - id: person-label.x\n    severity: red\n",
        "lists: {a: ['']}\n",
        "guards:\n  - guard: mine\n",
    ],
)
def test_an_editor_sees_what_the_program_would_not_take(text: str) -> None:
    assert faults_in(text, rule_schema()) != []


@pytest.mark.parametrize(
    "text",
    [
        "category: closed-question\noff: yes\n",
        "rules:\n  - id: person-label.x\n    match: you zonk\n    severity: off\n",
        "rules:\n  - id: person-label.x\n    match: [zonk, bonk]\n    severity: {coaching: off}\n    off: false\n",
        "lists: {a: b, c: [d]}\n",
    ],
)
def test_an_editor_leaves_alone_what_the_program_takes(text: str) -> None:
    assert faults_in(text, rule_schema()) == []


@pytest.mark.parametrize(
    ("question", "fits"),
    [("What stands out?", True), ("{text: What stands out?, depth: 2}", True), ("{tetx: x}", False)],
)
def test_a_question_of_a_bank_may_be_a_bare_text(question: str, fits: bool) -> None:
    phases = f"phases:\n  - id: open\n    title: Open\n    questions:\n      - {question}\n"
    bank = f"format: 1\nid: ours\ntitle: Ours\n{phases}"
    assert (faults_in(bank, bank_schema()) == []) is fits
