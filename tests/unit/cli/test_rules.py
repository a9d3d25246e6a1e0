"""`coachtui rules`: list, explain, test, new and schema."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from coachtui.checker.library import Library
from coachtui.cli.endings import NotPossibleError
from coachtui.cli.explaining import explained_lines
from coachtui.paths import Paths
from tests.hostile import MUST_NOT_REACH_A_TERMINAL, every_hostile_text
from tests.unit.cli.conftest import Run

OWN = """\
rules:
  - id: directive-command.must
    severity: {coaching: info}
  - id: closed-question.yes-no
    off: yes
  - id: person-label.zonk
    match: ["you are so zonky", "you {tecaher}"]
    reframes: ["What was that moment like for you?"]
    fires: ["You're so zonky."]
    quiet: ["She said you are so zonky."]
"""


@pytest.fixture
def own(paths: Paths) -> Path:
    paths.rules.mkdir(parents=True)
    path = paths.rules / "ours.yaml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_the_list_has_every_category_and_rule_with_severities_standing_and_file(run: Run, own: Path) -> None:
    lines = run("rules", "list").stdout.splitlines()
    assert "Direction  directive-command" in lines
    rows = {line.split()[0]: " ".join(line.split()[1:]) for line in lines if line.startswith("  ")}
    assert rows["directive-command.must"] == f"info caution caution on {own}:2"
    assert rows["closed-question.yes-no"] == f"off off off off {own}:4"
    assert rows["person-label.zonk"] == f"alert alert alert on {own}:6"
    assert rows["directive-command.need"].startswith("alert caution caution on built in, directive-command.yaml:")


def test_the_list_says_what_its_columns_hold(run: Run) -> None:
    first, _, rule, *_ = run("rules", "list").stdout.splitlines()
    assert first.split("  ")[1:2] == ["rule"]
    for word in ("in coaching", "in mentoring", "in assessment", "is ", "from"):
        assert word in first
    assert re.search(r" (alert|caution|info|off) ", rule[first.index("in coaching") - 1 :][:9]) is not None


def test_a_rule_whose_severity_is_off_in_every_role_is_off(run: Run, own: Path) -> None:
    own.write_text("rules:\n  - id: directive-command.must\n    severity: off\n", encoding="utf-8")
    (row,) = [line for line in run("rules", "list").stdout.splitlines() if " directive-command.must " in line]
    assert row.split()[1:5] == ["off"] * 4


@pytest.mark.parametrize("word", ["on", "off", "On"])
def test_off_that_can_be_read_in_two_ways_is_not_used_and_said(run: Run, own: Path, word: str) -> None:
    own.write_text(f"rules:\n  - id: directive-command.must\n    off: {word}\n", encoding="utf-8")
    listed = run("rules", "list")
    (row,) = [line for line in listed.stdout.splitlines() if " directive-command.must " in line]
    assert row.split()[4] == "on"
    assert "can be read in two ways, and was not used. Write `off: yes` to switch it off" in listed.stderr
    own.write_text(f"category: directive-command\noff: {word}\n", encoding="utf-8")
    assert "Write `off: yes`" in run("rules", "list").stderr


def test_the_list_in_json_has_the_same(run: Run, own: Path) -> None:
    answer = json.loads(run("rules", "list", "--json").stdout)
    assert answer["schema"] == 1
    assert [problem["line"] for problem in answer["problems"] if problem["source"] == str(own)] == [7]
    rules = {rule["id"]: rule for category in answer["categories"] for rule in category["rules"]}
    assert rules["directive-command.must"] == {
        "id": "directive-command.must", "on": True, "usable": True, "own": True, "source": str(own), "line": 2,
        "fine": 0, "severity": {"coaching": "info", "mentoring": "caution", "assessment": "caution"},
    }  # fmt: skip
    assert rules["closed-question.yes-no"]["on"] is False
    assert {category["letter"] for category in answer["categories"]} == set("JDQR")


def test_what_is_to_mend_is_told_beside_the_list(run: Run, own: Path) -> None:
    assert f"{own}:7:" in run("rules", "list").stderr


def test_explain_says_all_about_a_rule_and_where_each_value_is_from(run: Run, own: Path) -> None:
    said = run("rules", "explain", "directive-command.must").stdout
    assert said.startswith("directive-command.must · Direction\n")
    assert "\nmeans  (built in, directive-command.yaml:" in said
    assert f"\nseverity, coaching  ({own}:3)\n  info\n" in said
    assert "\nseverity, mentoring  (built in, directive-command.yaml:" in said
    for heading in ("why it matters", "the idea comes from", "finds", "silent under the guards", "says", "offers",
                    "examples it finds", "examples it leaves alone"):  # fmt: skip
        assert f"\n{heading}  (" in said
    assert "  You should stand at the door.\n" in said


def test_explain_tells_what_is_off_and_where_that_was_said(run: Run, own: Path) -> None:
    said = run("rules", "explain", "closed-question.yes-no").stdout
    assert said.startswith("closed-question.yes-no · Closed question  (off)\n")
    assert f"\nswitched off  ({own}:5)\n  yes\n" in said


def test_explain_knows_categories_too(run: Run, own: Path) -> None:
    said = run("rules", "explain", "person-label").stdout
    assert said.startswith("person-label · ")
    assert "\nits rules\n" in said
    assert "  person-label.zonk\n" in said


def test_explain_in_json_gives_values_with_their_places(run: Run, own: Path) -> None:
    answer = json.loads(run("rules", "explain", "--json", "directive-command.must").stdout)
    assert (answer["schema"], answer["id"]) == (1, "directive-command.must")
    severity = next(value for value in answer["values"] if value["name"] == "severity.coaching")
    assert severity == {"name": "severity.coaching", "texts": ["info"], "source": str(own), "line": 3, "own": True}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("directive-comand.must", "Did you mean 'directive-command.must'?"),
        ("closed-qestion", "Did you mean 'closed-question'?"),
        ("yes-no", "Did you mean 'closed-question.yes-no'?"),
        ("zzz", "`coachtui rules list` shows all of them."),
    ],
)
def test_an_unknown_id_gets_the_one_that_was_perhaps_meant(run: Run, given: str, said: str) -> None:
    result = run("rules", "explain", given)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert f"there is no rule or category '{given}'\n{said}" in result.stderr


@pytest.fixture(scope="module")
def library() -> Library:
    return Library()


@every_hostile_text
def test_no_id_steers_a_terminal(text: str, library: Library) -> None:
    with pytest.raises(NotPossibleError) as refused:
        list(explained_lines(library, text))
    assert not MUST_NOT_REACH_A_TERMINAL & set(str(refused.value))
    assert len(str(refused.value)) < 200


GOOD = """\
rules:
  - id: person-label.zonk
    match: "you are so zonky"
    reframes: ["What was that moment like for you?"]
    fires: ["You're so zonky."]
    quiet: ["She said you are so zonky."]
