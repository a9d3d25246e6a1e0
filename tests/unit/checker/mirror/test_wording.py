"""The mirror's own words: kind, short, and silent in our own checker."""

from __future__ import annotations

import re

import pytest

from coachtui.checker import Checker, Mode, Setting, Severity
from coachtui.checker.mirror import LIMITS, MARKS_HELP, NOTHING, SAYINGS

SENTENCES = [NOTHING, MARKS_HELP, *LIMITS.split(". ")] + [
    words.format(n=n, of=12, tags="#TS5")
    for saying in SAYINGS.values()
    for n, words in ((1, saying.one), (3, saying.many))
    if words
]
NEVER = re.compile(r"\b(?:must|should|wrong|errors?|mistakes?|fail\w*|bad|score|warning|violation|never|%)\b|%|!")


@pytest.mark.parametrize("words", SENTENCES)
@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("novice", [False, True])
def test_our_own_checker_has_nothing_to_say_about_it(words: str, mode: Mode, novice: bool, checker: Checker) -> None:
    findings = checker.check(words, Setting(mode=mode, novice=novice)).findings
    assert [one.rule for one in findings if one.severity > Severity.INFO] == []


@pytest.mark.parametrize("words", SENTENCES)
def test_it_is_one_or_two_sentences_without_blame(words: str) -> None:
    assert NEVER.search(words) is None
    assert len(re.findall(r"\w[.;] ", words)) <= 1
    assert len(words) <= 190


@pytest.mark.parametrize("saying", SAYINGS.values(), ids=SAYINGS)
def test_what_may_be_missing_is_said_as_a_possibility(saying: object) -> None:
    told = next(one for one in SAYINGS.values() if one is saying)
    if any(told.severity):
        assert re.search(r"\b(?:may|often|helps)\b", told.many)


def test_the_severities_are_those_of_the_specification() -> None:
    letters = {Severity.OFF: "-", Severity.INFO: "i", Severity.CAUTION: "c", Severity.ALERT: "a"}
    table = {
        name: "".join(letters[one] for one in said.severity) for name, said in SAYINGS.items() if any(said.severity)
    }
    assert table == {
        "S1": "acc",
        "S2": "ac-",
        "S3": "icc",
        "S4": "cii",
        "S5": "ii-",
        "S6": "ii-",
        "S7": "cca",
        "S8": "--a",
        "S9": "-ic",
        "S10": "icc",
        "S11": "cii",
        "S12": "ica",
        "S13": "i--",
    }
