"""Makes the pictures of the README from the real screens: `python scripts/screenshot.py`.

The clock stands still and the words are invented, so the same program makes the same pictures.
"""

# ruff: noqa: T201  (a script for people)

from __future__ import annotations

import asyncio
import os
import random
import re
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot

from coachtui.cli import wiring
from coachtui.paths import HOME_VARIABLE, find_paths
from coachtui.session import Action, Asked, Session, parse_line
from coachtui.storage import SaveDone
from coachtui.tui.app import CoachApp
from coachtui.tui.screens.live import SessionScreen
from coachtui.tui.workplace import Workplace

PICTURES = Path(__file__).parents[1] / "docs" / "images"

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)

BANK = "grow-for-teachers"

NOTES = (
    (0, "Confidential to us both. You read these notes before anyone else."),
    (38, "? What has gone well since we last met, even something small?"),
    (52, '" Entry is calmer. The starter is on the board and they just start.'),
    (131, "? What would you love to see pupils doing in that lesson?"),
    (149, '" More of them thinking before one answers. I keep answering my own questions.'),
    (204, "9 s of quiet before that. Looked at the seating plan."),
    (262, "? Who tends to join in when you ask the whole class a question?"),
    (281, '" The same three hands. The back row copy from the board.'),
    (366, "? You should plan who you will ask."),
    (390, '" Maybe. I know their names now, so I could.'),
    (455, "? How does the seating plan affect who talks to whom?"),
    (474, '" The quiet ones are all by the window. I had not seen that.'),
    (560, "A really good plan."),
    (611, "? What will you try first?"),
    (640, '" Count to five before I take an answer. Thursday, Year 9.'),
    (668, "> Thursday, Year 9: five silent seconds before the first answer"),
    (702, "# I talk when it goes quiet. Count to five myself."),
    (718, ""),
)
"""Seconds from the start, and the line as it was typed."""

OWN_BANK = """\
format: 1
id: first-half-term
title: First half term
version: 1
author: A mentor
description: For the first weeks of a new teacher.
phases:
  - id: arriving
    title: Arriving
    purpose: Hear how it is before anything else.
    questions:
      - text: What has been the best ten minutes of this week?
        purpose: Begin with what works
        follow_ups: [Who noticed it too?]
      - text: How do you feel the first weeks have gone?
        purpose: Their own account
  - id: next-week
    title: Next week
    purpose: One small thing, theirs.
    questions:
      - text: Don't you think a seating plan would help?
        purpose: Plan one thing
      - text: What would you like to be different by Friday?
        purpose: A wish, not a fault
"""

FLAGGED = 8
"""The line at which the cursor stands: what the check says about it is open."""

ASKED = (
    (38, "open", "gone-well-since", 12),
    (131, "goal", "love-to-see", 16),
    (262, "reality", "who-joins-in", 9),
    (455, "reality", "seating-plan", 14),
    (611, "way-forward", "try-first", 24),
)
"""When, phase and id of a question of the bank, and the wait after it."""


def main() -> None:
    """Make all pictures."""
    os.environ["TZ"] = "UTC"
    time.tzset()
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, size, show in (
        ("live", (140, 40), show_live),
        ("home", (100, 18), show_home),
        ("new-session", (100, 18), show_new_session),
        ("banks", (120, 30), show_banks),
    ):
        with tempfile.TemporaryDirectory() as folder:
            picture = asyncio.run(show(Path(folder), size))
        path = PICTURES / f"{name}.svg"
        path.write_text(without_fonts(picture), encoding="utf-8")
        print(path.relative_to(PICTURES.parents[1]))


async def show_live(folder: Path, size: tuple[int, int]) -> str:
    """Return a session in its middle, the cursor on a line that the checker has something to say about."""
    workplace = make_workplace(folder)
    app = CoachApp(workplace, a_conversation(workplace))
    async with app.run_test(size=size) as pilot:
        screen = app.screen
        if not isinstance(screen, SessionScreen):
            raise TypeError("the session did not open")
        await until(pilot, lambda: screen.check.opened is not None)
        screen.heard(SaveDone(screen.live.session.revision, NOW))
        screen.notes.go_to(FLAGGED, len(NOTES[FLAGGED][1]))
        await until(pilot, lambda: screen.check.opened is not None and screen.check.opened.line == FLAGGED)
        await settle(pilot)
        return app.export_screenshot(title="coachtui")


