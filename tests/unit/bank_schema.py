"""The bank format as a JSON Schema, for editors that help while a bank is typed: `python -m tests.unit.bank_schema`.

It is made from `banks/model.py`, with the words of the tables in `docs/trainers.md` as help for each field.
"""

from __future__ import annotations

import json

import msgspec

from coachtui.banks import Bank, BankHead, Phase, Question
from coachtui.cli.schemas import schema_path
from coachtui.session import STAGES
from tests.unit.pages import DOCS, table_after

__all__ = ["SCHEMA_FILE", "bank_schema"]

SCHEMA_FILE = DOCS / "bank.schema.json"


def bank_schema() -> str:
    """Return the text of the schema file."""
    _, parts = msgspec.json.schema_components([Bank], ref_template="#/$defs/{name}")
    bank, phase, question = (parts[name] for name in ("Bank", "Phase", "Question"))
    for part, model in ((bank, BankHead), (phase, Phase), (question, Question)):
        for name, _, _, use in table_after(DOCS / "trainers.md", f"fields: {model.__name__}"):
            part["properties"][name.strip("`")]["description"] = use
    # What the loader takes besides: a bare text for a question, older names of stages.
    phase["properties"]["questions"]["items"] = {
        "anyOf": [{**question["properties"]["text"]}, {"$ref": "#/$defs/Question"}]
    }
    question["properties"]["stages"]["items"]["enum"] = [name for s in STAGES for name in (s.key, *s.aliases)]
    # A bank that extends another one may leave to it what it does not change.
    phase["required"].remove("title")
    titled: dict[str, object] = {"phases": {"items": {"required": ["title"]}}}
    alone = {"required": ["phases"], "properties": titled}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **bank,
        "title": "A question bank of coachtui",
        "anyOf": [{"required": ["extends"]}, alone],
        "$defs": {"Phase": phase, "Question": question},
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for path in (SCHEMA_FILE, schema_path("bank")):
        path.write_text(bank_schema(), encoding="utf-8")
