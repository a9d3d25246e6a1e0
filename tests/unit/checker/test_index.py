"""No phrase is passed over that would have matched."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.checker import RuleSet
from coachtui.checker.book import BookRule, BookSkill
from coachtui.checker.engine import Finder
from coachtui.checker.index import Index
from coachtui.checker.match import Matchers
from coachtui.checker.seeker import Seeker, Sets
from coachtui.checker.segments import Line
from coachtui.checker.shape import Shape, in_row, one_of, optional

SPEECH = """
you should have have you tried what about moving the starter was weak but i would not worry why did you do it please
just make sure they never listen , . ? well to be honest if i were you it might be worth a look don't be so hard on
yourself is that a 6 out of 10 compared with most trainees she needs to plan because when and so that
"""
WORDS = tuple(dict.fromkeys(SPEECH.split()))


@pytest.fixture(scope="module")
def seekers(rule_set: RuleSet) -> list[Seeker]:
    book = rule_set.book
    matchers, sets = Matchers(book.lists, book.lead_in), Sets(book.sets)
    entries: tuple[BookRule | BookSkill, ...] = (*book.rules, *book.skills)
    return [Seeker(entry.id, phrase, sets, matchers) for entry in entries for phrase in entry.phrases]


@pytest.fixture(scope="module")
def index(seekers: list[Seeker]) -> Index:
    return Index(seekers)


@pytest.fixture(scope="module")
def finder(rule_set: RuleSet) -> Finder:
    return Finder(rule_set.book)


def everywhere(one: Seeker, line: Line) -> bool:
    """Tell whether a phrase stands anywhere, having tried it at every place."""
    places = (place for _, signs, places in line.starts if one.anchor in signs for place in places)
    return any(one.ends(line.closed, place) for place in (places if one.anchor else range(len(line.codes))))


@given(words=st.lists(st.sampled_from(WORDS), max_size=14))
def test_what_stands_in_a_line_is_always_found(
    words: list[str], seekers: list[Seeker], index: Index, finder: Finder
) -> None:
    line = finder.line(" ".join(words))
    found = {match.seeker for several in index.matches(line).values() for match in several}
    assert [one.owner for one in seekers if one not in found and everywhere(one, line)] == []


@given(words=st.lists(st.sampled_from(WORDS), max_size=14))
def test_what_is_found_begins_where_it_is_said_to(words: list[str], index: Index, finder: Finder) -> None:
    line = finder.line(" ".join(words))
    for several in index.matches(line).values():
        for seeker, start, place, end in several:
            assert start <= place <= end <= len(line.codes)
            assert end == seeker.ends(line.closed, place)[0]


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
