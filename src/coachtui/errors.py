"""What can go wrong, said to a person: one small family of exceptions, and problems as data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import total_ordering

__all__ = ["BankError", "CoachError", "ExportError", "Problem", "RuleError", "SettingsError", "StorageError"]


class CoachError(Exception):
    """Something the person at the keyboard has to know: what happened, and what to do next."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        """What happened: lower case, no full stop."""
        self.hint = hint
        """What is safe and what to do next: whole sentences, or nothing."""

    def __str__(self) -> str:
        return f"{self.message}. {self.hint}" if self.hint else self.message


class StorageError(CoachError):
    """A session could not be read or written."""


class BankError(CoachError):
    """A question bank was asked for that is not there or holds nothing usable."""


class RuleError(CoachError):
    """The checker's rules could not be put together."""


class ExportError(CoachError):
    """A transcript could not be made or written."""


class SettingsError(CoachError):
    """The settings name something that cannot be."""


@total_ordering
@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend in a file that a person wrote.

    In order, the problems of a file that may cost words come first, and among them the ones further up.
    """

    source: str
    """The file's name as the person knows it."""
    line: int
    """1-based; 0 when the whole file is meant."""
    column: int
    """1-based, in code points; 0 when the whole line or file is meant."""
    message: str
    """What is wrong: lower case, no full stop."""
    hint: str = ""
    """What to do about it: whole sentences, or nothing."""
    harmless: bool = False
    """Whether all was read just as it was meant, so that nothing is lost or guessed."""

    def __lt__(self, other: Problem) -> bool:
        """Tell whether this one is to be told before another."""
        return self._rank < other._rank

    @property
    def _rank(self) -> tuple[str, bool, int, int, str, str]:
        return self.source, self.harmless, self.line, self.column, self.message, self.hint

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.source, self.line, self.column) if part)
        said = f"{place}: {self.message}"
        return f"{said}. {self.hint}" if self.hint else said
