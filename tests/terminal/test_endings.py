"""Whatever ends the program, the words are on disk, the file is whole and the terminal is given back."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path

import pytest

from tests.terminal.conftest import Command, Launch
from tests.terminal.driver import Terminal
from tests.terminal.reading import is_restored, lines_of, only_session

TYPED = ("Three hands, the same three.", "The back row copied from the board.", "Paused before the last question")
"""Lines that are typed right before the end; the last one is not finished."""

LOSS = 1.0
"""Seconds of typing that may be missing after `kill -9`; the promise is half of it, measured on a machine at rest."""


def a_session(launch: Launch) -> Terminal:
    terminal = launch("new", "--who", "S.M.")
    terminal.wait_for("Judgementoring check")
    return terminal


def write(terminal: Terminal) -> None:
    """Type the lines at once, and return as soon as the program has taken the last letter."""
    terminal.type("\r".join(TYPED))
    terminal.wait_for(*TYPED)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda number: number.name)
def test_a_signal_loses_nothing_and_gives_the_terminal_back(launch: Launch, home: Path, number: signal.Signals) -> None:
    terminal = a_session(launch)
    write(terminal)
    terminal.send(number)
    assert terminal.wait_for_end() == 128 + number
    assert lines_of(only_session(home))[-3:] == list(TYPED)
    assert is_restored(bytes(terminal.output))


def test_a_closed_window_loses_nothing(launch: Launch, home: Path) -> None:
    terminal = a_session(launch)
    write(terminal)
    terminal.hang_up()
    assert terminal.wait_for_end() == 128 + signal.SIGHUP
    assert lines_of(only_session(home))[-3:] == list(TYPED)


def test_leaving_in_the_middle_of_a_word_loses_nothing(launch: Launch, home: Path) -> None:
    terminal = a_session(launch)
    terminal.type("Half a wor")
    terminal.press("ctrl+q")
    assert terminal.wait_for_end() == 0
    assert lines_of(only_session(home))[-1] == "Half a wor"


@pytest.mark.parametrize(("keys", "choice"), [(("tab", "w"), "fine"), (("tab", "i"), "muted"), (("ctrl+l",), "left")])
def test_leaving_in_the_same_burst_as_a_choice_keeps_it(
    launch: Launch, home: Path, keys: tuple[str, ...], choice: str
) -> None:
    terminal = a_session(launch)
    terminal.type("? You should ring home.\r")
    terminal.wait_for("1 here")
    terminal.press(*keys, "ctrl+q")
    assert terminal.wait_for_end() == 0
    tables = json.loads(only_session(home).read_text(encoding="utf-8"))
    assert [decision["choice"] for decision in tables["decisions"].values()] == [choice]


def test_leaving_twice_in_one_burst_ends_it_once(launch: Launch, home: Path) -> None:
    terminal = a_session(launch)
    terminal.type("Half a wor")
    terminal.press("ctrl+q", "ctrl+q")
    assert terminal.wait_for_end() == 0
    assert lines_of(only_session(home))[-1] == "Half a wor"
    assert is_restored(bytes(terminal.output))


def test_two_signals_in_a_row_end_it_once(launch: Launch, home: Path) -> None:
    terminal = a_session(launch)
    write(terminal)
    terminal.send(signal.SIGTERM)
    terminal.send(signal.SIGHUP)
    assert terminal.wait_for_end() in {128 + signal.SIGTERM, 128 + signal.SIGHUP}
    assert lines_of(only_session(home))[-3:] == list(TYPED)


def test_a_kill_loses_no_more_than_the_last_moment_and_leaves_no_hole(
    launch: Launch, home: Path, command: Command
) -> None:
    terminal = a_session(launch)
    sent = type_words_for(terminal, seconds=2.5)
    killed = time.monotonic()
    terminal.send(signal.SIGKILL)
    assert terminal.wait_for_end() == -signal.SIGKILL
    json.loads(only_session(home).read_text(encoding="utf-8"))
    kept = " ".join(lines_of(only_session(home))).split()
    words = [word for word, _ in sent]
    start = kept.index(words[0])
    whole = kept[start:-1]  # the last one may have been caught in the middle
    assert whole == words[: len(whole)], "a hole in the middle"
    must = [word for word, at in sent if at < killed - LOSS]
    assert words[: len(must)] == must
    assert len(whole) >= len(must) - 1
    listed = command("sessions")
    assert listed.returncode == 0, listed.stderr
    assert "S.M." in listed.stdout
    assert [path.name for path in home.rglob("*") if path.is_file() and path.suffix not in {".json", ".lock"}] == []


def type_words_for(terminal: Terminal, seconds: float) -> list[tuple[str, float]]:
    """Type numbered words at a quick typist's pace; return each with the time at which its last letter was sent."""
    sent: list[tuple[str, float]] = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        word = f"word{len(sent)}"
        for letter in f"{word} ":
            terminal.type(letter)
            terminal.read(0.02)
        sent.append((word, time.monotonic()))
        if len(sent) % 8 == 0:
            terminal.press("enter")
    return sent
