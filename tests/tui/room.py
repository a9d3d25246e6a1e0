"""A room to test in: the app over a folder of this test, a small bank, a clock that stands still."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from textual import events
from textual.pilot import Pilot
from textual.screen import Screen

from coachtui.banks import Shelf
from coachtui.checker import Checker
from coachtui.cli.finefile import FineFile
from coachtui.paths import Paths
from coachtui.session import Session, SetUp, begin
from coachtui.storage import SessionStore, open_store
from coachtui.tui.app import CoachApp
from coachtui.tui.screens.live import SessionScreen
from coachtui.tui.widgets.notes import NotesPane
from coachtui.tui.workplace import Workplace
from tests.builders import NOON, Clock

__all__ = [
    "BANKS", "Room", "checker", "leave", "live_screen", "new_session", "notes_of", "screen_text", "settled", "until",
]  # fmt: skip

BANKS = Path(__file__).with_name("banks")

LONG_ENOUGH = 60.0
"""Seconds after which something will not happen any more, on however busy a machine."""

T = TypeVar("T")


@cache
def checker() -> Checker:
    """Return the built-in checker; it has no state, so all tests share one."""
    return Checker()


def new_session(**setup: object) -> Session:
    """Return a session that is just beginning, with S.M., about questioning."""
    given = {"who": "S.M.", "focus": "questioning", "banks": ("starter",), **setup}
    return begin(SetUp(**given), "20261123T120000Z-7f3a", NOON)  # type: ignore[arg-type]  # any field may be given


@dataclass
class Room:
    """Everything around one app under test."""

    paths: Paths
    clock: Clock
    store: SessionStore
    workplace: Workplace

    @classmethod
    def in_folder(cls, paths: Paths, clock: Clock, *, store: SessionStore | None = None, banks: Path = BANKS) -> Room:
        """Return a room whose sessions are kept under `paths`."""
        kept = store or open_store(paths.sessions)
        workplace = Workplace(
            paths=paths,
            store=kept,
            make_shelf=lambda: Shelf(own=paths.banks, shipped=banks),
            make_checker=checker,
            keep_fine=FineFile(paths).keep,
            clock=clock.monotonic,
            now=clock,
            chance=random.Random(7),
        )
        return cls(paths, clock, kept, workplace)

    def app(self, session: Session | None = None) -> CoachApp:
        """Return the app, on Home or in a session."""
        return CoachApp(self.workplace, session)


def screen_text(screen: Screen[T]) -> str:
    """Return what stands on the screen, row by row, without trailing blanks."""
    strips = screen._compositor.render_strips()
    rows = ["".join(segment.text for segment in strip).rstrip() for strip in strips]
    return "\n".join(rows).rstrip("\n") + "\n"


async def until(pilot: Pilot[None], wanted: Callable[[], T]) -> T:
    """Return what `wanted` returns as soon as it is true; give the app its turn in between."""
    given_up = time.monotonic() + LONG_ENOUGH
    while not (found := wanted()):
        assert time.monotonic() < given_up, f"it did not happen; this is there:\n{screen_text(pilot.app.screen)}"
        await pilot.pause(0.01)
    return found


async def settled(pilot: Pilot[None]) -> str:
    """Return what stands on the screen once it stands still."""
    before = ""
    while (now := screen_text(pilot.app.screen)) != before:
        before = now
        await pilot.pause(0.05)
    return now


async def leave(pilot: Pilot[None], *before: str) -> None:
    """Hand over the keys `before` and the one that leaves in one burst, and wait until the app has left."""
    for key in (*before, "ctrl+q"):
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
    given_up = time.monotonic() + LONG_ENOUGH
    while pilot.app.return_code is None:
        assert time.monotonic() < given_up, f"the app did not leave:\n{screen_text(pilot.app.screen)}"
        await asyncio.sleep(0.01)


def live_screen(app: CoachApp) -> SessionScreen:
    """Return the live screen that is on top."""
    screen = app.screen
    assert isinstance(screen, SessionScreen)
    return screen


def notes_of(app: CoachApp) -> NotesPane:
    """Return the notes pane of the live screen."""
    return live_screen(app).notes
