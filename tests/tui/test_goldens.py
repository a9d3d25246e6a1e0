"""What the screens look like, as text; `make goldens` writes them anew, for a person to read."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coachtui.tui.app import CoachApp
from coachtui.tui.screens.new import NewSessionScreen
from tests.builders import NOON, a_session
from tests.tui.room import Room, new_session, notes_of, screen_text, settled, until

GOLDENS = Path(__file__).parents[1] / "golden" / "screens"
SIZES = [(140, 40), (100, 30), (80, 24)]

CONVERSATION = (
    (70, '" Entry routine is calmer. Starter on the board, they just start.\n'),
    (30, "Paused 9 s before this. Looked at the seating plan.\n"),
    (180, "? You always answer for them.\n"),
    (5, '" Not sure. Maybe. I should have waited, but the silence felt awful.\n'),
    (60, "> S. tries five seconds of wait time in Y9 by Friday\n"),
    (9, "# ask about workload\n"),
    (30, "? You should ring home about Sam."),
)


def compare(name: str, size: tuple[int, int], text: str) -> None:
    """Hold a screen against its golden file, or write the file when that was asked for."""
    path = GOLDENS / f"{name}-{size[0]}x{size[1]}.txt"
    if os.environ.get("COACHTUI_WRITE_GOLDENS"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", SIZES)
async def test_home(room: Room, size: tuple[int, int]) -> None:
    for days, who, focus in ((0, "S.M.", "questioning"), (3, "A.K.", "exit tickets"), (400, "B.L.", "")):
        day = NOON - timedelta(days=days)
        made = a_session("x", id=f"{day:%Y%m%dT%H%M%SZ}-0001", coachee=who, focus=focus, created=day, updated=day)
        room.store.save(replace(made, revision=1, elapsed=720, ended=day if days else None))
    app = room.app()
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "Unfinished" in screen_text(app.screen))
        compare("home", size, await settled(pilot))


@pytest.mark.parametrize("size", SIZES)
async def test_new_session(room: Room, size: tuple[int, int]) -> None:
    app = room.app()
    async with app.run_test(size=size) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, NewSessionScreen))
        await pilot.press("S", ".", "M", ".", "enter", "enter", "left", "left", "left", "enter")
        await until(pilot, lambda: "Early on" in screen_text(app.screen))
        compare("new", size, await settled(pilot))


@pytest.mark.parametrize("size", SIZES)
async def test_live(room: Room, size: tuple[int, int]) -> None:
    app = room.app(new_session())
    async with app.run_test(size=size) as pilot:
        await converse(app, pilot, room)
        await until(pilot, lambda: "saved 12:06" in screen_text(app.screen))
        compare("live", size, await settled(pilot))


TRAINERS_BANK = """
format: 1
id: second-thoughts
title: Second thoughts
description: For the week after a visit.
source: Our own
phases:
  - id: open
    title: Open
    purpose: What they want from it
    questions:
      - {text: "Have you tried a seating plan?", purpose: Options}
      - {text: "What did you notice as they came in?", follow_ups: ["Why did you stop them?"], depht: 2}
"""


@pytest.mark.parametrize("size", SIZES)
async def test_banks(room: Room, size: tuple[int, int]) -> None:
    room.paths.banks.mkdir(parents=True)
    (room.paths.banks / "second-thoughts.yaml").write_text(TRAINERS_BANK, encoding="utf-8")
    app = room.app()
    async with app.run_test(size=size) as pilot:
        await pilot.press("b")
        await until(pilot, lambda: "to reword" in screen_text(app.screen) and "all well" in screen_text(app.screen))
        compare("banks", size, await settled(pilot))


async def converse(app: CoachApp, pilot: Pilot[None], room: Room) -> None:
    """Ask the first question and type a short conversation, with the time that it would take."""
    await pilot.press("ctrl+o", "enter")
    for seconds, words in CONVERSATION:
        room.clock.forward(seconds)
        notes_of(app).insert(words)
        await pilot.pause()
