"""What may be said about a bank: the rules that are about banks, one remark, and who hears a prompt.

The checker is handed in, because banks and checker know nothing of each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from coachtui.banks.model import Role

__all__ = ["CATEGORY", "CAUTION", "INFO", "RULES", "Ear", "Heard", "Remark", "Rule"]

CATEGORY = "bank"
"""What the rules of this module belong to."""
INFO, CAUTION = 1, 2
"""How much a remark asks, in the steps of the checker's severity."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is looked for here."""

    means: str
    """What it is about, in a few words."""
    why: str
    severity: int


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "bank.long": Rule(
            "Too long to take in at a glance", "A coach reads it while looking at somebody, in one breath.", CAUTION
        ),
        "bank.alike": Rule(
            "Nearly the same as another prompt", "Two of a kind make the list longer and the choice harder.", CAUTION
        ),
        "bank.alike-elsewhere": Rule(
            "Nearly the same as a prompt of another bank", "With both banks open, a coach meets it twice.", INFO
        ),
        "bank.purpose": Rule(
            "Without a purpose", "Who knows what a prompt is for can put it into words of their own.", INFO
        ),
        "bank.source": Rule("Without a source", "Others can look up where the ideas come from, and trust them.", INFO),
        "bank.opening": Rule(
            "Without an opening", "A conversation begins with what the other person wants from it.", INFO
        ),
        "bank.closing": Rule("Without a closing", "A conversation ends with what the other person takes away.", INFO),
    }
)
"""All that is looked for here, by id."""


class Heard(Protocol):
    """What a checker has to say about words in a prompt: `checker.Finding` is one."""

    @property
    def rule(self) -> str:
        """Id of what was found."""
        ...

    @property
    def category(self) -> str:
        """The kind of wording it belongs to."""
        ...

    @property
    def severity(self) -> int:
        """How much it asks: 1 to 3."""
        ...

    @property
    def start(self) -> int:
        """Offset of the words in the prompt."""
        ...

    @property
    def end(self) -> int:
        """Offset after the last of them."""
        ...

    @property
    def message(self) -> str:
        """What it may sound like."""
        ...

    @property
    def why(self) -> str:
        """What it may do to the other person."""
        ...

    @property
    def reframes(self) -> tuple[str, ...]:
        """Other ways to put it."""
        ...

    @property
    def letter(self) -> str:
        """What stands for the family of its category."""
        ...


class Ear(Protocol):
    """Hears a prompt as the other person may: the checker, with a setting for each role."""

    def hear(self, prompt: str, role: Role) -> Sequence[Heard]:
        """Return what may be heard in a prompt."""
        ...


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing about one prompt, or about the whole bank."""

    rule: str
    category: str
    severity: int
    message: str
    why: str = ""
    reframes: tuple[str, ...] = ()
    question: str = ""
    """The question's id; empty when the whole bank is meant."""
    prompt: str = ""
    """The words of the question, or of its follow-up."""
    start: int = 0
    end: int = 0
    """The part of the prompt that is meant."""
    roles: tuple[Role, ...] = ()
    """The roles in which it is heard so; empty when the role has nothing to do with it."""
    letter: str = ""
    """What stands for the family of its category beside a line; empty for what the check has nothing to do with."""
