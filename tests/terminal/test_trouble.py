"""What goes wrong is said, and one can go on writing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.conftest import Command, Launch
from tests.terminal.reading import lines_of, only_session

DAMAGED = b'{"session":{"1":{"format":1,"id":"20261123T120000Z-7f3a","coachee":"S.'
EMPTY = b""
NEWER = b'{"session":{"1":{"format":99,"id":"20261123T120000Z-7f3a"}}}'


@pytest.fixture
def no_folder(tmp_path: Path) -> Path:
    """Return a home in which nobody can write, root neither: it lies below a file."""
    file = tmp_path / "in-the-way"
    file.write_text("not a folder")
    return file / "home"


def test_home_says_that_nothing_can_be_saved(launch: Launch, no_folder: Path) -> None:
    terminal = launch(home=no_folder, columns=100, rows=30)
    terminal.wait_for("Worth mending", "notes could not be saved now")
    terminal.press("q")
    assert terminal.wait_for_end() == 0


def test_one_can_write_where_nothing_can_be_saved_and_is_told_so(launch: Launch, no_folder: Path) -> None:
    terminal = launch("new", "--who", "S.M.", home=no_folder)
    terminal.wait_for("Judgementoring check")
    terminal.type("Three hands, the same three.")
    terminal.wait_for("Three hands, the same three.", "NOT SAVED")
    terminal.press("enter")
    terminal.wait_for("NOT SAVED")
    terminal.type("And more")
    terminal.wait_for("And more", "NOT SAVED")


def test_leaving_where_nothing_could_be_saved_asks_for_a_second_time(launch: Launch, no_folder: Path) -> None:
    terminal = launch("new", home=no_folder)
    terminal.wait_for("Judgementoring check")
    terminal.type("Words")
    terminal.wait_for("Words", "NOT SAVED")
    terminal.press("ctrl+q")
    terminal.type(" that stay")
    terminal.wait_for("Words that stay", "NOT SAVED")
    terminal.press("ctrl+q")
    assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("content", [DAMAGED, EMPTY, NEWER], ids=["cut short", "empty", "newer format"])
def test_a_file_that_cannot_be_read_is_named_and_left_as_it_is(
    launch: Launch, command: Command, home: Path, content: bytes
) -> None:
    sessions = home / "data" / "sessions"
    sessions.mkdir(parents=True)
    file = sessions / "20261123T120000Z-7f3a.json"
    file.write_bytes(content)
    terminal = launch(columns=100, rows=30)
    terminal.wait_for("Worth mending", file.name, "New session")
    terminal.press("n")
    terminal.wait_for("Career stage")
    terminal.press("ctrl+s")
    terminal.wait_for("no name yet")
    terminal.type("Other words")
    terminal.wait_for("Other words")
    terminal.press("ctrl+q")
    assert terminal.wait_for_end() == 0
    assert file.read_bytes() == content
    told = command("resume", file.stem)
    assert told.returncode == 3
    assert "Traceback" not in told.stderr
    assert file.read_bytes() == content


def test_a_bank_with_a_slip_is_named_by_line_and_its_good_questions_are_there(launch: Launch, home: Path) -> None:
    banks = home / "config" / "banks"
    banks.mkdir(parents=True)
    (banks / "science.yaml").write_text(
        "format: 1\nid: science\ntitle: Science\nphases:\n"
        "  - title: Opening\n    questions:\n"
        "      - What did you notice in the practical?\n"
        "      - txt: What else?\n"
    )
    home_screen = launch()
    home_screen.wait_for("Worth mending", "science.yaml:8")
    home_screen.press("q")
    assert home_screen.wait_for_end() == 0
    live = launch("new", "--bank", "science")
    live.wait_for("What did you notice in the", "1 questions")


def test_too_small_a_window_says_so_and_keeps_everything(launch: Launch, home: Path) -> None:
    terminal = launch("new", "--who", "S.M.", columns=50, rows=10)
    terminal.wait_for("Window too small (60x12 needed)")
    terminal.resize(100, 30)
    terminal.wait_for("S.M. · coach", "Confidential to us both", "1 ")
    terminal.type("Three hands")
    terminal.wait_for("Three hands")
    terminal.resize(50, 10)
    terminal.wait_for("Window too small (60x12 needed)")
    terminal.wait_until_gone("Three hands")
    terminal.resize(100, 30)
    terminal.wait_for("Three hands", "S.M. · coach")
    terminal.type(", the same three.")
    terminal.wait_for("Three hands, the same three.")
    terminal.press("ctrl+q")
    assert terminal.wait_for_end() == 0
    assert lines_of(only_session(home))[-1] == "Three hands, the same three."


@pytest.mark.parametrize(("columns", "rows"), [(60, 12), (80, 24), (100, 30), (140, 40), (240, 70)])
def test_a_question_is_asked_and_an_answer_noted_at_every_size(
    launch: Launch, home: Path, columns: int, rows: int
) -> None:
    terminal = launch("new", "--who", "S.M.", columns=columns, rows=rows)
    terminal.wait_for("S.M. · coach", "Confidential")
    terminal.do("f2")
    terminal.press("enter")
    terminal.wait_for(" ? ")
    terminal.type('" Three hands.')
    terminal.wait_for("Three hands.")
    terminal.press("ctrl+q")
    assert terminal.wait_for_end() == 0
    lines = lines_of(only_session(home))
    assert lines[-1] == "Three hands."
    assert lines[-2].endswith("?")
