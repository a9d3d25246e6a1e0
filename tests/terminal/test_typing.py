"""What is typed stands in the notes, however fast it comes and wherever it stands."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.terminal.conftest import Launch
from tests.terminal.driver import Terminal
from tests.terminal.reading import lines_of, only_session

BURST = tuple(f"Line {number}, as quick as the line allows" for number in range(30))


def test_a_burst_of_lines_arrives_whole(launch: Launch, home: Path) -> None:
    terminal = launch("new", columns=100, rows=50)
    terminal.wait_for("Confidential to us both")
    terminal.type("\r".join(BURST))
    terminal.wait_for(*BURST)
    terminal.press("ctrl+q")
    assert terminal.wait_for_end() == 0
    assert tuple(lines_of(only_session(home))[-30:]) == BURST


def shows_letters(terminal: Terminal, count: int) -> bool:
    return terminal.picture.text.count("ø") == count


def test_a_word_that_wraps_at_the_foot_of_the_window_stays_in_sight(launch: Launch) -> None:
    terminal = launch("new", columns=80, rows=24)
    terminal.wait_for("Confidential to us both")
    for number in range(24):
        terminal.type(f"Line {number}")
        terminal.wait_for(f"Line {number}")
        terminal.do("enter")
    for count in range(1, 70):
        terminal.type("ø")
        terminal.wait_until(partial(shows_letters, terminal, count), f"{count} letters on")
        if count % 5 == 0:
            terminal.type(" ")


def test_a_large_paste_is_taken_as_one_step(launch: Launch, home: Path) -> None:
    text = "\n".join(f"Row {number} of what was pasted" for number in range(2_000))
    terminal = launch("new", columns=100, rows=30)
    terminal.wait_for("Confidential to us both")
    terminal.paste(text)
    terminal.wait_for("Row 1999 of what was pasted")
    terminal.do("ctrl+z")
    terminal.wait_for("Confidential to us both")
    terminal.do("ctrl+y")
    terminal.wait_for("Row 1999 of what was pasted")
    terminal.press("ctrl+q")
    assert terminal.wait_for_end() == 0
    assert "\n".join(lines_of(only_session(home))[-2_000:]) == text
