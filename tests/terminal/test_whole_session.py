"""A coaching session from its first question to the transcript, with the real program in a real terminal."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from coachtui.cli.wiring import make_shelf
from coachtui.paths import HOME_VARIABLE, find_paths
from tests.terminal.conftest import COACHTUI, Launch, run_command
from tests.terminal.driver import Terminal, environment_in
from tests.terminal.reading import MODES_OFF, Tables, is_restored, only_session, tables_of

TYPED = (
    ('" Entry routine is calmer. They just start.', 'Paused 9 s before this. Looked at the "seating plan".'),
    ('" Three hands, the same three.', "That was a poor explanation.", "# I talk too much when it goes quiet."),
    (
        '" I could wait longer, maybe.',
        "> Try five seconds of wait time in Year 9.",
        '" It’s 授業, Zoë said, and 👍🏽 [b]laughed[/b].',
        "They wrote it down \\ and looked up.",
        "? You should plan who you will ask.",
    ),
)
"""What is typed after each of three questions: ten lines, two of them with words that may be heard as judging."""

LAST = "You should plan who you will ask."
LEFT = "That was a poor explanation."
PRIVATE = "I talk too much when it goes quiet."
AGREEMENT = "Confidential to us both. You read these notes before anyone else."


@dataclass(frozen=True)
class Held:
    """A session that was held, and what it left behind."""

    home: Path
    file: Path
    tables: Tables
    screen: str
    """What stood there before the coach left."""
    output: bytes
    """Everything the terminal got."""
    title: str
    arguments: str
    """The program's command line as other people on the machine can see it."""
    exit_code: int


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Held:
    """Hold the session once, for all tests here."""
    home = tmp_path_factory.mktemp("coach")
    command = [COACHTUI, "new", "--who", "S.M.", "--focus", "questioning"]
    with Terminal(command, environment=environment_in(str(home)), columns=140, rows=40) as terminal:
        terminal.wait_for("S.M. · coach · focus: questioning", "Judgementoring check", AGREEMENT[:40])
        for number, lines in enumerate(TYPED, start=1):
            ask_first_question_of_phase(terminal, number)
            for line in lines:
                write(terminal, line, new_line=line != lines[-1] or number < len(TYPED))
        use_one_reframe_and_leave_one(terminal)
        screen, arguments = terminal.text, shown_arguments(terminal.pid)
        terminal.press("ctrl+q")
        exit_code = terminal.wait_for_end()
        output, title = bytes(terminal.output), terminal.picture.title
    file = only_session(home)
    return Held(home, file, tables_of(file), screen, output, title, arguments, exit_code)


def ask_first_question_of_phase(terminal: Terminal, number: int) -> None:
    terminal.do("ctrl+o")
    terminal.do(str(number))
    terminal.press("enter")
    terminal.wait_until(lambda: terminal.picture.text.count(" ? ") >= number, "another question in the notes on")


def write(terminal: Terminal, line: str, *, new_line: bool) -> None:
    terminal.type(line)
    terminal.wait_for(line.rsplit(" ", maxsplit=1)[-1])
    if new_line:
        terminal.do("enter")


def use_one_reframe_and_leave_one(terminal: Terminal) -> None:
    terminal.wait_for("2 here", "You should")
    terminal.press("ctrl+r")
    terminal.wait_until_gone(LAST)
    terminal.wait_for("1 here")
    terminal.do("ctrl+n")
    terminal.press("ctrl+l")
    terminal.wait_for("Nothing here. Listen.")


def shown_arguments(pid: int) -> str:
    return subprocess.run(
        ["ps", "-ww", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, check=True
    ).stdout


def test_leaving_ends_well_and_gives_the_terminal_back(held: Held) -> None:
    assert held.exit_code == 0
    assert is_restored(held.output), f"expected {MODES_OFF} last, got {held.output[-300:]!r}"


def test_the_file_is_one_that_only_its_owner_reads(held: Held) -> None:
    assert held.file.stat().st_mode & 0o777 == 0o600
    assert held.file.parent.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in held.file.parent.iterdir() if path.suffix not in {".lock", ".json"}] == []


def test_every_word_is_in_the_file(held: Held) -> None:
    words = [str(row["text"]) for row in held.tables["lines"] if row["text"]]
    typed = [without_mark(line) for lines in TYPED for line in lines if without_mark(line) != LAST]
    assert words[0] == AGREEMENT
    assert [word for word in words if word in typed] == typed
    assert len(words) == len(typed) + 1 + 3 + 1  # the agreement, three questions, the reframe


def test_every_line_has_the_kind_of_its_mark(held: Held) -> None:
    kinds = {str(row["text"]): row["kind"] for row in held.tables["lines"]}
    of_mark = {'" ': "coachee", "> ": "action", "# ": "private", "? ": "asked"}
    for line in (line for lines in TYPED for line in lines if without_mark(line) != LAST):
        assert kinds[without_mark(line)] == of_mark.get(line[:2], "note"), line


