"""Question banks: what one is, where they are, reading them kindly, and finding a question in them."""

from typing import TYPE_CHECKING

from coachtui.banks.find import Match, QuestionIndex
from coachtui.banks.folders import SharedFolder
from coachtui.banks.model import Bank, BankHead, LoadedBank, Phase, Question, Role, Serves
from coachtui.banks.places import Origin, Source
from coachtui.banks.shelf import Shelf

if TYPE_CHECKING:  # an ordinary start does not need the YAML reader
    from coachtui.banks.load import NO_STAGES, load_bank, parse_bank

__all__ = [
    "NO_STAGES",
    "Bank",
    "BankHead",
    "LoadedBank",
    "Match",
    "Origin",
    "Phase",
    "Question",
    "QuestionIndex",
    "Role",
    "Serves",
    "SharedFolder",
    "Shelf",
    "Source",
    "load_bank",
    "parse_bank",
]


def __getattr__(name: str) -> object:
    """Bring the readers of bank files when they are first asked for."""
    if name not in ("NO_STAGES", "load_bank", "parse_bank"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from coachtui.banks import load  # noqa: PLC0415  (see above)

    return getattr(load, name)
