"""Home and set-up: going on, starting, and hearing what needs mending."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from textual.widgets import Input

from coachtui.errors import StorageError
from coachtui.paths import Paths
from coachtui.session import Role, Session, SharedScreen
from coachtui.tui.screens.home import HomeScreen
from coachtui.tui.screens.live import SessionScreen
from coachtui.tui.screens.new import NewSessionScreen
from tests.builders import NOON, Clock, a_session
from tests.tui.room import Room, leave, live_screen, screen_text, until

SIZE = (100, 30)


async def test_home_without_sessions_says_how_to_start_and_that_nothing_is_sent(room: Room) -> None:
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "No sessions yet" in screen_text(app.screen))
        assert "nothing is sent anywhere" in screen_text(app.screen)


async def test_an_unfinished_session_is_the_first_row_and_enter_goes_on_with_it(room: Room) -> None:
    room.store.save(a_session("We began here.", coachee="S.M.", elapsed=12 * 60, revision=3))
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "Unfinished: S.M. · 12 min · today 12:00" in screen_text(app.screen))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, SessionScreen)
        assert "We began here." in screen_text(app.screen)


async def test_earlier_sessions_are_listed_newest_first(room: Room) -> None:
    for days, who in ((3, "A.K."), (1, "B.L.")):
        day = NOON - timedelta(days=days)
        session = a_session("Words.", id=f"{day:%Y%m%dT%H%M%SZ}-0001", coachee=who, created=day, updated=day, ended=day)
        room.store.save(replace(session, revision=1))
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "A.K." in screen_text(app.screen))
        text = screen_text(app.screen)
        assert text.index("B.L. · 22 Nov") < text.index("A.K. · 20 Nov")
        assert "Unfinished" not in text


async def test_a_damaged_session_is_named_left_alone_and_the_rest_goes_on(room: Room, paths: Paths) -> None:
    room.store.save(a_session("Fine.", coachee="S.M.", revision=1))
    damaged = paths.sessions / "20261101T090000Z-dead.json"
    damaged.write_bytes(b'{"session": {"1": {"for')
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "20261101T090000Z-dead" in screen_text(app.screen))
        assert "S.M." in screen_text(app.screen)
    assert damaged.read_bytes() == b'{"session": {"1": {"for'


async def test_a_bank_with_a_mistake_is_shown_with_line_and_column_and_its_good_questions_load(
    paths: Paths, clock: Clock
) -> None:
    paths.banks.mkdir(parents=True)
    (paths.banks / "science.yaml").write_text(
        "format: 1\nid: science\ntitle: Science\nphases:\n  - id: look\n    title: Look\n    questions:\n"
        "      - What did the pupils measure?\n      - text: What next?\n        pahse: x\n",
        encoding="utf-8",
    )
    room = Room.in_folder(paths, clock)
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "science.yaml:10:9" in screen_text(app.screen))
    loaded = room.workplace.shelf.find("science")
    assert loaded is not None
    assert loaded.bank is not None
    assert loaded.bank.questions[0].text == "What did the pupils measure?"


async def test_a_session_is_set_up_with_a_name_and_enter(room: Room) -> None:
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(app.screen, NewSessionScreen)
        await pilot.press("S", "M", *["enter"] * 9)
        await pilot.pause()
        session = live_screen(app).live.session
        assert session.coachee == "SM"
        assert session.role is Role.COACHING
        assert session.planned_minutes == 45
        assert session.banks == ("starter",)


async def test_every_choice_reaches_the_session(room: Room) -> None:
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press(
            "A", "enter", "right", "enter", "right", "enter", "w", "a", "i", "t", "enter", "space", "enter"
        )
        app.screen.query_one("#minutes", Input).value = "30"
        await pilot.press("enter", "right", "ctrl+s")
        await pilot.pause()
        session = live_screen(app).live.session
        assert (session.role, session.stage, session.focus) == (Role.MENTORING, "new-role", "wait")
        assert session.assessment_point
        assert session.planned_minutes == 30
        assert session.shared_screen is SharedScreen.BOTH


async def test_coaching_someone_new_shows_one_sentence_and_nothing_more(room: Room) -> None:
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n", "enter", "enter", "left", "left", "left")
        await pilot.pause()
        assert "Early on, modelling and examples often help" in screen_text(app.screen)


class CannotSave:
    """A store in a folder where nothing can be written."""

    def load(self, session_id: str) -> Session:
        raise StorageError(f"no session {session_id}")

    def save(self, session: Session) -> None:
        raise StorageError("the disk is full", hint="The notes are safe in memory.")

    def summaries(self) -> tuple[tuple[()], tuple[()]]:
        return (), ()

    def check_writable(self) -> None:
        raise StorageError("the folder cannot be written to")


async def test_a_folder_that_cannot_be_written_is_said_before_and_writing_goes_on_all_the_same(
    paths: Paths, clock: Clock
) -> None:
    room = Room.in_folder(paths, clock, store=CannotSave())
    app = room.app()
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert "Nothing can be saved here" in screen_text(app.screen)
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.press("h", "i")
        await until(pilot, lambda: "NOT SAVED: the disk is full" in screen_text(app.screen))
        assert live_screen(app).live.typed[-1] == "hi"
        await pilot.press("ctrl+q")
        await app.workers.wait_for_complete()
        assert app.return_code is None
        assert isinstance(app.screen, SessionScreen)
        await leave(pilot)


async def test_escape_leads_back_from_set_up(room: Room) -> None:
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
