"""Where rules come from, and what a person's own files change."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from coachtui.checker import Checker, RuleSet, Severity, load_rules
from coachtui.checker import load as loading


def own(tmp_path: Path, text: str, name: str = "own.yaml") -> RuleSet:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return load_rules(tmp_path)


def rules_in(rule_set: RuleSet, line: str) -> set[str]:
    return {found.rule for found in Checker(rule_set).check(line).findings}


def test_the_built_in_rules_come_from_json_and_need_no_yaml() -> None:
    code = (
        "import sys\nfrom coachtui.checker import Checker\n"
        "assert Checker().check('You should ring home.').findings\n"
        "sys.exit(any(name.split('.')[0] == 'yaml' or name == 'coachtui.yamlfile' for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_importing_the_checker_reads_no_rules() -> None:
    code = "import sys\nimport coachtui.checker\nsys.exit('hashlib' in sys.modules or 'yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_json_and_yaml_say_the_same(rule_set: RuleSet) -> None:
    assert loading.built_in_rules().book.rules == rule_set.book.rules


@pytest.mark.parametrize("damage", ["{", '{"digest": "old"}', ""])
def test_a_json_that_is_old_or_broken_is_never_used(
    damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "en.json"
    broken.write_text(damage, encoding="utf-8")
    monkeypatch.setattr(loading, "book_path", lambda: broken)
    assert rules_in(loading.built_in_rules(), "You should ring home.") == {"directive-command.must"}


def test_no_folder_and_an_empty_folder_change_nothing(tmp_path: Path) -> None:
    assert load_rules(tmp_path / "none").book == load_rules().book
    assert load_rules(tmp_path).book == load_rules().book


def test_a_rule_can_be_added(tmp_path: Path) -> None:
    rules = own(
        tmp_path,
        'rules:\n  - id: person-label.ours\n    match: "you are a {colour} teacher"\nlists:\n  colour: [blue, red]\n',
    )
    assert [str(problem) for problem in rules.problems] == []
    assert "person-label.ours" in rules_in(rules, "You're a blue teacher.")


def test_a_pattern_runs_over_the_line_as_typed_in_lower_case(tmp_path: Path) -> None:
    text = "rules:\n  - id: grading-language.stars\n    pattern: '[*]{3,5}'\n  - id: grading-language.top\n"
    rules = own(tmp_path, text + "    pattern: 'top [0-9]{1,2}%'\n    needs: [top]\n")
    assert [str(problem) for problem in rules.problems] == []
    line = "🙂 So, Sam’s Top 10% start"
    (found,) = [one for one in Checker(rules).check(line).findings if one.rule == "grading-language.top"]
    assert line[found.start : found.end] == "Top 10"
    assert "grading-language.stars" in rules_in(rules, "lesson **** today")


def test_a_rule_and_a_category_can_be_switched_off(tmp_path: Path) -> None:
    text = "rules:\n  - id: directive-command.must\n    off: yes\n"
    assert rules_in(own(tmp_path, text), "You should ring home.") == set()
    text = "category: closed-question\noff: yes\n"
    assert rules_in(own(tmp_path, text, "b.yaml"), "Did it go well?") == set()


def test_a_severity_can_be_changed_and_the_rest_stays(tmp_path: Path) -> None:
    rules = own(tmp_path, "rules:\n  - id: directive-command.must\n    severity: info\n")
    (found,) = Checker(rules).check("You should ring home.").findings
    assert (found.severity, found.reframes[0]) == (Severity.INFO, "What options do you have around ringing home?")


def test_the_last_folder_wins(tmp_path: Path) -> None:
    first, last = tmp_path / "a", tmp_path / "b"
    for folder, grade in ((first, "caution"), (last, "info")):
        folder.mkdir()
        (folder / "x.yaml").write_text(
            f"rules:\n  - id: directive-command.must\n    severity: {grade}\n", encoding="utf-8"
        )
    (found,) = Checker(load_rules(first, last)).check("You should ring home.").findings
    assert found.severity == Severity.INFO


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('rules:\n  - id: person-label.x\n    match: "you {nope}"\n', 3, "there is no list {nope}"),
        ("rules:\n  - id: person-label.x\n    mtach: you\n", 3, "mtach"),
        ("rules:\n  - id: nothing.x\n    match: you\n", 2, "there is no category `nothing`"),
        ("rules:\n  - id: person-label.x\n    match: you\n    only_in: [qestion]\n", 4, "there is no guard `qestion`"),
        ("rules:\n  - id: person-label.x\n    pattern: '(a+)+'\n", 3, "no upper limit"),
        ("rules:\n  - id: person-label.x\n", 2, "neither `match` nor `pattern`"),
        ("rules:\n  - id: person-label.x\n    match: '[you]'\n", 3, "cannot be left out"),
        ("greeting: hello\n", 1, "`greeting` is not a field"),
        ("skills:\n  - skill: autonomy\n    id: autonomy.x\n    match: '(you'\n", 4, "is not closed"),
        ("rules: [\n", 1, ""),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place_and_left_out(
    text: str, line: int, words: str, tmp_path: Path
) -> None:
    rules = own(tmp_path, text)
    assert any(problem.line == line and words in problem.message for problem in rules.problems), rules.problems
    assert rules_in(rules, "You should ring home.") == {"directive-command.must"}
