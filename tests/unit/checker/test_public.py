"""What the page for other programs promises."""

from __future__ import annotations

import doctest
import subprocess
import sys

from coachtui import checker
from tests.unit.pages import DOCS

PAGE = DOCS / "checker.md"


def test_the_examples_of_the_page_answer_as_printed() -> None:
    result = doctest.testfile(str(PAGE), module_relative=False)
    assert result.attempted > 5
    assert result.failed == 0


def test_the_page_names_what_there_is() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name in (
        "Checker",
        "Finding",
        "Mode",
        "Report",
        "Setting",
        "Severity",
        "Skill",
        "SkillKind",
        "check_notes",
        "load_rules",
    ):
        assert name in checker.__all__
        assert f"`{name}" in page
    for field in checker.Finding.__dataclass_fields__:
        assert f"`{field}`" in page


def test_the_checker_brings_nothing_of_the_app_with_it() -> None:
    program = (
        "import sys; from coachtui.checker import Checker; Checker().check('You should go.');"
        "print(sorted(set(sys.argv[1:]) & set(sys.modules)))"
    )
    strangers = ("textual", "rich", "tinydb", "yaml", "click", "jinja2", "socket", "asyncio")
    answer = subprocess.run([sys.executable, "-c", program, *strangers], capture_output=True, text=True, check=True)
    assert answer.stdout == "[]\n"
