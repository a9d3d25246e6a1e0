"""Noticing, during a session, that one of its banks changed on disk; nothing in the session changes with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from coachtui.banks import Bank
from coachtui.banks.watch import Errand
from coachtui.tui.workplace import Workplace

__all__ = ["NewerBanks", "newer_words"]


class NewerBanks:
    """Looks for newer versions of the banks of a session, in a thread, and tells only what it has not told yet."""

    def __init__(self, workplace: Workplace, banks: Sequence[Bank], told: Callable[[tuple[str, ...]], object]) -> None:
        """`told` is called in a thread, with the titles of the banks of which there is another version."""
        self._workplace = workplace
        self._banks = tuple(banks)
        self._told = told
        self._known: tuple[str, ...] = ()
        self._errand = Errand(self._look, clock=workplace.clock)

    def look(self) -> None:
        """Look for newer versions; returns at once, and does nothing while the last look still waits for a disk."""
        self._errand.begin()

    def _look(self) -> None:
        titles = tuple(bank.title for bank in self._banks if self._has_newer(bank))
        if titles != self._known:
            self._known = titles
            self._told(titles)

    def _has_newer(self, bank: Bank) -> bool:
        """Tell whether the next session would get another version; one that cannot be used is none."""
        found = self._workplace.shelf.find(bank.id)
        return found is not None and found.bank is not None and found.bank != bank


def newer_words(titles: Sequence[str]) -> str:
    """Return one short line about banks of which there is a newer version; nothing when there is none."""
    if not titles:
        return ""
    return f"Newer next time: {titles[0] if len(titles) == 1 else f'{len(titles)} banks'}"
