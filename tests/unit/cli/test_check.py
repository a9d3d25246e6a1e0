from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from coachtui.cli.rows import MAX_LINE
from tests.hostile import MUST_NOT_REACH_A_TERMINAL, every_hostile_text
from tests.unit.cli.conftest import Run

DIRECTION = "You should stand at the door."
"""In coaching an alert, from a mentor a caution, from a novice's mentor less."""
CLOSED = "? Was the room free?"
"""Worth counting only."""
FINE = "Six pupils had no pen at 9:05."


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "notes.txt"
    path.write_text(f"{FINE}\n{DIRECTION}\n", encoding="utf-8")
    return path


def test_a_finding_is_one_line_with_place_severity_rule_message_and_another_way(run: Run, notes: Path) -> None:
    result = run("check", notes.name)
    assert re.fullmatch(r"notes\.txt:2:1-\d+: alert directive-command\.[a-z-]+  [^\n]+  -> [^\n]+\n", result.stdout), (
        result.stdout
    )
    assert result.stderr == ""
    assert result.exit_code == 1


def test_notes_without_anything_to_find_say_nothing(run: Run) -> None:
    result = run("check", "-", stdin=FINE)
    assert (result.output, result.exit_code) == ("", 0)


def test_columns_count_from_one_over_code_points_and_the_mark(run: Run) -> None:
    result = run("check", "--format", "json", "-", stdin=f"?  🧑‍🏫 {DIRECTION}")
    found = json.loads(result.stdout)["findings"][0]
    line = f"?  🧑‍🏫 {DIRECTION}"
    assert line[found["col"] - 1 : found["end_col"]] == found["match"]
    assert found["match"].startswith("You")


def test_a_finding_in_json_has_the_agreed_fields(run: Run, notes: Path) -> None:
    result = run("check", "--format", "json", notes.name)
    answer = json.loads(result.stdout)
    assert (answer["schema"], answer["complete"]) == (1, True)
    (found,) = answer["findings"]
    assert set(found) == {
        "file", "line", "col", "end_col", "rule", "category", "severity", "match", "message", "why", "reframes",
    }  # fmt: skip
    assert (found["file"], found["line"], found["category"]) == ("notes.txt", 2, "directive-command")
    assert found["reframes"]


@pytest.mark.parametrize("line", [f'" {DIRECTION}', f"T: {DIRECTION}", f"> {DIRECTION}", f"# {DIRECTION}"])
def test_words_that_are_not_the_coachs_are_left_alone(run: Run, line: str) -> None:
    assert run("check", "-", stdin=line).exit_code == 0


def test_a_marked_question_is_checked_as_a_question_without_its_question_mark(run: Run) -> None:
    result = run("check", "-", "--fail-on", "info", stdin="? Was the room free")
    assert "closed-question" in result.stdout
    assert result.exit_code == 1


def test_a_statement_in_a_marked_line_is_checked_as_a_statement(run: Run) -> None:
    assert "directive-command" in run("check", "-", stdin=f"? Was the room free? {DIRECTION}").stdout


@pytest.mark.parametrize(
    ("line", "fail_on", "code"),
    [
        (DIRECTION, "alert", 1),
        (DIRECTION, "caution", 1),
        (DIRECTION, "never", 0),
        (CLOSED, "info", 1),
        (CLOSED, "caution", 0),
        (FINE, "info", 0),
    ],
)
def test_the_exit_code_tells_whether_something_as_severe_was_found(
    run: Run, line: str, fail_on: str, code: int
) -> None:
    for shape in ("text", "json", "jsonl"):
        assert run("check", "-", "--format", shape, "--fail-on", fail_on, stdin=line).exit_code == code


def severity(run: Run, *options: str) -> str | None:
    answer = json.loads(run("check", "-", "--format", "json", *options, stdin=DIRECTION).stdout)
    return next((found["severity"] for found in answer["findings"]), None)


def test_the_role_and_the_stage_change_the_severity(run: Run) -> None:
    assert severity(run) == severity(run, "--role", "coach") == "alert"
    assert severity(run, "--role", "mentor") == severity(run, "--role", "mentoring") == "caution"
    assert severity(run, "--role", "mentor", "--stage", "nqt") == "info"
    assert severity(run, "--assessment") == severity(run, "--role", "assessment")


