"""What is offered of the banks: what fits, in groups that keep the order of the banks."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from coachtui.banks import Bank
from coachtui.banks.model import Phase, Question
from coachtui.banks.offer import FEW, NUDGES, Key, fits, groups_of, prompts_for, usual_few
from tests.builders import a_bank, a_phase
from tests.hostile import any_text

ROLES = ("coaching", "mentoring", "assessment")
STAGES = ("itt", "ect1", "established")

QUESTIONS = st.builds(
    Question,
    text=any_text,
    id=st.uuids().map(str),
    roles=st.lists(st.sampled_from(ROLES), unique=True).map(tuple),
    stages=st.lists(st.sampled_from(STAGES), unique=True).map(tuple),
    follow_ups=st.lists(any_text, max_size=2).map(tuple),
)
PHASES = st.builds(Phase, id=st.uuids().map(str), title=any_text, questions=st.lists(QUESTIONS, max_size=4).map(tuple))
BANKS = st.lists(
    st.builds(
        Bank,
        format=st.just(1),
        id=st.uuids().map(str),
        title=any_text,
        phases=st.lists(PHASES, max_size=3).map(tuple),
    ),
    max_size=4,
)
KINDS = st.tuples(st.sampled_from(ROLES), st.sampled_from([*STAGES, ""]))


@given(BANKS, KINDS)
def test_exactly_what_fits_is_offered_in_the_order_of_the_banks(banks: list[Bank], kind: tuple[str, str]) -> None:
    role, stage = kind
    everything = [(bank.id, question) for bank in banks for question in bank.questions]
    expected = [(bank, question.id) for bank, question in everything if fits(question, role, stage)]
    assert [prompt.key for prompt in prompts_for(banks, role, stage)] == expected


@given(BANKS, KINDS, st.randoms(use_true_random=False))
def test_groups_hold_every_prompt_in_its_phase_and_first_what_is_planned_and_starred(
    banks: list[Bank], kind: tuple[str, str], chance: random.Random
) -> None:
    prompts = prompts_for(banks, *kind)
    keys = [prompt.key for prompt in prompts]
    plan: list[Key] = [*chance.sample(keys, len(keys) // 2), ("gone", "gone")]
    starred = {*chance.sample(keys, len(keys) // 3), ("gone", "too")}
    groups = groups_of(prompts, plan=plan, starred=starred)
    assert all(group.prompts for group in groups)
    first = [group for group in groups[:2] if group.title in {"Plan", "Starred"} and len(plan) > 1]
    in_phases = [prompt.key for group in groups[len(first) :] for prompt in group.prompts]
    if len(plan) > 1:
        assert [prompt.key for prompt in groups[0].prompts] == plan[:-1]
    if len(starred) > 1:
        assert [p.key for p in groups[1].prompts] == [key for key in keys if key in starred]
    assert in_phases == keys
    assert groups == groups_of(prompts, plan=plan, starred=starred)


@given(BANKS, KINDS, st.randoms(use_true_random=False))
def test_the_usual_banks_are_few_fit_and_stand_in_order(
    banks: list[Bank], kind: tuple[str, str], chance: random.Random
) -> None:
    role, stage = kind
    names = [bank.id for bank in banks]
    own = {*chance.sample(names, len(names) // 2), "gone"}
    usual = usual_few(banks, role, stage, own=own)
    fitting = [bank.id for bank in banks if prompts_for([bank], role, stage)]
    assert list(usual) == [name for name in fitting if name in usual]
    assert {name for name in fitting if name in own} <= {*usual}
    assert len(usual) == max(min(FEW, len(fitting)), len(own & {*fitting}))


def test_follow_ups_have_keys_of_their_own_and_none_below_them() -> None:
    bank = Bank(
        format=1,
        id="b",
        title="B",
        phases=(Phase(id="p", title="P", questions=(Question(text="One?", id="q", follow_ups=("Two?", "Three?")),)),),
    )
    (prompt,) = prompts_for([bank], "coaching", "established")
    assert [(more.key, more.question.text) for more in prompt.follow_ups] == [
        (("b", "q/1"), "Two?"),
        (("b", "q/2"), "Three?"),
    ]
    assert not any(more.follow_ups for more in prompt.follow_ups)


def test_nothing_to_offer_makes_no_groups() -> None:
    assert prompts_for([], "coaching", "established") == ()
    assert groups_of((), plan=[("a", "b")], starred={("a", "b")}) == []
    assert usual_few([], "coaching", "established") == ()
    assert not any(prompt.is_nudge for prompt in prompts_for([a_bank(a_phase())], "coaching", ""))
    assert all(prompt.is_nudge for prompt in prompts_for([NUDGES], "coaching", ""))
