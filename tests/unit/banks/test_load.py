"""A bank is read question by question: the good ones are used, and all that is to mend is said."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.banks import LoadedBank, load_bank, parse_bank
from coachtui.banks.mending import MAX_PROBLEMS
from tests.hostile import HOSTILE, MUST_NOT_REACH_A_TERMINAL, any_text, every_hostile_text

HEAD = "format: 1\nid: mine\ntitle: Mine\nphases:\n  - id: open\n    title: Open\n    questions:\n"
"""Seven lines; the questions come below."""

STAGES = {"itt": "itt", "trainee": "itt", "ect1": "ect1", "nqt": "ect1"}


def bank_of(*items: str) -> LoadedBank:
    """Return what comes of one phase with these list items, each possibly of several lines."""
    return parse_bank(HEAD + "".join(f"      - {item}\n" for item in items), "mine.yaml", known_stages=STAGES)


def texts(loaded: LoadedBank) -> list[str]:
    return [question.text for question in loaded.bank.questions] if loaded.bank else []


def said(loaded: LoadedBank) -> list[tuple[int, int, str]]:
    return [(problem.line, problem.column, problem.message) for problem in loaded.problems]


# What a question may look like


def test_a_bare_text_is_a_question() -> None:
    loaded = bank_of("What stands out?", '"What: else?"')
    assert texts(loaded) == ["What stands out?", "What: else?"]
    assert loaded.problems == ()


def test_a_question_may_have_every_field() -> None:
    loaded = bank_of(
        "id: first\n        text: What stands out?\n        purpose: look back\n        roles: [coaching]\n"
        "        stages: [trainee]\n        serves: reflection\n        depth: 2\n        challenge: 3\n"
        "        follow_ups:\n          - And what else?\n        tags: [notice]\n"
        "        source: our own\n        note: slowly"
    )
    assert loaded.problems == ()
    assert loaded.bank is not None
    (question,) = loaded.bank.questions
    assert (question.id, question.roles, question.stages) == ("first", ("coaching",), ("itt",))
    assert (question.serves, question.depth, question.challenge) == (("reflection",), 2, 3)
    assert (question.follow_ups, question.tags, question.note) == (("And what else?",), ("notice",), "slowly")


def test_a_text_over_several_lines_becomes_one_line() -> None:
    loaded = bank_of("text: |\n          What stands\n          out?", "What comes\n        to mind?")
    assert texts(loaded) == ["What stands out?", "What comes to mind?"]


def test_words_that_yaml_would_change_stay_words() -> None:
    assert texts(bank_of("No", "12:30", "1.10", "~", "2024-02-31")) == ["No", "12:30", "1.10", "~", "2024-02-31"]


def test_a_text_that_its_colon_split_is_used_whole_and_said() -> None:
    loaded = bank_of("Looking back: what stands out?")
    assert texts(loaded) == ["Looking back: what stands out?"]
    assert said(loaded) == [(8, 9, "a colon followed by a space stands in this text")]


# Ids


def test_missing_ids_are_made_from_phase_and_place() -> None:
    loaded = bank_of("One?", "id: two\n        text: Two?", "Three?")
    assert loaded.bank is not None
    assert [question.id for question in loaded.bank.questions] == ["open-1", "two", "open-3"]


def test_an_id_given_twice_stays_with_the_first_and_no_question_is_lost() -> None:
    loaded = bank_of("id: a\n        text: One?", "id: a\n        text: Two?")
    assert loaded.bank is not None
    assert [(question.id, question.text) for question in loaded.bank.questions] == [("a", "One?"), ("open-2", "Two?")]
    assert said(loaded) == [(10, 13, "the id `a` belongs to the question on line 8 already")]


def test_a_made_id_never_takes_one_that_was_given() -> None:
    loaded = bank_of("One?", "id: open-1\n        text: Two?")
    assert loaded.bank is not None
    assert [question.id for question in loaded.bank.questions] == ["open-1-2", "open-1"]


def test_made_ids_stay_when_a_neighbour_is_mended() -> None:
    broken, mended = bank_of("texts: One?", "Two?"), bank_of("text: One?", "Two?")
    assert broken.bank is not None
    assert mended.bank is not None
    assert broken.bank.questions[-1].id == mended.bank.questions[-1].id == "open-2"


# What is said


SAID: dict[str, tuple[str, int, int, str, list[str]]] = {
    "unknown field": ("text: Why?\n        purpse: x", 9, 9, "`purpse` is not a field", ["Why?", "Last?"]),
    "no text": ("purpose: x", 8, 9, "`text` is missing", ["Last?"]),
    "empty item": ("", 8, 8, "without words", ["Last?"]),
    "invisible item": ('"\\u200b"', 8, 9, "without words", ["Last?"]),
    "blank text": ("text: '  '", 8, 15, "`text` is empty", ["Last?"]),
    "long text": ("a" * 501, 8, 9, "501 characters", ["Last?"]),
    "a list": ("[pause]", 8, 9, "not a list", ["Last?"]),
    "level": ("text: Why?\n        depth: 4", 9, 16, "at most 3", ["Why?", "Last?"]),
    "role": ("text: Why?\n        roles: [coachin]", 9, 17, "“coachin”", ["Why?", "Last?"]),
    "stage": ("text: Why?\n        stages: [itt, nqtt]", 9, 23, "“nqtt”", ["Why?", "Last?"]),
    "id": ("text: Why?\n        id: My Id", 9, 13, "“My Id”", ["Why?", "Last?"]),
    "avoided": ("text: Why?\n        avoid_after: gone", 9, 22, "“gone”", ["Why?", "Last?"]),
    "colon": ("text: What: now?", 8, 19, "colon", ["Last?"]),
    "number sign": ("What about #5 then?", 8, 20, "remark", ["What about", "Last?"]),
    "apostrophe": ("'don't'", 8, 14, "closing quotation mark", ["Last?"]),
    "alias": ("*bold*", 8, 9, "`*`", ["Last?"]),
    "escape": ("Why\x1b[2J?", 8, 12, "U+001B", ["Why[2J?", "Last?"]),
}


@pytest.mark.parametrize(("item", "line", "column", "words", "kept"), list(SAID.values()), ids=list(SAID))
def test_a_bad_question_is_said_and_harms_no_other(
    item: str, line: int, column: int, words: str, kept: list[str]
) -> None:
    loaded = bank_of(item, "Last?")
    assert texts(loaded) == kept
    first = loaded.problems[0]
    assert words in first.message
    assert (first.source, first.line, first.column) == ("mine.yaml", line, column)


def test_hints_name_what_was_probably_meant() -> None:
    loaded = bank_of("text: Why?\n        purpse: x\n        stages: [ect2]")
    assert [problem.hint for problem in loaded.problems] == [
        "Did you mean `purpose`?",
        "Did you mean `ect1`? Known here: itt, ect1.",
    ]


def test_stages_are_taken_as_they_are_when_none_is_known() -> None:
    loaded = parse_bank(HEAD + "      - text: Why?\n        stages: [anything]\n", "mine.yaml")
    assert loaded.problems == ()
    assert loaded.bank is not None
    assert loaded.bank.questions[0].stages == ("anything",)


# Heads and phases


def test_what_the_head_lacks_is_taken_from_the_file_name() -> None:
    loaded = parse_bank("phases:\n  - title: Open\n    questions: [Why?]\n", "folder/Mine & Yours.yaml")
    assert loaded.bank is not None
    assert (loaded.bank.id, loaded.bank.title) == ("mine-yours", "Mine & Yours")
    assert (loaded.bank.phases[0].id, loaded.bank.phases[0].title) == ("open", "Open")
    assert [problem.message for problem in loaded.problems] == [
        "`format` is missing",
        "`id` is missing",
        "`title` is missing",
        "`id` is missing",
    ]


def test_a_bank_for_a_newer_coachtui_is_refused_with_a_sentence() -> None:
    loaded = parse_bank(HEAD.replace("format: 1", "format: 2") + "      - Why?\n", "mine.yaml")
    assert loaded.bank is None
    assert "newer coachtui (format 2)" in loaded.problems[0].message


def test_two_phases_with_one_id_are_both_kept_and_said() -> None:
    second = "  - id: open\n    title: Again\n    questions: [How?]\n"
    loaded = parse_bank(HEAD + "      - Why?\n" + second, "mine.yaml")
    assert loaded.bank is not None
    assert [(phase.id, phase.title) for phase in loaded.bank.phases] == [("open", "Open"), ("open-2", "Again")]
    assert said(loaded) == [(9, 5, "the phase `open` is there twice; the first begins on line 5")]


def test_a_phase_without_questions_is_kept() -> None:
    loaded = parse_bank(HEAD + "      - Why?\n  - id: close\n    title: Close\n", "mine.yaml")
    assert loaded.bank is not None
    assert [len(phase.questions) for phase in loaded.bank.phases] == [1, 0]
    assert loaded.problems == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the file is empty"),
        ("# nothing\n", "the file is empty"),
        ("What stands out?\n", "a bank begins with fields"),
        ("- What stands out?\n", "a bank begins with fields"),
        ("format: 1\nid: a\ntitle: A\n", "no question could be read"),
        ("format: 1\nid: a\ntitle: A\nphases: none\n", "no question could be read"),
        ("format: 1\nid: a\ntitle: A\nphases:\n  - Open\n", "no question could be read"),
        ("format: 1\nid: a\ntitle: A\nphases:\n  - id: o\n    title: O\n    questions: {a: b}\n", "no question"),
    ],
)
def test_a_file_without_a_question_is_no_bank(text: str, words: str) -> None:
    loaded = parse_bank(text, "mine.yaml")
    assert loaded.bank is None
    assert any(words in problem.message for problem in loaded.problems)


# Whatever the file holds

GOOD = st.sampled_from(
    ["Why {n}?", '"What: {n}?"', "'How # {n}?'", "text: Where {n}?", "{{text: 'When {n}?', depth: 2}}",
     "text: Who {n}?\n        tags: [a, b]", ">-\n        Which\n        {n}?"]
)  # fmt: skip
BAD = st.sampled_from(
    ["text: What: now?", "'don't'", "[x] y", "{x} y", "@x", "%x", '"a\\qb"', "", "purpose: x", "[a, [b]]",
     "text: [x]", "text: ''", "txet: x", "{a: {b: c}}", "'open", "*", "!!x {}", "[" * 30]
)  # fmt: skip


@given(st.lists(st.tuples(st.booleans(), GOOD, BAD), min_size=1, max_size=12))
def test_every_good_question_is_loaded_with_its_place_whatever_stands_between(
    mixture: list[tuple[bool, str, str]],
) -> None:
    lines: list[str] = []
    expected: list[tuple[str, int]] = []
    for number, (good, question, fault) in enumerate(mixture):
        if good:
            expected.append((f"{number}?", 8 + len("".join(lines).splitlines())))
        lines.append(f"      - {question.format(n=number) if good else fault}\n")
    loaded = parse_bank(HEAD + "".join(lines), "mine.yaml")
    questions = loaded.bank.questions if loaded.bank else ()
    found = [(question.text.split()[-1], loaded.places[question.id or ""][0]) for question in questions]
    assert found == expected
    assert bool(loaded.problems) == (not expected or len(expected) < len(mixture))


@given(st.one_of(any_text, any_text.map(lambda text: HEAD + "      - " + text)))
def test_any_text_is_a_bank_or_explained(text: str) -> None:
    loaded = parse_bank(text, "mine.yaml", known_stages=STAGES)
    assert loaded.bank is not None or loaded.problems
    for question in loaded.bank.questions if loaded.bank else ():
        assert question.text
        assert question.id in loaded.places
        assert "\n" not in question.text
        assert not MUST_NOT_REACH_A_TERMINAL & set(question.text)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_bank_or_explained(data: bytes) -> None:
    assert parse_bank(data, "mine.yaml").problems
    assert parse_bank(HEAD.encode() + b"      - " + data, "mine.yaml").source == "mine.yaml"


@every_hostile_text
def test_hostile_text_in_a_question_stays_literal(text: str) -> None:
    words = " ".join(text.split())[:400].strip()
    quoted = words.replace("'", "''")
    loaded = bank_of(f"'{quoted}'", "Last?")
    assert texts(loaded)[-1] == "Last?"
    assert not MUST_NOT_REACH_A_TERMINAL & set("".join(texts(loaded)))
    if words.isascii() and words.isprintable() and words:
        assert texts(loaded)[0] == words


def test_no_message_repeats_anything_dangerous() -> None:
    for text in HOSTILE.values():
        loaded = bank_of(f"text: Why?\n        {text[:100]!r}: x\n        roles: [{text[:100]!r}]")
        assert not MUST_NOT_REACH_A_TERMINAL & set("".join(map(str, loaded.problems)))


def test_a_file_is_named_without_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(HEAD + "      - Why?\n      - @x\n", encoding="utf-8")
    loaded = load_bank(path)
    assert (loaded.source, loaded.problems[0].source) == ("mine.yaml", "mine.yaml")
    assert load_bank(path, source="given/mine.yaml").source == "given/mine.yaml"


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    loaded = load_bank(tmp_path / "gone.yaml")
    assert loaded.bank is None
    assert len(loaded.problems) == 1


@pytest.mark.parametrize(
    "item", ["", "a: b", "a b: c", "text: x\n        category: y", "{id: a, text: x}", "text: x\n        depth: 9"]
)
def test_ten_thousand_bad_questions_take_bounded_time_and_words(item: str) -> None:
    begun = time.process_time()
    loaded = parse_bank(HEAD + f"      - {item}\n" * 10_000, "mine.yaml")
    assert time.process_time() - begun < 5
    assert len(loaded.problems) <= MAX_PROBLEMS + 2
    assert len(texts(loaded)) in (0, 10_000)


def test_ids_in_one_text_with_commas_are_read_as_a_list_and_said() -> None:
    text = GOOD_IDS.replace("HIDE", "a, b").replace("ORDER", "c, d").replace("STAGES", "ect1, ect2")
    loaded = parse_bank(text, "f.yaml", known_stages={"ect1": "ect1", "ect2": "ect2"})
    assert loaded.bank is not None
    assert loaded.extension is not None
    assert [named.id for named in loaded.extension.hide] == ["a", "b"]
    assert [named.id for named in loaded.extension.phases[0].order] == ["c", "d"]
    assert loaded.bank.questions[0].stages == ("ect1", "ect2")
    assert [problem.hint for problem in loaded.problems] == [
        "Write `[a, b]`, without quotes around it.",
        "Write `[c, d]`, without quotes around it.",
        "Write `[ect1, ect2]`, without quotes around it.",
    ]


GOOD_IDS = """format: 1
id: ours
title: Ours
extends: theirs
hide: "HIDE"
phases:
  - id: open
    order: ORDER
    questions:
      - text: What now?
        stages: STAGES
"""
