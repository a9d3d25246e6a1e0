"""Many rows as one pattern: it matches just what the rows match, and no depth of rows is too much."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.checker.rows import Piece, Row, either

LETTERS = "abc"
TEXTS = ["".join(letters) for length in range(5) for letters in product(LETTERS, repeat=length)]

words = st.frozensets(st.sampled_from(LETTERS), min_size=1, max_size=3)
patterns = st.sampled_from(["a?", "[bc]{0,2}?", "(?!b)", "(?:ab|c)"])
pieces: st.SearchStrategy[Piece] = st.one_of(words, words, patterns)
rows: st.SearchStrategy[Row] = st.lists(pieces, min_size=1, max_size=4).map(tuple)


def alone(row: Row) -> str:
    return "".join(piece if isinstance(piece, str) else f"[{''.join(sorted(piece))}]" for piece in row)


@given(st.lists(rows, min_size=1, max_size=6))
def test_a_text_matches_when_it_matches_one_of_the_rows(several: list[Row]) -> None:
    together = re.compile(either(several))
    each = [re.compile(alone(row)) for row in several]
    for text in TEXTS:
        assert bool(together.fullmatch(text)) == any(one.fullmatch(text) for one in each), text


@given(st.lists(st.lists(words, min_size=1, max_size=4).map(tuple), min_size=1, max_size=6))
def test_of_two_rows_of_words_that_match_the_longer_one_is_taken(several: list[Row]) -> None:
    together = re.compile(either(several))
    for text in TEXTS:
        found = together.match(text)
        lengths = [len(row) for row in several if re.compile(alone(row)).match(text)]
        assert (len(found.group()) if found else 0) >= min(lengths, default=0)
        assert (found is None) == (not lengths)


def test_what_rows_share_stands_once() -> None:
    assert either([(frozenset("a"), frozenset("b")), (frozenset("a"), frozenset("c"))]) == "a[b-c]"
    assert either([(frozenset("a"), frozenset("c")), (frozenset("b"), frozenset("c"))]) == "[a-b]c"
    assert either([]) == ""


@pytest.mark.parametrize("length", [17, 5_000])
def test_long_rows_that_begin_alike_are_written_without_going_deeper_and_deeper(length: int) -> None:
    row: Row = (frozenset("a"),) * length
    pattern = re.compile(either([row, (*row, frozenset("b"))]))
    assert pattern.fullmatch("a" * length)
    assert pattern.fullmatch("a" * length + "b")
    assert not pattern.fullmatch("a" * (length - 1))
