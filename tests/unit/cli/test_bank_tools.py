"""The trainer's tools: lint, preview, new, schema, diff, and banks by name or by file."""

from __future__ import annotations

import json
import re
import stat
from functools import cache
from pathlib import Path

import pytest

from coachtui.banks import parse_bank
from coachtui.banks.alike import alike
from coachtui.cli.bankstarter import bank_text, changes_text
from coachtui.cli.linting import CheckerEar
from coachtui.cli.preview import preview_lines
from coachtui.cli.schemas import schema_path
from coachtui.paths import Paths
from tests.builders import a_bank, a_phase
from tests.hostile import MUST_NOT_REACH_A_TERMINAL, every_hostile_text
from tests.unit.bank_schema import bank_schema
from tests.unit.cli.conftest import Run
from tests.unit.cli.sarif_schema import SARIF
from tests.unit.shape import faults
from tests.unit.test_schemas import faults_in

BANK = """format: 1
id: ours
title: Ours
source: Us
phases:
  - id: open
    title: Open
    purpose: begin
    questions:
      - id: first
        text: "What would be useful today?"
        purpose: theirs
        source: a book
        note: slowly
        follow_ups:
          - "You should wait, shouldn't you?"
      - {id: plain, text: Did it go well?, purpose: p}
  - {id: close, title: Close, questions: [{id: last, text: What is worth keeping?, purpose: p}]}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ours.yaml"
    path.write_text(BANK, encoding="utf-8")
    return path


# Lint


def test_remarks_point_at_the_words_and_the_exit_code_says_that_there_are_some(run: Run, file: Path) -> None:
    result = run("bank", "lint", str(file))
    assert result.exit_code == 1
    first, second, last = result.stdout.splitlines()
    place = re.match(rf"{re.escape(str(file))}:16:(\d+)-(\d+): (\w+) ([\w.-]+)  ", first)
    assert place is not None
    assert BANK.splitlines()[15][int(place[1]) - 1 : int(place[2])] == ", shouldn't you?"
    assert f"{file}:17:27-41: info closed-question." in second
    assert last == f"{file}: 3 questions, 1 to reword, 1 worth knowing"


@pytest.mark.parametrize(("level", "code"), [("alert", 0), ("never", 0), ("info", 1)])
def test_it_may_be_said_from_where_on_it_fails(run: Run, file: Path, level: str, code: int) -> None:
    file.write_text(BANK.replace("You should wait, shouldn't you?", "And then?"), encoding="utf-8")
    assert run("bank", "lint", "--fail-on", level, str(file)).exit_code == code


def test_remarks_in_json_have_the_fields_of_the_check_and_more(run: Run, file: Path) -> None:
    answer = json.loads(run("bank", "lint", "--format", "json", str(file)).stdout)
    assert (answer["schema"], answer["complete"]) == (1, True)
    told = answer["findings"][0]
    assert (told["file"], told["line"], told["question"]) == (str(file), 16, "first")
    assert set(told) == {
        "file", "line", "col", "end_col", "rule", "category", "severity", "match", "message", "why", "reframes",
        "question", "roles",
    }  # fmt: skip
    assert set(told["roles"]) <= {"coaching", "mentoring", "assessment"}


def test_remarks_in_sarif_are_as_the_standard_says_and_change_nothing(run: Run, file: Path) -> None:
    file.write_text(BANK.replace("purpose: p", "tags: [t]"), encoding="utf-8")
    log = json.loads(run("bank", "lint", "--format", "sarif", str(file)).stdout)
    assert faults(log, SARIF) == []
    (one,) = log["runs"]
    rules = {rule["id"] for rule in one["tool"]["driver"]["rules"]}
    assert "bank.purpose" in rules
    assert {result["ruleId"] for result in one["results"]} == rules
    assert not any("fixes" in result for result in one["results"])


def test_a_prompt_over_several_lines_is_pointed_at_where_its_question_begins(run: Run, file: Path) -> None:
    folded = '"What would be useful today?"'
    file.write_text(BANK.replace(folded, '"What would\n          be useful, would it not?"'), encoding="utf-8")
    told = json.loads(run("bank", "lint", "--format", "json", str(file)).stdout)["findings"]
    assert all(one["line"] >= 11 for one in told)


def test_all_banks_there_are_can_be_looked_over(run: Run) -> None:
    result = run("bank", "lint")
    assert result.exit_code == 0
    assert "grow-for-teachers.yaml: " in result.stdout
    assert run("bank", "lint", "grow-for-teachers").exit_code == 0


def test_a_file_that_is_missing_or_no_bank_keeps_no_other_from_being_looked_over(run: Run, file: Path) -> None:
    broken = file.with_name("broken.yaml")
    broken.write_text("", encoding="utf-8")
    result = run("bank", "lint", "gone.yaml", str(broken), str(file))
    assert result.exit_code == 3
    assert "gone.yaml was not read: there is no such file" in result.stderr
    assert "could not be looked over" in result.stderr
    assert "3 questions, 1 to reword, 1 worth knowing" in result.stdout


def test_what_is_to_mend_is_mentioned_beside_the_remarks(run: Run, file: Path) -> None:
    file.write_text(BANK.replace("note: slowly", "noet: slowly"), encoding="utf-8")
    assert "has 1 thing to mend" in run("bank", "lint", str(file)).stderr


def test_rules_of_ones_own_are_heard_too(run: Run, file: Path) -> None:
    rule = file.with_name("rule.yaml")
    rule.write_text(
        "rules:\n  - id: person-label.keeping\n    match: zonky plan\n    says: x\n    severity: alert\n",
        encoding="utf-8",
    )
    file.write_text(BANK.replace("You should wait, shouldn't you?", "That is a zonky plan."), encoding="utf-8")
    assert "person-label.keeping" in run("bank", "lint", "--rules", str(rule), str(file)).stdout


def test_what_is_about_the_whole_bank_stands_by_itself_and_points_at_no_words(run: Run, file: Path) -> None:
    file.write_text(BANK.replace("source: ", "#").replace("purpose: p", "tags: [t]"), encoding="utf-8")
    lines = run("bank", "lint", str(file)).stdout.splitlines()
    whole = lines[lines.index("About the whole bank:") + 1 : -1]
    assert [re.sub(r"^.*?:(\d+: \w+ \S+) .*", r"\1", line) for line in whole] == [
        "17: info bank.purpose",
        "1: info bank.source",
    ]


def test_the_list_the_lint_and_the_app_count_prompts_and_not_remarks(run: Run, file: Path, paths: Paths) -> None:
    long = "You should wait until even those at the very back of the room had the time to think, shouldn't you?"
    twice = BANK.replace("You should wait, shouldn't you?", long)
    paths.banks.mkdir(parents=True)
    (paths.banks / "ours.yaml").write_text(twice, encoding="utf-8")
    said = run("bank", "lint", "ours").stdout
    assert said.count(" caution ") > 1
    assert ", 1 to reword" in said
    assert re.search(r"^ours .* own +1 to reword$", run("bank", "list").stdout, re.MULTILINE)


# List


def test_of_two_banks_with_one_id_the_list_says_which_is_not_used_and_doctor_counts_the_other(
    run: Run, paths: Paths, tmp_path: Path
) -> None:
    (tmp_path / "shared").mkdir()
    paths.banks.mkdir(parents=True)
    paths.settings.write_text(f"bank_folders: [{tmp_path / 'shared'}]\n", encoding="utf-8")
    (paths.banks / "mine.yaml").write_text(BANK, encoding="utf-8")
    theirs = tmp_path / "shared" / "theirs.yaml"
    theirs.write_text(BANK.replace("      - {id: plain, text: Did it go well?, purpose: p}\n", ""), encoding="utf-8")
    rows = [line for line in run("bank", "list").stdout.splitlines() if line.startswith("ours ")]
    assert ["not used" in row for row in rows] == [False, True]
    assert json.loads(run("doctor", "--json").stdout)["banks"]["questions"]["ours"] == 3
    said = f"mine.yaml: {theirs} holds a bank with the id `ours` too, and only one of the two is used"
    result = run("bank", "validate", str(paths.banks / "mine.yaml"))
    assert result.exit_code == 1
    assert said in result.stdout
    assert run("bank", "validate", "ours").stdout.count("holds a bank with the id") == 1


def test_the_list_counts_what_is_worth_a_change_in_own_banks(run: Run, paths: Paths) -> None:
    paths.banks.mkdir(parents=True)
    (paths.banks / "ours.yaml").write_text(BANK.replace("note: slowly", "noet: slowly"), encoding="utf-8")
    (line,) = [line for line in run("bank", "list").stdout.splitlines() if line.startswith("ours ")]
    assert re.search(r" own +1 thing to mend, 1 to reword$", line)
    banks = json.loads(run("bank", "list", "--json").stdout)["banks"]
    assert {bank["remarks"] for bank in banks if bank["origin"] == "shipped"} == {None}


def test_a_shared_folder_is_listed_and_one_that_is_gone_is_said(run: Run, paths: Paths, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "ours.yaml").write_text(BANK, encoding="utf-8")
    paths.config.mkdir(parents=True)
    paths.settings.write_text(f"bank_folders: [{shared}, {tmp_path / 'gone'}]\n", encoding="utf-8")
    result = run("bank", "list")
    assert re.search(r"^ours .* folder +1 to reword$", result.stdout, re.MULTILINE)
    assert "gone: this folder of question banks is not there now" in result.stderr
    assert run("bank", "validate").exit_code == 1


# Preview


def test_a_preview_shows_phases_prompts_and_follow_ups_and_no_more(run: Run, file: Path) -> None:
    result = run("bank", "preview", str(file))
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Ours", "3 questions in 2 phases", "", "1 Open (2)", "  · What would be useful today?",
        "      › You should wait, shouldn't you?", "  · Did it go well?", "",
        "2 Close (1)", "  · What is worth keeping?",
    ]  # fmt: skip


def test_all_of_it_is_shown_on_request(run: Run, file: Path) -> None:
    shown = run("bank", "preview", "--all", str(file)).stdout
    for part in (
        "id: ours",
        "source: Us",
        "purpose: begin",
        "    purpose: theirs",
        "    source: a book",
        "note: slowly",
    ):
        assert part in shown


def test_a_bank_is_found_by_its_name(run: Run) -> None:
    for name in ("grow-for-teachers", "GROW for teachers"):
        assert run("bank", "preview", name).stdout.startswith("GROW for teachers\n")
    result = run("bank", "preview", "grow-for-teacher")
    assert result.exit_code == 2
    assert "did you mean 'grow-for-teachers'?" in result.stderr.lower()


def test_long_prompts_are_wrapped_below_their_first_word() -> None:
    bank = a_bank(a_phase("What " + "and what " * 12 + "else?"))
    lines = list(preview_lines(bank, 40, full=False))
    assert all(len(line) <= 40 for line in lines)
    assert lines[5].startswith("    what")


def test_a_bank_that_cannot_be_used_is_said(run: Run, file: Path) -> None:
    file.write_text("just words", encoding="utf-8")
    result = run("bank", "preview", str(file))
    assert result.exit_code == 2
    assert "the bank cannot be used" in result.stderr


def test_a_bank_on_top_of_another_is_shown_and_looked_over_finished(run: Run, file: Path) -> None:
    file.write_text("format: 1\nid: ours\ntitle: Ours\nextends: grow-for-teachers\nhide: [goal]\n", encoding="utf-8")
    assert "Reality" in run("bank", "preview", str(file)).stdout
    assert run("bank", "validate", str(file)).stdout.endswith("nothing to mend\n")
    assert run("bank", "lint", str(file)).exit_code == 0
    assert "- removed phase goal" in run("bank", "diff", "grow-for-teachers", str(file)).stdout
    file.write_text("format: 1\nid: ours\ntitle: Ours\nextends: grow\n", encoding="utf-8")
    assert f"{file}:4:10: there is no bank with the id `grow`" in run("bank", "validate", str(file)).stdout


# New and schema


def test_a_new_bank_is_written_once_for_its_owner_only_and_is_sound(run: Run, paths: Paths) -> None:
    result = run("bank", "new", "year-7")
    path = paths.banks / "year-7.yaml"
    assert (result.exit_code, result.stdout) == (0, f"{path}\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    before = path.read_bytes()
    again = run("bank", "new", "year-7")
    assert again.exit_code == 3
    assert "is there already" in again.stderr
    assert path.read_bytes() == before
    assert run("bank", "validate").exit_code == 0
    assert run("bank", "lint", "--fail-on", "info", "year-7").exit_code == 0


def test_a_new_bank_fits_the_schema_and_names_it() -> None:
    text = bank_text("our-school")
    assert faults_in(text, bank_schema()) == []
    assert text.splitlines()[0] == f"# yaml-language-server: $schema={schema_path('bank').as_uri()}"
    assert parse_bank(text, "our-school.yaml").problems == ()


@every_hostile_text
def test_only_a_plain_name_becomes_a_file(run: Run, paths: Paths, text: str) -> None:
    result = run("bank", "new", "--", text)
    assert result.exit_code == 2
    assert not paths.banks.exists()
    assert not MUST_NOT_REACH_A_TERMINAL & set(result.output)


@pytest.mark.parametrize(
    ("words", "fits"),
    [
        (["First half-term"], "first-half-term"), (["First", "half-term"], "first-half-term"), (["../up"], "up"),
        (["a/b"], "a-b"), (["-a"], "a"), ([".hidden"], "hidden"), (["A"], "a"), (["x" * 65], "x" * 64),
        (["a.yml"], "a-yml"), (["a.yaml.yaml"], "a-yaml"),
    ],
)  # fmt: skip
def test_a_name_that_is_no_id_is_refused_with_the_one_it_would_take(
    run: Run, paths: Paths, words: list[str], fits: str
) -> None:
    result = run("bank", "new", "--", *words)
    assert result.exit_code == 2
    assert f"Its id would be `{fits}`: " in result.stderr
    assert f"`coachtui bank new {fits}` begins it." in result.stderr
    assert not paths.banks.exists()
    assert run("bank", "new", fits).exit_code == 0


def test_a_name_without_a_letter_gets_an_example(run: Run) -> None:
    assert "For instance `our-school`: " in run("bank", "new", "…").stderr


@pytest.mark.parametrize("remark", ["#", "# "])
def test_the_remarks_of_a_new_bank_become_fields_however_they_are_uncovered(remark: str) -> None:
    before, extends, after = bank_text("mine").partition("#extends")
    text = before + re.sub(f"(?m)^(?:{remark}|#)", "", extends + after[: after.index("phases:")])
    loaded = parse_bank(text, "mine.yaml")
    assert loaded.problems == ()
    assert loaded.bank is not None
    assert (loaded.bank.extends, loaded.bank.hide) == ("grow-for-teachers", ("clicked-overnight",))


@pytest.mark.parametrize("remark", ["#", "# "])
def test_so_do_those_of_a_bank_that_changes_another_one(remark: str) -> None:
    base = a_bank(a_phase('What is "useful" today: now?'))
    before, phases, after = changes_text(base).partition("#phases:")
    text = before + re.sub(f"(?m)^(?:{remark}|#)", "", phases + after)
    loaded = parse_bank(text, f"{base.id}.yaml")
    assert loaded.problems == ()
    assert loaded.bank is not None
    first, added = loaded.bank.questions
    assert (first.id, first.text) == (base.questions[0].id, 'What is "useful" today: now?')
    assert added.text
    assert faults_in(text, bank_schema()) == faults_in(changes_text(base), bank_schema()) == []


def test_a_new_bank_with_the_id_of_a_shipped_one_changes_it_and_leaves_it_as_it_is(run: Run, paths: Paths) -> None:
    shipped = run("bank", "preview", "remote", "--all").stdout
    result = run("bank", "new", "remote")
    assert result.exit_code == 0
    assert "there is a bank `remote` already (came with coachtui), so this file changes that one" in result.stderr
    assert "`coachtui bank preview remote --original --all` shows the ids" in result.stderr
    assert run("bank", "validate", "remote").stdout == "remote.yaml (your own): 26 usable questions, nothing to mend\n"
    own = paths.banks / "remote.yaml"
    own.write_text(own.read_text(encoding="utf-8").replace("hide: []", "hide: [open]"), encoding="utf-8")
    assert run("bank", "preview", "remote", "--all").stdout != shipped
    assert run("bank", "preview", "remote", "--all", "--original").stdout == shipped
    assert run("bank", "validate").exit_code == 0


def test_a_new_bank_with_the_id_of_a_shared_one_changes_that(run: Run, paths: Paths, file: Path) -> None:
    paths.config.mkdir(parents=True)
    paths.settings.write_text(f"bank_folders: {file.parent}\n", encoding="utf-8")
    assert "there is a bank `ours` already (shared)" in run("bank", "new", "ours").stderr
    assert "3 usable questions, nothing to mend" in run("bank", "validate", "ours").stdout
    assert run("bank", "preview", "ours", "--original").stdout.startswith("Ours\n")


def test_what_cannot_be_changed_is_not_taken_the_place_of(run: Run, paths: Paths, file: Path) -> None:
    paths.banks.mkdir(parents=True)
    (paths.banks / "mine.yaml").write_text(BANK, encoding="utf-8")
    result = run("bank", "new", "ours")
    assert result.exit_code == 3
    assert "a bank `ours` is there already: mine.yaml, your own\nNothing was written." in result.stderr
    (paths.banks / "mine.yaml").unlink()
    paths.settings.write_text(f"bank_folders: {file.parent}\n", encoding="utf-8")
    file.write_text("format: 1\nid: ours\ntitle: Ours\nextends: remote\n", encoding="utf-8")
    result = run("bank", "new", "ours")
    assert result.exit_code == 3
    assert "write `extends: remote` into that file" in result.stderr
    assert list(paths.banks.iterdir()) == []


def test_the_original_of_a_bank_that_changes_no_other_is_itself(run: Run, file: Path) -> None:
    result = run("bank", "preview", "--original", str(file))
    assert result.exit_code == 2
    assert f"{file} changes no other bank" in result.stderr
    assert run("bank", "preview", "--original", "remote").exit_code == 0


def test_the_schema_is_printed_as_it_lies(run: Run) -> None:
    assert run("bank", "schema").stdout == bank_schema()


# Diff


def test_what_changed_is_told_by_id(run: Run, file: Path) -> None:
    other = file.with_name("other.yaml")
    other.write_text(BANK.replace("Did it go well?", "How did it go?").replace("id: last", "id: new"), encoding="utf-8")
    result = run("bank", "diff", str(file), str(other))
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "- removed question last in close: “What is worth keeping?”",
        "~ reworded question plain: “Did it go well?” -> “How did it go?”",
        "+ added question new in close: “What is worth keeping?”",
    ]
    assert run("bank", "diff", str(file), str(file)).stdout == "nothing differs\n"


@pytest.mark.parametrize("twice", [True, False])
def test_a_bank_with_the_id_of_the_one_it_changes_is_compared_with_that(run: Run, paths: Paths, *, twice: bool) -> None:
    run("bank", "new", "remote")
    own = paths.banks / "remote.yaml"
    own.write_text(own.read_text(encoding="utf-8").replace("hide: []", "hide: [open]"), encoding="utf-8")
    result = run("bank", "diff", "remote", str(own)) if twice else run("bank", "diff", "remote")
    assert result.exit_code == 0
    assert "- removed phase open" in result.stdout
    assert "compared with the bank that it changes, remote.yaml (came with coachtui)" in result.stderr
    copy = paths.config / "copy.yaml"
    copy.write_text(own.read_text(encoding="utf-8"), encoding="utf-8")
    assert run("bank", "diff", "remote", str(copy)).stdout == result.stdout
    assert json.loads(run("bank", "diff", "--json", "remote", str(own)).stdout)["changes"]


def test_one_bank_that_changes_no_other_has_nothing_to_be_compared_with(run: Run, file: Path) -> None:
    result = run("bank", "diff", str(file))
    assert result.exit_code == 2
    assert "changes no other bank, so there is nothing to compare it with" in result.stderr
    assert "Name two banks" in result.stderr


def test_what_changed_in_json_keeps_its_parts_apart(run: Run, file: Path) -> None:
    other = file.with_name("other.yaml")
    other.write_text(BANK.replace("title: Ours", "title: Theirs"), encoding="utf-8")
    answer = json.loads(run("bank", "diff", "--json", str(file), str(other)).stdout)
    assert answer["changes"] == [
        {"kind": "changed", "what": "bank", "id": "ours", "field": "title", "before": "Ours", "after": "Theirs"}
    ]


def test_a_file_that_is_not_there_is_said(run: Run, file: Path) -> None:
    assert run("bank", "diff", str(file), "gone.yaml").exit_code == 3
    assert run("bank", "preview", "a\0.yaml").exit_code == 3


@every_hostile_text
def test_no_tool_lets_a_bank_steer_the_terminal(
    run: Run, file: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CheckerEar, "hear", lambda *_: ())
    compared = cache(lambda prompts: tuple(alike(prompts)))  # twice the same: lint answers in two formats
    monkeypatch.setattr("coachtui.banks.lint.alike", lambda prompts: compared(tuple(prompts)))
    written = json.dumps(text[:300])
    file.write_text(
        f"format: 1\nid: ours\ntitle: {written}\nsource: {written}\nphases:\n  - id: open\n    title: {written}\n"
        f"    questions:\n      - {{text: {written}, note: {written}, follow_ups: [{written}]}}\n      - What now?\n",
        encoding="utf-8",
    )
    commands = (("preview", "--all"), ("lint",), ("lint", "--format", "sarif"), ("diff", "grow-for-teachers"))
    for command in commands:
        result = run("bank", *command, str(file))
        assert result.exit_code in {0, 1}
        assert not MUST_NOT_REACH_A_TERMINAL & set(result.output)
