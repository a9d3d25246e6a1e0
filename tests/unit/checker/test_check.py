"""What holds for any text whatsoever."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachtui.checker import Checker, Finding, Mode, Report, Setting, Severity, SkillKind

SAID = """you should must need never always don't didn't why what how did was the lesson starter weak great well done if
    because and but so that , ? . ! ; — " ' ( ) you know, um I would just try a timer it sounds like Sam’s “ ” 6 9:04
    #TS5 / out of 10 everyone pupils said tell me more"""
WORDS = st.sampled_from(SAID.split())
SENTENCES = st.lists(WORDS, max_size=25).map(" ".join)
TEXTS = st.one_of(st.text(max_size=200), SENTENCES, st.lists(SENTENCES, max_size=4).map("\n".join))
STRANGE = [
    "\0",
    "\x1b[31mYou should go",
    "\ud800 you must stop",
    "👩‍🏫 you should",
    "İ you should",
    "é\u0301" * 40,
    " " * 300,
]


def places(report: Report) -> list[tuple[str, int, int, Severity]]:
    return [(found.rule, found.start, found.end, found.severity) for found in report.findings]


@pytest.fixture(scope="module")
def check(checker: Checker) -> Checker:
    return checker


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, mode=st.sampled_from(Mode), novice=st.booleans())
def test_every_span_lies_inside_the_text(checker: Checker, text: str, mode: Mode, novice: bool) -> None:
    report = checker.check(text, Setting(mode, novice))
    for start, end in [(one.start, one.end) for one in report.findings] + [
        (one.start, one.end) for one in report.skills
    ]:
        assert 0 <= start < end <= len(text)
        assert "\n" not in text[start:end]


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_curly_and_straight_quotes_say_the_same(checker: Checker, text: str) -> None:
    straight = text.translate(str.maketrans("“”‘’", "\"\"''"))
    curly = straight.translate(str.maketrans("'", "’"))
    assert places(checker.check(straight)) == places(checker.check(curly))


@settings(max_examples=200, deadline=None)
@given(lines=st.lists(SENTENCES, max_size=5))
def test_a_text_is_checked_line_by_line(checker: Checker, lines: list[str]) -> None:
    apart: list[tuple[str, int, int, Severity]] = []
    offset = 0
    for line in lines:
        apart += [(rule, start + offset, end + offset, sev) for rule, start, end, sev in places(checker.check(line))]
        offset += len(line) + 1
    assert places(checker.check("\n".join(lines))) == apart


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_two_findings_of_one_category_never_overlap(checker: Checker, text: str) -> None:
    by_category: dict[str, list[Finding]] = {}
    for found in checker.check(text).findings:
        by_category.setdefault(found.category, []).append(found)
    for group in by_category.values():
        ordered = sorted(group, key=lambda found: found.start)
        assert all(one.end <= other.start for one, other in pairwise(ordered))


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_checking_again_says_the_same(checker: Checker, text: str) -> None:
    assert checker.check(text) == checker.check(text)


@pytest.mark.parametrize("text", STRANGE)
def test_strange_characters_are_no_trouble(checker: Checker, text: str) -> None:
    for found in checker.check(text).findings:
        assert text[found.start : found.end]


def test_offsets_are_those_of_the_text_as_given(checker: Checker) -> None:
    text = "😀 well, um, “quiet” first.\n\tYou  shoud   stand at the door."
    (found,) = [one for one in checker.check(text).findings if one.category == "directive-command"]
    assert text[found.start : found.end] == "You  shoud"


@pytest.mark.parametrize(
    "line",
    ["You should, um, ring home.", "Y-you should ring home.", "you know, you should ring home", "YOU SHOULD RING HOME!",
     "u shd ring home", "you shouldnt shout", "Well, so you really should just ring home."],
)  # fmt: skip
def test_slips_fillers_and_capitals_hide_nothing(checker: Checker, line: str) -> None:
    assert "directive-command" in {found.category for found in checker.check(line).findings}


@pytest.mark.parametrize(
    "line",
    ["“You should” is a phrase I try to avoid.", 'She said, "you must ring home.', "You told me you need to rest.",
     "'You must, you must' was all she heard.", '"Um, you should go" is how it came over.',
     "He thinks you should ring home.", "You must be tired.", "You had to leave early.", "You don't have to decide."],
)  # fmt: skip
def test_quotes_reports_and_deductions_are_no_orders(checker: Checker, line: str) -> None:
    assert "directive-command" not in {found.category for found in checker.check(line).findings}


def test_what_is_known_to_be_a_question_needs_no_question_mark(checker: Checker) -> None:
    assert [found.category for found in checker.check("happy with it", kind="asked").findings] in (
        [],
        ["closed-question"],
    )
    assert checker.check("how it went, for you", kind="asked").findings == ()


def test_an_order_beside_a_question_is_found_and_is_no_second_question(checker: Checker) -> None:
    found = checker.check("Have you tried cold call? You should plan who you ask.", kind="asked").findings
    categories = {one.category for one in found}
    assert "directive-command" in categories
    assert "stacked-question" not in categories


def test_an_empty_text_has_nothing_to_say(checker: Checker) -> None:
    assert checker.check("") == Report()
    assert checker.check("\n \n\t\n") == Report()


def test_the_message_quotes_what_was_typed_without_control_characters(checker: Checker) -> None:
    (found,) = [one for one in checker.check("You\x1b should go.").findings if one.category == "directive-command"]
    assert "\x1b" not in found.message


def test_an_echo_is_heard_only_where_a_turn_opens(checker: Checker) -> None:
    assert kinds(checker, "Okay. Two buses. How is that?") == {SkillKind.REFLECTION, SkillKind.OPEN_QUESTION}
    assert kinds(checker, "How is that? Two buses.") == {SkillKind.OPEN_QUESTION}


def kinds(checker: Checker, line: str) -> set[SkillKind]:
    return {skill.kind for skill in checker.check(line).skills}
