"""A session becomes a conversation: whose words, how long it was quiet, and what the coach has set aside."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from coachtui.banks import Shelf
from coachtui.checker import Checker, Mode, Severity, SkillKind, Speaker
from coachtui.checker.mirror import Conversation, EarlierSession, look_back
from coachtui.live import LiveSession
from coachtui.live.mirror import conversation_of
from coachtui.live.reader import Reader
from coachtui.live.values import setting_of
from coachtui.session import AGREEMENT, Asked, Choice, Kind, Line, Role, Session, parse_line
from tests.builders import NOON, Clock, a_session

CHECKER = Checker()
SHELF = Shelf(own=Path("none"), shipped=Path(__file__).parents[3] / "question_banks")


def noted(*typed: str, **fields: object) -> Session:
    return a_session(*(parse_line(text, at * 20) for at, text in enumerate(typed)), **fields)  # type: ignore[arg-type]  # any field


def conversation(session: Session) -> Conversation:
    reader = Reader(CHECKER, setting_of(session))
    return conversation_of(session, reader.report, reader.flags(session.notes, 0, len(session.notes)))


def test_every_line_keeps_its_place_its_time_and_its_speaker() -> None:
    made = conversation(
        noted(
            "Six hands up.",
            "? What did you see?",
            '" six hands',
            "> S. waits",
            "# slower",
            "T: a bit loud",
            '"loud"',
            "",
        )
    )
    assert [turn.speaker for turn in made.turns] == [
        Speaker.COACH,
        Speaker.ASKED,
        Speaker.COACHEE,
        Speaker.ACTION,
        Speaker.PRIVATE,
        Speaker.COACHEE,
        Speaker.COACHEE,
        Speaker.COACH,
    ]
    assert [turn.at for turn in made.turns] == list(range(0, 160, 20))
    assert made.turns[1].text == "What did you see?"


@pytest.mark.parametrize("typed", ['" You should wait', "> You should wait", "# You should wait", '"You should wait"'])
def test_only_the_coachs_own_words_have_a_report(typed: str) -> None:
    assert conversation(noted(typed)).turns[0].report.findings == ()
    assert conversation(noted("You should wait")).turns[0].report.findings != ()


def test_the_report_of_a_line_holds_warnings_what_is_only_counted_and_skills() -> None:
    turns = conversation(noted("You should wait", "? Was it Sam?", "? What did you see?")).turns
    assert [finding.severity for finding in turns[0].report.findings] == [Severity.ALERT]
    assert [finding.severity for finding in turns[1].report.findings] == [Severity.INFO]
    assert [skill.kind for skill in turns[2].report.skills] == [SkillKind.OPEN_QUESTION]


def test_the_quiet_after_a_question_stays_with_its_line() -> None:
    asked = (Asked(20, "What did you see?", wait_s=9), Asked(40, "And then?"))
    turns = conversation(noted("Six hands up.", "? What did you see?", "? And then?", asked=asked)).turns
    assert [turn.waited for turn in turns] == [None, 9, None]


def test_what_is_known_of_the_session_goes_along() -> None:
    made = conversation(
        noted(
            AGREEMENT,
            role=Role.MENTORING,
            assessment_point=True,
            stage="itt",
            focus="starts",
            agreement=AGREEMENT,
            planned_minutes=30,
            elapsed=1_900,
            ended=NOON + timedelta(minutes=40),
            previous="20261116T120000Z-0001",
        )
    )
    assert (made.mode, made.novice, made.focus, made.agreement) == (Mode.ASSESSMENT, True, "starts", AGREEMENT)
    assert (made.planned, made.elapsed, made.ended, made.follows, made.earlier) == (1_800, 1_900, True, True, None)


def test_earlier_sessions_are_handed_on() -> None:
    earlier = (EarlierSession(shared=True),)
    assert conversation_of(noted("Six hands up."), CHECKER.check, (), earlier=earlier).earlier == earlier


@pytest.mark.parametrize("choice", [Choice.LEFT, Choice.MUTED, Choice.FINE])
def test_what_the_coach_left_muted_or_called_fine_is_not_brought_up_again(choice: Choice, clock: Clock) -> None:
    session = a_session(Line(0, Kind.NOTE, "You should wait"), Line(5, Kind.ASKED, "And then?"))
    live = LiveSession(session, CHECKER, clock=clock.monotonic, now=clock, changed=lambda _: None)
    live.review_some()
    reader = Reader(CHECKER, setting_of(session))
    assert conversation_of(live.session, reader.report, live.flags).told == {0}
    live.decide(live.flags[0], choice)
    assert conversation_of(live.session, reader.report, live.flags).told == frozenset()


def test_advice_that_was_asked_for_is_not_told() -> None:
    made = conversation(noted('" what would you do', "I'd suggest a timer.", '" yes', "You should wait"))
    assert made.told == {3}


@pytest.mark.parametrize("name", SHELF.names)
@pytest.mark.parametrize("role", list(Role))
def test_a_session_led_from_a_shipped_bank_is_told_nothing_but_good(name: str, role: Role) -> None:
    loaded = SHELF.find(name)
    assert loaded is not None
    assert loaded.bank is not None
    questions = [question.text for phase in loaded.bank.phases for question in phase.questions]
    talk = [line for question in questions for line in (f"? {question}", '" three hands, the same three')]
    made = conversation(noted(AGREEMENT, *talk, agreement=AGREEMENT, role=role, ended=NOON, elapsed=2_700))
    assert [observation.id for observation in look_back(made).observations if not observation.went_well] == []


def test_a_session_that_is_just_beginning_is_told_nothing() -> None:
    mirror = look_back(conversation(noted(AGREEMENT, "", agreement=AGREEMENT)))
    assert mirror.observations == ()
