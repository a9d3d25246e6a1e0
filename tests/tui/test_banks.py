"""The screen of question banks: list, preview and verdicts, in step with the files, whatever is in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from coachtui.banks import Origin, SharedFolder, Shelf, folders
from coachtui.banks.places import banks_in
from coachtui.checker import Report, Setting
from coachtui.paths import Paths
from coachtui.tui.app import CoachApp
from coachtui.tui.screens.banks import BanksScreen
from coachtui.tui.screens.home import HomeScreen
from tests.builders import Clock
from tests.hostile import HOSTILE, MUST_NOT_REACH_A_TERMINAL
from tests.tui.room import Room, live_screen, new_session, screen_text, settled, until

WIDE, MEDIUM, NARROW = (140, 40), (80, 24), (64, 20)
OURS = """
format: 1
id: ours
title: Our questions
description: For the week after a visit.
phases:
  - id: open
    title: Open
    purpose: What they want from it
    questions:
      - {id: plan, text: "Have you tried a seating plan?", purpose: Options}
      - {id: notice, text: "What did you notice?", purpose: Facts, follow_ups: ["Why did you stop?"]}
"""
BROKEN = "- this is not a bank\n"


class Desk:
    """The trainer's own folder, with an editor in front of it."""

    def __init__(self, room: Room) -> None:
        self.folder = room.paths.banks
        self.folder.mkdir(parents=True)
        self._clock = room.clock

    def save(self, text: str, name: str = "ours.yaml") -> None:
        """Write a file, as an editor does, and let a moment go by."""
        beside = self.folder / "beside"
        beside.write_text(text, encoding="utf-8", errors="surrogatepass")
        beside.replace(self.folder / name)
        self.wait()

    def wait(self) -> None:
        """Let the time of one look go by."""
        self._clock.forward(0.5)


@pytest.fixture
def desk(room: Room) -> Desk:
    """Return the folder, with one bank in it."""
    desk = Desk(room)
    desk.save(OURS)
    return desk


async def opened(
    app: CoachApp, pilot: Pilot[None], wanted: str = "Our questions", *, complete: bool = True
) -> BanksScreen:
    """Open the screen from Home and wait for a bank, and until every place has answered or for no more than that."""
    await pilot.press("b")
    await until(pilot, lambda: isinstance(app.screen, BanksScreen) and wanted in screen_text(app.screen))
    screen = app.screen
    assert isinstance(screen, BanksScreen)
    await until(pilot, lambda: screen.complete or not complete)
    return screen


def shows(app: CoachApp, *words: str) -> Callable[[], bool]:
    """Return whether all these words stand on the screen."""
    return lambda: all(one in screen_text(app.screen) for one in words)


async def test_the_list_says_where_banks_come_from_how_large_and_how_well_they_are(room: Room, desk: Desk) -> None:
    app = room.app()
    async with app.run_test(size=WIDE) as pilot:
        await opened(app, pilot)
        await until(pilot, shows(app, "2 questions · 2 to reword", "7 questions · all well"))
        text = screen_text(app.screen)
        assert text.index("YOURS") < text.index("· Our questions") < text.index("CAME WITH COACHTUI")


@pytest.mark.parametrize("size", [WIDE, MEDIUM])
async def test_the_preview_shows_the_marked_bank_as_a_coach_will_see_it(
    room: Room, desk: Desk, size: tuple[int, int]
) -> None:
    app = room.app()
    async with app.run_test(size=size) as pilot:
        await opened(app, pilot)
        await until(pilot, shows(app, "1 OPEN", "· What did you notice?", "› Why did you stop?", "Facts"))
        assert "What they want from it" in screen_text(app.screen)
        await pilot.press("j")
        await until(pilot, shows(app, "What would make this time useful for you?"))


