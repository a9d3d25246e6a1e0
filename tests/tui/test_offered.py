"""The question list in a session: what fits, what follows, what is starred, and what might come next."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from coachtui.paths import Paths
from coachtui.session import Role
from coachtui.tui.app import CoachApp
from coachtui.tui.screens.live import SessionScreen
from coachtui.tui.widgets.choices import Choices
from tests.builders import Clock
from tests.tui.room import Room, leave, live_screen, new_session, notes_of, screen_text, settled, until

WIDE, MEDIUM = (140, 40), (80, 24)
BANK = """
format: 1
id: starter
title: Starter
phases:
  - id: open
    title: Open
    questions:
      - {id: well, text: "What has gone well?", follow_ups: ["Who noticed it first?", "What made that possible?"]}
      - {id: new, text: "What is new for you here?", stages: [itt]}
      - {id: show, text: "What would you like me to show you?", roles: [mentoring]}
      - {id: silence, text: "Where did the silence begin?"}
      - {id: nasty, text: "What of [bold]this[/] and [@click=app.quit]that[/]?", follow_ups: ["[/nope] [$error]?"]}
  - id: close
    title: Close
    questions:
      - {id: will, text: "What will you do, and by when?"}
"""


@pytest.fixture
def offering(paths: Paths, clock: Clock, tmp_path: Path) -> Room:
    """Return a room with a bank that is not for everybody."""
    banks = tmp_path / "offered"
    banks.mkdir()
    (banks / "starter.yaml").write_text(BANK, encoding="utf-8")
    return Room.in_folder(paths, clock, banks=banks)


async def test_only_what_fits_role_and_stage_is_offered(offering: Room) -> None:
    app = offering.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        text = await settled(pilot)
        assert "Where did the silence" in text
        assert "What is new" not in text
        assert "like me to show" not in text
        assert "4 questions" in text


async def test_a_mentor_of_a_trainee_is_offered_what_is_for_them(offering: Room) -> None:
    app = offering.app(new_session(role=Role.MENTORING, stage="itt"))
    async with app.run_test(size=WIDE) as pilot:
        assert "6 questions" in await settled(pilot)


async def test_where_nothing_fits_it_is_said_and_nudges_stay_at_hand(offering: Room) -> None:
    app = offering.app(new_session(banks=("gone",)))
    async with app.run_test(size=WIDE) as pilot:
        assert "No questions here for this role" in await settled(pilot)
        await pilot.press("ctrl+o", "0", "enter")
        await pilot.pause()
        assert notes_of(app).document.lines[1] == "? And what else?"


async def test_follow_ups_stand_under_what_was_asked_and_enter_asks_one(offering: Room) -> None:
    app = offering.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        assert "Who noticed" not in await settled(pilot)
        await pilot.press("ctrl+o", "enter")
        rows = (await settled(pilot)).splitlines()
        assert [row[:24].rstrip() for row in rows[3:6]] == [
            "✓ What has gone well?",
            "  · Who noticed it first",
            "  · What made that possi",
        ]
        await pilot.press("ctrl+o", "down", "enter")
        assert "  ✓ Who noticed it first?" in await settled(pilot)
        assert notes_of(app).document.lines[2] == "? Who noticed it first?"
        assert [a.question for a in live_screen(app).live.session.asked] == ["well", "well/1"]
        await leave(pilot)
    app = offering.app(offering.store.load("20261123T120000Z-7f3a"))
    async with app.run_test(size=WIDE) as pilot:
        assert "  ✓ Who noticed it first?" in await settled(pilot)


async def test_a_nudge_is_never_ticked_or_starred(offering: Room) -> None:
    app = offering.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+o", "0", "enter", "ctrl+o", "0", "enter", "ctrl+o", "0", "space", "s")
        text = await settled(pilot)
        assert list(notes_of(app).document.lines[1:3]) == ["? And what else?"] * 2
        assert "✓" not in text
        assert "★" not in text


async def test_a_star_stays_and_stands_first_in_the_next_session(offering: Room) -> None:
    app = offering.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+o", "down", "s")
        text = await settled(pilot)
        assert text.count("★") == 1
        assert "STARRED" not in text
    app = offering.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        rows = (await settled(pilot)).splitlines()
        assert rows[2].startswith("1 STARRED")
        assert rows[3].startswith("· Where did the silence")


def foot(text: str) -> str:
    return next((row for row in text.splitlines() if row.startswith("n → ")), "")[4:38]


def burst(app: CoachApp, *keys: str) -> None:
    """Press keys faster than the app can take them in."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else "/" if key == "slash" else None))


async def test_one_line_says_what_might_come_next_and_moves_only_on_a_key(offering: Room) -> None:
    app = offering.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        assert foot(await settled(pilot)).startswith("What has gone well?")
        notes_of(app).insert('" The silence was long.\n')
        assert foot(await settled(pilot)).startswith("What has gone well?")
        await pilot.press("ctrl+o")
        assert foot(await settled(pilot)).startswith("Where did the silence")
        await pilot.press("n", "enter")
        await pilot.pause()
        assert "? Where did the silence begin?" in notes_of(app).document.lines


