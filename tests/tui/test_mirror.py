"""Looking back at a session: a page of words, from which one key goes to a line."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from coachtui.checker import Severity
from coachtui.checker.mirror import LIMITS, MOST, NOTHING, Mirror, Observation
from coachtui.session import Kind, Line, parse_line
from coachtui.tui.app import CoachApp
from coachtui.tui.screens.base import CoachScreen
from coachtui.tui.screens.cover import CoverScreen
from coachtui.tui.screens.home import HomeScreen
from coachtui.tui.screens.live import SessionScreen
from coachtui.tui.screens.mirror import MirrorScreen
from tests.builders import a_session
from tests.hostile import HOSTILE, MUST_NOT_REACH_A_TERMINAL
from tests.tui.room import Room, screen_text, settled, until

LINES = tuple(
    parse_line(typed, at * 60)
    for at, typed in enumerate(
        [
            "? What did you see?",
            '" three hands',
            "You should wait.",
            "# slower",
            "? What else?",
            "> S. waits five seconds",
        ]
    )
)
WELL = Observation("G3", "gave-back", Severity.OFF, "You gave back what you had heard, 2 times.", 2, 9, "lines", (0, 4))
EARLY = Observation("S1", "told-before-asked", Severity.ALERT, "Their own account may come first.", 1, 1, "lines", (2,))
WHOLE = Observation("S13", "stage-mismatch", Severity.INFO, "Early on, examples often help.")
MIRROR = Mirror((WELL, EARLY, WHOLE), LIMITS)


class Visit:
    """One visit to the page, and how it was left."""

    def __init__(self, room: Room, mirror: Mirror = MIRROR, lines: tuple[Line, ...] = LINES) -> None:
        self.app: CoachApp = room.app()
        self.left: list[int | None] = []
        self.screen = MirrorScreen(mirror, lines, self.left.append)

    async def open(self, pilot: Pilot[None]) -> str:
        await self.app.push_screen(self.screen)
        await until(pilot, lambda: self.app.screen is self.screen)
        return await settled(pilot)


@pytest.mark.parametrize("size", [(140, 40), (100, 30), (80, 24)])
async def test_the_page_shows_what_went_well_first_and_the_lines_of_what_is_marked(
    room: Room, size: tuple[int, int]
) -> None:
    visit = Visit(room)
    async with visit.app.run_test(size=size) as pilot:
        shown = await visit.open(pilot)
        said = [WELL.words, "2 of 9 lines", EARLY.words, "1 of 1 line", WHOLE.words, "hears no tone"]
        assert [words for words in said if words not in shown] == []
        assert shown.index("What went well") < shown.index("Worth a look") < shown.index(EARLY.words)
        assert "00:00  ? What did you see?" in shown
        assert "04:00  ? What else?" in shown
        assert "You should wait." not in shown


async def test_marking_another_observation_shows_its_lines(room: Room) -> None:
    visit = Visit(room)
    async with visit.app.run_test(size=(80, 24)) as pilot:
        await visit.open(pilot)
        await pilot.press("down")
        assert "02:00  You should wait." in await settled(pilot)
        await pilot.press("j")
        assert "about the session as a whole" in await settled(pilot)


@pytest.mark.parametrize(
    ("keys", "line"),
    [(["enter"], 0), (["down", "enter"], 2), (["down", "down", "enter"], None), (["escape"], None), (["q"], None)],
    ids=["the first", "the second", "one without lines", "esc", "q"],
)
async def test_enter_goes_to_the_first_line_and_esc_goes_back(room: Room, keys: list[str], line: int | None) -> None:
    visit = Visit(room)
    async with visit.app.run_test(size=(80, 24)) as pilot:
        await visit.open(pilot)
        await pilot.press(*keys)
        await until(pilot, lambda: bool(visit.left))
        assert visit.left == [line]
        assert visit.screen not in visit.app.screen_stack


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_a_page_with_nothing_to_see_says_so_and_closes_with_any_of_both_keys(room: Room, key: str) -> None:
    visit = Visit(room, Mirror((), f"{NOTHING} {LIMITS}"))
    async with visit.app.run_test(size=(80, 24)) as pilot:
        shown = await visit.open(pilot)
        assert NOTHING in " ".join(shown.split())
        assert "The lines it rests on" not in shown
        await pilot.press(key)
        await until(pilot, lambda: bool(visit.left))
        assert visit.left == [None]


async def test_the_page_is_opaque_and_can_be_covered_like_the_notes(room: Room) -> None:
    visit = Visit(room)
    async with visit.app.run_test(size=(80, 24)) as pilot:
        await visit.open(pilot)
        assert isinstance(visit.screen, CoachScreen)
        assert not visit.screen.is_modal
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(visit.app.screen, CoverScreen))
        assert "three hands" not in await settled(pilot)
        assert WELL.words not in screen_text(visit.app.screen)
        await pilot.press("f9")
        await until(pilot, lambda: visit.app.screen is visit.screen)


async def test_words_of_any_kind_are_shown_as_they_are(room: Room) -> None:
    visit = Visit(room)
    async with visit.app.run_test(size=(80, 24)) as pilot:
        for name, text in HOSTILE.items():
            hostile = Observation("S1", "told-before-asked", Severity.ALERT, text[:500], 1, 1, "lines", (0,))
            visit.screen = MirrorScreen(Mirror((hostile,), LIMITS), (Line(0, Kind.NOTE, text),), visit.left.append)
            shown = await visit.open(pilot)
            assert not MUST_NOT_REACH_A_TERMINAL & set(shown), name
            assert "The lines it rests on" in shown, name
            if name.startswith("markup style"):
                assert "[bold red]ALERT[/bold red]" in shown
            await pilot.press("escape")
            await until(pilot, lambda: visit.screen not in visit.app.screen_stack)
    assert visit.left == [None] * len(HOSTILE)


async def test_many_long_observations_can_all_be_reached_in_a_small_window(room: Room) -> None:
    many = tuple(
        Observation(f"S{at}", "slug", Severity.INFO, f"Words {at} " * 20, at, 9, "lines", (at % len(LINES),) * 1)
        for at in range(1, MOST + 1)
    )
    lines = tuple(Line(at * 10, Kind.NOTE, f"line {at} " * 40) for at in range(20))
    long = Observation("S2", "slug", Severity.ALERT, "All of them.", 20, 20, "lines", tuple(range(20)))
    visit = Visit(room, Mirror((*many[1:], long), LIMITS), lines)
    async with visit.app.run_test(size=(60, 12)) as pilot:
        await visit.open(pilot)
        await pilot.press("end")
        assert "All of them." in await settled(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: bool(visit.left))
        assert visit.left == [0]


async def test_more_lines_than_fit_are_counted(room: Room) -> None:
    lines = tuple(Line(at * 10, Kind.NOTE, f"line {at}") for at in range(20))
    long = Observation("S2", "slug", Severity.ALERT, "All of them.", 20, 20, "lines", tuple(range(20)))
    visit = Visit(room, Mirror((long,), LIMITS), lines)
    async with visit.app.run_test(size=(140, 40)) as pilot:
        shown = await visit.open(pilot)
        assert "line 7" in shown
        assert "line 8" not in shown
        assert "and 12 more" in shown


async def test_the_palette_offers_what_the_keys_do(room: Room) -> None:
    visit = Visit(room)
    async with visit.app.run_test(size=(80, 24)) as pilot:
        await visit.open(pilot)
        names = [name for name, _, _ in visit.screen.commands()]
        assert names == ["Close this page", "Cover the screen", "Help"]
        visit.screen.action_back()
        await until(pilot, lambda: bool(visit.left))


@pytest.mark.parametrize(("key", "leads_home"), [("escape", True), ("enter", False)])
async def test_after_a_session_the_page_leads_home_or_back_to_a_line(room: Room, key: str, leads_home: bool) -> None:
    """The line is that of the notes, so that the cursor stands on it."""
    notes = ("Six hands up.", *("? What did you see?", '" ' + "half of them were still looking for it " * 3) * 2)
    session = a_session(*(parse_line(typed, at * 60) for at, typed in enumerate(notes)), elapsed=60)
    app = room.app()
    async with app.run_test(size=(100, 30)) as pilot:
        screen = SessionScreen(room.workplace, session)
        await app.push_screen(screen)
        await until(pilot, lambda: not screen.live.review_some())
        screen.live.end()

        def go_on(line: int | None) -> None:
            if line is None:
                screen.go_home()
            else:
                screen.notes.go_to(line, 0)

        await app.push_screen(MirrorScreen.over(screen.live, go_on))
        await until(pilot, lambda: isinstance(app.screen, MirrorScreen))
        assert "After 2 open questions they spoke at length." in await settled(pilot)
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, HomeScreen) if leads_home else app.screen is screen)
        if not leads_home:
            assert screen.notes.cursor_location == (1, 0)
