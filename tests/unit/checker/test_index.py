"""No phrase is passed over that would have matched."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.checker import RuleSet
from coachtui.checker.book import BookRule, BookSkill
from coachtui.checker.engine import Finder
from coachtui.checker.index import Index, Seeker
from coachtui.checker.shape import Shape, in_row, one_of, optional
from coachtui.checker.starts import Starts

Entry = BookRule | BookSkill
SPEECH = """
you should have have you tried what about moving the starter was weak but i would not worry why did you do it please
just make sure they never listen , . ? well to be honest if i were you it might be worth a look don't be so hard on
yourself is that a 6 out of 10 compared with most trainees she needs to plan because when and so that
"""
WORDS = tuple(dict.fromkeys(SPEECH.split()))


@pytest.fixture(scope="module")
def seekers(rule_set: RuleSet) -> list[Seeker[Entry]]:
    book = rule_set.book
    entries: tuple[Entry, ...] = (*book.rules, *book.skills)
    return [Seeker(entry, phrase, book.sets) for entry in entries for phrase in entry.phrases]


@pytest.fixture(scope="module")
def index(seekers: list[Seeker[Entry]]) -> Index[Entry]:
    return Index(seekers)


@pytest.fixture(scope="module")
def finder(rule_set: RuleSet) -> Finder:
    return Finder(rule_set.book)


@given(words=st.lists(st.sampled_from(WORDS), max_size=14))
def test_what_matches_is_always_tried(
    words: list[str], seekers: list[Seeker[Entry]], index: Index[Entry], finder: Finder, rule_set: RuleSet
) -> None:
    line = finder.line(" ".join(words))
    tried = set(index.anywhere(line))
    assert [one for one in seekers if not one.anchor and one not in tried and one.regex.search(line.codes)] == []
    for _, signs, places in Starts(rule_set.book.lead_in).of(line):
        for place in places:
            tried = set(index.at(signs, place, line))
            bound = [one for one in seekers if one.anchor and one.anchor in signs and one not in tried]
            assert [one for one in bound if one.regex.match(line.codes, place)] == []


A, B, C = (frozenset(letter) for letter in "abc")


def letter(chars: frozenset[str]) -> Shape:
    return Shape(chars, chars)


def test_two_words_side_by_side_are_a_pair() -> None:
    assert in_row([letter(A), letter(B)], len) == Shape(A, B, (A, B))


def test_what_may_be_left_out_widens_the_pair() -> None:
    assert in_row([letter(A), optional(letter(B)), letter(C)], len) == Shape(A, C, (A, B | C))


def test_a_gap_leaves_no_pair() -> None:
    assert in_row([letter(A), Shape(), letter(C)], len) == Shape(A, C)


def test_what_only_looks_ahead_stands_between_nothing() -> None:
    assert in_row([letter(A), Shape(no_width=True), letter(B)], len) == Shape(A, B, (A, B))


def test_a_choice_has_a_pair_only_where_each_branch_has_one() -> None:
    pair = in_row([letter(A), letter(B)], len)
    assert one_of([pair, letter(C)]) == Shape(A | C, B | C)
    assert one_of([pair, in_row([letter(C), letter(C)], len)]).pair == (A | C, B | C)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), min_size=1, max_size=6), st.data())
def test_a_pair_stands_in_whatever_a_row_matches(parts: list[tuple[str, bool]], data: st.DataObject) -> None:
    shapes = [optional(letter(frozenset(char))) if may_lack else letter(frozenset(char)) for char, may_lack in parts]
    said = [char for char, may_lack in parts if not may_lack or data.draw(st.booleans())]
    pair = in_row(shapes, len).pair
    assert pair is None or any(one in pair[0] and other in pair[1] for one, other in pairwise(said))