async def test_near_the_end_it_is_a_closing_prompt(offering: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coachtui.tui.screens.live.TICK", 0.02)
    app = offering.app(new_session())
    async with app.run_test(size=MEDIUM) as pilot:
        offering.clock.forward(40 * 60)
        await until(pilot, lambda: foot(screen_text(app.screen)).startswith("What will you do"))


async def test_markup_in_a_follow_up_is_shown_as_it_stands(offering: Room) -> None:
    app = offering.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+o", "down", "down", "enter")
        assert "  · [/nope] [$error]?" in await settled(pilot)


async def test_set_up_ticks_what_fits_until_the_coach_chooses_and_remembers_that(paths: Paths, clock: Clock) -> None:
    room = Room.in_folder(paths, clock, banks=Path(__file__).parents[2] / "question_banks")

    def ticked(app: CoachApp) -> tuple[str, ...]:
        return app.screen.query_one("#banks", Choices).chosen

    app = room.app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: "grow-for-teachers" in ticked(app))
        await pilot.press("enter", "enter", "left", "left", "left")  # to the stage, and to the first year
        await until(pilot, lambda: "early-career-mentoring" in ticked(app))
        app.screen.query_one("#banks", Choices).chosen = ("remote",)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, SessionScreen))
        assert live_screen(app).live.session.banks == ("remote",)
    app = room.app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: "grow-for-teachers" in ticked(app))
        await pilot.press("enter", "enter", "left", "left", "left")
        await until(pilot, lambda: ticked(app) == ("remote",))


async def test_keys_pressed_in_one_burst_go_where_they_were_meant_to(offering: Room) -> None:
    app = offering.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        burst(app, "ctrl+o", "0", "enter")
        await until(pilot, lambda: "? And what else?" in notes_of(app).document.lines)
        burst(app, "ctrl+o", "slash", *"silence", "enter")
        await until(pilot, lambda: "? Where did the silence begin?" in notes_of(app).document.lines)
        assert len(live_screen(app).live.session.asked) == 2
        assert not offering.workplace.keepsakes.stars


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe\x00", b'{"stars": [["starter"]]}', b"[" * 50_000])
async def test_a_damaged_file_of_stars_harms_no_session_and_takes_new_ones(offering: Room, content: bytes) -> None:
    kept = offering.paths.state / "questions.json"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(content)
    app = offering.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        assert "★" not in await settled(pilot)
        await pilot.press("ctrl+o", "s")
        assert "★" in await settled(pilot)
    assert offering.workplace.keepsakes.stars == {("starter", "well")}


LONG = """
format: 1
id: starter
title: Starter
phases:
""" + "".join(
    f"""
  - id: part-{part}
    title: Part {part}
    questions:
"""
    + "".join(
        f'      - {{id: "q{part}-{n}", text: "What of row {part} and seat {n}?", follow_ups: ["And behind it?"]}}\n'
        for n in range(200)
    )
    for part in range(5)
)


@pytest.fixture
def many(paths: Paths, clock: Clock, tmp_path: Path) -> Room:
    """Return a room with a thousand questions."""
    banks = tmp_path / "many"
    banks.mkdir()
    (banks / "starter.yaml").write_text(LONG, encoding="utf-8")
    return Room.in_folder(paths, clock, banks=banks)


@pytest.mark.parametrize("size", [WIDE, MEDIUM])
async def test_rows_that_come_below_what_was_asked_move_neither_mark_nor_list(
    many: Room, size: tuple[int, int]
) -> None:
    app = many.app(new_session())
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+o", "3", *["down"] * 36, *["up"] * 6)
        await settled(pilot)
        questions = live_screen(app).bank.questions
        marked, scrolled = questions.place
        await pilot.press("enter")
        await until(pilot, lambda: live_screen(app).live.session.asked)
        text = await settled(pilot)
        assert questions.place == (marked, scrolled)
        assert "✓ What of row 2 and seat 30?" in text
        await pilot.press("ctrl+o", "down", "enter")
        await until(pilot, lambda: len(live_screen(app).live.session.asked) == 2)
        await settled(pilot)
        assert questions.place == (f"{marked}.0", scrolled)
        await pilot.press("ctrl+o", "up", "space")  # the tick goes, and the rows below it with it
        await settled(pilot)
        assert questions.place == (marked, scrolled)


async def test_an_emptied_filter_shows_the_list_as_it_was_left(many: Room) -> None:
    app = many.app(new_session())
    async with app.run_test(size=MEDIUM) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+o", "4", "down", "down")
        await settled(pilot)
        questions = live_screen(app).bank.questions
        left = questions.place
        await pilot.press("slash", *"seat", "escape")
        await settled(pilot)
        assert questions.place == left


async def test_the_rest_of_a_long_part_comes_at_a_key_and_is_asked_like_any(many: Room) -> None:
    app = many.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+o", "2", "up")  # the last row of the part above offers more
        await pilot.press("space", "s")
        text = await settled(pilot)
        assert "… 40 more: Enter lists some" in text
        assert not live_screen(app).live.session.asked
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: live_screen(app).live.session.asked)
        assert live_screen(app).live.session.asked[0].text == "What of row 0 and seat 160?"


async def test_what_a_filter_finds_beyond_the_list_is_asked_and_listed(many: Room) -> None:
    app = many.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+o", "slash")
        live_screen(app).bank.field.value = "row 4 seat 188"
        await settled(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: live_screen(app).live.session.asked)
        assert "✓ What of row 4 and seat 188?" in await settled(pilot)


async def test_the_place_of_the_suggestion_never_changes_its_size(offering: Room) -> None:
    app = offering.app(new_session())
    async with app.run_test(size=MEDIUM) as pilot:
        await settled(pilot)
        place = app.screen.query_one("#next").region
        for _ in range(5):
            await pilot.press("ctrl+o", "n", "enter")
            await settled(pilot)
            assert app.screen.query_one("#next").region == place
        assert place.height == 2
