"""The live screen as a coach uses it: the three panes and the traffic between them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from textual import events
from textual.geometry import Offset
from textual.pilot import Pilot

from coachtui.paths import Paths
from coachtui.session import Choice, Kind, Line, SharedScreen
from coachtui.text import clean
from coachtui.tui.app import CoachApp
from coachtui.tui.screens.cover import CoverScreen
from coachtui.tui.screens.help import HelpScreen
from coachtui.tui.screens.live import SessionScreen
from coachtui.tui.widgets.bank import BankPane
from coachtui.tui.widgets.questionlist import QuestionList
from tests.builders import Clock
from tests.hostile import HOSTILE
from tests.tui.room import Room, leave, live_screen, new_session, notes_of, screen_text, until

WIDE, MEDIUM, NARROW = (140, 40), (90, 24), (70, 20)


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Press the keys for `text`."""
    names = {"\n": "enter", " ": "space"}
    await pilot.press(*(names.get(char, char) for char in text))


def typed(app: CoachApp) -> list[str]:
    return list(notes_of(app).document.lines)


async def test_a_session_opens_with_its_agreement_and_the_cursor_below_it(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE):
        notes = notes_of(app)
        assert notes.has_focus
        assert notes.cursor_location == (1, 0)
        assert "Nothing here. Listen." in screen_text(app.screen)


