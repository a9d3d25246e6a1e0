"""A person's own rules with `coachtui check`: from the own folder, and from files that are named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coachtui.paths import Paths
from tests.unit.cli.conftest import Run

ZONK = "rules:\n  - id: person-label.zonk\n    match: you are so zonky\n"
LINE = "You're so zonky. You should rest."


@pytest.fixture
def own(paths: Paths) -> Path:
    paths.rules.mkdir(parents=True)
    return paths.rules


def found(run: Run, *arguments: str, line: str = LINE) -> set[str]:
    result = run("check", "--format", "json", "--fail-on", "never", *arguments, "-", stdin=line)
    assert result.exit_code == 0, result.output
    return {one["rule"] for one in json.loads(result.stdout)["findings"]}


def test_rules_of_the_own_folder_are_used(run: Run, own: Path) -> None:
    assert found(run) == {"directive-command.must"}
    (own / "ours.yaml").write_text(ZONK, encoding="utf-8")
    assert found(run) == {"directive-command.must", "person-label.zonk"}


@pytest.mark.parametrize("shape", ["text", "json", "jsonl", "sarif"])
def test_every_shape_uses_them(run: Run, own: Path, shape: str) -> None:
    (own / "ours.yaml").write_text(ZONK, encoding="utf-8")
    assert "person-label.zonk" in run("check", "--format", shape, "-", stdin=LINE).stdout


def test_named_files_and_folders_go_over_them_in_order(run: Run, own: Path, tmp_path: Path) -> None:
    (own / "ours.yaml").write_text(ZONK, encoding="utf-8")
    off = tmp_path / "off.yaml"
    off.write_text("rules:\n  - id: person-label.zonk\n    off: yes\n", encoding="utf-8")
    folder = tmp_path / "school"
    folder.mkdir()
    (folder / "on.yml").write_text("rules:\n  - id: person-label.zonk\n    off: no\n", encoding="utf-8")
    assert "person-label.zonk" not in found(run, "--rules", str(off))
    assert "person-label.zonk" in found(run, "--rules", str(off), "--rules", str(folder))
    assert "person-label.zonk" not in found(run, "--rules", str(folder), "--rules", str(off))


def test_what_is_to_mend_in_the_own_folder_is_said_and_the_rest_used(run: Run, own: Path) -> None:
    (own / "ours.yaml").write_text(f"{ZONK}    severty: info\n{ZONK[7:].replace('zonk', 'bonk')}", encoding="utf-8")
    result = run("check", "-", stdin="You're so bonky.")
    assert "person-label.bonk" in result.stdout
    assert result.stderr.startswith("coachtui: rules/ours.yaml:4:5: `severty` is not a field that is known here.")
    assert result.exit_code == 1


def test_many_slips_do_not_bury_the_answer(run: Run, own: Path) -> None:
    items = "".join(f"  - id: person-label.x{n}\n    mtach: you\n" for n in range(10))
    (own / "ours.yaml").write_text(f"rules:\n{items}", encoding="utf-8")
    result = run("check", "-", stdin=LINE)
    assert len(result.stderr.splitlines()) == 4
    assert "7 more things to mend in your own rules; `coachtui rules test` says all" in result.stderr


@pytest.mark.parametrize("text", [ZONK + "    severty: info\n", "rules: [", "hello", "rules:\n  - id: nope.x\n"])
def test_a_named_file_with_something_to_mend_is_refused(run: Run, text: str, tmp_path: Path) -> None:
    path = tmp_path / "given.yaml"
    path.write_text(text, encoding="utf-8")
    result = run("check", "--rules", str(path), "-", stdin=LINE)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert f"the rules were not used: {path}:" in result.stderr


@pytest.mark.parametrize("name", ["missing.yaml", "missing", "a" * 5000])
def test_a_named_file_that_is_not_there_is_a_sentence(run: Run, name: str) -> None:
    result = run("check", "--rules", name, "-", stdin=LINE)
    assert result.exit_code == 2
    assert result.stderr.startswith("coachtui: there is no rule file ")


def test_the_app_says_on_home_what_is_to_mend(own: Path, paths: Paths) -> None:
    from coachtui.cli.wiring import make_workplace  # noqa: PLC0415

    workplace = make_workplace(paths)
    assert workplace.rule_problems() == ()
    (own / "ours.yaml").write_text(f"{ZONK}    severty: info\n", encoding="utf-8")
    (problem,) = make_workplace(paths).rule_problems()
    assert str(problem).startswith("rules/ours.yaml:4:5: `severty` is not a field")


def test_the_app_and_the_command_line_keep_the_rules_apart_from_those_of_named_files(
    run: Run, own: Path, paths: Paths
) -> None:
    (own / "ours.yaml").write_text(ZONK, encoding="utf-8")
    run("check", "-", stdin=LINE)
    kept = paths.state / "rules.json"
    before = kept.stat().st_mtime_ns
    run("check", "--rules", str(own / "ours.yaml"), "-", stdin=LINE)
    run("check", "-", stdin=LINE)
    assert kept.stat().st_mtime_ns == before
    assert (paths.state / "rules-given.json").exists()


def test_doctor_counts_them_and_says_what_is_to_mend(run: Run, own: Path) -> None:
    (own / "ours.yaml").write_text(f"{ZONK}  - id: nope.x\n    match: a\n", encoding="utf-8")
    rules = json.loads(run("doctor", "--json").stdout)["rules"]
    assert "rules/ours.yaml" in {problem["source"] for problem in rules["problems"]}
    assert json.loads(run("doctor", "--paths", "--json").stdout)["folders"]["rules"]["exists"] is True


def test_a_rule_file_that_an_editor_gave_another_ending_is_named(run: Run, own: Path) -> None:
    (own / "ours.yaml.txt").write_text(ZONK, encoding="utf-8")
    assert "its name does not end in `.yaml`" in run("rules", "list").stderr