async def show_home(folder: Path, size: tuple[int, int]) -> str:
    """Return Home with a session to go on with and some earlier ones."""
    workplace = make_workplace(folder)
    for session in earlier_sessions(workplace):
        workplace.store.save(session)
    app = CoachApp(workplace)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await settle(pilot)
        return app.export_screenshot(title="coachtui")


async def show_new_session(folder: Path, size: tuple[int, int]) -> str:
    """Return the set-up of a session with a teacher in the first year, who is being coached: there is a hint."""
    app = CoachApp(make_workplace(folder))
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("n")
        await until(pilot, lambda: len(app.screen_stack) > 1)
        await pilot.press(*"S.M.", "enter", "enter", *["left"] * 3, "enter", *"wait time")
        await settle(pilot)
        return app.export_screenshot(title="coachtui")


async def show_banks(folder: Path, size: tuple[int, int]) -> str:
    """Return the screen of banks, with one of a trainer's own that has something to reword."""
    workplace = make_workplace(folder)
    workplace.paths.banks.mkdir(parents=True)
    (workplace.paths.banks / "first-half-term.yaml").write_text(OWN_BANK, encoding="utf-8")
    app = CoachApp(workplace)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("b")
        await until(pilot, lambda: "to&#160;reword" in app.export_screenshot())
        await settle(pilot)
        return app.export_screenshot(title="coachtui")


def make_workplace(folder: Path) -> Workplace:
    """Return a workplace in an empty folder, with the shipped banks and rules, at one moment."""
    return replace(
        wiring.make_workplace(find_paths({HOME_VARIABLE: str(folder)})),
        clock=lambda: 0.0,
        now=lambda: NOW,
        chance=random.Random(7),  # noqa: S311  (the same id in every picture)
    )


def a_conversation(workplace: Workplace) -> Session:
    """Return the session of the large picture."""
    (bank,) = workplace.banks_of((BANK,), "coaching", "")
    texts = {(phase.id, one.id): one.text for phase in bank.phases for one in phase.questions}
    return Session(
        id="20261123T103002Z-7f3a",
        created=NOW - timedelta(minutes=12),
        updated=NOW,
        revision=1,
        focus="wait time",
        coachee="S.M.",
        banks=(BANK,),
        elapsed=12 * 60,
        lines=tuple(parse_line(typed, at) for at, typed in NOTES),
        asked=tuple(Asked(at, texts[phase, one], BANK, one, phase, wait) for at, phase, one, wait in ASKED),
    )


def earlier_sessions(workplace: Workplace) -> Sequence[Session]:
    """Return what Home has to list."""
    step = Action("Thursday, Year 9: five silent seconds before the first answer")
    told = (
        ("S.M.", "wait time", 0, 12, False, ()),
        ("S.M.", "entry routine", 9, 46, True, (step,)),
        ("A.K.", "explaining in fewer words", 11, 38, True, ()),
        ("R.T.", "exit tickets", 16, 44, True, (step, step)),
        ("A.K.", "questioning", 32, 41, True, ()),
    )
    conversation = a_conversation(workplace)
    made = []
    for who, focus, days, minutes, ended, steps in told:
        began = NOW - timedelta(days=days, minutes=minutes)
        end = began + timedelta(minutes=minutes)
        made.append(
            replace(
                conversation, id=f"{began:%Y%m%dT%H%M%SZ}-7f3a", created=began, updated=end, coachee=who, focus=focus,
                elapsed=minutes * 60, ended=end if ended else None, actions=steps,
            )
        )  # fmt: skip
    return made


async def until(pilot: Pilot[None], happened: Callable[[], bool]) -> None:
    """Wait until something has happened on the screen."""
    for _ in range(3_000):
        if happened():
            return
        await pilot.pause(0.01)
    raise RuntimeError("the screen never showed what the picture is of")


async def settle(pilot: Pilot[None]) -> None:
    """Wait until the picture stands still."""
    before = ""
    while (now := pilot.app.export_screenshot()) != before:
        before = now
        await pilot.pause(0.1)


def without_fonts(svg: str) -> str:
    """Return a picture that fetches nothing: the fonts of its reader's own machine do."""
    return re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL)


if __name__ == "__main__":
    main()
