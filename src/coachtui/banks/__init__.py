"""Question banks: what one is, where they are, reading them kindly, and finding a question in them."""

from coachtui.banks.find import Match, QuestionIndex
from coachtui.banks.load import NO_STAGES, load_bank, parse_bank
from coachtui.banks.model import Bank, BankHead, LoadedBank, Phase, Question, Role, Serves
from coachtui.banks.places import Origin, Source
from coachtui.banks.shelf import Shelf

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
    "Shelf",
    "Source",
    "load_bank",
    "parse_bank",
]
