"""Every rule proves itself on its own examples."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache

import pytest

from coachtui.checker import Checker, Finding, Mode, RuleSet, Setting, Severity
from coachtui.checker.build import as_json
from coachtui.checker.load import book_path, built_in_folder
from coachtui.checker.rules import RuleEntry, SkillEntry
from coachtui.checker.sources import Placed, Sources, read_folder

SOURCES = Sources()
read_folder(built_in_folder(), SOURCES)
RULES = list(SOURCES.rules.values())
MODES = [Setting(mode=mode, novice=novice) for mode in Mode for novice in (False, True)]
CATEGORIES = 18
ENOUGH = 3


FoundIn = Callable[[str], list[tuple[Finding, ...]]]


@pytest.fixture(scope="module")
def found_in(checker: Checker) -> FoundIn:
    """Return what is found in a text in each mode; general reframes are asked about again and again."""
    return cache(lambda text: [checker.check(text, setting).findings for setting in MODES])


def named(placed: Placed[RuleEntry]) -> str:
    return placed.entry.id


def test_the_rule_files_hold_no_problem(rule_set: RuleSet) -> None:
    assert [str(problem) for problem in rule_set.problems] == []


def test_the_committed_json_is_made_from_the_yaml_that_is_there() -> None:
    text, _ = as_json()
    assert json.loads(book_path().read_text(encoding="utf-8")) == json.loads(text), (
        "run python -m coachtui.checker.build"
    )


def test_there_are_eighteen_categories_with_a_letter_and_reasons() -> None:
    assert len(SOURCES.heads) == CATEGORIES
    for head in SOURCES.heads.values():
        assert head.letter in set("JDQR"), head.category
        assert all([head.family, head.name, head.means, head.why, head.source, head.says, head.reframes]), head.category


def test_every_category_has_a_severity_for_every_mode() -> None:
    for head in SOURCES.heads.values():
        grades = [head.severity.coaching, head.severity.mentoring, head.severity.assessment]
        assert None not in grades, head.category


@pytest.mark.parametrize("placed", RULES, ids=named)
def test_a_rule_has_enough_examples(placed: Placed[RuleEntry]) -> None:
    assert len(placed.entry.fires) >= ENOUGH
    assert len(placed.entry.quiet) >= ENOUGH


@pytest.mark.parametrize("placed", RULES, ids=named)
def test_a_rule_fires_on_its_examples(placed: Placed[RuleEntry], checker: Checker) -> None:
    for line in placed.entry.fires:
        assert placed.entry.id in {finding.rule for finding in checker.check(line).findings}, line


@pytest.mark.parametrize("placed", RULES, ids=named)
def test_a_rule_is_quiet_in_its_category_where_it_should_be(placed: Placed[RuleEntry], checker: Checker) -> None:
    for line in placed.entry.quiet:
        assert placed.entry.category not in {finding.category for finding in checker.check(line).findings}, line


@pytest.mark.parametrize("placed", RULES, ids=named)
def test_every_reframe_as_filled_is_silent_in_every_category_and_mode(
    placed: Placed[RuleEntry], checker: Checker, found_in: FoundIn
) -> None:
    for line in placed.entry.fires:
        for finding in checker.check(line).findings:
            assert finding.reframes, line
            for reframe in finding.reframes:
                assert "{" not in reframe
                assert found_in(reframe) == [()] * len(MODES), reframe


@pytest.mark.parametrize("placed", RULES, ids=named)
def test_a_reframe_asks_one_thing(placed: Placed[RuleEntry]) -> None:
    for reframe in (*placed.entry.reframes, *SOURCES.heads[placed.entry.category].reframes):
        assert reframe.count("?") == 1, reframe


@pytest.mark.parametrize("category", SOURCES.heads, ids=str)
def test_what_the_checker_says_would_pass_the_checker(category: str, checker: Checker) -> None:
    head = SOURCES.heads[category]
    rules = [placed.entry for placed in RULES if placed.entry.category == category]
    said = [head.says, head.means, head.why, *(rule.says for rule in rules), *(rule.why for rule in rules)]
    for text in said:
        shown = text.replace("{matched}", "these words")
        heavy = [found for found in checker.check(shown).findings if found.severity >= Severity.CAUTION]
        assert not heavy, text


@pytest.mark.parametrize("entry", [placed.entry for placed in SOURCES.skills.values()], ids=lambda entry: str(entry.id))
def test_a_skill_is_seen_on_its_examples_only(entry: SkillEntry, checker: Checker) -> None:
    for line in entry.fires:
        assert entry.skill in {found.kind for found in checker.check(line).skills}, line
    for line in entry.quiet:
        assert entry.skill not in {found.kind for found in checker.check(line).skills}, line
