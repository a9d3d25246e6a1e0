from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from coachtui.export import FORMATS, Level
from coachtui.paths import Paths
from coachtui.session import Asked, Kind, Line, Session
from coachtui.storage import open_store
from tests.builders import a_session
from tests.hostile import MUST_NOT_REACH_A_TERMINAL, every_hostile_text
from tests.unit.cli.conftest import Run

SESSION = a_session(
    "Six pupils had no pen.",
    Line(10, Kind.PRIVATE, "I was too quick here"),
    Line(20, Kind.ACTION, "Try five seconds in Year 9"),
    id="20261123T120000Z-7f3a",
    coachee="S.M.",
    asked=(Asked(5, "What stands out?", bank="grow-for-teachers"),),
)


@pytest.fixture(autouse=True)
def session(paths: Paths) -> Session:
    open_store(paths.sessions).save(SESSION)
    return SESSION


def test_the_file_goes_to_the_exports_folder_and_its_place_is_printed(run: Run, paths: Paths) -> None:
    result = run("export", SESSION.id, "--format", "html", "--level", "action")
    assert (result.exit_code, result.stderr) == (0, "")
    place = Path(result.stdout.rstrip("\n"))
    assert place.parent == paths.exports
    assert place.suffix == ".html"
    assert "Try five seconds in Year 9" in place.read_text(encoding="utf-8")
    if os.name == "posix":
        assert stat.S_IMODE(place.stat().st_mode) == 0o600
        assert stat.S_IMODE(paths.exports.stat().st_mode) == 0o700


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("level", Level)
def test_every_format_and_level_can_be_written_to_standard_output(run: Run, name: str, level: Level) -> None:
    result = run("export", SESSION.id, "--format", name, "--level", level, "-o", "-")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Year 9" in result.stdout
    assert ("no pen" in result.stdout) == (level is Level.ALL)
    assert "too quick" not in result.stdout


def test_a_question_is_shown_with_the_title_of_its_bank(run: Run) -> None:
    result = run("export", SESSION.id, "--format", "json", "--level", "questions", "-o", "-")
    (question,) = json.loads(result.stdout)["questions"]
    assert question["text"] == "What stands out?"
    assert question["bank"].startswith("GROW for teachers")


def test_the_end_of_an_id_is_enough(run: Run) -> None:
    assert run("export", "7f3a", "--format", "txt", "--level", "all", "-o", "-").exit_code == 0


def test_the_end_of_several_ids_is_not_enough(run: Run, paths: Paths) -> None:
    open_store(paths.sessions).save(a_session(id="20261124T120000Z-7f3a"))
    result = run("export", "7f3a", "--format", "txt", "--level", "all")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'7f3a' is the end of 2 session ids" in result.stderr


@pytest.mark.parametrize("session_id", ["20200101T000000Z-0000", "../../etc/passwd", "", "\x1b[2J"])
def test_a_session_that_is_not_there_is_a_sentence(run: Run, session_id: str) -> None:
    result = run("export", session_id, "--format", "txt", "--level", "all")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith("coachtui: ")
    assert "\x1b" not in result.stderr


def test_a_damaged_session_is_a_sentence(run: Run, paths: Paths) -> None:
    (paths.sessions / f"{SESSION.id}.json").write_text("{", encoding="utf-8")
    result = run("export", SESSION.id, "--format", "txt", "--level", "all")
    assert (result.exit_code, result.stdout) == (3, "")


def test_without_somebody_to_ask_the_level_has_to_be_given(run: Run) -> None:
    result = run("export", SESSION.id, "--format", "html", stdin="all\n")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "say with --level what may leave the room" in result.stderr


def test_somebody_at_the_keyboard_is_asked_for_the_level(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coachtui.cli.export.is_terminal", lambda _: True)
    result = run("export", SESSION.id, "--format", "txt", "-o", "-", stdin="everything\nall\n")
    assert result.exit_code == 0
    assert "What may leave the room?" in result.stderr
    assert "no private line" in result.stderr
    assert "no pen" in result.stdout


def test_a_file_that_is_there_stays_unless_it_may_be_replaced(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "talk.md"
    target.write_text("mine", encoding="utf-8")
    arguments = ("export", SESSION.id, "--format", "md", "--level", "all", "-o", str(target))
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "talk.md is there already; --force replaces it" in result.stderr
    assert target.read_text(encoding="utf-8") == "mine"
    assert run(*arguments, "--force").exit_code == 0
    assert "no pen" in target.read_text(encoding="utf-8")


def test_a_folder_gets_a_file_with_the_usual_name(run: Run, tmp_path: Path) -> None:
    result = run("export", SESSION.id, "--format", "md", "--level", "all", "-o", str(tmp_path))
    assert result.exit_code == 0
    assert (tmp_path / "conversation-2026-11-23-7f3a-all.md").exists()


def test_a_folder_that_is_not_there_is_a_sentence(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "missing" / "talk.md"
    result = run("export", SESSION.id, "--format", "md", "--level", "all", "-o", str(target))
    assert (result.exit_code, result.stdout) == (3, "")
    assert "talk.md could not be written" in result.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--format", "htm", "--level", "all"), "there is no format 'htm'; did you mean 'html'?"),
        (("--format", "html", "--level", "al"), "there is no level 'al'; did you mean 'all'?"),
        (("--level", "all"), "missing option '--format'"),
    ],
)
def test_a_slip_is_a_sentence(run: Run, options: tuple[str, ...], said: str) -> None:
    result = run("export", SESSION.id, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


@every_hostile_text
def test_no_field_of_a_session_can_steer_the_terminal(run: Run, paths: Paths, text: str) -> None:
    hostile = a_session(text, coach=text, coachee=text, focus=text, stage=text, id="20261125T120000Z-0001")
    open_store(paths.sessions).save(hostile)
    arguments = ("export", hostile.id, "--level", "all", "-o", "-", "--format")
    for name in FORMATS:
        result = run(*arguments, name)
        assert result.exit_code == 0
        assert not MUST_NOT_REACH_A_TERMINAL & set(result.output)
    assert json.loads(run(*arguments, "json").stdout)["schema"] == 1
