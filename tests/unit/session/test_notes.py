"""A stamp belongs to its line: it never moves to another, order is kept, undo brings it back."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from coachtui.session import MARKS, Asked, Kind, Line, Memory, parse_line, restamp

WORDS = st.text(alphabet='abc xyz?">#', max_size=12)


def notes(*typed: str) -> tuple[Line, ...]:
    """Return lines begun ten seconds apart: 0, 10, 20 …"""
    return tuple(parse_line(text, at * 10) for at, text in enumerate(typed))


def stamps(lines: tuple[Line, ...]) -> list[int]:
    return [line.at for line in lines]


def test_a_mark_and_a_space_make_the_kind() -> None:
    kinds = [parse_line(mark + "words", 0).kind for mark in MARKS.values()]
    assert kinds == [Kind.NOTE, Kind.ASKED, Kind.COACHEE, Kind.ACTION, Kind.PRIVATE]


def test_a_mark_without_its_space_is_a_note() -> None:
    assert parse_line("?what", 0) == Line(0, Kind.NOTE, "?what")


@given(WORDS)
def test_a_line_reads_back_exactly_as_typed(typed: str) -> None:
    assert parse_line(typed, 3).typed == typed


def test_typing_in_a_line_keeps_its_stamp_and_its_neighbours() -> None:
    assert stamps(restamp(notes("one", "two", "three"), ["one", "two!", "three"], 99)) == [0, 10, 20]


def test_a_new_line_gets_the_time_and_pushes_the_others_down() -> None:
    assert stamps(restamp(notes("one", "two"), ["one", "new", "two"], 99)) == [0, 99, 10]


def test_a_split_line_keeps_its_stamp_on_the_first_half() -> None:
    assert stamps(restamp(notes("one two", "three"), ["one", " two", "three"], 99)) == [0, 99, 10]


def test_a_line_pushed_down_by_an_empty_one_keeps_its_stamp() -> None:
    assert stamps(restamp(notes("one", "two"), ["one", "", "two"], 99)) == [0, 99, 10]


def test_joined_lines_keep_the_stamp_of_the_first() -> None:
    assert stamps(restamp(notes("one", "two", "three"), ["onetwo", "three"], 99)) == [0, 20]


def test_joining_to_an_empty_line_keeps_the_stamp_of_the_words() -> None:
    assert stamps(restamp(notes("", "two"), ["two"], 99)) == [10]


def test_a_line_is_begun_when_its_first_word_is_typed() -> None:
    waiting = restamp(notes("one"), ["one", '" '], 50)
    begun = restamp(waiting, ["one", '" Not'], 300)
    assert stamps(restamp(begun, ["one", '" Not sure'], 310)) == [0, 300]


def test_changing_the_mark_keeps_the_stamp() -> None:
    lines = restamp(notes("one", "well"), ["one", '" well'], 99)
    assert lines[1] == Line(10, Kind.COACHEE, "well")


def test_a_moved_line_does_not_take_another_lines_stamp() -> None:
    lines = restamp(notes("one", "two", "three"), ["three", "one", "two"], 99)
    assert {line.text: line.at for line in lines}["one"] == 0
    assert {line.text: line.at for line in lines}["two"] == 10


unique_lines = st.lists(st.integers(0, 10_000).map(lambda n: f"line {n}."), unique=True, min_size=1, max_size=30)


@given(unique_lines, st.data())
def test_a_stamp_never_moves_to_another_line(typed: list[str], data: st.DataObject) -> None:
    """Any mix of removed and inserted lines: a survivor keeps its own stamp, and no newcomer gets it."""
    old = notes(*typed)
    kept = [text for text in typed if data.draw(st.booleans())]
    after = list(kept)
    for number in range(data.draw(st.integers(0, 5))):
        after.insert(data.draw(st.integers(0, len(after))), f"new {number}!")
    was = {line.text: line.at for line in old}
    survivors = {was[text] for text in kept}
    for line in restamp(old, after, 100_000):
        if line.text in was:
            assert line.at == was[line.text]
        else:
            assert line.at not in survivors


@given(st.lists(WORDS, max_size=20), st.lists(WORDS, max_size=20))
def test_order_is_kept_and_every_line_is_there(before: list[str], after: list[str]) -> None:
    """Stamps of lines that survive never change their order; the text is exactly what was typed."""
    old = notes(*before)
    now = restamp(old, after, 1_000_000)
    assert [line.typed for line in now] == after
    survivors = [line.at for line in now if line.at != 1_000_000]
    assert all(first < second for first, second in itertools.pairwise(survivors))


@given(st.lists(WORDS, max_size=12))
def test_the_same_text_changes_nothing(typed: list[str]) -> None:
    old = notes(*typed)
    assert restamp(old, typed, 99) == old


@given(st.lists(st.lists(WORDS, min_size=1, max_size=8).map(tuple), min_size=1, max_size=12))
def test_undo_brings_back_every_stamp(versions: list[tuple[str, ...]]) -> None:
    memory = Memory()
    lines: tuple[Line, ...] = ()
    seen: dict[tuple[str, ...], tuple[Line, ...]] = {}
    for second, typed in enumerate(versions):
        lines = restamp(lines, typed, second)
        memory.keep(typed, lines, ())
        seen[typed] = lines
    for typed in reversed(versions):
        assert memory.recall(typed) == (seen[typed], ())


def test_memory_forgets_the_oldest_first_and_never_the_newest() -> None:
    memory = Memory(most_lines=3)
    for number in range(5):
        memory.keep((f"{number}", "x"), notes(f"{number}", "x"), (Asked(1, "Why?"),))
    assert memory.recall(("0", "x")) is None
    assert memory.recall(("4", "x")) is not None


def test_ten_thousand_lines_pasted_over_ten_thousand_others_end_at_once() -> None:
    before = tuple(f"old {number % 700}" for number in range(10_000))
    after = tuple(f"new {number % 600}" for number in range(10_001))
    assert len(restamp(notes(*before), after, 5)) == 10_001
