"""Saying on a card that words are fine in one's school: quiet at once, kept for later, and never in the way."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

import pytest
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.widgets import OptionList

from coachtui.checker import Finding, Report, Setting, Severity, as_compared, load_rules
from coachtui.checker.rules import FineEntry
from coachtui.cli.finefile import FINE_FILE
from coachtui.errors import CoachError
from coachtui.paths import Paths
from coachtui.session import Choice
from coachtui.text import clean
from coachtui.tui.app import CoachApp
from tests.builders import Clock
from tests.hostile import MUST_NOT_REACH_A_TERMINAL
from tests.tui.room import Room, leave, live_screen, new_session, notes_of, screen_text, settled, until

WIDE, DRAWER = (140, 40), (80, 24)
KEPT = f"Kept in rules/{FINE_FILE}; a trainer can take it out there."


def words_on(app: CoachApp) -> str:
    """Return what the check says, its lines put together again."""
    cards = live_screen(app).check.query_one("#cards", OptionList)
    rows = [cards.get_option_at_index(index).prompt for index in range(cards.option_count)]
    return " ".join(" ".join(str(getattr(row, "body", row)).split()) for row in rows)


async def call_fine(app: CoachApp, pilot: Pilot[None], *more: str) -> None:
    """Note something that is warned of, and call it fine on its card; press `more` right afterwards."""
    notes_of(app).insert("? You should ring home.")
    await until(pilot, lambda: live_screen(app).check.opened)
    await pilot.press("tab", "w", *more)


def entries(room: Room) -> list[str]:
    path = room.paths.rules / FINE_FILE
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [line for line in lines if line.startswith("  - ")]


@pytest.mark.parametrize("size", [WIDE, DRAWER])
async def test_a_card_ends_with_the_name_of_its_rule(room: Room, size: tuple[int, int]) -> None:
    app = room.app(new_session())
    async with app.run_test(size=size) as pilot:
        notes_of(app).insert("? You should ring home.")
        await until(pilot, lambda: live_screen(app).check.opened)
        assert words_on(app).endswith(" directive-command.must")
        assert ("directive-command.must" in screen_text(app.screen)) == (size == WIDE)


@pytest.mark.parametrize("size", [WIDE, DRAWER])
async def test_w_on_a_card_makes_the_words_quiet_on_every_line_and_says_where_that_is_kept(
    room: Room, size: tuple[int, int]
) -> None:
    app = room.app(replace(new_session(), coach="K.L."))
    async with app.run_test(size=size) as pilot:
        notes_of(app).insert("? You should ring home.\nYou  SHOULD rest.\nYou must go.\n? You should plan it.")
        await until(pilot, lambda: len(live_screen(app).check.query_one("#cards", OptionList).options) > 4)
        await pilot.press("tab", "w")
        await until(pilot, lambda: KEPT in words_on(app))
        assert notes_of(app).has_focus
        assert [flag.matched for flag in live_screen(app).live.flags] == ["You must"]
        (decision,) = live_screen(app).live.session.decisions
        assert (decision.choice, decision.matched, decision.line_digest) == (Choice.FINE, "You should", "")
        assert "Kept in rules/" in await settled(pilot)
    assert entries(room) == ['  - {words: "You should", rule: directive-command.must, by: "K.L.", on: 2026-11-23}']


async def test_the_date_is_that_of_the_place_and_a_coach_without_a_name_stays_unnamed(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await call_fine(app, pilot)
        await until(pilot, lambda: entries(room))
    assert entries(room) == ['  - {words: "You should", rule: directive-command.must, on: 2026-11-24}']


async def test_a_click_on_the_row_does_the_same(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        notes_of(app).insert("? You should ring home.")
        text = await until(pilot, lambda: "fine in our school" in (text := screen_text(app.screen)) and text)
        row = next(n for n, line in enumerate(str(text).splitlines()) if "fine in our school" in line)
        assert await pilot.click(offset=Offset(str(text).splitlines()[row].index("this is fine"), row))
        await until(pilot, lambda: KEPT in words_on(app))
    assert len(entries(room)) == 1


async def test_the_palette_does_the_same_for_the_open_card_and_nothing_where_none_is_seen(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        command = next(do for name, _, do in live_screen(app).commands() if name == "Fine in our school")
        command()
        notes_of(app).insert("? You should ring home.")
        await until(pilot, lambda: live_screen(app).check.opened)
        await pilot.press("f4")
        await pilot.pause()
        command()
        await pilot.pause()
        assert live_screen(app).live.session.decisions == ()
        await pilot.press("f4")
        await pilot.pause()
        command()
        await until(pilot, lambda: KEPT in words_on(app))
    assert len(entries(room)) == 1


async def test_what_was_said_goes_when_the_coach_goes_on_and_not_before(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await call_fine(app, pilot)
        await until(pilot, lambda: KEPT in words_on(app))
        await pilot.press("up", "down")
        await pilot.pause()
        assert KEPT in words_on(app)
        await pilot.press("W")
        await pilot.pause()
        assert words_on(app) == "Nothing here. Listen."


async def test_what_was_said_goes_when_another_card_is_looked_at(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        notes_of(app).insert("? You must go.\n? You must rest.\n? You should ring home.")
        await until(pilot, lambda: live_screen(app).check.opened)
        await pilot.press("tab", "w")
        await until(pilot, lambda: KEPT in words_on(app))
        assert notes_of(app).has_focus
        await pilot.press("ctrl+n", "ctrl+n")
        await pilot.pause()
        assert KEPT not in words_on(app)


async def test_a_session_begun_later_in_the_same_run_is_quiet_too(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        await call_fine(app, pilot)
        await until(pilot, lambda: KEPT in words_on(app))
    later = CoachApp(room.workplace, new_session())
    async with later.run_test(size=WIDE) as pilot:
        notes_of(later).insert("? YOU should ring home. You must go.")
        await until(pilot, lambda: live_screen(later).check.opened)
        assert [flag.matched for flag in live_screen(later).live.flags] == ["You must"]


@pytest.mark.parametrize("text", ["fine: [\n", "fine:\n  - {words: x, rule: a.b, on: 2026-11-28}\n"])
async def test_a_file_with_something_to_mend_is_said_and_the_session_is_quiet_all_the_same(
    room: Room, text: str
) -> None:
    path = room.paths.rules / FINE_FILE
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    app = room.app(new_session())
    async with app.run_test(size=DRAWER) as pilot:
        await call_fine(app, pilot)
        said = f"Quiet in this session, but not kept for later: rules/{FINE_FILE} was left as it is: there is something"
        await until(pilot, lambda: said in words_on(app))
        assert "`coachtui rules test` says what." in words_on(app)
        assert live_screen(app).live.flags == ()
    assert path.read_text(encoding="utf-8") == text
    assert room.workplace.fine == set()


async def test_what_cannot_be_written_is_said_as_it_stands(paths: Paths, clock: Clock) -> None:
    def refuse(_: FineEntry) -> str:
        raise CoachError("[@click=app.quit]x[/]\x1b[31m could not be written: the disk is full")

    room = Room.in_folder(paths, clock)
    app = CoachApp(replace(room.workplace, keep_fine=refuse), new_session())
    async with app.run_test(size=WIDE) as pilot:
        await call_fine(app, pilot)
        await until(pilot, lambda: "not kept for later: [@click=app.quit]x[/]" in words_on(app))
        assert not MUST_NOT_REACH_A_TERMINAL & set(await settled(pilot)) - {"\n"}


async def test_a_slow_disk_holds_up_no_key(room: Room) -> None:
    go_on = threading.Event()

    def slow(_: FineEntry) -> str:
        go_on.wait(10)
        return "there"

    app = CoachApp(replace(room.workplace, keep_fine=slow), new_session())
    async with app.run_test(size=WIDE) as pilot:
        await call_fine(app, pilot, "H", "m")
        await pilot.pause()
        assert notes_of(app).document.lines[1] == "? You should ring home.Hm"
        assert words_on(app) == "Nothing here. Listen."
        go_on.set()
        await until(pilot, lambda: "Kept in there;" in words_on(app))


@pytest.mark.parametrize(
    ("keys", "choice"), [(("tab", "w"), Choice.FINE), (("tab", "i"), Choice.MUTED), (("ctrl+l",), Choice.LEFT)]
)
async def test_a_choice_made_right_before_leaving_is_kept(room: Room, keys: tuple[str, ...], choice: Choice) -> None:
    app = room.app(new_session())
    async with app.run_test(size=WIDE) as pilot:
        notes_of(app).insert("? You should ring home.")
        await until(pilot, lambda: live_screen(app).check.opened)
        await leave(pilot, *keys)
    kept = room.store.load("20261123T120000Z-7f3a")
    assert [decision.choice for decision in kept.decisions] == [choice]
    assert kept.notes[-1] == "? You should ring home."
    assert len(entries(room)) == (choice is Choice.FINE)


async def test_leaving_waits_for_a_slow_disk_to_have_what_was_called_fine(room: Room) -> None:
    kept: list[FineEntry] = []
    leaving = threading.Event()

    def slow(entry: FineEntry) -> str:
        leaving.wait(10)
        kept.append(entry)
        return "there"

    app = CoachApp(replace(room.workplace, keep_fine=slow), new_session())
    async with app.run_test(size=WIDE) as pilot:
        await call_fine(app, pilot)
        app.call_later(app.call_later, leaving.set)
        await leave(pilot)
        assert [entry.words for entry in kept] == ["You should"]


class HearsAll:
    """A checker that finds something in everything."""

    def check(self, text: str, setting: Setting) -> Report:
        rule = "directive-command.must"
        return Report((Finding("directive-command", rule, 0, len(text), Severity.ALERT, "m", "w"),) if text else ())

    def says(self, guard: str, line: str) -> bool:
        return False


HARSH = ("[@click=app.quit]x[/]: #1.", "ring \"home\": 'rest' # now.", "- {a: b}\\.", "ring \x1b[2J home.")


@pytest.mark.parametrize("words", HARSH)
async def test_hostile_words_are_kept_and_quiet(room: Room, words: str) -> None:
    hearing = replace(room.workplace, make_checker=HearsAll)  # type: ignore[arg-type]  # as much of a checker as is used
    app = CoachApp(hearing, replace(new_session(), lines=()))
    async with app.run_test(size=WIDE) as pilot:
        notes_of(app).insert(clean(words))
        await until(pilot, lambda: live_screen(app).check.opened)
        await pilot.press("tab", "w")
        await until(pilot, lambda: KEPT in words_on(app))
        assert live_screen(app).live.flags == ()
    rules = load_rules(room.paths.rules)
    assert rules.problems == ()
    assert rules.book.fine == {"directive-command.must": (as_compared(clean(words)),)}
