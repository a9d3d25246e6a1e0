"""The pages hold what they promise: links lead somewhere, files are there, commands answer as printed."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.cli.wiring import make_shelf
from coachtui.paths import Paths, find_paths
from coachtui.settings import Settings, load_settings
from coachtui.storage import open_store
from tests.builders import a_session
from tests.unit.pages import (
    DOCS,
    PAGES,
    README,
    ROOT,
    SOURCE,
    Block,
    all_blocks,
    blocks,
    files_beside,
    headings,
    links,
    named_files,
    shown,
)

OPEN_THE_APP = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/coachtui"
PASS_THE_TESTS = "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest"

HAND_RUN = {
    OPEN_THE_APP: "makes an environment and opens the app",
    PASS_THE_TESTS: "makes an environment and runs these tests",
    "COACHTUI_HOME=/media/stick/coaching .venv/bin/coachtui": "opens the app",
    ".venv/bin/coachtui rules test": "tries what the tests of the checker try",
    "coachtui": "opens the app",
    "coachtui new --bank starting-well": "opens the app",
    "coachtui rules test": "tries what the tests of the checker try",
    "make check": "runs these tests",
    "make bench": "measures for a quarter of an hour",
    ".venv/bin/python -m benchmarks.startup": "measures for minutes",
    ".venv/bin/python -m benchmarks.keys --quick": "measures for a minute",
    ".venv/bin/python -m coachtui.banks.build": "writes into the source",
    ".venv/bin/python -m coachtui.checker.build": "writes into the source",
    ".venv/bin/pytest tests/unit/checker": "is run with all the other tests",
    ".venv/bin/pytest tests/unit/banks": "is run with all the other tests",
}
"""Commands on the pages that no test runs, and why."""

SESSION_ON_THE_PAGES = "20261123T143005Z-7f3a"


@pytest.fixture
def desk(tmp_path: Path, paths: Paths) -> Path:
    """Return a folder like a reader's: `.venv/bin/coachtui` is this coachtui, and one session is kept."""
    program = tmp_path / ".venv" / "bin" / "coachtui"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m coachtui "$@"\n', encoding="utf-8")
    program.chmod(0o700)
    (tmp_path / "question_banks").symlink_to(ROOT / "question_banks")
    open_store(paths.sessions).save(a_session("Noticed", id=SESSION_ON_THE_PAGES))
    return tmp_path


def run(command: str, block: Block, desk: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of a page as its reader would, beside the files that the page asks for."""
    for name, text in files_beside(block.page).items():
        (desk / name).write_text(text, encoding="utf-8")
    if "own bank" in block.remark:
        run("coachtui bank new starting-well", replace(block, remark=""), desk)
        named = find_paths().banks / "starting-well.yaml"
        named.write_text(files_beside(block.page)["starting-well.yaml"], encoding="utf-8")
    search = f"{desk / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "HOME": str(desk), "NO_COLOR": "1", "PATH": search}
    return subprocess.run(
        ["/bin/sh", "-c", command], cwd=desk, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_every_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    lost = []
    for link in links(page):
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists() or (anchor and anchor not in headings(target)):
            lost.append(link)
    assert lost == []


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_every_file_that_is_named_is_there(page: Path) -> None:
    names = set(named_files(page)) - files_beside(page).keys()
    places = (ROOT, SOURCE, page.parent)
    assert [name for name in names if not any((place / name).exists() for place in places)] == []


def test_every_page_is_reached_from_the_readme() -> None:
    reached, waiting = set(), {README}
    while waiting:
        page = waiting.pop()
        reached.add(page)
        targets = [(page.parent / link.partition("#")[0]).resolve() for link in links(page)]
        found = {file for target in targets for file in (target, *target.glob("*.md")) if file.suffix == ".md"}
        waiting |= {file for file in found if file.exists()} - reached
    assert set(PAGES) - reached == set()


@pytest.mark.parametrize("command", [OPEN_THE_APP, PASS_THE_TESTS])
def test_the_readme_gives_each_of_the_two_commands_by_itself(command: str) -> None:
    assert [block.text for block in blocks(README) if block.text == command] == [command]


def test_what_is_run_before_a_change_is_taken_is_the_line_of_the_readme() -> None:
    assert PASS_THE_TESTS in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("block", all_blocks("console"), ids=lambda block: shown(block.page))
def test_what_a_page_prints_below_a_command_is_what_it_answers(block: Block, desk: Path) -> None:
    command, *promised = block.text.removeprefix("$ ").splitlines()
    answered = run(command, block, desk).stdout.splitlines()
    if block.remark.endswith("beginnings"):
        answered = [line[: len(start)] for line, start in zip(answered, promised, strict=True)]
    assert answered == promised


@pytest.mark.parametrize("block", all_blocks("sh"), ids=lambda block: shown(block.page))
def test_every_other_command_works_or_is_known_to_need_a_person(block: Block, desk: Path) -> None:
    failed = [command for command in block.commands if command not in HAND_RUN and run(command, block, desk).returncode]
    assert failed == []


def test_no_hand_run_command_is_kept_longer_than_its_page() -> None:
    given = {command for block in all_blocks("sh") for command in block.commands}
    assert HAND_RUN.keys() - given == set()


def test_the_settings_on_the_trainers_page_are_all_there_are_and_can_be_read(tmp_path: Path) -> None:
    (text,) = (block.text for block in blocks(DOCS / "trainers.md") if block.remark == "settings")
    (tmp_path / "config.yaml").write_text(text, encoding="utf-8")
    settings, problems = load_settings(tmp_path / "config.yaml")
    assert problems == ()
    assert all(getattr(settings, field) for field in Settings.__struct_fields__)


def test_the_twenty_minutes_need_no_folder_and_end_with_a_bank_in_use(desk: Path, paths: Paths) -> None:
    page = DOCS / "trainers.md"
    first = page.read_text(encoding="utf-8").partition("## Twenty minutes")[2].partition("\n### ")[0]
    steps = ("bank new", "press `b`", "Save", "bank lint", "Done")
    assert [step for step in steps if step not in first] == []
    assert sorted(steps, key=first.index) == list(steps)
    assert "images/banks.svg" in first
    block = Block(page, "own bank", "sh", "")
    assert run("coachtui bank list", block, desk).stdout.startswith("starting-well ")
    assert (paths.banks / "starting-well.yaml").exists()


def test_the_whole_file_that_switches_a_warning_off_does_so(desk: Path, paths: Paths) -> None:
    page = DOCS / "trainers.md"
    paths.rules.mkdir(parents=True)
    (paths.rules / "our-school.yaml").write_text(files_beside(page)["our-school.yaml"], encoding="utf-8")
    listed = run("coachtui rules list", Block(page, "", "sh", ""), desk).stdout
    (row,) = [line for line in listed.splitlines() if " closed-question.yes-no " in line]
    assert row.split()[1:5] == ["off"] * 4


def test_a_bank_with_the_id_of_the_one_it_hides_from_is_said_to_be_all_well(desk: Path, paths: Paths) -> None:
    page = DOCS / "trainers.md"
    paths.banks.mkdir(parents=True)
    name = "early-career-mentoring.yaml"
    (paths.banks / name).write_text(files_beside(page)[name], encoding="utf-8")
    assert make_shelf(paths).notices() == ()
    assert "early-career-mentoring 59" in run("coachtui doctor", Block(page, "", "sh", ""), desk).stdout
