"""From Home into a session and back, by keys alone."""

from __future__ import annotations

from pathlib import Path

from tests.terminal.conftest import Launch
from tests.terminal.reading import is_restored, lines_of, only_session, tables_of


def test_a_session_is_set_up_by_keys_and_found_again_on_home(launch: Launch, home: Path) -> None:
    first = launch(columns=100, rows=30)
    first.wait_for("New session", "No sessions yet")
    first.press("n")
    first.wait_for("Who", "You are", "Career stage", "Focus")
    first.type("A.K.")
    first.wait_for("A.K.")
    first.do("enter")  # on to what the coach is
    first.press("right")
    first.wait_for("(•) mentor")
    first.do("enter")  # on to the stage
    first.do("enter")  # on to the focus
    first.type("wait time")
    first.wait_for("wait time")
    first.press("ctrl+s")
    first.wait_for("A.K. · mentor · focus: wait time")
    first.type('" They just start now.')
    first.wait_for("They just start now.")
    first.press("ctrl+q")
    assert first.wait_for_end() == 0
    assert is_restored(bytes(first.output))

    (session,) = tables_of(only_session(home))["session"]
    assert (session["coachee"], session["role"], session["focus"]) == ("A.K.", "mentoring", "wait time")
    assert lines_of(only_session(home))[-1] == "They just start now."

    second = launch(columns=100, rows=30)
    second.wait_for("Unfinished: A.K.")
    second.press("enter")
    second.wait_for("A.K. · mentor · focus: wait time", "They just start now.")
    second.press("ctrl+q")
    assert second.wait_for_end() == 0


def test_q_leaves_home(launch: Launch) -> None:
    terminal = launch(columns=80, rows=24)
    terminal.wait_for("No sessions yet")
    terminal.press("q")
    assert terminal.wait_for_end() == 0


def test_nothing_is_written_for_somebody_who_only_looked(launch: Launch, home: Path) -> None:
    terminal = launch(columns=80, rows=24)
    terminal.wait_for("No sessions yet")
    terminal.do("n")
    terminal.press("ctrl+q")
    assert terminal.wait_for_end() == 0
    assert [path for path in home.rglob("*") if path.is_file()] == []
