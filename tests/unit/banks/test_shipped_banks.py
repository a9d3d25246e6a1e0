"""The banks that come with coachtui hold to what we ask of a prompt."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from coachtui.banks import Bank, LoadedBank, Question, Role, load_bank
from coachtui.checker import Checker, Mode, Setting, Severity
from coachtui.session.stages import STAGES

FOLDER = Path(__file__).parents[3] / "question_banks"
FILES = sorted(FOLDER.glob("*.yaml"))
STAGE_KEYS = {name: stage.key for stage in STAGES for name in (stage.key, *stage.aliases)}

BANKS_AT_LEAST = 16
QUESTIONS_AT_LEAST = 500
"""Over all shipped banks."""
AT_A_GLANCE = 90
"""Characters that can be taken in without reading."""
TOO_ALIKE = 0.8
"""Share of two prompts that is the same, from which one of them is one too many."""
SCHEMA_HINT = "# yaml-language-server: $schema=../docs/bank.schema.json"

each_bank = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def loaded(file: Path) -> LoadedBank:
    return load_bank(file, known_stages=STAGE_KEYS)


def bank_in(file: Path) -> Bank:
    bank = loaded(file).bank
    assert bank is not None
    return bank


def prompts(question: Question) -> tuple[str, ...]:
    """Everything a coach may say by way of this question."""
    return (question.text, *question.follow_ups)


def all_prompts() -> Iterator[str]:
    for file in FILES:
        for question in bank_in(file).questions:
            yield from prompts(question)


@each_bank
def test_it_loads_with_nothing_to_mend(file: Path) -> None:
    assert loaded(file).problems == ()


def test_there_are_plenty_of_banks_and_questions() -> None:
    assert len(FILES) >= BANKS_AT_LEAST
    assert sum(len(bank_in(file).questions) for file in FILES) >= QUESTIONS_AT_LEAST


@each_bank
def test_it_says_whose_it_is_where_its_ideas_come_from_and_on_what_terms(file: Path) -> None:
    bank = bank_in(file)
    assert bank.id == file.stem
    assert bank.source
    assert bank.author == "The coachtui team"
    assert bank.licence == "CC-BY-4.0"
    assert bank.model
    assert bank.description


@each_bank
def test_editors_are_told_the_format_in_the_first_line(file: Path) -> None:
    assert file.read_text(encoding="utf-8").splitlines()[0] == SCHEMA_HINT


@each_bank
def test_every_phase_and_question_says_what_it_is_for(file: Path) -> None:
    bank = bank_in(file)
    assert all(phase.purpose for phase in bank.phases)
    assert [question.id for question in bank.questions if not question.purpose or not question.serves] == []


@each_bank
def test_ids_are_written_out_and_unique(file: Path) -> None:
    written = re.findall(r"^      - id: (\S+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert written == [question.id for question in bank_in(file).questions]
    assert len(set(written)) == len(written)


@each_bank
def test_questions_to_keep_apart_are_in_the_same_bank(file: Path) -> None:
    bank = bank_in(file)
    known = {question.id for question in bank.questions}
    assert {avoided for question in bank.questions for avoided in question.avoid_after} <= known


@each_bank
def test_it_opens_and_closes_like_a_conversation(file: Path) -> None:
    phases = [phase.id for phase in bank_in(file).phases]
    assert phases[0] == "open"
    assert phases[-1] == "close"


@each_bank
def test_every_prompt_can_be_read_at_a_glance(file: Path) -> None:
    long = [said for question in bank_in(file).questions for said in prompts(question) if len(said) > AT_A_GLANCE]
    assert long == []


@each_bank
def test_every_prompt_asks_for_one_thing(file: Path) -> None:
    stacked = [said for question in bank_in(file).questions for said in prompts(question) if said.count("?") > 1]
    assert stacked == []


@each_bank
def test_yes_or_no_is_asked_only_for_permission(file: Path) -> None:
    openers = r"(?:is|are|do|does|did|can|could|will|would|have|has|may|shall)"
    asks = re.compile(rf"(?:^|[.?!] ){openers} \w+[^.?!]*\?", re.IGNORECASE)
    closed = [question for question in bank_in(file).questions if any(asks.search(said) for said in prompts(question))]
    assert [question.id for question in closed if "permission" not in question.tags] == []


def test_permission_is_asked_in_a_handful_of_prompts() -> None:
    asking = [q.id for file in FILES for q in bank_in(file).questions if "permission" in q.tags]
    assert 1 <= len(asking) <= 5


def test_no_two_prompts_are_alike_across_the_banks() -> None:
    said = [re.sub(r"\W+", " ", prompt.casefold()).strip() for prompt in all_prompts()]
    alike = []
    for at, other in enumerate(said):
        matcher = SequenceMatcher(None, b=other)  # which it takes apart once
        for one in said[:at]:
            matcher.set_seq1(one)
            bounds = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)  # the cheap ones are never lower
            if all(bound() > TOO_ALIKE for bound in bounds):
                alike.append((one, other))
    assert alike == []


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


def alarms(checker: Checker, said: str, role: Role, least: Severity) -> list[str]:
    """The rules that would raise their voice at this prompt, in this role."""
    findings = checker.check(said, Setting(mode=Mode(role))).findings
    return [f"{found.rule} in {role}: {said}" for found in findings if found.severity >= least]


@each_bank
def test_the_checker_has_nothing_against_a_prompt_in_any_of_its_roles(file: Path, checker: Checker) -> None:
    raised = [
        alarm
        for question in bank_in(file).questions
        for role, said in itertools.product(question.roles, prompts(question))
        for alarm in alarms(checker, said, role, Severity.CAUTION)
    ]
    assert raised == []


@each_bank
def test_prompts_speak_of_no_verdict_at_all(file: Path, checker: Checker) -> None:
    about_form = ("closed-question.", "stacked-question.")
    raised = [
        alarm
        for question in bank_in(file).questions
        for role, said in itertools.product(question.roles, prompts(question))
        for alarm in alarms(checker, said, role, Severity.INFO)
        if not alarm.startswith(about_form)
    ]
    assert raised == []
