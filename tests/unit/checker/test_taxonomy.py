"""The examples that define the categories: what fires, what stays quiet, what to say instead."""

from __future__ import annotations

import pytest

from coachtui.checker import Checker, Mode, Setting
from tests.unit.checker.taxonomy import TAXONOMY

FIRES = [(category, line) for category, examples in TAXONOMY.items() for line in examples.fires]
QUIET = [(category, line) for category, examples in TAXONOMY.items() for line in examples.quiet]
INSTEAD = [reframe for examples in TAXONOMY.values() for _, reframe in examples.pairs]
AT_ASSESSMENT = "(mode A)", "(A) "


def setting_of(line: str) -> tuple[str, Setting]:
    """Return the line without its mark, and the setting that the mark asks for."""
    marked = any(mark in line for mark in AT_ASSESSMENT)
    bare = line.replace(AT_ASSESSMENT[0], "").removeprefix(AT_ASSESSMENT[1])
    return bare, Setting(Mode.ASSESSMENT if marked else Mode.COACHING)


@pytest.mark.parametrize(("category", "line"), FIRES)
def test_a_defining_example_fires_in_its_category(category: str, line: str, checker: Checker) -> None:
    assert category in {finding.category for finding in checker.check(line).findings}


@pytest.mark.parametrize(("category", "line"), QUIET)
def test_a_hard_negative_is_silent_in_its_category(category: str, line: str, checker: Checker) -> None:
    bare, setting = setting_of(line)
    assert category not in {finding.category for finding in checker.check(bare, setting).findings}


@pytest.mark.parametrize("reframe", INSTEAD)
def test_what_to_say_instead_is_silent_in_every_category(reframe: str, checker: Checker) -> None:
    bare, setting = setting_of(reframe)
    assert checker.check(bare, setting).findings == ()
