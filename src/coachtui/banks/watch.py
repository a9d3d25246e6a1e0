"""Seeing that banks changed: places are looked into again and again, each by itself, and none is waited for.

Only `stat` is asked of files and folders; reading is for whoever hears of a change.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock, Thread

from coachtui.banks.places import Origin, Place, Source, Stamp, stamp_of
from coachtui.errors import Problem

__all__ = [
    "NOTHING",
    "Change",
    "Errand",
    "Heard",
    "Seen",
    "Start",
    "Watch",
    "compare",
    "in_thread",
    "look_into",
    "steady",
]

PATIENCE = 2.0
"""Seconds after which a place that has not answered is worth a word."""

Start = Callable[[Callable[[], None]], object]
"""Has something done, usually in a thread."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What there was at one look."""

    stamps: tuple[tuple[Source, Stamp], ...] = ()
    problems: tuple[Problem, ...] = ()
    """What is to say about the places themselves."""


NOTHING = Seen()
"""What is known before the first look."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became different between two looks."""

    added: tuple[Source, ...] = ()
    changed: tuple[Source, ...] = ()
    removed: tuple[Source, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything did."""
        return bool(self.added or self.changed or self.removed)


Heard = Callable[[Change], object]
"""Hears what became different in one place; nothing did when the place was looked into for the first time."""


def compare(before: Seen, now: Seen) -> Change:
    """Return which files came, changed and went."""
    old, new = dict(before.stamps), dict(now.stamps)
    return Change(
        added=tuple(source for source in new if source not in old),
        changed=tuple(source for source, stamp in new.items() if source in old and old[source] != stamp),
        removed=tuple(source for source in old if source not in new),
    )


def steady(shown: Seen, last: Seen, now: Seen) -> Seen:
    """Return what to make of a look, so that a file which is gone for a moment only is not missed.

    Some editors remove a file and write it anew. `shown` is what was made of the look before, and `last` what that
    look saw: a file that `last` saw still counts as it was shown.
    """
    there, before = dict(now.stamps), dict(last.stamps)
    missing = [(source, stamp) for source, stamp in shown.stamps if source not in there and source in before]
    if not missing:
        return now
    stamps = sorted([*now.stamps, *missing], key=lambda stamped: stamped[0].file.name)
    return Seen(tuple(stamps), now.problems)


def look_into(place: Place) -> Seen:
    """Return what there is in a place; may take as long as the place takes to answer."""
    sources, problems = place.look()
    return Seen(tuple((source, stamp_of(source.file)) for source in sources), problems)


def in_thread(work: Callable[[], None]) -> None:
    """Have it done in a thread that holds nobody up, the end of the program neither."""
    Thread(target=work, name="banks", daemon=True).start()


class Errand:
    """Work that may take its time, done elsewhere, and never begun again before it is through."""

    def __init__(self, work: Callable[[], None], *, clock: Callable[[], float], start: Start = in_thread) -> None:
        """`work` is done by `start`; `clock` gives seconds that only grow."""
        self._work = work
        self._clock = clock
        self._start = start
        self._busy = Lock()
        self._began: float | None = None
        self._due = False

    def insist(self) -> None:
        """Have the work done now, or once more when it is going on: it may have passed what is new by."""
        self._due = True
        self.begin()

    def begin(self) -> bool:
        """Have the work done; return whether it was begun, and not still going on."""
        if not self._busy.acquire(blocking=False):
            return False
        self._began = self._clock()
        self._start(self._run)
        return True

    @property
    def lasts(self) -> float:
        """Seconds for which it has been going on."""
        began = self._began
        return 0.0 if began is None else self._clock() - began

    def _run(self) -> None:
        self._due = False
        try:
            self._work()
        finally:
            self._began = None
            self._busy.release()
        if self._due:
            self.begin()


class _Lookout:
    """One place, and what was seen there."""

    def __init__(self, place: Place, heard: Heard, clock: Callable[[], float], start: Start) -> None:
        self.place = place
        self.seen: Seen | None = None
        self._last = NOTHING
        self._heard = heard
        self.errand = Errand(self._look, clock=clock, start=start)

    def _look(self) -> None:
        shown, last, self._last = self.seen, self._last, look_into(self.place)
        seen = steady(shown or NOTHING, last, self._last)
        self.seen = seen
        if shown is None:
            self._heard(Change())
        elif seen != shown or compare(last, self._last).added:  # what is back may have been read while it was gone
            self._heard(compare(shown, seen))


class Watch:
    """Several places, looked into side by side."""

    def __init__(
        self,
        places: Sequence[Place],
        heard: Heard,
        *,
        clock: Callable[[], float],
        patience: float = PATIENCE,
        start: Start = in_thread,
    ) -> None:
        """`heard` is called, perhaps in a thread, when one of the places looks different from before, or at last."""
        self._lookouts = [_Lookout(place, heard, clock, start) for place in places]
        self._patience = patience

    def look(self) -> None:
        """Look into every place, where it is being looked into after that; return at once."""
        for lookout in self._lookouts:
            lookout.errand.insist()

    @property
    def seen(self) -> Seen:
        """What there is, as far as is known: of a place that does not answer, what it held before."""
        seen = [lookout.seen or NOTHING for lookout in self._lookouts]
        stamps = tuple(stamped for one in seen for stamped in one.stamps)
        return Seen(stamps, tuple(problem for one in seen for problem in one.problems))

    @property
    def answered(self) -> bool:
        """Whether every place has answered at least once."""
        return all(lookout.seen is not None for lookout in self._lookouts)

    @property
    def late(self) -> tuple[Problem, ...]:
        """Which places do not answer now, and what that means."""
        waiting = (lookout for lookout in self._lookouts if lookout.errand.lasts > self._patience)
        return tuple(_late(lookout.place, known=lookout.seen is not None) for lookout in waiting)

    @property
    def silent(self) -> frozenset[Source]:
        """The files of places that do not answer now; reading one of them might take for ever."""
        waiting = (lookout for lookout in self._lookouts if lookout.errand.lasts > self._patience)
        return frozenset(source for lookout in waiting for source, _ in (lookout.seen or NOTHING).stamps)


def _late(place: Place, *, known: bool) -> Problem:
    what = "this file" if place.origin is Origin.GIVEN else "this folder"
    used = "what was there before stays in use" if known else "it is passed over for now"
    return Problem(place.name, 0, 0, f"{what} does not answer, so {used}", "It may come back.")
