"""The README, the check script and the packaging say the same."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import pytest

from tests.packaging.wheel import expected_in_wheel

ROOT = Path(__file__).parents[2]


def readme_commands() -> list[str]:
    """Return the lines of the README that set up from nothing."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```(?:sh|console)\n(.*?)```", readme, re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith("python3 -m venv")]


def test_the_readme_has_one_command_to_open_the_program_and_one_to_test_it() -> None:
    opening, testing = readme_commands()
    assert opening.endswith(".venv/bin/coachtui")
    assert testing.endswith(".venv/bin/pytest")


def test_the_check_script_runs_the_readme_s_test_command_as_it_stands() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert readme_commands()[1] in script


def test_the_check_script_can_be_run_and_stops_at_the_first_failure() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "set -euo pipefail" in script.read_text(encoding="utf-8")


@pytest.mark.parametrize("part", ["ruff format --check", "ruff check", "mypy", "lint-imports", "tests.packaging.wheel"])
def test_the_check_script_leaves_nothing_out(part: str) -> None:
    assert part in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", [".yaml", ".json", ".tcss", ".j2", ".css", "py.typed"])
def test_the_wheel_is_looked_into_for_every_kind_of_file_that_the_program_reads(kind: str) -> None:
    assert any(name.endswith(kind) for name in expected_in_wheel())


def test_no_version_of_a_dependency_is_tied_to_a_place_it_comes_from() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert [name for name in needed if "@" in name or "://" in name] == []
    assert [path.name for path in ROOT.glob("*.lock")] == []


def test_every_target_of_the_makefile_says_what_it_does() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony is not None
    told = set(re.findall(r"^([a-z]+):.*## \S", makefile, re.MULTILINE))
    assert told == set(phony[1].split())
