"""Values come out typed, and what does not fit is said in plain words at its place."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.text import clean
from coachtui.yamlfile import Node, convert, fits, parse_text, salvage
from tests.hostile import any_text


class Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=20)]
    depth: Annotated[int, msgspec.Meta(ge=1, le=3)] = 1


class Plan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    title: str
    code: Annotated[str, msgspec.Meta(pattern="^[a-z]+$", description="small letters")] | None = None
    minutes: int = 45
    share: float = 0.5
    quiet: bool = False
    kinds: tuple[Literal["open", "closed"], ...] = ()
    steps: tuple[Step, ...] = ()
    names: dict[str, int] = {}


def tree(text: str) -> Node:
    node, problems = parse_text(text, "plan.yaml")
    assert node is not None
    assert problems == ()
    return node


def test_texts_become_numbers_and_truth_where_the_type_says_so() -> None:
    plan, problems = convert(tree("title: 12:30\nminutes: 30\nshare: 1.10\nquiet: true\n"), Plan, "plan.yaml")
    assert problems == ()
    assert plan == Plan(title="12:30", minutes=30, share=1.1, quiet=True)


@pytest.mark.parametrize(("word", "meaning"), [("yes", True), ("On", True), ("no", False), ("OFF", False)])
def test_yes_and_no_are_understood_where_truth_is_asked_for(word: str, meaning: bool) -> None:
    plan, _ = convert(tree(f"title: {word}\nquiet: {word}\n"), Plan, "plan.yaml")
    assert plan == Plan(title=word, quiet=meaning)


def test_a_single_text_is_a_list_of_one() -> None:
    plan, problems = convert(tree("title: x\nkinds: open\n"), Plan, "plan.yaml")
    assert (plan, problems) == (Plan(title="x", kinds=("open",)), ())


def test_a_field_left_empty_is_left_out() -> None:
    plan, problems = convert(tree("title: x\nminutes:\nsteps:\ncode:\n"), Plan, "plan.yaml")
    assert (plan, problems) == (Plan(title="x"), ())


def test_one_line_is_asked_for_by_the_caller() -> None:
    node = tree("title: |\n  one\n  two\n")
    assert convert(node, Plan, "plan.yaml", one_line=True)[0] == Plan(title="one two")
    assert convert(node, Plan, "plan.yaml")[0] == Plan(title="one\ntwo\n")


SAID = {
    "missing": ("minutes: 3\n", 1, 1, "`title` is missing", "Add a line `title: …`."),
    "unknown and near": ("title: x\nminuts: 3\n", 2, 1, "`minuts` is not a field", "Did you mean `minutes`?"),
    "unknown and far": ("title: x\nzzz: 3\n", 2, 1, "`zzz` is not a field", "Known here: title, code,"),
    "unknown further in": ("title: x\nsteps:\n  - name: a\n    nam: b\n", 4, 5, "`nam` is not", "`name`"),
    "no number": ("title: x\nminutes: soon\n", 2, 10, "`minutes` should be a whole number, not “soon”", ""),
    "no whole number": ("title: x\nminutes: 1.5\n", 2, 10, "should be a whole number", ""),
    "no number at all": ("title: x\nshare: half\n", 2, 8, "`share` should be a number", ""),
    "too high": ("title: x\nsteps:\n  - name: a\n    depth: 9\n", 4, 12, "`depth` is 9, and should be at most 3", ""),
    "too low": ("title: x\nsteps:\n  - name: a\n    depth: 0\n", 4, 12, "should be at least 1", ""),
    "empty": ("title: x\nsteps:\n  - name: ''\n", 3, 11, "`name` is empty", "remove the line"),
    "too long": (f"title: x\nsteps:\n  - name: {'a' * 21}\n", 3, 11, "has 21 characters, and at most 20", ""),
    "not of the pattern": ("title: x\ncode: A B\n", 2, 7, "`code` cannot be “A B”", "It takes small letters."),
    "no such choice": ("title: x\nkinds: [open, clsed]\n", 2, 15, "`kinds` does not know “clsed”", "`closed`"),
    "list for a text": ("title: [a]\n", 1, 8, "`title` should be a text, not a list", "quotes"),
    "fields for a list": ("title: x\nsteps:\n  name: a\n", 3, 3, "`steps` should be a list", "after `- `"),
    "text for fields": ("title: x\nsteps:\n  - What\n", 3, 5, "should be a group of fields, not “What”", "name: value"),
    "no truth": (
        "title: x\nquiet: perhaps\n",
        2,
        8,
        "`quiet` should be yes or no, not “perhaps”",
        "Write `yes` or `no`.",
    ),
    "within a free set of fields": ("title: x\nnames:\n  a: b\n", 3, 3, "`names` should be a whole number", ""),
    "endless number": (f"title: x\nminutes: {'9' * 5_000}\n", 2, 10, "`minutes` cannot be read", ""),
    "a list instead of everything": ("- a\n", 1, 1, "this should be a group of fields", ""),
}


@pytest.mark.parametrize(("text", "line", "column", "message", "hint"), list(SAID.values()), ids=list(SAID))
def test_what_does_not_fit_is_said_at_its_place(text: str, line: int, column: int, message: str, hint: str) -> None:
    plan, (problem,) = convert(tree(text), Plan, "plan.yaml")
    assert plan is None
    assert (problem.source, problem.line, problem.column) == ("plan.yaml", line, column)
    assert message in problem.message
    assert hint in problem.hint
    assert len(problem.message) < 200


def test_salvage_keeps_what_is_good_and_says_all_that_is_not() -> None:
    node = tree("title: x\nminuts: 3\nquiet: perhaps\nshare: 0.7\n")
    plan, problems = salvage(node, Plan, "plan.yaml")
    assert plan == Plan(title="x", share=0.7)
    assert sorted(problem.line for problem in problems) == [2, 3]


def test_salvage_takes_stand_ins_for_what_has_to_be_there() -> None:
    plan, problems = salvage(tree("minutes: 5\n"), Plan, "plan.yaml", instead={"title": "Untitled"})
    assert plan == Plan(title="Untitled", minutes=5)
    assert [problem.message for problem in problems] == ["`title` is missing"]


def test_salvage_does_not_miss_what_it_just_dropped() -> None:
    plan, problems = salvage(tree("title: [x]\n"), Plan, "plan.yaml")
    assert plan is None
    assert [problem.message for problem in problems] == ["`title` should be a text, not a list"]


def test_salvage_gives_up_when_nothing_stands_in() -> None:
    plan, problems = salvage(tree("minutes: 5\n"), Plan, "plan.yaml")
    assert plan is None
    assert len(problems) == 1


@pytest.mark.parametrize("place", ["zz", "title", "steps[0]", "steps[99].name", "names[...]", ""])
def test_a_field_named_like_a_place_is_explained(place: str) -> None:
    name = f"x` - at `$.{place}`"
    for text in (f"title: x\n{name!r}: y\n", f"title: x\nkinds: {name!r}\n"):
        _, problems = salvage(tree(text), Plan, "plan.yaml")
        assert problems


def test_salvage_of_a_thousand_wrong_fields_stops() -> None:
    text = "title: x\n" + "".join(f"wrong{n}: x\n" for n in range(1_000))
    plan, problems = salvage(tree(text), Plan, "plan.yaml")
    assert plan is None
    assert len(problems) < 30


def test_fits_says_only_whether() -> None:
    assert fits(tree("title: x\n"), Plan) == Plan(title="x")
    assert fits(tree("titel: x\n"), Plan) is None


@given(any_text)
def test_any_text_is_converted_or_explained(text: str) -> None:
    node, _ = parse_text(text, "plan.yaml")
    if node is None:
        return
    plan, problems = convert(node, Plan, "plan.yaml")
    assert (plan is None) == bool(problems)


@given(st.dictionaries(st.sampled_from([*Plan.__struct_fields__, "other"]), any_text, max_size=6))
def test_any_values_are_converted_or_explained_within_the_file(values: dict[str, str]) -> None:
    fields = {name: Node(clean(text), line, 9) for line, (name, text) in enumerate(values.items(), 1)}
    keys = {name: Node(name, line, 1) for line, name in enumerate(values, 1)}
    node = Node(fields, 1, 1, keys=keys)
    value, problems = salvage(node, Plan, "plan.yaml", instead={"title": "x"})
    assert value is not None
    assert all(problem.line <= len(values) + 1 for problem in problems)
