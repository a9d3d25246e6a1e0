"""A question bank to start from, written into the folder of a person's own banks."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from coachtui.banks import Bank, Origin, Shelf
from coachtui.banks.phases import make_id
from coachtui.cli.bankwords import WHOSE
from coachtui.cli.endings import NotPossibleError
from coachtui.cli.rows import called
from coachtui.cli.schemas import schema_path
from coachtui.cli.starter import write_new
from coachtui.errors import CoachError
from coachtui.text import clean_line

__all__ = ["Begun", "bank_text", "changes_text", "write_bank"]

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_EDITING = "`b` in the app shows it as you type; new sessions offer it from now on."


@dataclass(frozen=True, slots=True)
class Begun:
    """A file that was written."""

    path: Path
    said: str
    """What it is, for the person who asked for it."""
    hint: str


def write_bank(folder: Path, name: str, shelf: Shelf) -> Begun:
    """Write a bank called `name` into the folder; raise `CoachError` when that cannot be done.

    Where the shelf has a bank with that id, the file changes that one: it would take its place else, with three
    questions instead of many.
    """
    stem = name.removesuffix(".yaml")
    if not _NAME.fullmatch(stem):
        shown, fits = called(name)[:40], make_id(stem, "")
        made_of = "small letters, figures, and hyphens between words"
        hint = f"For instance `our-school`: {made_of}."
        if fits:
            hint = f"Its id would be `{fits}`: {made_of}. `coachtui bank new {fits}` begins it."
        raise NotPossibleError(f"a question bank cannot be called '{shown}'", hint=hint)
    found = _base(stem, shelf)
    if found is None:
        path = write_new(folder, stem, bank_text(stem))
        return Begun(path, "change it with any plain editor", _EDITING)
    base, whose = found
    path = write_new(folder, stem, changes_text(base))
    said = f"there is a bank `{stem}` already ({whose}), so this file changes that one, and hides nothing yet"
    return Begun(path, said, f"`coachtui bank preview {stem} --original --all` shows the ids that it can name.")


def bank_text(stem: str) -> str:
    """Return what a new bank holds."""
    title = stem.replace("-", " ").strip().capitalize() or stem
    return _template("starter").replace("NAME", stem).replace("TITLE", title)


def changes_text(base: Bank) -> str:
    """Return what a bank holds that is to change `base` and has its id; the examples are about its own questions."""
    phase = next(phase for phase in base.phases if phase.questions)
    question = phase.questions[0]
    text = _template("starter-extending").replace("NAME", base.id)
    text = text.replace("PHASE", phase.id).replace("QUESTION", question.id or "")
    return text.replace("TITLE", _quoted(base.title)).replace("TEXT", _quoted(question.text))


def _base(stem: str, shelf: Shelf) -> tuple[Bank, str] | None:
    """Return the bank that has this id, and whose it is; raise `CoachError` where it cannot be changed from here."""
    loaded = ((source, shelf.load(source).bank) for source in shelf.sources)
    found = next(((source, bank) for source, bank in loaded if bank and bank.id == stem), None)
    if found is None:
        return None
    source, bank = found
    if source.origin is Origin.OWN:
        hint = "Nothing was written. Take another name, or change that file."
        raise CoachError(f"a bank `{stem}` is there already: {source.name}, your own", hint=hint)
    if bank.extends:
        hint = f"Nothing was written. Take another name, and write `extends: {bank.extends}` into that file."
        raise CoachError(f"the bank `{stem}` changes `{bank.extends}`, and only one step is followed", hint=hint)
    return bank, WHOSE[source.origin]


def _template(name: str) -> str:
    text = files("coachtui.banks").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return text.replace("SCHEMA", schema_path("bank").as_uri())


def _quoted(text: str) -> str:
    """Return a text as it stands in YAML; double quotes are as in JSON."""
    return json.dumps(clean_line(text), ensure_ascii=False)