"""

FAILING = {
    "not found": (GOOD.replace("You're so zonky.", "You bonk."), 5, "“You bonk.” is not found by `person-label.zonk`"),
    "not left alone": (GOOD.replace("She said y", "Y"), 6, "should be left alone, and `person-label.zonk` finds it"),
    "a reframe that directs": (
        GOOD.replace("What was that moment like for you?", "You should rest, what else?"),
        5,
        "would be offered here, and `directive-command.must` finds it",
    ),
    "a reframe that asks twice": (
        GOOD.replace("moment like for you?", "moment like? And the next?"),
        4,
        "asks more than one thing",
    ),
    "words that judge": (GOOD + '    says: "You should not say {matched}."\n', 7, "`says` would itself be found by"),
    "not to be read": (GOOD.replace("are so", "{nope}"), 3, "there is no list {nope}"),
}


@pytest.mark.parametrize("name", FAILING)
def test_each_failure_is_one_line_with_its_place_and_the_exit_code_is_1(run: Run, name: str, tmp_path: Path) -> None:
    text, line, said = FAILING[name]
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    result = run("rules", "test", str(path))
    assert result.exit_code == 1
    *failures, last = result.stdout.splitlines()
    assert any(failure.startswith(f"{path}:{line}:") and said in failure for failure in failures), result.stdout
    assert last.endswith("to mend")
    assert result.stderr == ""


def test_a_file_that_is_as_it_should_be_ends_with_0(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(GOOD, encoding="utf-8")
    for given in (tmp_path / "mine.yaml", tmp_path):
        result = run("rules", "test", str(given))
        assert (result.stdout, result.exit_code) == ("1 rule, 2 examples: all as it should be\n", 0)


def test_the_answer_in_json_has_the_same(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        FAILING["not found"][0].replace("    quiet", "  - {id: person-label.y, match: bonkers}\n#"), "utf-8"
    )
    result = run("rules", "test", "--json", str(path))
    answer = json.loads(result.stdout)
    assert (answer["schema"], answer["rules"], answer["examples"]) == (1, 2, 1)
    assert answer["without_examples"] == ["person-label.y"]
    assert [(failure["source"], failure["line"]) for failure in answer["failures"]] == [(str(path), 5)]
    assert result.exit_code == 1


def test_a_rule_that_another_one_beats_to_it_says_which(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("rules:\n  - id: directive-command.x\n    match: should\n    fires: [You should ring home.]\n")
    assert "It is found by `directive-command.must` already." in run("rules", "test", str(path)).stdout


OVER = """\
rules:
  - id: directive-command.ours
    match: {phrase}
    reframes: ["What matters most to you here?"]
    fires: ["{line}"]
