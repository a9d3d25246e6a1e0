"""One line for each bank there is, for people and for other programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coachtui.banks import Origin, Source
from coachtui.banks.listed import Listed
from coachtui.cli.bankwords import questions_in, to_mend
from coachtui.cli.saying import Json, columns, counted
from coachtui.text import clean_line

__all__ = ["bank_lines", "banks_json", "count_remarks"]

LOOKED_OVER = 1_000
"""Questions up to which a bank is looked over for the list; a larger one would keep people waiting."""

Remarks = Mapping[Source, int]
"""How many prompts could be reworded in a bank; those that were not looked over are not there."""


def count_remarks(listed: Sequence[Listed]) -> Remarks:
    """Return how many prompts could be reworded in each bank that did not come with coachtui and is not too large."""
    mine = [one for one in listed if one.source.origin is not Origin.SHIPPED and 0 < one.questions <= LOOKED_OVER]
    if not mine:
        return {}
    from coachtui.banks.verdicts import verdicts_on  # noqa: PLC0415  (brings the rules, which take a moment)
    from coachtui.cli.linting import CheckerEar  # noqa: PLC0415
    from coachtui.cli.ownrules import checker_with  # noqa: PLC0415

    ear = CheckerEar(checker_with(()))
    return {one.source: verdicts_on(one.loaded, ear).prompts for one in mine}


def bank_lines(listed: Sequence[Listed], remarks: Remarks) -> tuple[str, ...]:
    """Return the banks below each other, in columns."""
    return columns([_row(one, remarks.get(one.source)) for one in listed])


def banks_json(listed: Sequence[Listed], remarks: Remarks) -> list[Json]:
    """Return the banks as other programs read them."""
    return [_json(one, remarks.get(one.source)) for one in listed]


def _row(listed: Listed, remarks: int | None) -> tuple[str, ...]:
    source, loaded = listed.source, listed.loaded
    name = loaded.bank.id if loaded.bank else source.name
    title = clean_line(loaded.bank.title) if loaded.bank else "cannot be used"
    unused = "not used" if listed.instead else ""
    said = ", ".join(filter(None, (unused, to_mend(loaded), f"{remarks} to reword" if remarks else "")))
    return name, title, counted(questions_in(loaded), "question"), source.origin.value, said


def _json(listed: Listed, remarks: int | None) -> Json:
    source, loaded = listed.source, listed.loaded
    return {
        "id": loaded.bank.id if loaded.bank else None,
        "title": loaded.bank.title if loaded.bank else None,
        "phases": len(loaded.bank.phases) if loaded.bank else 0,
        "questions": questions_in(loaded),
        "file": source.name,
        "origin": source.origin.value,
        "problems": len(loaded.problems),
        "remarks": remarks,
        "instead": listed.instead or None,
    }
