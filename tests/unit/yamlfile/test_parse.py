"""Whatever text comes in: no exception, places that exist, nothing dangerous, and one fault costs one item."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import example, given
from hypothesis import strategies as st

from coachtui.yamlfile import Node, parse_bytes, parse_text
from tests.hostile import HOSTILE, MUST_NOT_REACH_A_TERMINAL, any_text, every_hostile_text

yaml_like = st.lists(
    st.sampled_from(
        ["a: b", "- c", "  - d", "    e: f", "\t", "'", '"', "[", "]", "{", "}", "- text: What: now?", "*a", "&a x",
         "!!str", "|", ">", "  folded", "---", "...", "%YAML 1.1", "? x", ": y", "#", " #x", "<<: {}", "\\", "é👩", "-"]
    ),
    max_size=12,
).map("\n".join)  # fmt: skip


def all_nodes(node: Node | None) -> Iterator[Node]:
    if node is None:
        return
    yield node
    for child in (*node.items, *node.fields.values(), *node.keys.values()):
        yield from all_nodes(child)


@given(st.one_of(any_text, yaml_like))
@example("a\n")
@example("? [a,\n")
@example("[a]: b")
def test_any_text_is_read_or_explained(text: str) -> None:
    node, problems = parse_text(text, "x.yaml")
    lines = text.count("\n") + text.count("\r") + 1
    assert all(0 <= problem.line <= lines + 1 for problem in problems)
    assert all(problem.message and not problem.message.endswith(".") for problem in problems)
    assert list(problems) == sorted(problems)
    for each in all_nodes(node):
        assert 1 <= each.line <= lines + 1  # what was left out at the end stands behind it
        assert each.column >= 1
        assert not MUST_NOT_REACH_A_TERMINAL & set(each.text)


@given(st.one_of(st.binary(), st.text().map(str.encode), any_text.map(lambda t: t.encode("utf-16", "replace"))))
def test_any_bytes_are_read_or_explained(data: bytes) -> None:
    node, problems = parse_bytes(data, "x.yaml")
    assert node is None or isinstance(node, Node)
    assert all(problem.source == "x.yaml" for problem in problems)


@every_hostile_text
def test_hostile_text_as_a_whole_file(text: str) -> None:
    parse_text(text, "x.yaml")


@given(any_text)
def test_messages_hold_nothing_dangerous(text: str) -> None:
    _, problems = parse_text(text, "x.yaml")
    assert not MUST_NOT_REACH_A_TERMINAL & set("".join(map(str, problems)))


@given(st.lists(st.sampled_from(["one", "'two'", '"three"', "four five"]), min_size=1, max_size=8), st.data())
def test_one_faulty_item_costs_only_itself(good: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(good)))
    fault = data.draw(
        st.sampled_from(["text: a: b", "'don't'", "{x} y", "[x] y", "@x", "%x", '"a\\qb"', "[x", '"open'])
    )
    items = [*good[:place], fault, *good[place:]]
    node, problems = parse_text("".join(f"- {item}\n" for item in items), "x.yaml")
    assert node is not None or not good
    found = [(item.text, item.line) for item in node.items] if node else []
    expected = [(item.strip("'\""), number) for number, item in enumerate(items, 1) if item is not fault]
    assert found == expected
    assert problems[0].line == place + 1


def test_every_value_and_every_name_knows_its_place() -> None:
    node, _ = parse_text("é: x\nlist:\n  - 'quoted'\n  - plain\n", "x.yaml")
    assert node is not None
    assert (node.fields["é"].line, node.fields["é"].column) == (1, 4)
    assert (node.keys["list"].line, node.keys["list"].column) == (2, 1)
    first, second = node.fields["list"].items
    assert (first.line, first.column, first.quoted) == (3, 5, True)
    assert (second.line, second.column, second.quoted) == (4, 5, False)


def test_an_unreadable_first_field_of_an_item_leaves_the_others() -> None:
    node, problems = parse_text("- id: a: b\n  title: Open\n  list:\n    - c\n", "x.yaml")
    assert node is not None
    assert list(node.items[0].fields) == ["title", "list"]
    assert [problem.line for problem in problems] == [1]


def test_what_follows_too_many_faults_is_said_to_be_unread() -> None:
    text = "- fine\n" + "- a: b: c\n" * 350 + "- last\n"
    node, problems = parse_text(text, "x.yaml")
    assert node is not None
    assert [item.text for item in node.items] == ["fine"]
    assert any("what follows was not read" in problem.message for problem in problems)


def test_the_collection_of_hostile_texts_survives_as_quoted_values() -> None:
    for name, text in HOSTILE.items():
        quoted = "'" + " ".join(text.split()).replace("'", "''") + "'"
        node, _ = parse_text(f"- before\n- {quoted}\n- after\n", "x.yaml")
        assert node is not None, name
        assert (node.items[0].text, node.items[-1].text) == ("before", "after"), name