"""


def over(path: Path, phrase: str = "non negotiable", line: str = "Marking is non negotiable.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(OVER.format(phrase=phrase, line=line), encoding="utf-8")
    return path


def test_a_rule_that_is_there_before_a_built_in_one_is_worth_knowing_and_nothing_to_mend(
    run: Run, tmp_path: Path
) -> None:
    path = over(tmp_path / "mine.yaml")
    result = run("rules", "test", str(path))
    note, last = result.stdout.splitlines()
    assert note.startswith(f"{path}:2:9: worth knowing: “Books marked weekly, non negotiable.” is now found by ")
    assert "`directive-command.ours`, no longer by `directive-command.no-choice`. There is nothing to mend" in note
    assert (last, result.exit_code) == ("1 rule, 1 example: all as it should be, 1 worth knowing", 0)


def test_a_rule_that_finds_much_gets_few_notes(run: Run, tmp_path: Path) -> None:
    path = over(tmp_path / "mine.yaml", phrase='"(you should|what)"', line="You should ring.")
    result = run("rules", "test", str(path))
    *notes, last = result.stdout.splitlines()
    assert result.exit_code == 0
    assert 1 < len(notes) < 6
    assert last.endswith(f"all as it should be, {len(notes)} worth knowing")
    assert all(note.startswith(f"{path}:2:9: worth knowing: ") for note in notes)
    (quiet,) = [note for note in notes if "should be left alone, and `directive-command.ours` finds it" in note]
    assert re.search(r"\(and \d+ more like it\)\. There is nothing to mend if that is what you want", quiet)


def test_what_a_change_of_a_built_in_rule_does_to_its_examples_stands_in_the_file_that_says_so(
    run: Run, paths: Paths
) -> None:
    paths.rules.mkdir(parents=True)
    changed = paths.rules / "changed.yaml"
    changed.write_text("rules:\n  - id: directive-command.must\n    unless: [ring]\n", encoding="utf-8")
    result = run("rules", "test", str(changed))
    assert "“You ought to ring home.” is not found by `directive-command.must`" in result.stdout
    assert result.stdout.startswith(f"{changed}:2:9: worth knowing: because of this, ")
    assert result.exit_code == 0


def test_an_example_of_ones_own_that_does_not_come_out_is_still_to_mend(run: Run, tmp_path: Path) -> None:
    path = over(tmp_path / "mine.yaml", line="Marking is optional.")
    result = run("rules", "test", str(path))
    assert result.exit_code == 1
    assert f"{path}:5:13: “Marking is optional.” is not found by `directive-command.ours`" in result.stdout


def test_a_rule_that_is_off_in_every_role_is_not_tried(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("rules:\n  - id: directive-command.must\n    severity: off\n", encoding="utf-8")
    assert "is not found" not in run("rules", "test", str(path)).stdout


def test_all_rules_are_tried_together_and_told_in_their_own_places(run: Run, own: Path) -> None:
    """The command and the tests of the rules agree that the built-in rules hold what they promise."""
    path = over(own.with_name("over.yaml"))
    result = run("rules", "test", "--json")
    answer = json.loads(result.stdout)
    assert result.exit_code == 1
    assert answer["rules"] > 250
    assert [(failure["source"], failure["line"]) for failure in answer["failures"]] == [(str(own), 7)]
    by_place = {(note["source"], note["line"]): note["message"] for note in answer["notes"]}
    assert "no longer by `directive-command.no-choice`" in by_place[str(path), 2]


def test_naming_a_file_of_the_own_folder_does_not_read_it_twice(run: Run, own: Path) -> None:
    failures = run("rules", "test", str(own)).stdout.splitlines()[:-1]
    assert len(failures) == len(set(failures))
    assert sum("there is no list {tecaher}" in failure for failure in failures) == 1


def test_a_file_that_is_not_there_ends_with_3(run: Run) -> None:
    for name in ("missing.yaml", "a" * 300, "x\x01y"):
        result = run("rules", "test", name)
        assert result.exit_code == 3
        assert "was not read: there is no such file" in result.stderr


def with_examples(path: Path, *, beginning: str = "", space: bool = True) -> None:
    """Use the examples of a new file whose first line holds `beginning`, as its remarks say: without the marks."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    mark = "  # " if space else "  #"
    used = [
        "\n".join(line.replace(mark, "  ", 1) for line in block.splitlines())
        if block.startswith("  # ") and beginning in block.partition("\n")[0]
        else block
        for block in blocks
    ]
    assert used != blocks
    path.write_text("\n\n".join(used), encoding="utf-8")


