"""Any conversation gets an answer that points into it and leaves out what is private or not the coach's."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.checker import Finding, Mode, Report, Severity, Skill, SkillKind, Speaker
from coachtui.checker.mirror import (
    CHECKS,
    MOST,
    WENT_WELL,
    Conversation,
    EarlierSession,
    Observation,
    Turn,
    look_back,
    tags_in,
)
from tests.hostile import any_text
from tests.unit.checker.mirror.talk import all_of, talk
from tests.unit.checker.mirror.test_look import POOR

CATEGORIES = ("evaluative-criticism", "evaluative-praise", "directive-command", "deficit-presupposition")
COACH = (Speaker.COACH, Speaker.ASKED)

findings = st.builds(
    Finding,
    category=st.sampled_from(CATEGORIES),
    rule=st.just("rule"),
    start=st.just(0),
    end=st.just(1),
    severity=st.sampled_from(list(Severity)[1:]),
    message=st.just(""),
    why=st.just(""),
    letter=st.sampled_from("JDQR"),
)
skills = st.builds(Skill, kind=st.sampled_from(SkillKind), start=st.just(0), end=st.just(1))
reports = st.builds(Report, st.lists(findings, max_size=2).map(tuple), st.lists(skills, max_size=2).map(tuple))
words = st.one_of(
    any_text,
    st.sampled_from(["you waited", "#TS5 not met", "seating chart timer", "what worked", "you kept the seating chart"]),
)
turns = st.builds(
    Turn,
    at=st.integers(0, 300),
    speaker=st.sampled_from(Speaker),
    text=words,
    report=reports,
    waited=st.none() | st.integers(0, 30),
).map(lambda turn: turn if turn.speaker in COACH else replace(turn, report=Report()))
earlier = st.builds(EarlierSession, st.booleans(), st.booleans(), st.just(frozenset({"ts5"})), st.just(("a step",)))
conversations = st.builds(
    Conversation,
    turns=st.lists(turns, max_size=40).map(tuple),
    mode=st.sampled_from(Mode),
    novice=st.booleans(),
    focus=words,
    agreement=st.sampled_from(["", "Between us."]),
    elapsed=st.integers(0, 4_000),
    ended=st.booleans(),
    follows=st.booleans(),
    earlier=st.none() | st.lists(earlier, max_size=2).map(tuple),
)


@given(conversations)
def test_any_conversation_gets_an_answer_that_points_into_it(conversation: Conversation) -> None:
    mirror = look_back(conversation)
    assert mirror == look_back(replace(conversation))
    assert len(mirror.observations) <= MOST
    for observation in all_of(conversation).values():
        lines = observation.rests_on
        assert list(lines) == sorted(set(lines))
        assert all(0 <= index < len(conversation.turns) for index in lines)
        assert observation.n >= 0
        assert observation.of == 0 or observation.n <= observation.of
        assert "{" not in observation.words


@given(conversations)
def test_only_lines_of_the_coach_and_agreed_steps_are_pointed_at(conversation: Conversation) -> None:
    """Where a session has no agreement or close, its first and last lines are shown, whoever's they are."""
    ours = (*COACH, Speaker.ACTION)
    for observation in all_of(conversation).values():
        if observation.id not in {"S7", "S12"}:
            assert {conversation.turns[index].speaker for index in observation.rests_on} <= set(ours)
        assert Speaker.PRIVATE not in {conversation.turns[index].speaker for index in observation.rests_on}


@given(conversations, st.data())
def test_private_and_blank_lines_change_nothing(conversation: Conversation, data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(0, len(conversation.turns)), min_size=1, max_size=6))
    added = list(conversation.turns)
    origin: list[int | None] = list(range(len(added)))
    for place in sorted(places, reverse=True):
        private = data.draw(st.sampled_from([Turn(7, Speaker.PRIVATE, "You should wait"), Turn(7, Speaker.COACH, " ")]))
        added.insert(place, private)
        origin.insert(place, None)
    with_private = all_of(replace(conversation, turns=tuple(added)))
    moved = {
        key: replace(one, rests_on=tuple(origin[i] or 0 for i in one.rests_on)) for key, one in with_private.items()
    }
    assert moved == all_of(conversation)


@given(conversations, any_text)
def test_what_the_coachee_says_is_never_told_as_the_coachs(conversation: Conversation, text: str) -> None:
    spoken = tuple(
        turn if turn.speaker is not Speaker.COACHEE else replace(turn, text=f"You should {text}")
        for turn in conversation.turns
    )
    theirs = {index for index, turn in enumerate(spoken) if turn.speaker is Speaker.COACHEE}
    after = all_of(replace(conversation, turns=spoken))
    assert all(theirs.isdisjoint(one.rests_on) for key, one in after.items() if key not in {"S7", "S12"})


@given(any_text)
def test_tags_of_any_text_are_lower_case_words(text: str) -> None:
    assert all(tag and tag == tag.lower() for tag in tags_in(text))


GENEROUS = 3.5
"""How much longer twice the notes may take: 2 is linear, 4 is quadratic."""
LINES = 1_000
LONG = 6_000

TEXTS: dict[str, str] = {
    "talk": "What did you notice about the seating chart ",
    "blanks": " ",
    "strengths": "not good ",
    "tags": "#ts5 #ts6 ",
    "dates": "1   ",
    "nots": "n't could ",
    "punctuation": "-!. ",
    "words": "a",
    "nods": "ok good morning no problem ",
}
PATTERN = (Speaker.ASKED, Speaker.COACH, Speaker.COACH, Speaker.COACHEE, Speaker.ACTION)


def conversation(texts: list[str]) -> Conversation:
    turns = tuple(Turn(at * 3, PATTERN[at % 5], text) for at, text in enumerate(texts))
    return Conversation(turns, Mode.ASSESSMENT, novice=True, ended=True, elapsed=2_700, earlier=())


def quickest(texts: list[str]) -> float:
    best = float("inf")
    for _ in range(3):
        made = conversation(texts)
        start = time.process_time()
        for check in (*CHECKS, *WENT_WELL):
            check(made)
        best = min(best, time.process_time() - start)
    return best


def twice(make: Callable[[int], list[str]]) -> bool:
    """Tell whether twice the size takes about twice the time; a busy machine gets more than one chance."""
    ratios = (quickest(make(2)) / (quickest(make(1)) + 0.002) for _ in range(4))
    return any(ratio < GENEROUS for ratio in ratios)


def test_twice_the_lines_take_about_twice_the_time() -> None:
    assert twice(lambda times: [TEXTS["talk"]] * LINES * times)


@pytest.mark.parametrize("kind", TEXTS)
def test_lines_twice_as_long_take_about_twice_the_time(kind: str) -> None:
    text = TEXTS[kind]
    assert twice(lambda times: [text * (times * LONG // len(text)) + "x"] * 20)


def test_the_order_of_what_is_said_does_not_depend_on_chance() -> None:
    seen: set[tuple[Observation, ...]] = {look_back(talk(POOR, agreement="")).observations for _ in range(5)}
    assert len(seen) == 1
