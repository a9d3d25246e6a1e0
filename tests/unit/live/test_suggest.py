"""What might come next, and the few banks to begin with."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from coachtui.banks import Shelf
from coachtui.banks.model import Phase
from coachtui.banks.offer import FEW, NUDGES, Prompt, prompts_for, usual_few
from coachtui.checker import Checker, Mode, Setting
from coachtui.live.suggest import CLOSING_SECONDS, is_closing, suggest
from coachtui.session import Asked, Kind, Line, Session
from tests.builders import a_bank, a_phase, a_question, a_session
from tests.hostile import any_text, every_hostile_text

BANK = a_bank(
    a_phase("What would make this useful?", "What has changed?", id="open", title="Open"),
    a_phase("What did pupils write?", "Where did the silence begin?", id="notice", title="Notice"),
    a_phase("What will you do?", "Who might help?", id="close", title="Close"),
)
PROMPTS = prompts_for([BANK], "coaching", "established")


def told(*said: str, asked: tuple[str, ...] = ()) -> Session:
    lines = [Line(n, Kind.COACHEE, text) for n, text in enumerate(said)]
    return a_session(*lines, asked=tuple(Asked(0, "x", "starter", name) for name in asked))


def test_it_goes_on_in_the_phase_and_listens_to_their_last_words() -> None:
    def chosen(session: Session) -> str | None:
        prompt = suggest(PROMPTS, session, 0)
        return prompt.question.id if prompt else None

    assert chosen(told()) == "open-1"
    assert chosen(told(asked=("open-1",))) == "open-2"
    assert chosen(told(asked=("open-1", "open-2"))) == "notice-1"
    assert chosen(told("The silence was long.")) == "notice-2"
    assert chosen(told("The silence was long.", "One.", "Two.", "Three.")) == "open-1"


@given(
    st.lists(any_text, max_size=6),
    st.sets(st.sampled_from([p.question.id or "" for p in PROMPTS])),
    st.integers(0, 9_000),
)
def test_it_is_one_that_was_not_asked_and_closes_near_the_end(said: list[str], asked: set[str], elapsed: int) -> None:
    session = told(*said, asked=tuple(sorted(asked)))
    found = suggest(PROMPTS, session, elapsed)
    assert found == suggest(PROMPTS, session, elapsed)
    left = [prompt for prompt in PROMPTS if prompt.question.id not in asked]
    assert (found in left) if left else found is None
    if found and elapsed >= 45 * 60 - CLOSING_SECONDS and any(map(is_closing, left)):
        assert is_closing(found)


def test_nudges_are_silent_in_the_check() -> None:
    checker = Checker()
    for question in NUDGES.questions:
        assert not checker.check(question.text, Setting(mode=Mode.COACHING, novice=False)).findings, question.text


def test_a_few_banks_that_fit_are_the_usual_ones() -> None:
    banks = [loaded.bank for loaded in Shelf().load_all() if loaded.bank]
    assert "grow-for-teachers" in usual_few(banks, "coaching", "established")
    assert "early-career-mentoring" in usual_few(banks, "mentoring", "ect1")
    assert "assessment-point" in usual_few(banks, "assessment", "ect1")
    assert "transitions" in usual_few(banks, "mentoring", "new-role")
    assert "remote" in usual_few(banks, "coaching", "established", own={"remote"})


def test_all_own_banks_are_usual_ones_and_shipped_ones_fill_up() -> None:
    own = [a_bank(a_phase("What now?"), id=f"own-{n}", title=f"Own {n}") for n in range(5)]
    shipped = [loaded.bank for loaded in Shelf().load_all() if loaded.bank]
    mine = {bank.id for bank in own}
    assert set(usual_few([*own, *shipped], "coaching", "established", own=mine)) == mine
    few = usual_few([own[0], *shipped], "coaching", "established", own={"own-0"})
    assert few[0] == "own-0"
    assert len(few) == FEW


@given(
    st.lists(st.sampled_from(["The silence was long.", "They write a lot.", "Help?"]), max_size=4),
    st.lists(st.sampled_from(PROMPTS), unique_by=lambda p: p.key),
    st.lists(st.sampled_from(PROMPTS), unique_by=lambda p: p.key),
)
def test_what_was_asked_is_never_suggested_whatever_the_plan(
    said: list[str], asked: list[Prompt], planned: list[Prompt]
) -> None:
    session = told(*said, asked=tuple(prompt.question.id or "" for prompt in asked))
    found = suggest(PROMPTS, session, 0, plan=[prompt.key for prompt in planned])
    assert found not in asked
    assert (found is None) is (len(asked) == len(PROMPTS))


def test_what_is_planned_comes_first_but_not_what_opens_near_the_end() -> None:
    plan = [("starter", "notice-1"), ("starter", "open-2")]
    assert suggest(PROMPTS, told(), 0, plan=plan) == PROMPTS[1]
    assert suggest(PROMPTS, told(asked=("open-2",)), 0, plan=plan) == PROMPTS[2]
    near_end = suggest(PROMPTS, told(), 41 * 60, plan=plan)
    assert near_end is not None
    assert is_closing(near_end)


def test_what_is_better_not_asked_after_another_one_waits_its_turn() -> None:
    second = a_question("And then?", id="second", avoid_after=("first",))
    bank = a_bank(Phase(id="p", title="P", questions=(a_question("First?", id="first"), second)))
    prompts = prompts_for([bank], "coaching", "established")
    assert suggest(prompts, told(asked=("first",)), 0) is None
    assert suggest(prompts, told(asked=("first/1",)), 0) == prompts[0]
    assert suggest(prompts, told(asked=("second",)), 0) == prompts[0]


def test_a_question_whose_id_looks_like_a_follow_up_is_known_as_itself() -> None:
    phases = [a_phase("One?", id="a"), a_phase("Two?", "Three?", id="b/c")]
    prompts = prompts_for([a_bank(*phases)], "coaching", "established")
    assert suggest(prompts, told(asked=("b/c-1",)), 0) == prompts[2]


def test_without_prompts_nothing_is_suggested() -> None:
    assert suggest((), told("The silence was long."), 0) is None
    assert suggest((), told(asked=("gone",)), 44 * 60) is None


@every_hostile_text
def test_hostile_prompts_and_lines_are_weighed_quickly(text: str) -> None:
    prompts = prompts_for([a_bank(a_phase(text, "What next?"))], "coaching", "established")
    begun = time.perf_counter()
    assert suggest(prompts, told(text, text), 0) in prompts
    assert time.perf_counter() - begun < 1