async def test_a_place_that_answers_late_does_not_take_the_mark_from_the_first_bank(
    room: Room, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = Event()

    def late(folder: Traversable, origin: Origin) -> object:
        if origin is Origin.OWN:
            free.wait(60)
        return banks_in(folder, origin)

    monkeypatch.setattr("coachtui.banks.shelf.banks_in", late)
    app = room.app()
    async with app.run_test(size=WIDE) as pilot:
        await opened(app, pilot, "Starter questions", complete=False)
        await until(pilot, shows(app, "What would make this time useful for you?"))
        free.set()
        await until(pilot, shows(app, "· Our questions", "› Why did you stop?"))


async def test_beside_a_prompt_stands_the_letter_what_it_may_sound_like_and_another_way(room: Room, desk: Desk) -> None:
    app = room.app()
    async with app.run_test(size=WIDE) as pilot:
        await opened(app, pilot)
        await until(pilot, shows(app, "D · Have you tried a seating plan?", "Q   › Why did you stop?"))
        text = screen_text(app.screen)
        assert "may be advice in the form of a question" in text
        assert "another way: What " in text
        assert not {"error", "wrong", "warning", "violation", "score"} & set(text.lower().split())


async def test_a_change_is_seen_when_the_clock_says_that_it_is_time_to_look(room: Room, desk: Desk) -> None:
    app = room.app()
    async with app.run_test(size=WIDE) as pilot:
        await opened(app, pilot)
        await until(pilot, shows(app, "2 to reword"))
        desk.save(OURS.replace("Have you tried a seating plan", "What would a timer change"))
        await until(pilot, shows(app, "What would a timer change?", "2 questions · 1 to reword"))
        assert "12:00 read again: ours.yaml" in screen_text(app.screen)


async def test_only_prompts_that_changed_are_checked_again(
    room: Room, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    check = type(room.workplace).check

    def listen(workplace: object, text: str, setting: Setting) -> Report:
        heard.append(text)
        return check(room.workplace, text, setting)

    monkeypatch.setattr(type(room.workplace), "check", listen)
    app = room.app()
    async with app.run_test(size=WIDE) as pilot:
        await opened(app, pilot)
        await until(pilot, shows(app, "2 to reword", "all well"))
        heard.clear()
        desk.save(OURS.replace("Have you tried a seating plan", "What would a timer change"))
        await until(pilot, shows(app, "1 to reword"))
        assert set(heard) == {"What would a timer change?"}


async def test_a_file_that_is_broken_keeps_its_last_good_version_and_the_screen_says_so(room: Room, desk: Desk) -> None:
    app = room.app()
    async with app.run_test(size=WIDE) as pilot:
        await opened(app, pilot)
        desk.save(BROKEN)
        await until(pilot, shows(app, "The version before stays in use, and is shown here."))
        text = await settled(pilot)
        assert "ours.yaml:1:1: " in text
        assert "Have you tried a seating plan?" in text
        assert "version before in use" in text
        found = room.workplace.shelf.find("ours")
        assert found is not None
        assert found.bank is not None
        desk.save(OURS)
        await until(pilot, lambda: "The version before" not in screen_text(app.screen))


async def test_what_is_to_mend_stands_first_with_line_and_column_and_what_to_do(room: Room, desk: Desk) -> None:
    app = room.app()
    async with app.run_test(size=WIDE) as pilot:
        await opened(app, pilot)
        desk.save(OURS.replace("purpose: What they want", "purpos: What they want"))
        await until(pilot, shows(app, "ours.yaml:9:5: `purpos` is not a field", "Did you mean `purpose`?", "1 to mend"))
        assert "The version before" not in screen_text(app.screen)


async def test_a_new_file_appears_and_a_removed_one_goes(room: Room, desk: Desk) -> None:
    app = room.app()
    async with app.run_test(size=WIDE) as pilot:
        await opened(app, pilot)
        desk.save(OURS.replace("id: ours", "id: more").replace("Our questions", "More of them"), "zz.yaml")
        await until(pilot, shows(app, "More of them", "new here: zz.yaml"))
        assert "in 1 phase · ours.yaml" in screen_text(app.screen)  # what was marked is still marked
        (desk.folder / "ours.yaml").unlink()
        desk.wait()
        await pilot.pause(0.3)
        desk.wait()
        await until(pilot, shows(app, "no longer there: ours.yaml"))
        text = await settled(pilot)
        assert "Our questions" not in text
        assert "2 questions in 1 phase · zz.yaml" in text


async def test_without_banks_of_their_own_people_hear_how_to_begin(room: Room) -> None:
    app = room.app()
    async with app.run_test(size=WIDE) as pilot:
        await opened(app, pilot, "Starter questions")
        assert "None yet. `coachtui bank new NAME`" in screen_text(app.screen)


async def test_slash_filters_the_banks_and_escape_leads_back_step_by_step(room: Room, desk: Desk) -> None:
    app = room.app()
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(app, pilot)
        await pilot.press("slash", "s", "t", "a")
        await until(pilot, lambda: "Our questions" not in screen_text(screen))
        assert "What would make this time useful for you?" in await settled(pilot)
        await pilot.press("x", "y")
        await until(pilot, shows(app, "Nothing matches “staxy”. Esc clears."))
        await pilot.press("escape")
        await until(pilot, shows(app, "Our questions"))
        assert screen.rows.has_focus
        await pilot.press("enter")
        assert screen.preview.has_focus
        await pilot.press("escape")
        assert screen.rows.has_focus
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))