def test_an_assessment_point_does_not_go_with_coaching(run: Run) -> None:
    result = run("check", "-", "--assessment", "--role", "coach", stdin=FINE)
    assert result.exit_code == 2
    assert "belongs to a mentor's meeting" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "missing argument 'FILE...'"),
        (("-", "-"), "'-' stands there twice"),
        (("-", "--format", "xml"), "'xml' is not one of"),
        (("-", "--stage", "etc1"), "did you mean 'ect1'?"),
        (("-", "--role", "boss"), "there is no role 'boss'"),
        (("-", "--fail-on", "sometimes"), "'sometimes' is not one of"),
    ],
)
def test_what_cannot_be_asked_is_a_sentence_and_exit_code_2(run: Run, arguments: tuple[str, ...], said: str) -> None:
    result = run("check", *arguments, stdin=FINE)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert said in result.stderr
    assert result.stderr.startswith("coachtui: ")


@pytest.mark.parametrize("shape", ["text", "json", "jsonl"])
def test_a_file_that_cannot_be_read_keeps_no_other_from_being_checked(run: Run, notes: Path, shape: str) -> None:
    result = run("check", "--format", shape, "missing.txt", ".", notes.name)
    assert result.exit_code == 3
    assert "directive-command" in result.stdout
    assert result.stderr == (
        "coachtui: missing.txt was not read: there is no such file\n"
        "coachtui: . was not read: it is a folder, not a file\n"
    )


def test_a_file_that_may_not_be_read_is_said_to_be_so(run: Run, notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = Path.open

    def refuse(path: Path, mode: str = "r") -> object:
        if path.name == notes.name:
            raise PermissionError(13, "Permission denied")
        return usual(path, mode)

    monkeypatch.setattr(Path, "open", refuse)  # a mode would not stop the administrator, who may run this test
    result = run("check", notes.name)
    assert (result.exit_code, result.stderr) == (3, "coachtui: notes.txt was not read: it may not be read\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0", "line 1: this is not text in UTF-8"),
        (DIRECTION.encode("utf-16"), "line 1: this is not text in UTF-8"),
        (b"fine\nabc\0def\n", "line 2: this is not text"),
        (b"a" * (MAX_LINE + 1), "line 1: the line is longer"),
    ],
    ids=["picture", "utf-16", "nul", "endless line"],
)
def test_a_file_that_is_not_text_is_told_with_its_line(run: Run, notes: Path, content: bytes, said: str) -> None:
    notes.write_bytes(content)
    result = run("check", notes.name)
    assert result.exit_code == 3
    assert said in result.stderr
    assert "What stands above it was checked" in result.stderr


def test_json_tells_that_it_is_not_complete(run: Run, notes: Path) -> None:
    assert json.loads(run("check", "--format", "json", notes.name, "missing").stdout)["complete"] is False


@every_hostile_text
def test_nothing_that_steers_a_terminal_comes_out(run: Run, text: str) -> None:
    line = f"You should {text} and {text} at the door. Have you {text}?".replace("\0", " ")
    stdin = line.encode(errors="surrogatepass").decode(errors="replace")
    for shape in ("text", "json"):
        result = run("check", "-", "--format", shape, stdin=stdin)
        assert result.exit_code in {0, 1}
        assert not MUST_NOT_REACH_A_TERMINAL & set(result.output)


@every_hostile_text
def test_the_name_of_a_file_cannot_steer_a_terminal(run: Run, text: str) -> None:
    result = run("check", text[:200] or "nothing")
    assert not MUST_NOT_REACH_A_TERMINAL & set(result.output)
    assert result.exit_code in {2, 3}


def test_marks_are_those_of_the_notes_in_the_app(run: Run) -> None:
    for line in ('"You should" was what I said, and you should rest.', "#TS5: you should circulate"):
        assert "directive-command" in run("check", "-", stdin=line).stdout


def test_leave_that_was_given_counts_as_in_the_app(run: Run) -> None:
    advice = "I'd suggest a timer."
    assert run("check", "-", stdin=advice).exit_code == 1
    assert run("check", "-", stdin=f'" any ideas?\n{advice}').exit_code == 0


@pytest.mark.parametrize("line", [f'" {DIRECTION}', f"T: {DIRECTION}", f"> {DIRECTION}", f"# {DIRECTION}"])
def test_with_all_lines_a_mark_means_nothing(run: Run, line: str) -> None:
    result = run("check", "--all-lines", "--format", "json", "-", stdin=line)
    (found,) = json.loads(result.stdout)["findings"]
    assert line[found["col"] - 1 : found["end_col"]] == found["match"]
