"""What changed between two banks is told by id, and as little as explains it."""

from __future__ import annotations

import time

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from coachtui.banks import Bank, Phase
from coachtui.banks.diff import Change, diff
from tests.builders import a_bank, a_phase, a_question


def phase(*ids: str, id: str = "open") -> Phase:
    return Phase(id=id, title=id.capitalize(), questions=tuple(a_question(f"What {name}?", id=name) for name in ids))


def kinds(before: Bank, after: Bank) -> list[tuple[str, str]]:
    return [(change.kind, change.id) for change in diff(before, after)]


def test_a_bank_does_not_differ_from_itself() -> None:
    assert diff(a_bank(), a_bank()) == ()


def test_questions_are_added_and_removed() -> None:
    changes = diff(a_bank(phase("a", "b")), a_bank(phase("b", "c")))
    assert changes == (
        Change("removed", "question", "a", "open", before="What a?"),
        Change("added", "question", "c", "open", after="What c?"),
    )


def test_a_question_moves_to_another_phase_or_among_its_neighbours() -> None:
    before = a_bank(phase("a", "b", "c"), phase("z", id="close"))
    assert kinds(before, a_bank(phase("a", "c"), phase("z", "b", id="close"))) == [("moved", "b")]
    assert kinds(before, a_bank(phase("c", "a", "b"), phase("z", id="close"))) == [("moved", "c")]


def test_other_words_and_other_fields_are_told_apart() -> None:
    before, after = (
        a_bank(Phase(id="open", title="Open", questions=(question,)))
        for question in (a_question("What a?", id="a"), a_question("What else?", id="a", depth=2, tags=("x", "y")))
    )
    assert diff(before, after) == (
        Change("reworded", "question", "a", "text", "What a?", "What else?"),
        Change("changed", "question", "a", "depth", "1", "2"),
        Change("changed", "question", "a", "tags", "", "x, y"),
    )


def test_phases_come_go_move_and_change() -> None:
    before = a_bank(phase("a", id="one"), phase("b", id="two"), phase("c", id="three"))
    after = a_bank(phase("c", id="three"), msgspec.structs.replace(phase("a", id="one"), purpose="p"), phase(id="new"))
    assert kinds(before, after) == [
        ("removed", "two"), ("added", "new"), ("moved", "three"), ("changed", "one"), ("removed", "b"),
    ]  # fmt: skip


def test_the_head_is_compared_field_by_field() -> None:
    before, after = a_bank(id="one", title="One"), a_bank(id="two", title="Two")
    assert [(change.what, change.field) for change in diff(before, after)] == [("bank", "id"), ("bank", "title")]


def test_ten_thousand_questions_the_other_way_round_cost_little() -> None:
    ids = [f"q{number}" for number in range(10_000)]
    began = time.process_time()
    assert len(diff(a_bank(phase(*ids)), a_bank(phase(*reversed(ids))))) == 9_999
    assert time.process_time() - began < 10


@given(st.lists(st.sampled_from("abcdefgh"), unique=True), st.lists(st.sampled_from("abcdefgh"), unique=True))
def test_what_is_told_explains_the_difference(before: list[str], after: list[str]) -> None:
    changes = diff(a_bank(a_phase(id="x"), phase(*before)), a_bank(a_phase(id="x"), phase(*after)))
    by_kind = {kind: {change.id for change in changes if change.kind == kind} for kind in ("added", "removed", "moved")}
    assert by_kind["added"] == set(after) - set(before)
    assert by_kind["removed"] == set(before) - set(after)
    kept = [name for name in before if name in after and name not in by_kind["moved"]]
    assert kept == [name for name in after if name in kept]
