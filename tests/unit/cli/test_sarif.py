"""The answer for code-scanning viewers: its shape, its places, and that no text in it does anything."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.hostile import MUST_NOT_REACH_A_TERMINAL, every_hostile_text
from tests.unit.cli.conftest import Run
from tests.unit.cli.sarif_schema import SARIF
from tests.unit.shape import Json, faults

NOTES = """\
Six pupils had no pen at 9:05.
- You should stand at the door. It helped.
T: I should have waited.
? Was the room free
C: 🧑‍🏫 Great lesson! You must ring home.
"""


def log_of(run: Run, *arguments: str, stdin: str = NOTES) -> dict[str, Json]:
    result = run("check", "--format", "sarif", *arguments, stdin=stdin)
    log: dict[str, Json] = json.loads(result.stdout)
    assert faults(log, SARIF) == []
    return log


def run_of(log: dict[str, Json]) -> dict[str, Json]:
    assert isinstance(log["runs"], list)
    (one,) = log["runs"]
    assert isinstance(one, dict)
    return one


def inside(value: Json, *path: str | int) -> Json:
    for step in path:
        if isinstance(step, int):
            assert isinstance(value, list)
            value = value[step]
        else:
            assert isinstance(value, dict)
            value = value[step]
    return value


def results_of(log: dict[str, Json]) -> list[Json]:
    results = run_of(log)["results"]
    assert isinstance(results, list)
    return results


def cut(line: str, region: Json) -> str:
    start, end = inside(region, "startColumn"), inside(region, "endColumn")
    assert isinstance(start, int)
    assert isinstance(end, int)
    return line[start - 1 : end - 1]


def test_every_result_points_at_its_words_in_code_points(run: Run) -> None:
    log = log_of(run, "-")
    assert run_of(log)["columnKind"] == "unicodeCodePoints"
    assert inside(run_of(log), "properties", "schema") == 1
    results = results_of(log)
    assert len(results) >= 4
    for result in results:
        region = inside(result, "locations", 0, "physicalLocation", "region")
        line = inside(region, "startLine")
        assert isinstance(line, int)
        assert cut(NOTES.splitlines()[line - 1], region) == inside(region, "snippet", "text")
        assert inside(result, "locations", 0, "physicalLocation", "artifactLocation", "uri") == "stdin"


def test_every_rule_that_found_something_is_described_once_with_help(run: Run) -> None:
    log = log_of(run, "-")
    rules = inside(run_of(log), "tool", "driver", "rules")
    assert isinstance(rules, list)
    for result in results_of(log):
        index = inside(result, "ruleIndex")
        assert isinstance(index, int)
        assert inside(rules[index], "id") == inside(result, "ruleId")
    assert len(rules) == len({str(inside(result, "ruleId")) for result in results_of(log)})
    assert all("Other ways to put it:" in str(inside(rule, "help", "text")) for rule in rules)


@pytest.mark.parametrize(
    ("line", "level"),
    [("Was the room free?", "note"), ("I'd suggest a timer.", "warning"), ("You should wait.", "warning")],
)
def test_what_is_only_counted_is_a_note_and_what_is_shown_a_warning(run: Run, line: str, level: str) -> None:
    assert {inside(result, "level") for result in results_of(log_of(run, "-", stdin=line))} == {level}


def test_the_fix_puts_the_first_reframe_in_place_of_the_sentence_and_leaves_mark_and_bullet(run: Run) -> None:
    lines = NOTES.splitlines()
    fixed = []
    for result in results_of(log_of(run, "-")):
        replacement = inside(result, "fixes", 0, "artifactChanges", 0, "replacements", 0)
        region, line = inside(replacement, "deletedRegion"), inside(replacement, "deletedRegion", "startLine")
        assert isinstance(line, int)
        reframes = inside(result, "properties", "reframes")
        assert isinstance(reframes, list)
        assert inside(replacement, "insertedContent", "text") == reframes[0]
        fixed.append((line, cut(lines[line - 1], region)))
    assert (2, "You should stand at the door.") in fixed
    assert (4, "Was the room free") in fixed
    assert (5, "You must ring home.") in fixed


def test_a_fingerprint_stays_when_lines_come_above(run: Run) -> None:
    def prints(text: str) -> list[Json]:
        return [inside(result, "partialFingerprints") for result in results_of(log_of(run, "-", stdin=text))]

    assert prints(NOTES) == prints("Nine books.\n\n" + NOTES)
    assert len({str(one) for one in prints(NOTES)}) == len(prints(NOTES))


@pytest.mark.parametrize(
    ("name", "uri"),
    [("forms/a b.md", "forms/a%20b.md"), ("a:b.md", "a%3Ab.md"), ("100%.md", "100%25.md"), ("é.md", "%C3%A9.md")],
)
def test_the_name_of_a_file_is_a_uri(
    run: Run, name: str, uri: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("You should wait.", encoding="utf-8")
    (result,) = results_of(log_of(run, name))
    where = ("locations", 0, "physicalLocation", "artifactLocation", "uri")
    assert inside(result, *where) == uri
    (result,) = results_of(log_of(run, str(path)))
    assert str(inside(result, *where)).startswith("file:///")


def test_a_file_that_cannot_be_read_is_a_notification_and_the_run_no_success(run: Run) -> None:
    log = log_of(run, "missing.txt", "-")
    invocation = inside(run_of(log), "invocations", 0)
    assert inside(invocation, "executionSuccessful") is False
    assert "missing.txt was not read" in str(inside(invocation, "toolExecutionNotifications", 0, "message", "text"))
    assert results_of(log) != []


def test_nothing_found_is_a_run_without_results(run: Run) -> None:
    log = log_of(run, "-", stdin="Six pupils had no pen.")
    assert results_of(log) == []
    assert inside(run_of(log), "invocations", 0, "executionSuccessful") is True


def test_links_and_placeholders_in_somebodys_words_are_text(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text('rules:\n  - id: person-label.x\n    match: "zonk ..."\n', encoding="utf-8")
    log = log_of(run, "--rules", str(own), "-", stdin="Zonk [here](http://example.invalid) and {0} go\\now")
    message = next(
        str(inside(r, "message", "text")) for r in results_of(log) if inside(r, "ruleId") == "person-label.x"
    )
    assert "[" not in message.replace("\\[", "")
    assert "{" not in message.replace("{{", "")


@every_hostile_text
def test_hostile_text_keeps_the_shape_and_steers_nothing(run: Run, text: str) -> None:
    line = f"You should {text[:300]} at the door. Great lesson {text[:300]}!".replace("\0", " ")
    result = run("check", "-", "--format", "sarif", stdin=line.encode(errors="replace"))
    assert faults(json.loads(result.stdout), SARIF) == []
    assert not MUST_NOT_REACH_A_TERMINAL & set(result.stdout)
