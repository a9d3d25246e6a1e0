"""The list of banks: where they come from, how many questions they have, and how they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from coachtui.banks import Origin, Source
from coachtui.banks.listed import Listed
from coachtui.banks.verdicts import Verdicts
from coachtui.errors import Problem
from coachtui.text import clean_line
from coachtui.tui.plain import plain, plain_line
from coachtui.tui.widgets.hanging import Hanging
from coachtui.tui.words import counted

__all__ = ["BankList", "BankRow", "bank_rows", "found_in"]

HEADINGS = {
    Origin.GIVEN: "Named at the start",
    Origin.OWN: "Yours",
    Origin.FOLDER: "Shared folders",
    Origin.SHIPPED: "Came with coachtui",
}
NOT_READ = "Not read"
NONE_OF_YOURS = "None yet. `coachtui bank new NAME` writes one to start from."


class BankList(OptionList):
    """The list itself; what its keys mean is for the screen around it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "read", id="banks.open"),
        Binding("j", "cursor_down", show=False, id="banks.down"),
        Binding("k", "cursor_up", show=False, id="banks.up"),
    ]
    HELP = "Enter goes to the preview, / filters the banks, n goes to what could be reworded, Esc goes back."


@dataclass(frozen=True, slots=True)
class BankRow:
    """One row of the list, in words."""

    key: str
    """Differs from row to row, and stays when the bank changes."""
    words: str
    facts: str = ""
    """Stands below the words."""
    source: Source | None = None
    """The file that the row is about; headings and remarks have none."""
    is_heading: bool = False

    @property
    def shown(self) -> Hanging:
        """The row as the list takes it."""
        if self.source is None:
            return Hanging("", plain_line(self.words, "bold" if self.is_heading else ""))
        return Hanging("· ", plain(f"{self.words}\n{self.facts}"))


def bank_rows(
    listing: Sequence[Listed], verdicts: Mapping[Source, Verdicts], problems: Sequence[Problem] = (), query: str = ""
) -> Iterator[BankRow]:
    """Yield a heading for each kind of place, and a row for each bank there that the query finds.

    `problems` are those of the places themselves; they stand before the shipped banks, which need no looking after.
    """
    found = [listed for listed in listing if found_in(query, listed)]
    mine = [listed for listed in found if listed.source.origin is not Origin.SHIPPED]
    if not query.split():
        if not any(listed.source.origin is Origin.OWN for listed in mine):
            yield _heading(HEADINGS[Origin.OWN])
            yield BankRow("none of yours", NONE_OF_YOURS)
        yield from chain(_groups(mine, verdicts), _problems(problems), _groups(found[len(mine) :], verdicts))
    else:
        yield from _groups(found, verdicts)


def _groups(found: Sequence[Listed], verdicts: Mapping[Source, Verdicts]) -> Iterator[BankRow]:
    for origin, group in groupby(found, key=lambda listed: listed.source.origin):
        yield _heading(HEADINGS[origin])
        for listed in group:
            key = f"bank {origin} {listed.source.name}"
            yield BankRow(key, clean_line(listed.title), _health(listed, verdicts.get(listed.source)), listed.source)


def _problems(problems: Sequence[Problem]) -> Iterator[BankRow]:
    if problems:
        yield _heading(NOT_READ)
    for problem in problems:
        yield BankRow(f"problem {problem}", str(problem))


def _heading(words: str) -> BankRow:
    return BankRow(f"heading {words}", words.upper(), is_heading=True)


def found_in(query: str, listed: Listed) -> bool:
    """Tell whether every word of a query begins a word of a bank's title, id or file name."""
    bank = listed.loaded.bank
    names = f"{listed.title} {bank.id if bank else ''} {listed.source.name}".casefold()
    for sign in "-_/.\\":
        names = names.replace(sign, " ")
    words = names.split()
    return all(any(word.startswith(wanted) for word in words) for wanted in query.casefold().split())


def _health(listed: Listed, verdicts: Verdicts | None) -> str:
    """Return how large a bank is and how it is, in words without blame."""
    said = [counted(listed.questions, "question") if listed.loaded.bank else "not usable yet"]
    if listed.instead:
        said.append("not used")
    if listed.loaded.kept:
        said.append("version before in use")
    if listed.to_mend:
        said.append(f"{listed.to_mend} to mend")
    if verdicts and verdicts.prompts:
        said.append(f"{verdicts.prompts} to reword")
    if verdicts and not listed.to_mend and not verdicts.prompts:
        said.append("all well")
    return " · ".join(said)
