"""The plan: prompts picked before a session, which then stand first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coachtui.paths import Paths
from coachtui.session import Session
from coachtui.text import clean
from coachtui.tui.app import CoachApp
from coachtui.tui.screens.live import SessionScreen
from coachtui.tui.screens.new import NewSessionScreen
from coachtui.tui.screens.plan import PlanScreen
from coachtui.tui.widgets.choices import Choices
from coachtui.tui.words import plan_words
from tests.builders import Clock
from tests.hostile import HOSTILE
from tests.tui.room import Room, leave, live_screen, new_session, notes_of, screen_text, settled, until

WIDE, MEDIUM, NARROW = (140, 40), (80, 24), (60, 12)
SHIPPED = Path(__file__).parents[2] / "question_banks"


@pytest.fixture
def stocked(paths: Paths, clock: Clock) -> Room:
    """Return a room with all the banks that come with the program."""
    return Room.in_folder(paths, clock, banks=SHIPPED)


async def set_up(pilot: Pilot[None]) -> None:
    """Go from Home to set-up."""
    await pilot.press("n")
    await until(pilot, lambda: isinstance(pilot.app.screen, NewSessionScreen))


async def plan_of(pilot: Pilot[None]) -> PlanScreen:
    """Return the plan when it is open."""
    screen = await until(pilot, lambda: isinstance(pilot.app.screen, PlanScreen) and pilot.app.screen)
    assert isinstance(screen, PlanScreen)
    return screen


async def opened(pilot: Pilot[None]) -> Session:
    """Return the session when its screen is open."""
    await until(pilot, lambda: isinstance(pilot.app.screen, SessionScreen))
    return live_screen(pilot.app).live.session  # type: ignore[arg-type]  # the app under test


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_what_is_picked_at_set_up_stands_first_and_is_suggested(stocked: Room, size: tuple[int, int]) -> None:
    app = stocked.app()
    async with app.run_test(size=size) as pilot:
        await set_up(pilot)
        await pilot.press("ctrl+o")
        await plan_of(pilot)
        await pilot.press("down", "space", "3", "space")
        assert "2 of 5 to 8 picked" in await settled(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, NewSessionScreen))
        await pilot.press("ctrl+s")
        session = await opened(pilot)
        assert len(session.plan) == 2
        await pilot.press("ctrl+o")
        text = await settled(pilot)
        assert "1 PLAN" in text
        assert "0/2" in text
        await pilot.press("n", "enter")
        await until(pilot, lambda: live_screen(app).live.session.asked)
        asked = live_screen(app).live.session.asked[0]
        assert (asked.bank, asked.question) in session.plan
        assert "1/2" in await settled(pilot) or size == NARROW


async def test_the_plan_is_there_when_the_session_is_gone_on_with(room: Room) -> None:
    app = room.app(new_session(plan=(("starter", "useful"), ("starter", "gone"))))
    async with app.run_test(size=WIDE) as pilot:
        rows = (await settled(pilot)).splitlines()
        assert rows[2].startswith("1 PLAN")
        notes_of(app).insert("a word")
        await leave(pilot)
    again = room.store.load("20261123T120000Z-7f3a")
    assert again.plan == (("starter", "useful"), ("starter", "gone"))
    app = room.app(again)
    async with app.run_test(size=WIDE) as pilot:
        assert (await settled(pilot)).splitlines()[2].startswith("1 PLAN")


async def test_a_plan_can_be_picked_while_the_session_is_open_and_is_kept_at_every_pick(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=MEDIUM) as pilot:
        assert "PLAN" not in (await settled(pilot)).splitlines()[2]
        live_screen(app).open_plan()
        await plan_of(pilot)
        await pilot.press("space", "down", "space", "up", "space")
        await settled(pilot)
        await leave(pilot)
    assert len(room.store.load("20261123T120000Z-7f3a").plan) == 1


async def test_picks_stay_when_esc_leaves_and_the_list_shows_them(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        live_screen(app).open_plan()
        await plan_of(pilot)
        await pilot.press("space", "escape")
        session = await opened(pilot)
        assert len(session.plan) == 1
        assert (await settled(pilot)).splitlines()[2].startswith("1 PLAN")


async def test_a_filter_picks_with_enter_and_goes_on_in_the_whole_list(stocked: Room) -> None:
    app = stocked.app()
    async with app.run_test(size=MEDIUM) as pilot:
        await set_up(pilot)
        await pilot.press("ctrl+o")
        plan = await plan_of(pilot)
        await pilot.press("slash", *"back", "space", *"wh")
        found = await until(pilot, lambda: plan.prompts.option_count < 30 and plan.prompts.option_count)
        assert found
        await pilot.press("enter")
        await until(pilot, lambda: plan.prompts.has_focus and plan.prompts.option_count > 30)
        text = await settled(pilot)
        assert "[x]" in text
        assert "1 of 5 to 8 picked" in text
        await pilot.press("slash", *"zzz", "enter")
        assert "1 of 5 to 8 picked" in await settled(pilot)
        await pilot.press("slash", *"wha", "escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, NewSessionScreen))
        assert "1 picked" in await settled(pilot)


async def test_the_plan_counts_what_the_ticked_banks_hold(stocked: Room) -> None:
    app = stocked.app()
    async with app.run_test(size=WIDE) as pilot:
        await set_up(pilot)
        await pilot.press("ctrl+o")
        await plan_of(pilot)
        await pilot.press("space", "enter")
        await until(pilot, lambda: isinstance(app.screen, NewSessionScreen))
        assert "1 picked" in await settled(pilot)
        app.screen.query_one("#banks", Choices).chosen = ("remote",)
        assert "none yet" in await settled(pilot)
        await pilot.press("ctrl+s")
        await opened(pilot)
        assert "PLAN" not in (await settled(pilot)).splitlines()[2]


async def test_enter_goes_through_set_up_without_opening_the_plan_and_a_click_opens_it(stocked: Room) -> None:
    app = stocked.app()
    async with app.run_test(size=WIDE) as pilot:
        await set_up(pilot)
        await pilot.press(*["enter"] * 8)
        assert isinstance(app.screen, NewSessionScreen)
        assert app.focused is not None
        assert app.focused.id == "start"
        await pilot.click("#plan")
        await plan_of(pilot)


async def test_stars_are_offered_first_for_a_plan(room: Room) -> None:
    room.workplace.keepsakes.turn_star("starter", "useful")
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        live_screen(app).open_plan()
        await plan_of(pilot)
        rows = (await settled(pilot)).splitlines()
        assert any(row.strip().startswith("1 STARRED") for row in rows)
        assert "ALWAYS AT HAND" not in "\n".join(rows)


async def test_hostile_prompts_are_shown_as_they_are_and_can_be_picked(paths: Paths, clock: Clock) -> None:
    paths.banks.mkdir(parents=True)
    questions = [clean(text)[:400] or "empty" for text in HOSTILE.values()]
    bank = {
        "format": 1,
        "id": "hostile",
        "title": "[/nope]",
        "phases": [{"id": "all", "title": "[@click=app.quit]x[/]", "questions": questions}],
    }
    (paths.banks / "hostile.yaml").write_text(json.dumps(bank, ensure_ascii=False), encoding="utf-8")
    app = Room.in_folder(paths, clock).app(new_session(banks=("hostile",)))
    async with app.run_test(size=MEDIUM) as pilot:
        await settled(pilot)
        live_screen(app).open_plan()
        await plan_of(pilot)
        await pilot.press(*["space", "down"] * 12)
        text = await settled(pilot)
        assert "[x] [bold red]ALERT[/bold red]" in text
        assert "12 picked. Many for 45 minutes" in text
        await pilot.press("enter")
        assert len((await opened(pilot)).plan) == 12
        assert app.is_running


async def test_without_banks_the_plan_says_so_and_closes(room: Room) -> None:
    app: CoachApp = room.app(new_session(banks=("gone",)))
    async with app.run_test(size=MEDIUM) as pilot:
        live_screen(app).open_plan()
        await plan_of(pilot)
        assert "No questions here" in await settled(pilot)
        await pilot.press("space", "1", "slash", "x", "enter", "enter")
        await opened(pilot)
        assert "PLAN" not in screen_text(app.screen)


def test_the_words_are_kind_about_any_number() -> None:
    assert plan_words(0, 45).endswith("none is fine too.")
    assert "Fewer are fine" in plan_words(4, 45)
    assert "that is a plan" in plan_words(5, 45)
    assert "that is a plan" in plan_words(8, 45)
    assert "Many for 10 minutes" in plan_words(9, 10)
    for picked in range(30):
        assert len(plan_words(picked, 240)) <= 78
