from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.checker import Checker, Setting
from coachtui.cli.jsonl import answers
from tests.hostile import any_text, every_hostile_text
from tests.unit.cli.conftest import Run

DIRECTION = "You should stand at the door."
OPEN = "What stands out for you?"
CHECKER = Checker()

Record = dict[str, Any]  # JSON as another program sees it


def ask(*lines: str | Record) -> list[Record]:
    given = "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines)
    return [json.loads(answer.text) for answer in answers(BytesIO(given.encode()), CHECKER, Setting())]


def test_an_answer_has_warnings_and_skills_with_their_places() -> None:
    warned, skilled = ask({"id": 1, "text": DIRECTION}, {"id": 2, "text": OPEN})
    (warning,) = warned["warnings"]
    assert set(warning) == {"category", "rule", "start", "end", "severity", "message", "reframes"}
    assert (warning["category"], warning["severity"]) == ("directive-command", "alert")
    assert DIRECTION[warning["start"] : warning["end"]].startswith("You")
    assert skilled["warnings"] == []
    assert skilled["skills"] == [{"category": "open-question", "start": 0, "end": len(OPEN)}]


def test_a_plain_line_is_a_text_whose_id_is_its_number() -> None:
    first, second, third = ask(OPEN, "", DIRECTION)
    assert [first["id"], second["id"], third["id"]] == [1, 2, 3]
    assert third["warnings"]
    assert second == {"id": 2, "warnings": [], "skills": []}


@pytest.mark.parametrize("given", [0, -7, 1.5, "a", "", "\x1b[2J\ud800", None, True, [1, [2]], {"a": {"b": []}}])
def test_an_id_comes_back_as_it_was_whatever_it_is(given: object) -> None:
    (answer,) = ask({"id": given, "text": OPEN})
    assert answer["id"] == given
    assert type(answer["id"]) is type(given)


def test_an_object_without_id_is_known_by_its_line() -> None:
    assert [answer["id"] for answer in ask({"text": OPEN}, {"text": OPEN})] == [1, 2]


def test_words_of_the_coachee_are_never_judged() -> None:
    (answer,) = ask({"id": "x", "text": f"{DIRECTION} {OPEN}", "speaker": "coachee"})
    assert answer == {"id": "x", "warnings": [], "skills": []}


def test_role_and_stage_of_a_line_hold_for_that_line_only() -> None:
    lines: list[Record] = [
        {"text": DIRECTION, "role": "mentoring"},
        {"text": DIRECTION, "role": "mentor", "stage": "ect1"},
        {"text": DIRECTION},
    ]
    severities = [answer["warnings"][0]["severity"] for answer in ask(*lines)]
    assert severities == ["caution", "info", "alert"]


def test_fields_that_are_null_or_unknown_change_nothing() -> None:
    (plain,) = ask({"id": 1, "text": DIRECTION})
    (more,) = ask({"id": 1, "text": DIRECTION, "speaker": None, "role": None, "stage": None, "note": [1]})
    assert more == plain


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "this is not JSON from column 2 on"),
        ('{"text": "a"} {"text": "b"}', "this is not JSON from column 15 on"),
        ('  {"text": NaN}', "a number that is none in JSON"),
        ('{"id": %s, "text": "a"}' % ("9" * 5_000), "too long"),
        ('{"text": %s' % ("[" * 100_000), "nested too deeply"),
        ('{"id": 1e999, "text": "a"}', "the id cannot be given back"),
    ],
    ids=["cut short", "two in one", "not a number", "long number", "deep", "infinite id"],
)
def test_a_line_that_is_no_json_is_answered_under_its_number_and_the_next_one_goes_on(line: str, said: str) -> None:
    broken, after = ask(line, {"id": "next", "text": DIRECTION})
    assert broken.pop("error").find(said) >= 0
    assert broken == {"id": 1, "warnings": [], "skills": []}
    assert after["id"] == "next"
    assert after["warnings"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "'text' should be there"),
        ({"text": 5}, "'text' should be there, and be a text"),
        ({"text": "a", "speaker": "pupil"}, "there is no speaker 'pupil'"),
        ({"text": "a", "role": 1}, "'role' should be a text"),
        ({"text": "a", "role": "boss"}, "there is no role 'boss'"),
        ({"text": "a", "stage": "etc1"}, "did you mean 'ect1'?"),
    ],
)
def test_an_object_that_says_something_unknown_is_answered_under_its_own_id(fields: Record, said: str) -> None:
    (answer,) = ask({"id": "mine", **fields})
    assert answer["id"] == "mine"
    assert said in answer["error"]


def test_the_exit_code_is_3_after_a_broken_line_and_1_after_a_finding(run: Run) -> None:
    assert run("check", "--format", "jsonl", "-", stdin=f"{{\n{DIRECTION}\n").exit_code == 3
    assert run("check", "--format", "jsonl", "-", stdin=f"{OPEN}\n{DIRECTION}\n").exit_code == 1
    assert run("check", "--format", "jsonl", "-", stdin=f"{OPEN}\n").exit_code == 0


def test_the_options_hold_where_a_line_says_nothing_else(run: Run) -> None:
    lines = f'{DIRECTION}\n{{"text": "{DIRECTION}", "role": "coaching"}}\n'
    result = run("check", "--format", "jsonl", "--role", "mentor", "-", stdin=lines)
    severities = [json.loads(line)["warnings"][0]["severity"] for line in result.stdout.splitlines()]
    assert severities == ["caution", "alert"]


def as_json_has_it(text: str) -> str:
    """Return the text as JSON carries it: two surrogates that make a pair become one character."""
    return str(json.loads(json.dumps(text)))


def assert_places_are_in(answer: Record, text: str) -> None:
    for found in (*answer["warnings"], *answer["skills"]):
        assert 0 <= found["start"] < found["end"] <= len(text)


@every_hostile_text
def test_hostile_text_is_answered_in_ascii_with_places_in_the_text_as_given(text: str) -> None:
    whole = f"You should {text} {DIRECTION}"
    line = json.dumps({"id": text, "text": whole})
    (answer,) = answers(BytesIO(line.encode()), CHECKER, Setting())
    assert answer.text.isascii()
    assert answer.text.isprintable()
    record = json.loads(answer.text)
    assert record["id"] == as_json_has_it(text)
    assert record["warnings"]
    assert_places_are_in(record, as_json_has_it(whole))


@given(any_text, any_text)
def test_any_text_under_any_id_gets_one_line_back(text: str, given_id: str) -> None:
    (answer,) = ask({"id": given_id, "text": text})
    assert answer["id"] == as_json_has_it(given_id)
    assert "error" not in answer
    assert_places_are_in(answer, text)


@given(st.binary())
def test_any_bytes_get_one_answer_for_each_line(given_bytes: bytes) -> None:
    texts = [answer.text for answer in answers(BytesIO(given_bytes), CHECKER, Setting())]
    assert len(texts) == given_bytes.count(b"\n") + (given_bytes != b"" and not given_bytes.endswith(b"\n"))
    assert all(set(json.loads(text)) >= {"id", "warnings", "skills"} for text in texts)
