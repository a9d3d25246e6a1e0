"""Rooms for the tests of screens, in a time zone that is the same everywhere."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from coachtui.paths import Paths
from tests.builders import Clock
from tests.tui.room import Room


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Show times of day as in Greenwich in winter."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def room(paths: Paths, clock: Clock) -> Room:
    """Return a room with a small bank and no sessions."""
    return Room.in_folder(paths, clock)
