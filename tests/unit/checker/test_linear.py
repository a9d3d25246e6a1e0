"""No text makes a check slower than its length allows."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from coachtui.checker import Checker

GENEROUS = 3.5
"""How much longer twice the text may take: 2 is linear, 4 is quadratic."""
SIZE = 12_000

TEXTS: dict[str, Callable[[int], str]] = {
    "you": lambda size: "you " * (size // 4),
    "should": lambda size: "you should " * (size // 11),
    "spaces": lambda size: "you" + " " * size + "should",
    "dots": lambda size: "." * size,
    "quotes": lambda size: "\"' " * (size // 3),
    "quoted words": lambda size: "'a \"b " * (size // 6),
    "questions": lambda size: "why did you? " * (size // 13),
    "one word": lambda size: "a" * size,
    "stutter": lambda size: "w-" * (size // 2),
    "commas": lambda size: "and, " * (size // 5),
    "reported": lambda size: "you said you should " * (size // 20),
    "lines": lambda size: "You should go.\n" * (size // 15),
    "letters": lambda size: "good but it was and or not so what " * (size // 35),
    "hyphens": lambda size: "-" * size,
    "digits": lambda size: "1:1." * (size // 4),
    "duties in one sentence": lambda size: "you should, " * (size // 12),
    "apostrophes": lambda size: "you'" * (size // 4),
    "accents": lambda size: "e\u0301" * (size // 2),
}


def quickest(checker: Checker, text: str, times: int = 3) -> float:
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        checker.check(text)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("kind", TEXTS)
def test_twice_the_text_takes_about_twice_the_time(checker: Checker, kind: str) -> None:
    make = TEXTS[kind]
    checker.check(make(200))
    ratios = (quickest(checker, make(2 * SIZE)) / (quickest(checker, make(SIZE)) + 0.002) for _ in range(4))
    assert any(ratio < GENEROUS for ratio in ratios)
