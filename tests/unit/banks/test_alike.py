"""Prompts that say nearly the same are found, and thousands of them cost little."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.banks.alike import alike
from tests.hostile import any_text


def pairs(*texts: str) -> list[tuple[int, int]]:
    return list(alike(list(enumerate(texts))))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What stands out?", "What stands out?"),
        ("What stands out?", "what stands out ..."),
        ("What did you notice in the first five minutes?", "What did you notice in the first few minutes?"),
        ("What would you like to take away from today?", "What would you like to take from today?"),
    ],
)
def test_two_that_say_nearly_the_same_are_found(one: str, other: str) -> None:
    assert pairs(one, "How did the corridor sound?", other) == [(2, 0)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What stands out?", "What comes to mind?"),
        ("What did you see?", "What did the pupils in the last row hear?"),
        ("?", "!"),
        ("", ""),
    ],
)
def test_two_that_differ_are_left_alone(one: str, other: str) -> None:
    assert pairs(one, other) == []


def test_each_is_told_once_with_the_first_of_its_kind() -> None:
    assert pairs("What next?", "What next?", "What next?") == [(1, 0), (2, 0)]


@pytest.mark.parametrize("pattern", ["What about pupil {0} in row {0}?", "What now?", "{0} " * 90, "a b c d e f g {0}"])
def test_ten_thousand_of_a_kind_cost_seconds_at_most(pattern: str) -> None:
    began = time.process_time()
    list(alike([(number, pattern.format(number)) for number in range(10_000)]))
    assert time.process_time() - began < 30


@given(st.lists(any_text, max_size=6))
def test_any_texts_may_be_compared(texts: list[str]) -> None:
    assert all(other < one for one, other in pairs(*texts))
