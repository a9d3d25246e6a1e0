"""S1 to S3: verdicts and advice too early, too many of them, and a look at one side only."""

from __future__ import annotations

import pytest

from coachtui.checker import Mode, Severity
from tests.unit.checker.mirror.talk import ids, only, talk

TOLD_FIRST = """\
You should stand at the door next time.
{second}
" I thought the second task went on too long
? What did you see in the second task?
" half of them had finished
? What made the difference?
" the example on the board"""

ASKED_LEAVE = "? Would an idea help?\nI'd suggest a timer"


@pytest.mark.parametrize(
    "notes",
    [
        TOLD_FIRST.format(second="Six hands up at 9:04."),
        TOLD_FIRST.format(second="? Have you tried a seating plan?"),
        TOLD_FIRST.format(second="Your questioning fell flat."),
        '? How are you?\n" Fine, thanks.\n' + TOLD_FIRST.format(second="They came in late."),
    ],
    ids=["direction first", "twice", "direction and verdict", "after a greeting"],
)
def test_a_verdict_or_advice_before_their_first_line_is_seen(notes: str) -> None:
    assert "S1" in ids(talk(notes))


@pytest.mark.parametrize(
    "notes",
    [
        '" Pace.\n' + TOLD_FIRST.format(second="Six hands up."),
        "? What stood out for you as you look back?\n" + TOLD_FIRST.format(second="Six hands up."),
        TOLD_FIRST.format(second="Six hands up.").replace("You should stand at the door next time.", "Starter: weak."),
        TOLD_FIRST.format(second="Six hands up.").replace("You should", "# You should"),
        TOLD_FIRST.format(second="Six hands up.").replace("You should stand at the door", ASKED_LEAVE),
        TOLD_FIRST.format(second="Six hands up.").replace('" ', "").replace("? ", ""),
        'You should stand at the door next time.\n" yes',
    ],
    ids=[
        "they spoke first",
        "asked, and time to answer",
        "a thought, said to nobody",
        "a private line",
        "leave was asked for",
        "nothing says who spoke",
        "two lines",
    ],
)
def test_what_only_looks_like_telling_first_is_not(notes: str) -> None:
    assert "S1" not in ids(talk(notes))


def test_telling_first_counts_the_lines_before_theirs() -> None:
    observation = only(talk(TOLD_FIRST.format(second="? Have you tried a seating plan?")), "S1")
    assert (observation.slug, observation.n, observation.of, observation.rests_on) == (
        "told-before-asked",
        2,
        2,
        (0, 1),
    )
    assert (observation.severity, observation.counts) == (Severity.ALERT, "2 of 2 lines")


def dense(told: str, *, every: int, lines: int = 12) -> str:
    """Return lines of the coach of which each `every`-th tells, with an answer after each."""
    said = [told if at % every == 0 else f"? What did you notice at {at}?" for at in range(1, lines + 1)]
    return "\n".join(f'{line}\n" the third row' for line in said)


@pytest.mark.parametrize(
    "notes",
    [
        dense("You should stand at the door.", every=3),
        dense("? Have you tried a seating plan?", every=2),
        dense("You should stand at the door.", every=2, lines=6),
        dense("Your starter was weak.", every=4, lines=16) + "\n" + dense("You always answer for them.", every=3),
    ],
    ids=["one in three", "advice as questions", "three of six", "only in the second half"],
)
def test_many_verdicts_close_together_are_seen(notes: str) -> None:
    assert "S2" in ids(talk(notes))


@pytest.mark.parametrize(
    "notes",
    [
        dense("You should stand at the door.", every=5, lines=20),
        dense("You should stand at the door.", every=1, lines=5),
        dense("You should stand at the door.", every=4, lines=9),
        dense("? Would an idea help?\nI'd suggest a timer.", every=3),
        dense("Starter: weak.", every=2),
        dense('" The starter was weak, I should have waited', every=2),
    ],
    ids=["one in five", "five lines", "two of nine", "with leave", "thoughts, said to nobody", "they judge themselves"],
)
def test_one_in_five_or_a_short_talk_is_not_dense(notes: str) -> None:
    assert "S2" not in ids(talk(notes))


def test_density_counts_within_ten_lines_of_the_coach_and_rests_on_those_that_tell() -> None:
    observation = only(talk(dense("You should stand at the door.", every=3)), "S2")
    assert (observation.n, observation.of, observation.rests_on) == (4, 10, (4, 10, 16, 22))


def test_advice_that_was_asked_for_is_no_telling() -> None:
    asked_for = dense("? And you?\n\" what would you do\nI'd suggest a timer.", every=3)
    assert "S2" not in ids(talk(asked_for))
    assert "S2" in ids(talk(dense("I'd suggest a timer.", every=3)))


def test_a_mentor_may_advise_and_an_assessment_may_judge() -> None:
    advising = talk(dense("I'd suggest a timer.", every=2), mode=Mode.MENTORING)
    judging = talk(dense("Your starter was weak.", every=2), mode=Mode.ASSESSMENT)
    assert "S2" not in ids(advising) | ids(judging)


DEFICITS = """\
? What went wrong in the middle?
" They were all talking
? Where did you lose them?
" At the second task
Your starter was weak.
" I see
{seventh}
? What did you see then?
" Books closed
? What came next?
" The bell
? What would you keep?
" The example on the board, that worked
? And what else?"""


@pytest.mark.parametrize(
    ("notes", "mode"),
    [
        (DEFICITS.format(seventh="Two asked to leave."), Mode.COACHING),
        (DEFICITS.format(seventh="Nothing worked for row three."), Mode.MENTORING),
        (DEFICITS.format(seventh='" It could have been better'), Mode.ASSESSMENT),
    ],
    ids=["coaching", "strength denied", "strength wished for"],
)
def test_a_first_half_about_what_was_missing_is_seen(notes: str, mode: Mode) -> None:
    assert "S3" in ids(talk(notes, mode=mode))


@pytest.mark.parametrize(
    "notes",
    [
        "? What went well?\n" + DEFICITS.format(seventh="Two asked to leave."),
        DEFICITS.format(seventh='" the timer helped though'),
        DEFICITS.format(seventh="You moved to the back table twice without being asked to."),
        DEFICITS.format(seventh="Two left.").replace("Where did you lose them?", "Where were they?"),
        "\n".join(DEFICITS.format(seventh="Two asked to leave.").split("\n")[:8]),
        DEFICITS.format(seventh="Two asked to leave.").replace('" ', "").replace("? ", ""),
    ],
    ids=[
        "asked what went well",
        "they name a strength",
        "an act is named",
        "two only",
        "eight lines",
        "notes of a lesson",
    ],
)
def test_one_word_of_strength_or_too_little_to_go_by_is_enough_to_say_nothing(notes: str) -> None:
    assert "S3" not in ids(talk(notes))


def test_nothing_is_said_about_halves_before_half_of_the_time() -> None:
    notes = DEFICITS.format(seventh="Two asked to leave.")
    assert "S3" not in ids(talk(notes, ended=False, elapsed=900))
    assert "S3" in ids(talk(notes, ended=False, elapsed=1_400))
