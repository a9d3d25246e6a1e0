"""What there is to mend in a person's own rule files stands on Home, as plain text."""

from __future__ import annotations

from dataclasses import replace

from coachtui.errors import Problem
from coachtui.paths import Paths
from coachtui.tui.app import CoachApp
from tests.builders import Clock
from tests.tui.room import Room, screen_text, until

SLIP = Problem("rules/ours.yaml", 4, 5, "`severty` is not a field [@click=app.quit]x[/]", "Did you mean `severity`?")


async def test_home_names_file_line_and_column_of_a_slip_in_own_rules(paths: Paths, clock: Clock) -> None:
    room = Room.in_folder(paths, clock)
    app = CoachApp(replace(room.workplace, rule_problems=lambda: (SLIP,)))
    async with app.run_test(size=(100, 30)) as pilot:
        shown = await until(pilot, lambda: "ours.yaml" in (text := screen_text(app.screen)) and text)
        words = " ".join(str(shown).split())
        assert "rules/ours.yaml:4:5: `severty` is not a field [@click=app.quit]x[/]. Did you mean `severity`?" in words


async def test_home_is_there_before_own_rules_are_read(paths: Paths, clock: Clock) -> None:
    asked: list[str] = []

    def slow() -> tuple[Problem, ...]:
        asked.append("asked")
        return ()

    room = Room.in_folder(paths, clock)
    app = CoachApp(replace(room.workplace, rule_problems=slow))
    async with app.run_test(size=(100, 30)) as pilot:
        assert "New session" in screen_text(app.screen)
        await until(pilot, lambda: asked)
        await until(pilot, lambda: "No sessions yet" in screen_text(app.screen))
