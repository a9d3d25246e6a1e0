"""Reframes built from what was typed."""

from __future__ import annotations

import pytest

from coachtui.checker import Checker
from coachtui.checker.grammar import gerund
from coachtui.checker.reframe import fill, said_as
from tests.unit.checker.reframe_sample import SIZE, filled_in, read_sample

ACTS = frozenset({"ring", "plan", "stop", "sit"})


@pytest.mark.parametrize(
    ("verb", "form"),
    [("ring", "ringing"), ("make", "making"), ("stop", "stopping"), ("sit", "sitting"), ("plan", "planning"),
     ("see", "seeing"), ("be", "being"), ("lie", "lying"), ("begin", "beginning"), ("model", "modelling"),
     ("show", "showing"), ("fix", "fixing"), ("keep", "keeping"), ("practise", "practising"), ("try", "trying"),
     ("listen", "listening"), ("cover", "covering"), ("speak", "speaking"), ("agree", "agreeing")],
)  # fmt: skip
def test_a_verb_takes_its_ing(verb: str, form: str) -> None:
    assert gerund(verb) == form


@pytest.mark.parametrize(
    ("template", "matched", "rest", "filled"),
    [
        ("What about {doing}?", "You should", " ring home.", "What about ringing home?"),
        ("What about {doing}?", "You should", " really plan it", "What about planning it?"),
        ("What about {doing}?", "You should", " sit and plan it", "What about sitting and planning it?"),
        ("Would you {rest}?", "You should", " Plan it", "Would you plan it?"),
        ("What about {whole}?", "please just plan", " it", "What about planning it?"),
        ("What about {whole}?", "please just stop", " talking", ""),
        ("What about {doing}?", "You should", " not", ""),
        ("What about {doing}?", "You should", "", ""),
        ("What about {doing}?", "You should", " ring " + "home " * 40, ""),
        ("What about {doing}?", "You should", ' ring "home" {x}', ""),
        ("What now?", "You should", "", "What now?"),
    ],
)
def test_a_slot_is_filled_where_grammar_allows(template: str, matched: str, rest: str, filled: str) -> None:
    assert fill(template, matched, rest, ACTS) == filled


def test_a_long_quote_is_cut_and_cleaned() -> None:
    assert said_as("“{matched}” may land hard.", "you\x1b must " + "x" * 90).count("…") == 1


def test_a_direction_becomes_a_question_about_the_same_thing(checker: Checker) -> None:
    (found,) = checker.check("You should ring home.").findings
    assert found.reframes[0] == "What options do you have around ringing home?"


def test_a_filled_reframe_that_would_be_found_itself_is_left_out(checker: Checker) -> None:
    (found, *_) = checker.check("You should stop being so disorganised and lazy.").findings
    assert all(checker.is_silent(reframe) for reframe in found.reframes)


def test_only_the_first_findings_of_a_flood_are_rephrased(checker: Checker) -> None:
    findings = checker.check("You should ring home. " * 30).findings
    assert "ringing home" in findings[0].reframes[0]
    assert "ringing home" not in findings[-1].reframes[0]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("You should cancel the order first and bicker about it after.", "cancelling the order first"),
        ("You should ring his mum and", "ringing his mum"),
        ("You should put the plan and the list side by side.", "putting the plan and the list side by side"),
        ("You should greet them and sit them down.", "greeting them and sitting them down"),
    ],
)
def test_what_cannot_be_turned_is_left_out(typed: str, expected: str, checker: Checker) -> None:
    (found,) = checker.check(typed).findings
    assert found.reframes[0] == f"What options do you have around {expected}?"


def test_two_verbs_in_ing_never_stand_side_by_side(checker: Checker) -> None:
    for found in checker.check("You should stop answering for them. You should start doing it.").findings:
        assert not any("stopping answering" in reframe or "starting doing" in reframe for reframe in found.reframes)


def test_the_sample_was_read_whole_and_is_english_nineteen_times_in_twenty() -> None:
    marks = [mark for mark, _, _ in read_sample()]
    assert len(marks) == SIZE
    assert set(marks) <= {"ok", "odd"}
    assert marks.count("odd") <= SIZE // 20


@pytest.mark.parametrize(("line", "reframe"), [row[1:] for row in read_sample()])
def test_what_was_read_is_what_is_offered(line: str, reframe: str, checker: Checker) -> None:
    assert reframe in filled_in(checker, line)