async def test_a_narrow_window_shows_one_of_the_two(room: Room, desk: Desk) -> None:
    app = room.app()
    async with app.run_test(size=NARROW) as pilot:
        await opened(app, pilot)
        await until(pilot, shows(app, "CAME WITH COACHTUI"))
        assert "1 OPEN" not in screen_text(app.screen)
        await pilot.press("enter")
        await until(pilot, shows(app, "1 OPEN"))
        assert "CAME WITH COACHTUI" not in screen_text(app.screen)
        await pilot.press("escape")
        await until(pilot, shows(app, "CAME WITH COACHTUI"))


async def test_n_goes_from_one_remark_to_the_next_and_round_again(room: Room, desk: Desk) -> None:
    few = "\n".join(f'      - "What did you notice at table {n}?"' for n in range(60))
    desk.save(f'{OURS}{few}\n      - "You should plan it."\n{few.replace("table", "desk")}\n')
    app = room.app()
    async with app.run_test(size=MEDIUM) as pilot:
        screen = await opened(app, pilot)
        await until(pilot, shows(app, "D · Have you"))
        places = []
        for _ in range(200):
            await pilot.press("n")
            places.append(screen.preview.scroll_offset.y)
            if "You should plan it." in screen_text(screen):
                break
        assert "You should plan it." in screen_text(screen)
        assert places == sorted(places)
        await pilot.press("end")
        await pilot.press(*["n"] * 2)
        assert screen.preview.scroll_offset.y < places[-1]


async def test_an_edit_leaves_the_eye_where_it_was(room: Room, desk: Desk) -> None:
    few = "\n".join(f'      - "What did you notice at table {n}?"' for n in range(200))
    desk.save(f"{OURS}{few}\n")
    app = room.app()
    async with app.run_test(size=MEDIUM) as pilot:
        screen = await opened(app, pilot)
        await until(pilot, shows(app, "202 questions in"))
        await pilot.press("enter", *["pagedown"] * 4)
        at = screen.preview.scroll_offset.y
        assert at > 40
        desk.save(f"{OURS}{few}\n      - What else?\n")
        await until(pilot, shows(app, "203 questions"))
        assert (await settled(pilot)).count("at table")
        assert screen.preview.scroll_offset.y == at


def hostile_bank(text: str) -> str:
    """Return a bank with one text in every field that is shown."""
    quoted = "".join(f"\\U{ord(char):08x}" if not 0xD800 <= ord(char) < 0xE000 else "\\ufffd" for char in text[:200])
    said = f'"a{quoted}b"'
    return f"""
format: 1
id: ours
title: {said[:700] if len(said) < 700 else '"long"'}
version: {said}
description: {said}
source: {said}
phases:
  - id: open
    title: "x"
    purpose: {said}
    questions:
      - text: {said}
        purpose: {said}
        follow_ups: [{said}]
"""


async def test_hostile_words_in_every_field_stand_there_as_they_are(room: Room) -> None:
    desk = Desk(room)
    for number, text in enumerate(HOSTILE.values(), start=100):
        desk.save(hostile_bank(text), f"{number}.yaml")
    app = room.app()
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(app, pilot, "YOURS")
        for number, text in enumerate(HOSTILE.values(), start=100):
            await until(pilot, shows(app, f"{number}.yaml"))
            shown = screen_text(app.screen)
            assert not set(shown) & MUST_NOT_REACH_A_TERMINAL, text[:40]
            if text.isascii() and text.isprintable() and len(text) < 20:
                assert f"a{text}b" in shown
            await pilot.press("j")
        assert app.is_running


async def test_hostile_words_in_file_names_and_in_the_filter_do_no_harm(room: Room) -> None:
    desk = Desk(room)
    for number, text in enumerate(("[@click=app.quit]x[_]", "[_nope]", "\x1b[31mred", "a\u202eb")):
        desk.save("- broken\n", f"{text}{number}.yaml".replace("/", "_"))
    app = room.app()
    async with app.run_test(size=WIDE) as pilot:
        await opened(app, pilot, "YOURS")
        await until(pilot, shows(app, "[@click=app.quit]x[_]0.yaml", "[_nope]1.yaml"))
        assert not set(screen_text(app.screen)) & MUST_NOT_REACH_A_TERMINAL
        await pilot.press("slash", "left_square_bracket", "slash", "b", "right_square_bracket")
        await until(pilot, shows(app, "Nothing matches “[b]”. Esc clears."))


