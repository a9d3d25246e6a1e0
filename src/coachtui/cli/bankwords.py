"""What is said of a bank file in more than one place: how much it holds, what is to mend, whose it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from coachtui.banks import LoadedBank, Origin
from coachtui.cli.saying import counted, tell
from coachtui.errors import Problem

__all__ = ["WHOSE", "questions_in", "tell_asides", "to_mend"]

WHOSE: Mapping[Origin, str] = MappingProxyType(
    {Origin.OWN: "your own", Origin.FOLDER: "shared", Origin.SHIPPED: "came with coachtui"}
)
"""Whose file it is, by where it comes from; one that was named with its folder needs no word."""
_TOLD = 5
"""Asides that are told beside a list."""


def questions_in(loaded: LoadedBank) -> int:
    """Return how many questions can be used."""
    return len(loaded.bank.questions) if loaded.bank else 0


def to_mend(loaded: LoadedBank) -> str:
    """Return how much is to mend, in words; nothing when there is nothing."""
    return f"{counted(len(loaded.problems), 'thing')} to mend" if loaded.problems else ""


def tell_asides(asides: Sequence[Problem]) -> None:
    """Say what is good to know while one looks for a bank, and no long list of it."""
    for problem in asides[:_TOLD]:
        tell(str(problem))
    if asides[_TOLD:]:
        tell(f"{counted(len(asides) - _TOLD, 'more file')} are not read; `coachtui doctor` names them")
