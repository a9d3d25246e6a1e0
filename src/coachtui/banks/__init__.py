"""Question banks: what one is, where they are, reading them kindly, and finding a question in them."""

from coachtui.banks.load import NO_STAGES, load_bank, parse_bank
from coachtui.banks.model import Bank, BankHead, LoadedBank, Phase, Question, Role, Serves

__all__ = [
    "NO_STAGES",
    "Bank",
    "BankHead",
    "LoadedBank",
    "Phase",
    "Question",
    "Role",
    "Serves",
    "load_bank",
    "parse_bank",
]
