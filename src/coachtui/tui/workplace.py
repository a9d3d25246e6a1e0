"""What the screens work with: handed in once, by the command line or by a test."""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from coachtui.errors import Problem
from coachtui.paths import Paths
from coachtui.storage import SessionStore

if TYPE_CHECKING:  # Home opens without them, and sooner
    from coachtui.banks import Bank, Shelf
    from coachtui.checker import Checker, Report, Setting
    from coachtui.checker.rules import FineEntry
    from coachtui.storage.keepsakes import Keepsakes

__all__ = ["Workplace"]


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, kw_only=True)
class Workplace:
    """Folders, stores, rules and clocks of one run of the program."""

    paths: Paths
    store: SessionStore
    make_shelf: Callable[[], Shelf]
    """Called once, when banks are first needed."""
    make_checker: Callable[[], Checker]
    """Called once, when words are first checked."""
    keep_fine: Callable[[FineEntry], str]
    """Writes down that words are fine in this person's school, for later starts, and returns where, in words for
    people; raises `CoachError` when that cannot be done. May take a while, and may be called from any thread."""
    rule_problems: Callable[[], tuple[Problem, ...]] = tuple
    """Says what to mend in this person's own rule files; may take a while, so not asked on the screen's thread."""
    notices: tuple[Problem, ...] = ()
    """What is to be said on Home, found before the screens opened."""
    told: deque[Problem] = field(default_factory=deque)
    """What the store had to tell while it saved, in any thread; said on Home too."""
    fine: set[tuple[str, str]] = field(default_factory=set)
    """Rules and words that were written down as fine since the program began, words as they are compared."""
    clock: Callable[[], float] = time.monotonic
    """Monotonic seconds: stamps and waits."""
    now: Callable[[], datetime] = _utc_now
    """Aware wall-clock time: dates."""
    chance: random.Random = field(default_factory=random.SystemRandom)
    """Where the random part of a session's id comes from."""

    @cached_property
    def shelf(self) -> Shelf:
        """All banks this person can use."""
        return self.make_shelf()

    def check(self, text: str, setting: Setting) -> Report:
        """Return what the checker says; it is made when the first words are checked, after the first screen."""
        report = self.checker.check(text, setting)
        if not self.fine:
            return report
        from coachtui.checker import as_compared  # noqa: PLC0415  (Home opens without it)

        left = (f for f in report.findings if (f.rule, as_compared(text[f.start : f.end])) not in self.fine)
        return replace(report, findings=tuple(left))

    def call_fine(self, entry: FineEntry) -> str:
        """Have it written down that words are fine, and leave them alone from now on; does what `keep_fine` does."""
        from coachtui.checker import as_compared  # noqa: PLC0415  (Home opens without it)

        where = self.keep_fine(entry)
        self.fine.add((entry.rule, as_compared(entry.words)))
        return where

    def says(self, guard: str, line: str) -> bool:
        """Tell whether one line holds the words that a guard of the rule files names."""
        return self.checker.says(guard, line)

    @cached_property
    def keepsakes(self) -> Keepsakes:
        """Stars, and the banks ticked last time."""
        from coachtui.storage.keepsakes import Keepsakes  # noqa: PLC0415  (Home opens sooner without it)

        return Keepsakes(self.paths.state)

    @cached_property
    def checker(self) -> Checker:
        """The checker with this person's rules."""
        return self.make_checker()

    def usual_banks(self, mode: str, stage: str) -> tuple[str, ...]:
        """Return the ids of the banks to begin with: those ticked last time in such a talk, or a few that fit."""
        from coachtui.banks.offer import usual_few  # noqa: PLC0415  (Home opens without it)

        last = self.keepsakes.banks(_talk(mode, stage))
        here = tuple(name for name in self.shelf.names if name in last)
        return here or usual_few(self.shelf.banks, mode, stage, own=self.shelf.own_names)

    def remember_banks(self, mode: str, stage: str, banks: tuple[str, ...]) -> None:
        """Keep in mind which banks were ticked, for the next talk of this kind."""
        self.keepsakes.keep_banks(_talk(mode, stage), banks)

    def banks_of(self, names: tuple[str, ...], mode: str, stage: str) -> tuple[Bank, ...]:
        """Return the banks with these ids, or the usual ones where none is named; a missing one is left out."""
        wanted = names or self.usual_banks(mode, stage)
        by_id = {bank.id: bank for bank in self.shelf.banks}
        return tuple(by_id[name] for name in wanted if name in by_id)


def _talk(mode: str, stage: str) -> str:
    """Return what a kind of talk is called among the keepsakes."""
    return f"{mode}/{stage}"
