"""What the screen of banks works with off its own thread: looking, reading, and having prompts heard."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coachtui.banks import LoadedBank, Role
from coachtui.banks.lint import Heard
from coachtui.banks.listed import Listed, Listing
from coachtui.banks.verdicts import InterruptedCheckError, Remembering, Verdicts, verdicts_on
from coachtui.banks.watch import Change, Errand, Watch, in_thread
from coachtui.checker import Mode, Setting
from coachtui.errors import Problem
from coachtui.tui.workplace import Workplace

__all__ = ["LARGE", "Hearing", "News", "Reading"]

EVERY = 0.3
"""Seconds from one look at the files to the next, at least."""
LARGE = 1_000
"""Questions from which a bank is heard after all others, unless it is the one that is marked."""


@dataclass(frozen=True, slots=True)
class News:
    """What came of reading the files that changed."""

    listing: tuple[Listed, ...]
    changes: tuple[Change, ...]
    complete: bool
    """Whether every place has been looked into, or some have not answered yet."""


class Reading:
    """Looks at all files again and again, and reads those that changed."""

    def __init__(self, workplace: Workplace, told: Callable[[News], object]) -> None:
        """`told` is called in a thread."""
        self._told = told
        self._clock = workplace.clock
        self._listing = Listing(workplace.shelf)
        self._watch = Watch(workplace.shelf.places, self._read_soon, clock=workplace.clock)
        self._errand = Errand(self._read, clock=workplace.clock)
        self._changes: deque[Change] = deque()
        self._outdated = False
        self._looked: float | None = None

    def tick(self) -> None:
        """Look again when it is time; returns at once."""
        now = self._clock()
        if self._looked is None or now - self._looked >= EVERY:
            self._looked = now
            self._watch.look()
        if self._outdated:
            self._errand.begin()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is to say about the places themselves."""
        return (*self._watch.late, *self._watch.seen.problems)

    def _read_soon(self, change: Change) -> None:
        """Read now, or at the next tick when that is going on already, or when a place has not answered yet."""
        self._changes.append(change)
        self._outdated = True
        if self._watch.answered:
            self._errand.begin()

    def _read(self) -> None:
        self._outdated = False
        changes = tuple(self._changes.popleft() for _ in range(len(self._changes)))
        complete = self._watch.answered
        sources = (source for source, _ in self._watch.seen.stamps)
        listing = self._listing.read(sources, silent=self._watch.silent)
        self._told(News(listing, changes, complete))


class Hearing:
    """Has the check read one bank after the other, in a thread, and remembers every prompt."""

    def __init__(self, workplace: Workplace, told: Callable[[LoadedBank, Verdicts | None], object]) -> None:
        """`told` is called in a thread: with None when another bank came first."""
        self._told = told
        self._workplace = workplace
        self._settings = {mode.value: Setting(mode=mode) for mode in Mode}
        self._ear = Remembering(self, stopped=lambda: self._stopped)
        self._wanted: LoadedBank | None = None
        self._stopped = False

    def begin(self, loaded: LoadedBank) -> None:
        """Have a bank read, as soon as the one that is being read is through or was interrupted."""
        if self._wanted is None:
            self._wanted, self._stopped = loaded, False
            in_thread(self._work)
        elif self._wanted is not loaded:
            self._stopped = True

    def stop(self) -> None:
        """Leave it."""
        self._stopped = True

    def hear(self, prompt: str, role: Role) -> Sequence[Heard]:
        """Return what the check finds in a prompt."""
        return self._workplace.check(prompt, self._settings[role]).findings

    def _work(self) -> None:
        loaded = self._wanted
        if loaded is None:
            return
        try:
            verdicts: Verdicts | None = verdicts_on(loaded, self._ear)
        except InterruptedCheckError:
            verdicts = None
        self._wanted = None
        self._told(loaded, verdicts)
