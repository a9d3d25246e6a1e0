from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from coachtui.export import Level, Transcript, transcript
from coachtui.session import Action, Asked, Kind, Line, Reply, Role, Session
from tests.builders import a_session
from tests.unit.export.sessions import OPEN_QUESTIONS, ZONE, BankName, a_conversation


def shared(session: Session, level: Level = Level.ALL, *banks: BankName) -> Transcript:
    return transcript(session, level, zone=ZONE, banks=banks)


def questions(session: Session, *banks: BankName) -> list[tuple[str, str]]:
    asked = shared(session, Level.QUESTIONS, *banks).questions
    assert asked is not None
    return [(question.text, question.bank) for question in asked]


def lines(session: Session) -> list[tuple[str, str]]:
    noted = shared(session).lines
    assert noted is not None
    return [(line.speaker, line.text) for line in noted]


def test_the_shortest_level_holds_the_next_steps_and_neither_questions_nor_notes() -> None:
    shown = shared(a_conversation(), Level.ACTION)
    assert len(shown.next_steps) == 3
    assert shown.questions is None
    assert shown.lines is None
    assert shown.replies == ()


def test_the_middle_level_adds_the_questions_only() -> None:
    shown = shared(a_conversation(), Level.QUESTIONS)
    assert shown.questions
    assert shown.lines is None


def test_the_longest_level_holds_every_line_but_private_and_empty_ones() -> None:
    session = a_conversation()
    shown = shared(session)
    assert shown.lines is not None
    expected = [line.text for line in session.lines if line.kind is not Kind.PRIVATE and line.text]
    assert [line.text for line in shown.lines] == expected


def test_a_transcript_never_changes() -> None:
    with pytest.raises(FrozenInstanceError):
        shared(a_conversation()).focus = "something else"  # type: ignore[misc]  # what the test is about


def test_lines_say_whose_words_they_are() -> None:
    session = a_session(
        Line(0, Kind.NOTE, "Rows, not groups."),
        Line(1, Kind.ASKED, "What did you see?"),
        Line(2, Kind.COACHEE, "Three hands."),
        Line(3, Kind.ACTION, "Wait five seconds"),
    )
    assert lines(session) == [
        ("Noted", "Rows, not groups."),
        ("I asked", "What did you see?"),
        ("You said", "Three hands."),
        ("Agreed", "Wait five seconds"),
    ]


# Times


def test_times_are_those_of_the_readers_place() -> None:
    late = datetime(2026, 11, 23, 21, 30, tzinfo=UTC)
    shown = transcript(a_session(created=late), Level.ALL, zone=timezone(timedelta(hours=13)))
    assert shown.started.isoformat() == "2026-11-24T10:30:00+13:00"
    assert shown.title == "Coaching conversation, 24 November 2026"


@pytest.mark.parametrize("moment", [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)])
@pytest.mark.parametrize("hours", [-12, 12])
def test_a_date_at_the_edge_of_the_calendar_is_shown_as_it_is(moment: datetime, hours: int) -> None:
    session = a_session(created=moment)
    shown = transcript(session, Level.ALL, zone=timezone(timedelta(hours=hours)))
    assert abs(shown.started - session.created) < timedelta(days=1)


def test_the_title_names_the_kind_of_conversation_and_nobody() -> None:
    session = a_session(role=Role.MENTORING, coach="R.T.", coachee="S.M.")
    assert shared(session).title == "Mentoring conversation, 23 November 2026"


# Facts


def test_a_stage_is_said_in_words_under_old_names_too() -> None:
    assert shared(a_session(stage="ect1")).stage == "early career, year 1"
    assert shared(a_session(stage="nqt")).stage == "early career, year 1"
    assert shared(a_session(stage="head of year")).stage == "head of year"


def test_the_agreement_keeps_its_paragraphs() -> None:
    session = a_session(agreement=" S. reads it first.\r\n\r\n  Deleted in July. ")
    assert shared(session).agreement == ("S. reads it first.", "Deleted in July.")


# Questions


def test_a_question_names_the_bank_and_version_it_came_from() -> None:
    session = a_session(
        Line(3, Kind.ASKED, "What did you notice?"), asked=(Asked(3, "What did you notice?", "open-questions"),)
    )
    assert questions(session, OPEN_QUESTIONS) == [("What did you notice?", "Open questions for any lesson, version 3")]
    assert questions(session, BankName("open-questions", "Open questions")) == [
        ("What did you notice?", "Open questions")
    ]
    assert questions(session) == [("What did you notice?", "")]


def test_a_prompt_that_was_put_into_other_words_is_listed_as_it_was_said() -> None:
    session = a_session(
        Line(3, Kind.ASKED, "What did you notice in row 3?"), asked=(Asked(3, "What did you notice?", "x"),)
    )
    assert questions(session) == [("What did you notice in row 3?", "")]


