"""What the screens work with: handed in once, by the command line or by a test."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from coachtui.banks import Bank, Shelf
from coachtui.checker import Checker
from coachtui.errors import Problem
from coachtui.paths import Paths
from coachtui.storage import SessionStore

__all__ = ["Workplace"]


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, kw_only=True)
class Workplace:
    """Folders, stores, rules and clocks of one run of the program."""

    paths: Paths
    store: SessionStore
    shelf: Shelf
    checker: Checker
    notices: tuple[Problem, ...] = ()
    """What is to be said on Home, found before the screens opened."""
    clock: Callable[[], float] = time.monotonic
    """Monotonic seconds: stamps and waits."""
    now: Callable[[], datetime] = _utc_now
    """Aware wall-clock time: dates."""
    chance: random.Random = field(default_factory=random.SystemRandom)
    """Where the random part of a session's id comes from."""

    def banks_of(self, names: tuple[str, ...]) -> tuple[Bank, ...]:
        """Return the banks a session uses, all shipped ones when it names none; a missing one is left out."""
        wanted = names or self.shelf.names
        found = (self.shelf.find(name) for name in wanted)
        return tuple(loaded.bank for loaded in found if loaded is not None and loaded.bank is not None)
