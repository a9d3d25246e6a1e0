"""Text as the rules see it has the length of the text as typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.checker.normalise import Blanker, fold

BLANKER = Blanker(["um", "uh"], ["you know", "like", "i mean"])


@given(st.text())
def test_folding_and_blanking_keep_every_place(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert len(BLANKER.blank(folded)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("You’re “late”", 'you\'re "late"'),
        ("İstanbul", "İstanbul"),
        ("a\tb\u200bc\x1bd", "a b c d"),
        ("9–10 — so", "9—10 — so"),
        ("Ｗhy？", "ｗhy?"),
    ],
)
def test_one_character_stands_for_one(typed: str, seen: str) -> None:
    assert fold(typed) == seen


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("you should, um, wait", "you should wait"),
        ("w-what did you see", "what did you see"),
        ("we-we might", "we might"),
        ("your, your plan", "your plan"),
        ("you're, um, you're not ready", "you're not ready"),
        ("yours, your plan", "yours, your plan"),
        ("you were, you were walking", "you were walking"),
        ("why have you not, um, why have you not rung", "why have you not rung"),
        ("it was over, um, what did you do", "it was over, what did you do"),
        ("what what brings you in", "what brings you in"),
        ("we had had it, very very late", "we had had it, very very late"),
        ("you know, it was, like, loud", "it was loud"),
        ("do you know what", "do you know what"),
        ("it looks like rain", "it looks like rain"),
        ("umbrella, human", "umbrella, human"),
    ],
)
def test_only_what_is_not_meant_is_blanked(said: str, left: str) -> None:
    assert BLANKER.blank(said).split() == left.split()