@pytest.mark.parametrize("name", ["our-school", "our-words", "a", "not"])
def test_a_new_file_changes_nothing_and_its_example_works_where_it_stands(run: Run, name: str, paths: Paths) -> None:
    result = run("rules", "new", name)
    path = paths.rules / f"{name}.yaml"
    assert (result.stdout, result.exit_code) == (f"{path}\n", 0)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    (heard,) = re.findall(r'"(That is not the .*)"', path.read_text(encoding="utf-8"))
    tested = run("rules", "test", str(path))
    assert (tested.stdout, tested.exit_code) == ("0 rules, 0 examples: all as it should be\n", 0)
    assert f"evaluative-criticism.{name}" not in run("check", "-", stdin=heard).output
    with_examples(path, beginning="evaluative-criticism")
    tested = run("rules", "test", str(path))
    assert (tested.stdout, tested.exit_code) == ("1 rule, 4 examples: all as it should be\n", 0)
    assert f"evaluative-criticism.{name}" in run("check", "-", stdin=heard).stdout


@pytest.mark.parametrize("name", ["our-words", "our-school", "the-team", "starting-well"])
def test_the_example_of_a_new_file_is_a_sentence_whatever_the_name(run: Run, name: str, paths: Paths) -> None:
    run("rules", "new", name)
    text = (paths.rules / f"{name}.yaml").read_text(encoding="utf-8")
    assert re.search(r'"That is not the [A-Z][a-z]+ way\."', text)
    assert not re.search(rf'".*{name.replace("-", " ")}.*"', text)


def test_two_new_files_do_not_get_into_each_others_way(run: Run, paths: Paths) -> None:
    for name in ("our-school", "other-school"):
        run("rules", "new", name)
        with_examples(paths.rules / f"{name}.yaml", beginning="evaluative-criticism")
    assert run("rules", "test", str(paths.rules)).stdout == "2 rules, 8 examples: all as it should be\n"


@pytest.mark.parametrize("space", [True, False])
def test_all_examples_of_a_new_file_work_where_they_stand(run: Run, paths: Paths, *, space: bool) -> None:
    run("rules", "new", "our-school")
    path = paths.rules / "our-school.yaml"
    with_examples(path, space=space)
    category = path.read_text(encoding="utf-8").partition("#   category:")[2].replace("\n#   ", "\n")
    (paths.rules / "category.yaml").write_text(f"category:{category}", encoding="utf-8")
    listed = run("rules", "list")
    rows = {line.split()[0]: line for line in listed.stdout.splitlines() if line.startswith("  ")}
    assert str(path) in rows["directive-command.must"]
    assert " off " in rows["closed-question.yes-no"]
    assert "evaluative-criticism.our-school" in rows
    assert listed.stderr == ""


@pytest.mark.parametrize("there", ["ours.yaml", "ours.yml"])
def test_nothing_is_overwritten(run: Run, there: str, paths: Paths) -> None:
    paths.rules.mkdir(parents=True)
    (paths.rules / there).write_text("mine", encoding="utf-8")
    result = run("rules", "new", "ours")
    assert result.exit_code == 3
    assert "is there already" in result.stderr
    assert [(path.name, path.read_text("utf-8")) for path in paths.rules.iterdir()] == [(there, "mine")]


def test_no_link_is_written_through(run: Run, tmp_path: Path, paths: Paths) -> None:
    paths.rules.mkdir(parents=True)
    (paths.rules / "ours.yaml").symlink_to(tmp_path / "victim.yaml")
    assert run("rules", "new", "ours").exit_code == 3
    assert not (tmp_path / "victim.yaml").exists()


@pytest.mark.parametrize(
    ("name", "suggested"),
    [("Our School!", "our-school"), ("../evil", "evil"), ("a/b", "a-b"), ("", "our-school"), ("9", "our-school"),
     ("x" * 99, "x" * 30), ("\x1b[31mred", "mred")],
)  # fmt: skip
def test_a_name_that_is_none_gets_one_that_would_do(run: Run, name: str, suggested: str, paths: Paths) -> None:
    result = run("rules", "new", "--", name)
    assert result.exit_code == 2
    assert f"For instance `{suggested}" in result.stderr
    assert not MUST_NOT_REACH_A_TERMINAL & set(result.output)
    assert not paths.rules.exists()


def test_a_folder_that_cannot_be_made_is_a_sentence(run: Run, home: Path) -> None:
    home.write_text("a file where the folder should be", encoding="utf-8")
    result = run("rules", "new", "ours")
    assert result.exit_code == 3
    assert "could not be written" in result.stderr


def test_the_schema_is_printed_as_it_is_shipped(run: Run) -> None:
    result = run("rules", "schema")
    assert json.loads(result.stdout)["title"] == "A rule file of coachtui"
    assert result.exit_code == 0