def test_a_prompt_ticked_without_a_line_takes_its_place_in_time() -> None:
    session = a_session(
        Line(10, Kind.ASKED, "What went well?"),
        Line(90, Kind.ASKED, "And what else?"),
        asked=(Asked(50, "What might you try?"), Asked(10, "What went well?")),
    )
    assert [text for text, _ in questions(session)] == ["What went well?", "What might you try?", "And what else?"]


def test_a_question_asked_twice_is_listed_twice() -> None:
    session = a_session(Line(1, Kind.ASKED, "And what else?"), Line(9, Kind.ASKED, "And what else?"))
    assert len(questions(session)) == 2


def test_a_prompt_whose_line_was_made_private_stays_private() -> None:
    same_words = a_session(Line(3, Kind.PRIVATE, "What  Frightens you?"), asked=(Asked(8, "what frightens you?"),))
    same_second = a_session(Line(3, Kind.PRIVATE, "rather not"), asked=(Asked(3, "What frightens you?"),))
    assert questions(same_words) == []
    assert questions(same_second) == []


# Next steps


def test_a_step_in_the_notes_takes_its_details_from_the_list_of_actions() -> None:
    session = a_session(
        Line(7, Kind.ACTION, "Wait five seconds"),
        actions=(Action("wait five  seconds", "S.M.", date(2026, 12, 1), "more hands"),),
    )
    (step,) = shared(session, Level.ACTION).next_steps
    assert (step.text, step.at, step.owner, step.due, step.how_we_will_know, step.status) == (
        "Wait five seconds",
        7,
        "S.M.",
        date(2026, 12, 1),
        "more hands",
        "",
    )


def test_a_step_written_twice_is_said_once_with_both_replies() -> None:
    session = a_session(
        Line(7, Kind.ACTION, "Wait"),
        Line(9, Kind.ACTION, "wait"),
        replies=(Reply(0, "Yes"), Reply(1, "Done")),
    )
    (step,) = shared(session, Level.ACTION).next_steps
    assert [reply.text for reply in step.replies] == ["Yes", "Done"]


def test_a_step_from_an_earlier_conversation_says_so() -> None:
    session = a_session(actions=(Action("Wait", status="done", from_session="20261101T090000Z-aaaa"),))
    (step,) = shared(session, Level.ACTION).next_steps
    assert step.carried_over
    assert step.status == "done"
    assert step.at is None


def test_a_step_agreed_here_is_not_called_an_earlier_one() -> None:
    session = a_session(actions=(Action("Wait", from_session="20261123T120000Z-7f3a"),))
    assert not shared(session, Level.ACTION).next_steps[0].carried_over


def test_a_step_whose_line_was_made_private_stays_private() -> None:
    session = a_session(Line(3, Kind.PRIVATE, "ring the union"), actions=(Action("Ring the union"), Action(" ")))
    assert shared(session, Level.ACTION).next_steps == ()


# Replies


def test_a_reply_stands_with_its_line_and_keeps_its_mark() -> None:
    at = datetime(2026, 11, 24, 7, 5, tzinfo=UTC)
    session = a_session("Three hands.", replies=(Reply(0, "Four.", not_how_i_remember_it=True, at=at),))
    shown = shared(session)
    assert shown.lines is not None
    (reply,) = shown.lines[0].replies
    assert (reply.text, reply.not_how_i_remember_it, reply.at) == ("Four.", True, at)


def test_a_reply_to_a_line_that_is_gone_is_kept_and_one_to_a_private_line_is_not() -> None:
    session = a_session(
        Line(0, Kind.PRIVATE, "tired"),
        Line(1, Kind.NOTE, ""),
        Line(2, Kind.PRIVATE, ""),
        replies=(
            Reply(0, "to private"),
            Reply(1, "to nothing"),
            Reply(2, "to private too"),
            Reply(5, "to no line"),
            Reply(-1, "to all"),
        ),
    )
    assert [reply.text for reply in shared(session).replies] == ["to nothing", "to no line", "to all"]


def test_an_empty_reply_is_left_out_unless_it_carries_the_mark() -> None:
    session = a_session("Three hands.", replies=(Reply(0, " "), Reply(0, "", not_how_i_remember_it=True)))
    shown = shared(session)
    assert shown.lines is not None
    assert len(shown.lines[0].replies) == 1


def test_replies_to_questions_come_with_the_questions_where_the_lines_stay_behind() -> None:
    session = a_session(Line(0, Kind.ASKED, "What went well?"), replies=(Reply(0, "I liked this one"),))
    middle, whole = shared(session, Level.QUESTIONS), shared(session, Level.ALL)
    assert middle.questions
    assert whole.questions
    assert middle.questions[0].replies
    assert not whole.questions[0].replies
