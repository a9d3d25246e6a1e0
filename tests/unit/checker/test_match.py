"""A tree matches just what the regular expression that says the same matches, in a time that cannot run away."""

from __future__ import annotations

import re
import time

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from coachtui.checker.heads import Heads
from coachtui.checker.match import Ends, Matchers
from coachtui.checker.tree import END, Choice, End, Gap, Maybe, Named, Part, Range, Row, Unless, choice, row
from coachtui.checker.words import CLOSE, ORDINARY, STOP

A = ord(ORDINARY[0])
LETTERS = "".join(map(chr, range(A, A + 4)))
LAST = ORDINARY[-1]

words = st.sets(st.sampled_from(LETTERS), min_size=1, max_size=3).map(lambda chars: "".join(sorted(chars)))
leaves: st.SearchStrategy[Part] = st.one_of(
    words,
    words,
    st.just(Range(LETTERS[1], LETTERS[2])),
    st.builds(Gap, st.just(ORDINARY[0]), st.just(LAST), st.integers(0, 3)),
    st.just(END),
    st.just(Named("list")),
)
trees: st.SearchStrategy[Part] = st.recursive(
    leaves,
    lambda inside: st.one_of(
        st.lists(inside, min_size=1, max_size=4).map(row),
        st.lists(inside, min_size=1, max_size=4).map(choice),
        inside.map(Maybe),
        inside.map(Unless),
    ),
    max_leaves=10,
)
lists: st.SearchStrategy[Part] = st.lists(st.lists(words, min_size=1, max_size=3).map(row), min_size=1).map(choice)
lines = st.text(LETTERS + STOP, max_size=7)


def matcher(tree: Part, named: Part = LETTERS[0]) -> Ends:
    return Matchers({"list": kept(named)}, kept(LETTERS[0])).of(kept(tree))


def kept(tree: Part) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(tree))


def pattern(tree: Part, named: Part) -> str:  # noqa: PLR0911  (one line for each kind of part)
    """Return a regular expression that says what a tree says."""
    match tree:
        case str():
            return f"[{tree}]"
        case Range():
            return f"[{tree.first}-{tree.last}]"
        case Row():
            return "".join(pattern(part, named) for part in tree.parts)
        case Choice():
            return f"(?:{'|'.join(pattern(way, named) for way in tree.ways)})"
        case Maybe():
            return f"(?:{pattern(tree.part, named)})?"
        case Gap():
            return f"[{tree.first}-{tree.last}]{{0,{tree.most}}}"
        case Unless():
            return f"(?!{pattern(tree.part, named)})"
        case Named():
            return f"(?:{pattern(named, named)})"
        case End():
            return f"(?:(?={STOP}|\\Z)|(?<={STOP}))"
    raise AssertionError(tree)


@given(tree=trees, named=lists, line=lines)
def test_it_ends_where_the_expression_can_end(tree: Part, named: Part, line: str) -> None:
    found = set(matcher(tree, named)(line + CLOSE, 0))
    expression = pattern(tree, named)
    # it has to end where just so much of the line is left; what is left may still be looked at
    ends = [end for end in range(len(line) + 1) if re.match(f"{expression}(?=.{{{len(line) - end}}}\\Z)", line)]
    assert found == set(ends)


@given(tree=trees, named=lists, line=lines)
def test_each_end_is_given_once(tree: Part, named: Part, line: str) -> None:
    found = matcher(tree, named)(line + CLOSE, 0)
    assert len(found) == len(set(found))


@given(tree=trees, named=lists, line=lines)
def test_whatever_matches_begins_with_one_of_its_heads(tree: Part, named: Part, line: str) -> None:
    heads = Heads({"list": named}).of(tree)
    if matcher(tree, named)(line + CLOSE, 0):
        fits = [
            all(not chars or char in chars for chars, char in zip(head, list(line), strict=False)) for head in heads
        ]
        assert any(fit and len(head) <= len(line) for fit, head in zip(fits, heads, strict=True))


def test_of_two_entries_of_a_list_the_longer_one_counts_first() -> None:
    a, b = LETTERS[0], LETTERS[1]
    assert matcher(Named("list"), choice([a, row([a, b])]))(a + b + CLOSE, 0)[0] == len(a + b)


def test_a_gap_takes_as_few_words_as_will_do() -> None:
    a, b = LETTERS[0], LETTERS[1]
    assert matcher(row([a, Gap(ORDINARY[0], LAST, 3), b]))(a + b + b + CLOSE, 0)[0] == len(a + b)


def test_gaps_one_behind_the_other_do_not_multiply() -> None:
    gap = Gap(ORDINARY[0], LAST, 12)
    tree = row([part for _ in range(12) for part in (gap, Maybe(LETTERS[0]), choice([LETTERS[0], LETTERS[:2]]))])
    line = LETTERS[0] * 400 + CLOSE
    start = time.process_time()
    assert matcher(row([tree, LETTERS[3]]))(line, 0) == ()
    assert time.process_time() - start < 1  # all ways one by one: more than there are atoms
