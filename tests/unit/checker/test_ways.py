"""In how many ways a pattern can match: never counted too low, and low enough for what people write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachtui.checker.safety import MAX_WAYS, objection, ways


@dataclass(frozen=True)
class One:
    chars: str


@dataclass(frozen=True)
class Row:
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Choice:
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Times:
    part: Part
    low: int
    high: int


Part = One | Row | Choice | Times


def written(part: Part) -> str:
    match part:
        case One(chars):
            return chars if len(chars) == 1 else f"[{chars}]"
        case Row(parts):
            return "".join(map(written, parts))
        case Choice(parts):
            return f"(?:{'|'.join(map(written, parts))})"
        case Times(inner, low, high):
            return f"(?:{written(inner)}){{{low},{high}}}"


def ends(part: Part, text: str, at: int) -> Iterator[int]:
    """Yield where each single way of matching ends."""
    match part:
        case One(chars):
            if at < len(text) and text[at] in chars:
                yield at + 1
        case Row(()):
            yield at
        case Row((first, *rest)):
            for end in ends(first, text, at):
                yield from ends(Row(tuple(rest)), text, end)
        case Choice(parts):
            for inner in parts:
                yield from ends(inner, text, at)
        case Times(inner, low, high):
            for count in range(low, high + 1):
                yield from ends(Row((inner,) * count), text, at)


singles = st.builds(One, st.sampled_from(["a", "b", "ab", "bc"]))
flat = st.recursive(
    singles,
    lambda inner: st.one_of(
        st.builds(Row, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Choice, st.lists(inner, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)
counts = st.tuples(st.integers(0, 2), st.integers(0, 2)).map(sorted)
parts: st.SearchStrategy[Part] = st.lists(
    st.one_of(flat, st.builds(lambda part, count: Times(part, *count), flat, counts)), min_size=1, max_size=4
).map(lambda several: Row(tuple(several)))


@settings(max_examples=400)
@given(part=parts, text=st.text("abc", max_size=10))
def test_no_text_fits_in_more_ways_than_are_counted(part: Part, text: str) -> None:
    pattern = written(part)
    real = list(ends(part, text, 0))
    assert bool(real) == bool(re.match(pattern, text))
    assert len(real) <= ways(pattern), (pattern, text)


@pytest.mark.parametrize(
    ("pattern", "count"),
    [
        ("you should", 1),
        ("(ring|call|phone) home", 1),
        ("(a|aa)b", 2),
        ("[a-z]{0,9}", 10),
        ("(a|b|[ab]c){2}", 4),
        ("(?:a bit|a little|a) (?:a bit|a)", 4),
        ("x?(?:ab|ac)", 2),
        (r"\d{1,2}/10", 2),
        ("(?=a{0,4})a", 5),
    ],
)
def test_what_people_write_is_few_ways(pattern: str, count: int) -> None:
    assert ways(pattern) == count


@pytest.mark.parametrize(
    "pattern",
    ["(a|aa)" * 12 + "$", "(?:a|a)" * 12, "(a|ab|b){1,20}", "(?:x{0,9}y{0,9}z{0,9}){1}x{0,9}", "([ab]|[bc]){1,14}"],
)
def test_what_could_match_in_thousands_of_ways_is_refused(pattern: str) -> None:
    assert ways(pattern) > MAX_WAYS
    assert objection(pattern) != ""


@pytest.mark.parametrize("pattern", ["(?i)a", "(?#b)a", "(?(1)a|b)", "(a)(?(1)a|b)", "(?P<n>a)(?P=n)", "(a)\\1"])
def test_brackets_that_change_how_the_rest_is_read_are_refused(pattern: str) -> None:
    assert objection(pattern) != ""


@pytest.mark.parametrize("pattern", ["[[a]", "[[", "[a--b]", "[a&&b]", "[~~]x", "[a||b]"])
def test_brackets_that_a_later_python_reads_in_another_way_are_refused(pattern: str) -> None:
    assert "a backslash belongs before" in objection(pattern)


@settings(max_examples=300)
@given(st.text("ab(|)[]{}?*+.\\^$-,:=!<>P09xuU#i&~", max_size=25))
def test_any_text_is_a_pattern_that_is_taken_or_refused(pattern: str) -> None:
    why = objection(pattern)
    if why == "":
        assert re.compile(pattern)
