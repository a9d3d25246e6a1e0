"""Sessions to make transcripts of: one as it might have been, and one with a given text in every field."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from coachtui.session import (
    Action,
    Asked,
    Choice,
    Decision,
    Kind,
    Line,
    Reply,
    Role,
    Session,
)
from coachtui.text import clean, clean_line

ZONE = timezone(timedelta(hours=1))
"""Where the readers of these transcripts live."""


@dataclass(frozen=True)
class BankName:
    """The head of a question bank, as far as a transcript reads it."""

    id: str
    title: str
    version: str = ""


OPEN_QUESTIONS = BankName("open-questions", "Open questions for any lesson", "3")


def has_words(text: str) -> bool:
    """Say whether a text fills every field: nothing is shown of an empty one, nor of `open`, a step's usual state."""
    return clean_line(text) not in {"", "open"}


def harmless(text: str) -> str:
    """Return a text of the same shape: as many lines, all of them tame."""
    return "\n".join("tame" for line in clean(text).split("\n") if clean_line(line))


def a_conversation() -> Session:
    """Return a coaching conversation about questioning, 41 minutes long, read and answered by the coachee."""
    lines = (
        Line(4, Kind.NOTE, "Confidential to us both. S. reads it first."),
        Line(61, Kind.ASKED, "What has gone well since we last met?"),
        Line(70, Kind.COACHEE, "Entry routine is calmer. Starter on the board, they just start."),
        Line(131, Kind.COACHEE, "The support in week 2 helped."),
        Line(140, Kind.PRIVATE, "sounds tired, ask about workload next time"),
        Line(244, Kind.ASKED, "What would make this time useful for you?"),
        Line(
            259,
            Kind.COACHEE,
            "Want to stop answering my own questions. I should have waited but the silence felt awful.",
        ),
        Line(371, Kind.NOTE, "Paused 9 s before this. Looked at the seating plan."),
        Line(430, Kind.ASKED, "What did you notice about the first five minutes?"),
        Line(447, Kind.COACHEE, "Three hands, same three. Back row copying from the board."),
        Line(502, Kind.NOTE, "Seating plan: the three hands are all in rows 1 and 2."),
        Line(610, Kind.ASKED, "What were the others doing when you felt it was working?"),
        Line(633, Kind.COACHEE, "Not sure. Maybe thinking, maybe hiding. I know the names now, so I could ask."),
        Line(700, Kind.PRIVATE, "next time: wait longer before the second question"),
        Line(845, Kind.ASKED, "What might you try, and what would tell you that more people think first?"),
        Line(
            871,
            Kind.COACHEE,
            "Count to five in my head. Then a name from the back. If I hear an answer I did not expect, it worked.",
        ),
        Line(1190, Kind.NOTE, "Wrote the three questions for Thursday's lesson together (9B, fractions)."),
        Line(1435, Kind.ASKED, "And what else?"),
        Line(1442, Kind.COACHEE, "Mini whiteboards, so nobody can hide. 28 of them, in the blue box."),
        Line(1800, Kind.NOTE, ""),
        Line(2105, Kind.ACTION, "Wait five seconds after each of the three planned questions in 9B"),
        Line(2160, Kind.ACTION, "Ask A.K. whether S. may watch her period 3 on Wednesday"),
        Line(2280, Kind.ASKED, "How will you know it made a difference?"),
        Line(2291, Kind.COACHEE, "I will have heard from at least eight different people."),
        Line(2400, Kind.ASKED, "What was useful about today?"),
        Line(2409, Kind.COACHEE, "Saying it out loud. And that nobody told me what to do."),
    )
    return Session(
        id="20261123T143005Z-7f3a",
        created=datetime(2026, 11, 23, 14, 30, 5, tzinfo=UTC),
        updated=datetime(2026, 11, 23, 15, 12, 0, tzinfo=UTC),
        ended=datetime(2026, 11, 23, 15, 12, 0, tzinfo=UTC),
        revision=212,
        stage="ect2",
        focus="questioning and wait time",
        coach="R.T.",
        coachee="S.M.",
        agreement="Confidential to us both; the only limit is somebody's safety.\nS. reads it first. Deleted in July.",
        banks=("open-questions",),
        elapsed=2468,
        lines=lines,
        asked=(
            Asked(61, "What has gone well since we last met?", "open-questions", "gone-well", "open", 9),
            Asked(244, "What would make this time useful for you?", "open-questions", "useful", "open", 15),
            Asked(430, "What did you notice about the first five minutes?", "open-questions", "first-five", "notice"),
            Asked(610, "What were pupils doing when you felt it was working?", "open-questions", "doing", "notice"),
            Asked(1300, "What might get in the way?", "open-questions", "in-the-way", "plan"),
            Asked(1435, "And what else?", "open-questions", "what-else", "explore", 7),
            Asked(2280, "How will you know it made a difference?"),
        ),
        actions=(
            Action(
                "Wait five seconds after each of the three planned questions in 9B",
                owner="S.M.",
                due=date(2026, 11, 26),
                how_we_will_know="at least eight different people have spoken",
            ),
            Action("Label the whiteboard pens", owner="S.M.", status="done", from_session="20261109T143000Z-02c1"),
        ),
        decisions=(
            Decision("directive-command", "modal", "You should", "5f2c", Choice.LEFT, 612),
            Decision("directive-command", "modal", "You must", "", Choice.FINE, 700),
            Decision("evaluative-praise", "great", "brilliant lesson", "77aa", Choice.MUTED, 1400),
        ),
        replies=(
            Reply(9, "Four hands, I think. L. had hers up late.", True, datetime(2026, 11, 24, 7, 5, tzinfo=UTC)),
            Reply(20, "Did this on Thursday. Five seconds is long!", at=datetime(2026, 11, 26, 16, 0, tzinfo=UTC)),
            Reply(40, "Thank you for this.", at=datetime(2026, 11, 24, 7, 6, tzinfo=UTC)),
        ),
    )


def a_session_of(text: str) -> Session:
    """Return a session with `text` in every field that can hold words."""
    return Session(
        id=text,
        created=datetime(2026, 3, 2, 9, 0, tzinfo=UTC),
        updated=datetime(2026, 3, 2, 9, 0, tzinfo=UTC),
        role=Role.MENTORING,
        assessment_point=True,
        stage=text,
        focus=text,
        coach=text,
        coachee=text,
        agreement=f"{text}\n{text}",
        banks=(text,),
        elapsed=3720,
        lines=tuple(Line(60 * number, kind, text) for number, kind in enumerate(Kind)),
        asked=(Asked(0, f"{text} ticked", bank=text), Asked(7, text, bank=text)),
        actions=(
            Action(f"{text} agreed", text, date(2026, 3, 9), text, text, from_session=text + "x"),
            Action(text, text, None, text, text),
        ),
        decisions=(Decision(text, text, text, text, Choice.LEFT, 3),),
        replies=tuple(Reply(number, text, bool(number % 2)) for number in range(-1, 7)),
        extra={text: text},
    )


def bank_of(text: str) -> BankName:
    """Return a bank head of which every field is `text`."""
    return BankName(text, text, text)