def test_the_stamps_rise_and_are_no_later_than_the_session_took(held: Held) -> None:
    stamps = [row["at"] for row in held.tables["lines"] if row["text"]]
    (session,) = held.tables["session"]
    assert all(isinstance(stamp, int) and 0 <= stamp <= 120 for stamp in stamps)
    assert stamps == sorted(stamps, key=str_to_int)
    assert stamps[-1] <= session["elapsed"]  # type: ignore[operator]  # both are numbers, see above


def test_the_session_says_who_and_what_for(held: Held) -> None:
    (session,) = held.tables["session"]
    assert session["coachee"] == "S.M."
    assert session["focus"] == "questioning"
    assert session["role"] == "coaching"
    assert session["ended"] is None
    assert session["id"] == held.file.stem


def test_the_asked_questions_are_there_with_bank_phase_and_wait(held: Held) -> None:
    shelf = make_shelf(find_paths({HOME_VARIABLE: str(held.home)}))
    lines = {str(row["text"]): row for row in held.tables["lines"]}
    asked = held.tables["asked"]
    assert len(asked) == 3
    for row in asked:
        loaded = shelf.find(str(row["bank"]))
        assert loaded is not None
        assert loaded.bank is not None
        (text,) = (
            question.text
            for phase in loaded.bank.phases
            for question in phase.questions
            if (phase.id, question.id) == (row["phase"], row["question"])
        )
        assert row["text"] == text
        assert lines[text]["kind"] == "asked"
        assert lines[text]["at"] == row["at"]
        assert isinstance(row["wait_s"], int)
        assert 0 <= row["wait_s"] <= 60


def test_the_used_reframe_stands_where_the_unsaid_words_stood(held: Held) -> None:
    last = [row for row in held.tables["lines"] if row["text"]][-1]
    assert last["kind"] == "asked"
    assert str(last["text"]).endswith("?")
    assert LAST not in held.screen
    assert str(last["text"])[:30] in held.screen


def test_both_decisions_are_remembered(held: Held) -> None:
    used, left = held.tables["decisions"]
    assert (used["choice"], left["choice"]) == ("used", "left")
    assert str(used["matched"]) in LAST
    assert str(left["matched"]) in LEFT
    assert used["category"] == "directive-command"
    assert left["category"] == "evaluative-criticism"


def test_nobody_is_named_in_the_title_the_arguments_or_the_file_name(held: Held) -> None:
    shown = held.title + held.file.name
    assert "S.M." not in shown
    assert "questioning" not in shown
    # What the coach typed on the command line is there, as with every program; nothing is added to it.
    assert held.arguments.split()[-4:] == ["--who", "S.M.", "--focus", "questioning"]


def test_going_on_shows_everything_again_and_adds_to_it(held: Held, launch: Launch, tmp_path: Path) -> None:
    home = copied(held.home, tmp_path)
    terminal = launch("resume", home=home)
    shown = terminal.wait_for("They wrote it down", "Judgementoring check")
    for line in (line for lines in TYPED for line in lines if without_mark(line) != LAST):
        assert line.split(" ")[-1] in shown
    assert "✓" in shown
    assert "Nothing here. Listen." in shown
    terminal.press("enter")
    write(terminal, '" Still here.', new_line=False)
    terminal.press("ctrl+q")
    assert terminal.wait_for_end() == 0
    rows = [row for row in tables_of(only_session(home))["lines"] if row["text"]]
    assert rows[:-1] == [row for row in held.tables["lines"] if row["text"]]
    assert (rows[-1]["text"], rows[-1]["kind"]) == ("Still here.", "coachee")
    assert rows[-1]["at"] >= held.tables["session"][0]["elapsed"]  # type: ignore[operator]  # numbers


@pytest.mark.parametrize("name", ["md", "html"])
def test_a_transcript_holds_what_was_said_and_nothing_private(held: Held, name: str) -> None:
    made = run_command(held.home, "export", held.file.stem, "--format", name, "--level", "all", "-o", "-")
    assert made.returncode == 0, made.stderr
    for said in ("Three hands, the same three.", "Try five seconds of wait time in Year 9.", "Zoë", LEFT[:-1]):
        assert said in made.stdout
    for row in held.tables["asked"]:
        assert str(row["text"]).split("’")[0].split("'")[0] in made.stdout
    for hidden in (PRIVATE, "talk too much", LAST, "directive-command", "evaluative", "may sound", "may be heard"):
        assert hidden not in made.stdout
    assert "<b>" not in made.stdout


def without_mark(line: str) -> str:
    return line[2:] if line[:2] in {"? ", '" ', "> ", "# "} else line


def str_to_int(value: object) -> int:
    return int(str(value))


def copied(home: Path, target: Path) -> Path:
    """Return a copy of a home, so that going on changes nothing for the other tests."""
    sessions = target / "copy" / "data" / "sessions"
    sessions.mkdir(parents=True, mode=0o700)
    file = only_session(home)
    (sessions / file.name).write_bytes(file.read_bytes())
    return target / "copy"
