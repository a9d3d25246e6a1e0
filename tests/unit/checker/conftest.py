"""The built-in rules as YAML says them now, compiled once."""

from __future__ import annotations

import pytest

from coachtui.checker import Checker, RuleSet
from coachtui.checker.load import compile_built_in


@pytest.fixture(scope="session")
def rule_set() -> RuleSet:
    return compile_built_in()


@pytest.fixture(scope="session")
def checker(rule_set: RuleSet) -> Checker:
    return Checker(rule_set)