async def test_ten_thousand_questions_open_bit_by_bit_and_keys_are_taken_meanwhile(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = "\n".join(f'      - "What did you notice at number {n}?"' for n in range(10_000))
    desk = Desk(room)
    desk.save(OURS + many)
    monkeypatch.setattr("coachtui.tui.widgets.longtext.AT_ONCE", 0.0)
    monkeypatch.setattr("coachtui.tui.banking.Hearing.begin", lambda *_: None)
    app = room.app()
    async with app.run_test(size=WIDE) as pilot:
        await opened(app, pilot)
        screen = app.screen
        assert isinstance(screen, BanksScreen)
        await until(pilot, shows(app, "10,002 questions"))
        await until(pilot, lambda: screen.preview.rows_laid_out > 10)
        assert screen.preview.rows_laid_out < 10_000
        await pilot.press("j")
        assert await until(pilot, shows(app, "What would make this time useful for you?"))
        monkeypatch.undo()
        await pilot.press("k", "enter")
        await until(pilot, lambda: screen.preview.rows_laid_out > 10_000)
        await pilot.press("end")
        await until(pilot, shows(app, "at number 9999?"))


@pytest.fixture
def hanging(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Let every shared folder hang until the event is set."""
    free, look = Event(), folders._look

    def hang(*arguments: object) -> object:
        free.wait(60)
        return look(*arguments)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(folders, "_look", hang)
    yield free
    free.set()


async def test_a_shared_drive_that_hangs_is_said_quietly_and_the_rest_goes_on(
    room: Room, desk: Desk, hanging: Event, tmp_path: Path
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    (share / "theirs.yaml").write_text(OURS.replace("id: ours", "id: theirs"), encoding="utf-8")
    shelf = Shelf(own=desk.folder, folders=[SharedFolder(share, patience=0.01, rest=0)], shipped=tmp_path / "none")
    room.workplace.__dict__["shelf"] = shelf
    app = room.app()
    async with app.run_test(size=WIDE) as pilot:
        await opened(app, pilot)
        await until(pilot, shows(app, "NOT READ", "does not answer"))
        desk.save(OURS.replace("Our questions", "Ours, changed"))
        await until(pilot, shows(app, "Ours, changed"))
        hanging.set()
        for _ in range(50):
            desk.wait()
            await pilot.pause(0.05)
            if "SHARED FOLDERS" in screen_text(app.screen):
                break
        await until(pilot, shows(app, "SHARED FOLDERS"))
        await until(pilot, lambda: "does not answer" not in screen_text(app.screen))


# In a session


async def test_in_a_session_a_newer_bank_is_one_quiet_line_and_the_questions_stay(room: Room, desk: Desk) -> None:
    app = room.app(new_session(banks=("ours",)))
    async with app.run_test(size=WIDE) as pilot:
        before = await settled(pilot)
        live = live_screen(app)
        desk.save(OURS.replace("What did you notice?", "What did you hear?"))
        live._newer.look()
        await until(pilot, shows(app, "Newer next time: Our questions"))
        after = await settled(pilot)
        assert "What did you hear?" not in after
        assert before.splitlines()[:20] == after.splitlines()[:20]
        desk.save(OURS)
        live._newer.look()
        await until(pilot, lambda: "Newer next time" not in screen_text(app.screen))


async def test_in_a_session_a_broken_bank_is_no_newer_version(room: Room, desk: Desk) -> None:
    app = room.app(new_session(banks=("ours",)))
    async with app.run_test(size=MEDIUM) as pilot:
        await settled(pilot)
        told: list[tuple[str, ...]] = []
        newer = live_screen(app)._newer
        newer._told = told.append
        desk.save(BROKEN)
        newer._look()
        assert told == []
        desk.save(OURS.replace("Have you tried", "What of"))
        newer._look()
        newer._look()
        assert told == [("Our questions",)]


async def test_the_next_session_uses_the_newer_version(paths: Paths, clock: Clock) -> None:
    room = Room.in_folder(paths, clock)
    desk = Desk(room)
    desk.save(OURS)
    assert room.workplace.banks_of(("ours",), "coaching", "")[0].questions[1].text == "What did you notice?"
    desk.save(OURS.replace("What did you notice?", "What did you hear?"))
    app = room.app(new_session(banks=("ours",)))
    async with app.run_test(size=WIDE) as pilot:
        assert "What did you hear?" in await settled(pilot)
