"""A bank file read question by question: what is good is used, and all that is to mend is said with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec

from coachtui.banks.ids import make_id, names_in, with_ids_apart, with_ids_right
from coachtui.banks.mending import Mending
from coachtui.banks.model import Bank, Extension, LoadedBank, Named, Phase, Question
from coachtui.banks.phases import ORDER_ALONE, PhaseReader, with_loose_questions
from coachtui.errors import Problem
from coachtui.text import clean_line
from coachtui.yamlfile import Lists, Node, Shorthand, in_order, parse_bytes, parse_text, read_file, salvage
from coachtui.yamlfile.names import folded

__all__ = ["FORMAT", "NO_STAGES", "load_bank", "parse_bank"]

FORMAT = 1
"""The newest bank format that is understood."""
NO_STAGES: Mapping[str, str] = MappingProxyType({})
"""Nothing is known about career stages, so their names are taken as they are."""

LISTS: Lists = MappingProxyType(
    {
        folded(name): Shorthand(thing, field, frozenset(shape.__struct_fields__))
        for name, thing, field, shape in (
            ("phases", "a phase", "id", Phase),
            ("questions", "a question", "text", Question),
        )
    }
)
"""What the items of a bank's lists are."""
_NUMBER = re.compile(r"[0-9]{1,9}\Z")


def load_bank(path: Path, *, source: str = "", known_stages: Mapping[str, str] = NO_STAGES) -> LoadedBank:
    """Return what a bank file holds and all that is to mend in it; never raises.

    A bank that extends another one holds only its own questions then: a `Shelf` puts it on top of the other.
    `source` is the file's name in problems, else the name without its folders. `known_stages` gives the key of
    each career stage by every name it may have, lower case; when it is empty, stages are taken as they are.
    """
    source = source or clean_line(path.name)
    root, problems = read_file(path, source=source, lists=LISTS)
    return _load(root, problems, source, known_stages)


def parse_bank(text: str | bytes, source: str, *, known_stages: Mapping[str, str] = NO_STAGES) -> LoadedBank:
    """Return what the text of a bank file holds and all that is to mend in it; never raises."""
    root, problems = parse_bytes(text, source, LISTS) if isinstance(text, bytes) else parse_text(text, source, LISTS)
    return _load(root, problems, source, known_stages)


def _load(root: Node | None, problems: tuple[Problem, ...], source: str, known_stages: Mapping[str, str]) -> LoadedBank:
    refused = _refusal(root, source, silent=not problems)
    if root is None or refused:
        return LoadedBank(source=source, bank=None, problems=(*problems, *refused))
    mending = Mending(source)
    mending.add(problems)
    root = mending.renamed(root, (*Bank.__struct_fields__, "questions"))
    root = with_loose_questions(with_ids_right(root, ("id", "extends"), mending), mending)
    root = with_ids_apart(root, ("hide", "order"), mending)
    bank = _head(root, mending)
    extending = bank is not None and bank.extends is not None
    reader = PhaseReader(mending, known_stages, extending=extending)
    phases = reader.read(root.fields.get("phases"))
    if bank is None or not (extending or reader.places):
        nothing = Problem(source, 0, 0, "no question could be read from this file")
        return LoadedBank(source=source, bank=None, problems=in_order([nothing, *mending.problems]))
    bank = msgspec.structs.replace(bank, phases=phases)
    extension = _extension(root, bank, reader) if extending else None
    if not extending:
        _say_without_base(root, bank, mending)
    problems = in_order(mending.problems)
    return LoadedBank(source=source, bank=bank, problems=problems, places=reader.places, extension=extension)


def _extension(root: Node, bank: Bank, reader: PhaseReader) -> Extension:
    """Return the changes to another bank; `shelf.Shelf` knows that bank and puts them on top."""
    base = root.fields["extends"]
    return Extension(
        base=Named(bank.extends or "", base.line, base.column),
        hide=names_in(root.fields["hide"]) if bank.hide else (),
        order=names_in(root.fields["order"]) if bank.order else (),
        phases=tuple(reader.own),
        given=tuple(reader.given.values()),
        avoided=tuple(reader.avoided),
    )


def _say_without_base(root: Node, bank: Bank, mending: Mending) -> None:
    if bank.order:
        mending.say(root.keys["order"], *ORDER_ALONE)
    if bank.hide:
        message = "`hide` has nothing to hide here, because this bank does not extend another one"
        mending.say(root.keys["hide"], message, "Remove the questions themselves.")


def _refusal(root: Node | None, source: str, *, silent: bool) -> tuple[Problem, ...]:
    """Return why the whole file is no bank for us, or nothing."""
    if root is None:
        hint = "Begin with a line `format: 1`."
        return (Problem(source, 0, 0, "the file is empty", hint),) if silent else ()
    if not root.fields:
        message = "a bank begins with fields such as `format: 1` and `title: …`"
        return (root.problem(source, message, "Put the questions below `phases:`."),)
    number = root.fields.get("format")
    if number and _NUMBER.match(number.text) and int(number.text) > FORMAT:
        message = f"this bank is written for a newer coachtui (format {int(number.text)})"
        return (number.problem(source, message, "Update coachtui to use it."),)
    return ()


def _head(root: Node, mending: Mending) -> Bank | None:
    """Return the bank without its phases; what is missing is taken from the file's name."""
    name = mending.source.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    title = root.fields["title"].text if "title" in root.fields else ""
    instead = {
        "format": str(FORMAT),
        "id": make_id(name, "") or make_id(title, "bank"),
        "title": name[:80] or "Questions",
    }
    bank, problems = salvage(root.without("phases"), Bank, mending.source, one_line=True, instead=instead)
    mending.add(problems)
    return bank
