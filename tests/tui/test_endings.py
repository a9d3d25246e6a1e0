"""Leaving, closing, handing over, and breaking down without telling anybody's secrets."""

from __future__ import annotations

import io
import stat
from contextlib import redirect_stderr
from pathlib import Path

import pytest
from textual.widgets import Static

from coachtui.tui.app import CoachApp
from coachtui.tui.screens.handover import HandOverScreen
from coachtui.tui.screens.home import HomeScreen
from coachtui.tui.screens.mirror import MirrorScreen
from tests.tui.room import Room, live_screen, new_session, notes_of, screen_text, until

SIZE = (140, 40)


async def test_closing_a_session_takes_it_off_the_unfinished_ones(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=SIZE) as pilot:
        notes_of(app).insert("done")
        await pilot.pause()
        live_screen(app).close_session()
        await until(pilot, lambda: isinstance(app.screen, MirrorScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await until(pilot, lambda: "S.M." in screen_text(app.screen))
        assert "Unfinished" not in screen_text(app.screen)
    assert room.store.load("20261123T120000Z-7f3a").ended is not None


async def test_going_home_leaves_the_session_unfinished_and_saved(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=SIZE) as pilot:
        notes_of(app).insert("not done")
        await pilot.pause()
        live_screen(app).go_home()
        await until(pilot, lambda: "Unfinished: S.M." in screen_text(app.screen))


async def test_a_transcript_is_written_for_its_owner_only_and_holds_no_private_line(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=SIZE) as pilot:
        notes_of(app).insert('" They just start.\n# secret thought\n> ring home by Friday')
        await pilot.pause()
        live_screen(app).hand_over()
        await until(pilot, lambda: isinstance(app.screen, HandOverScreen))
        await pilot.press("right", "right", "enter", "enter")
        await until(pilot, lambda: "Written" in str(app.screen.query_one("#said", Static).visual))
        await pilot.press("escape")
    (file,) = room.paths.exports.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    html = file.read_text(encoding="utf-8")
    assert "They just start." in html
    assert "ring home by Friday" in html
    assert "secret" not in html


async def test_every_command_of_the_palette_is_found_by_its_name(room: Room) -> None:
    app = room.app(new_session())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*"close this")
        await until(pilot, lambda: "Close this session" in screen_text(app.screen))
        await pilot.press("escape")


async def test_no_picture_can_be_made_of_confidential_words(room: Room, tmp_path: Path) -> None:
    app = room.app(new_session())
    async with app.run_test(size=SIZE):
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert not any("screenshot" in title.lower() for title in titles)
        app.action_screenshot("victim.svg", str(tmp_path))
    assert not (tmp_path / "victim.svg").exists()


def break_down(secret: str) -> None:
    raise ValueError(f"cannot handle {secret}")


async def type_and_break(app: CoachApp, words: str) -> None:
    """Type words, and let the app meet a fault that quotes them."""
    async with app.run_test(size=SIZE) as pilot:
        notes_of(app).insert(words)
        await pilot.pause()
        app.call_later(break_down, words)
        await pilot.pause()


async def test_a_breakdown_shows_where_but_nobody_s_words_and_keeps_them(room: Room) -> None:
    app = room.app(new_session())
    said = io.StringIO()
    with redirect_stderr(said):
        with pytest.raises(ValueError, match="cannot handle"):
            await type_and_break(app, "confidential words")
        app._print_error_renderables()
    assert "break_down" in said.getvalue()
    assert "ValueError" in said.getvalue()
    assert "confidential" not in said.getvalue()
    assert room.store.load("20261123T120000Z-7f3a").notes[-1] == "confidential words"
