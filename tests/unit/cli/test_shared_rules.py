"""Rules that a school shares: read from the folders that the settings name, below a person's own."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Barrier, Event

import pytest

from coachtui.banks import folders
from coachtui.banks.folders import HeldFile
from coachtui.cli.sharedrules import shared_rules
from coachtui.cli.wiring import make_workplace
from coachtui.paths import Paths
from tests.unit.cli.conftest import Run

OFF = "rules:\n  - id: directive-command.must\n    off: yes\n"
ON = OFF.replace("yes", "no")
LINE = "You should rest."


def named(paths: Paths, *places: Path) -> None:
    """Have the settings name some folders of rules."""
    paths.config.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"  - {json.dumps(str(place))}\n" for place in places)
    paths.settings.write_text(f"rule_folders:\n{lines}", encoding="utf-8")


@pytest.fixture
def school(paths: Paths, tmp_path: Path) -> Path:
    """Return a shared folder in which one warning is switched off."""
    folder = tmp_path / "school"
    folder.mkdir()
    (folder / "ours.yaml").write_text(OFF, encoding="utf-8")
    named(paths, folder)
    return folder


def found(run: Run) -> str:
    return run("check", "--format", "json", "--fail-on", "never", "-", stdin=LINE).stdout


def test_a_warning_switched_off_in_a_shared_folder_is_off(run: Run, school: Path) -> None:
    assert "directive-command.must" not in found(run)
    (school / "ours.yaml").unlink()
    assert "directive-command.must" in found(run)


def test_own_rules_win(run: Run, school: Path, paths: Paths) -> None:
    paths.rules.mkdir(parents=True)
    (paths.rules / "mine.yaml").write_text(ON, encoding="utf-8")
    assert "directive-command.must" in found(run)


def test_the_list_the_test_and_the_doctor_know_them(run: Run, school: Path) -> None:
    rows = {line.split()[0]: line for line in run("rules", "list").stdout.splitlines() if line.startswith("  ")}
    assert rows["directive-command.must"].endswith(f"{school / 'ours.yaml'}:2")
    assert run("rules", "explain", "directive-command.must").stdout.partition("\n")[0].endswith("(off)")
    assert str(school) in run("doctor").stdout


def test_a_folder_that_is_missing_is_said_and_the_rest_is_used(run: Run, school: Path, paths: Paths) -> None:
    named(paths, school.parent / "gone", school)
    said = "this folder of rules is not there now. The settings name it under `rule_folders`"
    result = run("check", "--fail-on", "never", "-", stdin=LINE)
    assert said in result.stderr
    assert "directive-command.must" not in result.stdout
    assert said in run("rules", "list").stderr
    assert said in run("doctor").stdout
    assert any(said in str(problem) for problem in make_workplace(paths).rule_problems())


def test_what_is_to_mend_in_a_shared_file_is_said_with_its_path(run: Run, school: Path) -> None:
    (school / "ours.yaml").write_text(f"{OFF}    severty: info\n", encoding="utf-8")
    assert f"{school / 'ours.yaml'}:4:5: `severty` is not a field" in run("check", "-", stdin=LINE).stderr


def slow_looks(monkeypatch: pytest.MonkeyPatch, wait: Callable[[], object]) -> None:
    """Have every look into a folder wait before it begins."""
    look = folders._look

    def waiting(folder: Path, known: Mapping[Path, HeldFile], kind: folders.Kind) -> object:
        wait()
        return look(folder, known, kind)

    monkeypatch.setattr(folders, "_look", waiting)


def test_a_folder_that_does_not_answer_is_passed_over_and_said(
    school: Path, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Event()
    slow_looks(monkeypatch, lambda: answers.wait(30))
    files, problems = shared_rules(paths, patience=0.01)
    answers.set()
    assert files == ()
    assert [problem.message for problem in problems] == [
        "this folder of rules does not answer, so it is passed over for now"
    ]


def test_all_folders_are_waited_for_at_one_time(school: Path, paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    """None of these would answer before the others are looked into, too."""
    slow_looks(monkeypatch, Barrier(3, timeout=30).wait)
    named(paths, school, school.parent / "second", school.parent / "third")
    files, problems = shared_rules(paths, patience=30)
    assert [file.path.name for file in files] == ["ours.yaml"]
    assert {problem.message for problem in problems} == {"this folder of rules is not there now"}


def test_no_shared_folder_is_ever_written_to(run: Run, school: Path) -> None:
    (school / "ours.yaml").chmod(0o400)
    school.chmod(0o500)
    before = sorted(path.stat().st_mtime_ns for path in (school, *school.iterdir()))
    run("check", "-", stdin=LINE)
    run("rules", "test")
    assert before == sorted(path.stat().st_mtime_ns for path in (school, *school.iterdir()))
    school.chmod(0o700)
