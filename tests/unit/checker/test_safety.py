"""Regular expressions that could take for ever are not taken."""

from __future__ import annotations

import pytest

from coachtui.checker.safety import objection


@pytest.mark.parametrize(
    "pattern",
    [
        r"\b\d{1,2}/10\b",
        "out of (?:ten|10)",
        "[a-z]{1,20} you",
        r"\(x\)\+",
        "[*+]{2}",
        "colou?r",
        "(?<!x)you",
        r"[\]*]",
    ],
)
def test_a_bounded_pattern_is_taken(pattern: str) -> None:
    assert objection(pattern) == ""


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("a+", "no upper limit"),
        (".*you", "no upper limit"),
        ("a{3,}", "no upper limit"),
        ("a++", "no upper limit"),
        ("(a{1,5}){2,5}", "inside a repeat"),
        ("((a?){3})", "inside a repeat"),
        ("a{1,500}", "more than 60"),
        ("a{0,50}b{0,50}", "too many ways"),
        (r"(a)\1", "refers back"),
        ("(?P<x>a)(?P=x)", "refers back"),
        ("(a", "no regular expression"),
    ],
)
def test_a_pattern_without_bound_is_refused_with_the_reason(pattern: str, why: str) -> None:
    assert why in objection(pattern)
