"""A bank is looked over as a colleague would: through the check in every role, and as a whole."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given

from coachtui.banks import Bank, LoadedBank, Role, Shelf, parse_bank
from coachtui.banks.extend import extended
from coachtui.banks.lint import AT_A_GLANCE, lint
from coachtui.banks.remarks import CAUTION, INFO, RULES, Remark
from coachtui.checker import Checker, Finding, Severity
from coachtui.cli.linting import CheckerEar
from tests.hostile import any_text

HEAD = "format: 1\nid: mine\ntitle: Mine\nsource: Ours\nphases:\n  - id: open\n    title: Open\n    questions:\n"
CLOSE = "  - {id: close, title: Close, questions: [{id: last, text: What is worth keeping?, purpose: p}]}\n"


class Deaf:
    """Hears nothing."""

    def hear(self, prompt: str, role: Role) -> Sequence[Finding]:
        return ()


class Strict:
    """Hears `you` in a mentor's words, and louder in an assessor's."""

    def hear(self, prompt: str, role: Role) -> Sequence[Finding]:
        if role == "coaching" or "you" not in prompt:
            return ()
        at = prompt.index("you")
        grade = Severity.ALERT if role == "assessment" else Severity.INFO
        return (Finding("kind", "kind.you", at, at + 3, grade, "may sound personal", "because", ("What else?",)),)


def loaded(*items: str, head: str = HEAD, close: str = CLOSE) -> LoadedBank:
    return parse_bank(head + "".join(f"      - {item}\n" for item in items) + close, "mine.yaml")


def rules(remarks: Sequence[Remark]) -> list[str]:
    return [remark.rule for remark in remarks]


def test_a_sound_bank_gets_no_remark() -> None:
    assert lint(loaded("{text: What would be useful today?, purpose: theirs}"), Deaf()) == ()


def test_questions_and_follow_ups_are_heard_in_their_roles_and_told_once() -> None:
    bank = loaded("{id: a, text: What now?, purpose: p, follow_ups: [And you?]}")
    (remark,) = lint(bank, Strict())
    assert (remark.rule, remark.question, remark.prompt) == ("kind.you", "a", "And you?")
    assert (remark.start, remark.end, remark.severity) == (4, 7, Severity.ALERT)
    assert remark.roles == ("mentoring", "assessment")
    assert remark.reframes == ("What else?",)


def test_a_role_that_a_question_is_not_meant_for_is_not_heard() -> None:
    assert lint(loaded("{text: What do you see?, purpose: p, roles: [coaching]}"), Strict()) == ()


def test_a_long_prompt_is_marked_from_where_it_is_too_long() -> None:
    text = "What " + "more " * 18 + "is there?"
    (remark,) = lint(loaded(f"{{text: {text}, purpose: p}}"), Deaf())
    assert (remark.rule, remark.severity) == ("bank.long", CAUTION)
    assert (remark.start, remark.end) == (AT_A_GLANCE, len(text))


def test_doubles_within_a_bank_and_beside_it_are_told_with_their_twin() -> None:
    one = "{id: a, text: What stood out in the lesson?, purpose: p}"
    bank = loaded(one, "{id: b, text: What stood out in this lesson?, purpose: p}")
    (remark,) = lint(bank, Deaf())
    assert (remark.rule, remark.question, remark.severity) == ("bank.alike", "b", CAUTION)
    assert "`a`" in remark.message
    other = loaded(one, head=HEAD.replace("id: mine", "id: other")).bank
    assert other is not None
    remarks = lint(loaded(one, close=CLOSE.replace("keeping", "doing next")), Deaf(), [other])
    assert [(remark.rule, remark.question, remark.severity) for remark in remarks] == [
        ("bank.alike-elsewhere", "a", INFO)
    ]
    assert "`a` in other" in remarks[0].message


def test_a_bank_is_not_compared_with_itself_under_the_same_id() -> None:
    bank = loaded("{text: What would be useful today?, purpose: theirs}")
    assert bank.bank is not None
    assert lint(bank, Deaf(), [bank.bank]) == ()


def test_a_nudge_may_follow_many_questions() -> None:
    items = [f"{{text: What of {word}?, purpose: p, follow_ups: [And what else?]}}" for word in ("noise", "pupils")]
    assert lint(loaded(*items), Deaf()) == ()


def test_what_is_missing_is_told_once_for_the_whole_bank() -> None:
    head = HEAD.replace("source: Ours\n", "").replace("id: open", "id: middle").replace("title: Open", "title: Middle")
    items = [f"{{text: What of {word}?, tags: [talk]}}" for word in ("noise", "pupils")]
    bank = loaded("Which rules count here?", *items, head=head, close="")
    remarks = lint(bank, Deaf())
    assert rules(remarks) == ["bank.purpose", "bank.source", "bank.opening", "bank.closing"]
    assert "and 1 more" in remarks[0].message
    assert {remark.severity for remark in remarks} == {INFO}
    assert set(rules(remarks)) <= set(RULES)


def test_of_questions_that_are_just_their_text_no_purpose_is_wanted() -> None:
    assert lint(loaded("What would be useful today?", "{text: What now?}"), Deaf()) == ()


def test_of_a_bank_on_top_of_another_only_its_own_questions_are_meant() -> None:
    base = loaded("{id: a, text: What would you change today?, purpose: p}").bank
    assert base is not None
    ours = parse_bank(
        "format: 1\nid: ours\ntitle: Ours\nextends: mine\nphases:\n"
        "  - {id: open, questions: [{id: b, text: What would you alter today?, purpose: p}]}\n",
        "ours.yaml",
    )
    finished = extended(ours, base)
    remarks = lint(finished, Strict(), [base])
    assert {remark.question for remark in remarks} == {"b"}


def test_nothing_is_said_of_a_file_without_a_bank() -> None:
    assert lint(parse_bank("", "x"), Deaf()) == ()


@pytest.fixture(scope="module")
def ear() -> CheckerEar:
    return CheckerEar(Checker())


def test_the_check_finds_closed_and_stacked_questions(ear: CheckerEar) -> None:
    bank = loaded(
        "{id: a, text: Did it go well today?, purpose: p}",
        "{id: b, text: What did you see? How did the pupils react to the task?, purpose: p}",
        "{id: c, text: You should have waited., purpose: p}",
    )
    found = {remark.question: remark.category for remark in lint(bank, ear)}
    assert found["a"] == "closed-question"
    assert found["b"] == "stacked-question"
    assert set(found) == {"a", "b", "c"}


def test_nothing_in_the_shipped_banks_is_worth_a_change(ear: CheckerEar) -> None:
    shelf = Shelf()
    banks: list[Bank] = [one.bank for one in shelf.load_all() if one.bank]
    remarks = [remark for one in shelf.load_all() for remark in lint(one, ear, banks)]
    assert [remark for remark in remarks if remark.severity >= CAUTION or remark.category == "bank"] == []


@given(any_text)
def test_any_text_may_be_looked_over(text: str) -> None:
    for remark in lint(parse_bank(HEAD + text, "mine.yaml"), Deaf()):
        assert 0 <= remark.start <= remark.end <= len(remark.prompt)