async def test_enter_on_a_question_writes_it_down_ticks_it_and_goes_on_below(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        room.clock.forward(65)
        await pilot.press("ctrl+o", "enter")
        await pilot.pause()
        assert typed(app)[1:] == ["? What has gone well since we last met?", ""]
        assert notes_of(app).has_focus
        (asked,) = live_screen(app).live.session.asked
        assert (asked.bank, asked.question, asked.phase, asked.at) == ("starter", "well", "open", 65)
        text = screen_text(app.screen)
        assert "✓ What has gone well" in text
        assert "01:05 ? What has gone well" in text
        assert "1/2" in text


async def test_one_undo_takes_the_question_and_its_tick_away(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+o", "enter", "ctrl+z")
        await pilot.pause()
        assert typed(app)[1:] == [""]
        assert not live_screen(app).live.session.asked
        assert "✓" not in screen_text(app.screen)


async def test_a_long_paste_is_one_step_there_and_back(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=MEDIUM) as pilot:
        app.screen.post_message(events.Paste("\n".join(f"row {n}" for n in range(500))))
        await pilot.pause()
        assert len(typed(app)) == 501
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert typed(app)[1:] == [""]
        await pilot.press("ctrl+y")
        await pilot.pause()
        assert len(typed(app)) == 501
        assert app.is_running


async def test_a_question_is_found_by_the_beginnings_of_its_words(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+o", "slash")
        await type_text(pilot, "hear sa")
        await pilot.press("enter")
        await pilot.pause()
        assert typed(app)[1] == "? What did you hear them say?"
        assert "✓ What did you hear them say?" in screen_text(app.screen)
        assert app.screen.query_one(BankPane).query_one("#filter").value == ""  # type: ignore[attr-defined]  # an Input


async def test_a_filter_without_a_match_says_so(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+o", "slash")
        await type_text(pilot, "zzzqq")
        assert "Nothing matches “zzzqq”. Esc clears." in screen_text(app.screen)
        await pilot.press("escape")
        await pilot.pause()
        assert "What has gone well" in screen_text(app.screen)
        assert notes_of(app).has_focus


async def test_a_digit_jumps_to_a_phase(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+o", "3", "enter")
        await pilot.pause()
        assert typed(app)[1] == "? What will you do, and by when?"


async def test_space_ticks_a_question_without_writing_it_down(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+o", "space")
        await pilot.pause()
        assert typed(app)[1:] == [""]
        assert "✓ What has gone well" in screen_text(app.screen)
        await pilot.press("space")
        await pilot.pause()
        assert "✓" not in screen_text(app.screen)


async def test_nothing_is_flagged_before_the_sentence_ends(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await type_text(pilot, "? You should plan it")
        await pilot.pause()
        assert "Nothing here. Listen." in screen_text(app.screen)
        await pilot.press("full_stop")
        await pilot.pause()
        text = screen_text(app.screen)
        assert "1 here" in text
        assert "D  00:00 ? You should plan it." in text


async def test_a_pause_shows_the_warning_too(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coachtui.tui.screens.live.PAUSE", 0.01)
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await type_text(pilot, "? You should plan it")
        await until(pilot, lambda: "1 here" in screen_text(app.screen))


async def test_what_was_typed_about_is_underlined(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await type_text(pilot, "? You should plan it.")
        await pilot.pause()
        strip = notes_of(app).render_line(notes_of(app).cursor_screen_offset.y - notes_of(app).region.y)
        underlined = "".join(s.text for s in strip if s.style is not None and s.style.underline)
        assert underlined.startswith("You should")


async def test_their_words_are_never_flagged(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await type_text(pilot, '" I should have waited. You should plan it.')
        await pilot.pause()
        assert "Nothing here. Listen." in screen_text(app.screen)


async def test_a_reframe_replaces_words_that_were_not_said_yet_as_one_step(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await type_text(pilot, "? You should ring home.")
        await pilot.pause()
        flag = live_screen(app).check.opened
        assert flag is not None
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert typed(app)[1] == "? " + flag.finding.reframes[0]
        assert "Nothing here. Listen." in screen_text(app.screen)
        (decision,) = live_screen(app).live.session.decisions
        assert decision.choice is Choice.USED
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert typed(app)[1] == "? You should ring home."


async def test_words_already_said_stay_and_the_other_way_goes_below_as_private(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await type_text(pilot, '? You should ring home.\n" Hm, well.')
        await pilot.pause()
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert typed(app)[1] == "? You should ring home."
        assert typed(app)[2].startswith("# next time: ")
        assert typed(app)[3] == '" Hm, well.'
        assert live_screen(app).live.session.lines[2].kind is Kind.PRIVATE


@pytest.mark.parametrize("key", ["ctrl+r", "f7"])
async def test_words_already_said_get_one_other_wording_however_often_its_key_is_pressed(room: Room, key: str) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await type_text(pilot, '? You should ring home.\n" Hm, well.')
        await pilot.pause()
        for _ in range(2):
            app.post_message(events.Key(key, None))
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
        assert [line.startswith("# next time: ") for line in typed(app)] == [False, False, True, False]
        assert "Nothing here. Listen." in screen_text(app.screen)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: "1 here" in screen_text(app.screen))
        await pilot.press(key)
        await until(pilot, lambda: typed(app)[2].startswith("# next time: "))


async def test_two_quick_keys_reword_what_was_not_said_yet_once(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await type_text(pilot, "? You should ring home.")
        await pilot.pause()
        flag = live_screen(app).check.opened
        assert flag is not None
        for _ in range(2):
            app.post_message(events.Key("ctrl+r", None))
        await pilot.pause()
        assert typed(app)[1] == "? " + flag.finding.reframes[0]


@pytest.mark.parametrize(("key", "down"), [("ctrl+r", 1), ("ctrl+l", 0), ("escape", 0)])
async def test_after_a_look_at_a_warning_the_coach_goes_on_where_they_were_writing(
    room: Room, key: str, down: int
) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await type_text(pilot, '? You should ring home.\n? You must rest.\n" Hm, wel')
        await pilot.press("left", "ctrl+n", "ctrl+n")
        await pilot.pause()
        assert notes_of(app).cursor_location[0] in (1, 2)
        await pilot.press(key)
        await pilot.pause()
        assert notes_of(app).cursor_location == (3 + down, 8)
        assert notes_of(app).has_focus


async def test_ctrl_r_without_a_look_leaves_the_coach_where_they_are_writing(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await type_text(pilot, '? You should ring home.\n" Hm, wel')
        await pilot.pause()
        await pilot.press("ctrl+r", "l")
        await pilot.pause()
        assert typed(app)[3] == '" Hm, well'
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        await pilot.pause()
        assert notes_of(app).cursor_location[0] == 2


async def test_a_sentence_behind_the_one_reworded_is_gone_on_with(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await type_text(pilot, "? You should ring home. And the")
        await until(pilot, lambda: live_screen(app).check.opened)
        await pilot.press("ctrl+n", "ctrl+r", "n")
        await pilot.pause()
        assert typed(app)[1].endswith(" And then")


async def test_who_writes_or_moves_at_a_warning_stays_there(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await type_text(pilot, '? You should ring home.\n? You must rest.\n" Hm.')
        await pilot.press("ctrl+n", "right", "ctrl+l")
        await pilot.pause()
        assert notes_of(app).cursor_location[0] in (1, 2)


async def test_a_question_asked_after_a_look_at_a_warning_stands_where_the_coach_was_writing(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await type_text(pilot, '? You should ring home.\n" Hm.')
        await pilot.press("ctrl+n", "ctrl+o", "enter")
        await pilot.pause()
        assert typed(app)[3:] == ["? What has gone well since we last met?", ""]


async def test_a_warning_left_is_gone_and_stays_gone(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await type_text(pilot, "? You should ring home.")
        await pilot.pause()
        await pilot.press("ctrl+l")
        await type_text(pilot, '\n" Hm.')
        await pilot.pause()
        assert "Nothing here. Listen." in screen_text(app.screen)


async def test_next_note_walks_through_the_warnings(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await type_text(pilot, "? You should ring home.\n? You must sit down.\n")
        await pilot.pause()
        rows = []
        for _ in range(3):
            await pilot.press("ctrl+n")
            await pilot.pause()
            rows.append(notes_of(app).cursor_location[0])
        assert rows in ([2, 1, 2], [1, 2, 1])


async def test_the_mark_of_a_line_is_walked_on_with_one_key(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await type_text(pilot, "well")
        kinds = []
        for _ in range(5):
            await pilot.press("ctrl+t")
            await pilot.pause()
            kinds.append(live_screen(app).live.session.lines[1].kind)
        assert kinds == [Kind.COACHEE, Kind.ASKED, Kind.ACTION, Kind.PRIVATE, Kind.NOTE]
        assert typed(app)[1] == "well"
        assert notes_of(app).cursor_location == (1, 4)


async def test_stamps_stay_with_their_lines(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        room.clock.forward(60)
        await type_text(pilot, "one\n")
        room.clock.forward(60)
        await type_text(pilot, "two")
        await pilot.press("up", "home", "enter", "up")
        room.clock.forward(60)
        await type_text(pilot, "zero")
        await pilot.pause()
        text = screen_text(app.screen)
        assert "01:00 one" in text
        assert "02:00 two" in text
        assert "03:00 zero" in text


async def test_the_header_turns_to_saved_and_then_says_nothing_new(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await type_text(pilot, "one")
        await until(pilot, lambda: "saved 12:00" in screen_text(app.screen))


async def test_everything_typed_is_in_the_file_after_quitting_at_once(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await type_text(pilot, '" They just start.\n> ring home by Friday')
        await leave(pilot)
    kept = room.store.load("20261123T120000Z-7f3a")
    assert kept.notes[1:] == ('" They just start.', "> ring home by Friday")


async def test_focus_mode_cover_and_hidden_check_come_and_go_with_one_key(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await type_text(pilot, "secret words")
        await pilot.press("f3")
        await pilot.pause()
        assert "What has gone well" not in screen_text(app.screen)
        assert "secret words" in screen_text(app.screen)
        await pilot.press("f3", "f4")
        await pilot.pause()
        assert "Judgementoring" not in screen_text(app.screen)
        await pilot.press("f4", "f9")
        await pilot.pause()
        assert isinstance(app.screen, CoverScreen)
        assert "secret" not in screen_text(app.screen)
        await pilot.press("escape")
        await pilot.pause()
        assert "secret words" in screen_text(app.screen)
        assert notes_of(app).has_focus


async def test_help_opens_and_closes_over_the_session(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, SessionScreen)


@pytest.mark.parametrize(("size", "panes"), [(WIDE, 3), (MEDIUM, 3), (NARROW, 2)])
async def test_the_panes_find_their_place_at_every_width(room: Room, size: tuple[int, int], panes: int) -> None:
    app = room.app(new_session())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        screen = live_screen(app)
        visible = [pane for pane in (screen.bank, screen.notes, screen.check) if pane.region.area]
        assert len(visible) == panes
        assert all(screen.region.contains_region(pane.region) for pane in visible)


async def test_a_screen_both_can_see_shows_nothing_of_the_check_until_it_is_wanted(room: Room) -> None:
    app = room.app(new_session(shared_screen=SharedScreen.BOTH))
    async with app.run_test(size=WIDE) as pilot:
        await type_text(pilot, "? You should ring home.")
        await pilot.pause()
        text = screen_text(app.screen)
        assert "Judgementoring" not in text
        assert "D  00:00" not in text
        live_screen(app).toggle_discreet()
        await pilot.pause()
        text = screen_text(app.screen)
        assert "Judgementoring" in text
        assert "D  00:00" in text


@pytest.mark.parametrize("key", ["ctrl+r", "ctrl+l", "ctrl+n", "f7"])
async def test_on_a_screen_both_can_see_no_key_acts_on_what_is_not_shown(room: Room, key: str) -> None:
    app = room.app(new_session(shared_screen=SharedScreen.BOTH))
    async with app.run_test(size=WIDE) as pilot:
        await type_text(pilot, '? You should ring home.\n" Hm.')
        await pilot.press(key)
        await pilot.pause()
        assert typed(app)[1:] == ["? You should ring home.", '" Hm.']
        assert notes_of(app).cursor_location == (2, 5)
        assert live_screen(app).live.session.decisions == ()


@pytest.mark.parametrize(("size", "says"), [(WIDE, True), (MEDIUM, False)])
async def test_a_session_opened_from_home_says_at_once_who_can_see_the_screen(
    room: Room, size: tuple[int, int], says: bool
) -> None:
    app = room.app()
    async with app.run_test(size=size) as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, SessionScreen))
        await pilot.pause()
        assert ("only I can see this screen" in screen_text(app.screen)) == says
        await pilot.resize_terminal(*(MEDIUM if says else WIDE))
        await until(pilot, lambda: ("only I can see this screen" in screen_text(app.screen)) != says)


async def test_a_narrow_window_shows_the_questions_when_asked_and_the_notes_again(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("f2")
        await pilot.pause()
        assert "What has gone well" in screen_text(app.screen)
        await pilot.press("enter")
        await pilot.pause()
        assert "? What has gone well since we last met?" in screen_text(app.screen)
        assert notes_of(app).region.area


async def test_a_window_too_small_says_so_in_one_line_and_loses_nothing(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await type_text(pilot, "kept")
        await pilot.resize_terminal(50, 10)
        await pilot.pause()
        assert screen_text(app.screen).strip() == "Window too small (60x12 needed)"
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        await type_text(pilot, " on")
        await pilot.pause()
        assert "kept on" in screen_text(app.screen)


async def test_a_click_on_underlined_words_opens_their_card(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await type_text(pilot, "? You should ring home.\n? You must sit down.\n")
        await pilot.pause()
        await pilot.click("#notes", offset=Offset(13, 2))
        await pilot.pause()
        opened = live_screen(app).check.opened
        assert opened is not None
        assert opened.line == notes_of(app).cursor_location[0]


async def test_a_long_session_is_checked_without_holding_up_the_first_key(room: Room) -> None:
    lines = tuple(Line(n, Kind.NOTE, f"{n} You should wait.") for n in range(450))
    app = room.app(replace(new_session(), lines=lines))
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: len(live_screen(app).live.flags) == 450)


def no_control_characters(text: str) -> bool:
    return not set(text) & {chr(n) for n in (*range(10), *range(11, 32), *range(127, 160))}


async def test_hostile_text_in_the_notes_stands_there_as_it_is_and_does_nothing(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        for text in HOSTILE.values():
            notes_of(app).insert(text + "\n")
            await pilot.pause()
            assert no_control_characters(screen_text(app.screen))
        assert app.is_running
        assert live_screen(app).live.typed == tuple(notes_of(app).document.lines)


async def test_hostile_names_are_shown_as_they_are(room: Room) -> None:
    everything = " ".join(HOSTILE.values())
    app = room.app(new_session(who="[@click=app.quit]x[/] [/nope]", focus=everything))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.click("#header", offset=Offset(3, 0))
        assert app.is_running
        text = screen_text(app.screen)
        assert "[@click=app.quit]x[/] [/nope]" in text
        assert no_control_characters(text)


async def test_hostile_questions_are_listed_asked_and_noted_as_they_are(paths: Paths, clock: Clock) -> None:
    paths.banks.mkdir(parents=True)
    questions = [clean(text)[:400] or "empty" for text in HOSTILE.values()]
    bank = {
        "format": 1,
        "id": "hostile",
        "title": "[/nope]",
        "phases": [{"id": "all", "title": "[@click=app.quit]x[/]", "questions": questions}],
    }
    (paths.banks / "hostile.yaml").write_text(json.dumps(bank, ensure_ascii=False), encoding="utf-8")
    room = Room.in_folder(paths, clock)
    app = room.app(new_session(banks=("hostile",)))
    async with app.run_test(size=WIDE) as pilot:
        pane = app.screen.query_one(QuestionList)
        assert pane.option_count > len(HOSTILE) // 2
        for number in range(0, pane.option_count, 7):
            pane.highlighted = number
            await pilot.pause()
            assert no_control_characters(screen_text(app.screen))
        await pilot.press("ctrl+o", "enter")
        await pilot.pause()
        assert app.is_running
        assert typed(app)[1].startswith("? ")


async def test_in_a_window_made_narrower_every_word_of_the_notes_is_in_sight(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: "You read these notes" in screen_text(app.screen))
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "these notes before anyone else." in screen_text(app.screen))
        assert "You read thes" not in screen_text(app.screen)
