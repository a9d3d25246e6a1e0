"""S4 to S6: whose words there are, questions in a row, and the quiet after a question."""

from __future__ import annotations

import pytest

from coachtui.checker import Mode
from tests.unit.checker.mirror.talk import ids, only, talk

LONG = (
    "you said at the start that the second task was the one you were unsure of and I want to stay with that for a bit"
)
SHORT = '" it was the pace'


def balance(ours: str, theirs: str, *, rounds: int = 6) -> str:
    return "\n".join(f"{ours}\n{theirs}" for _ in range(rounds))


@pytest.mark.parametrize(
    "notes",
    [
        balance(LONG, SHORT),
        balance(f"? {LONG}?", SHORT),
        balance(f"C: {LONG}", f"{SHORT}\n{SHORT}", rounds=5),
    ],
    ids=["said", "asked", "marked as ours"],
)
def test_more_of_our_words_than_theirs_is_seen(notes: str) -> None:
    assert "S4" in ids(talk(notes))


@pytest.mark.parametrize(
    "notes",
    [
        balance("? What did you notice about that part of the lesson, as you look back now?", f"{SHORT} in the end"),
        balance(LONG.replace("you ", "S. ").replace(" I ", " she "), SHORT),
        balance(f"# {LONG}", SHORT, rounds=9),
        balance(LONG, SHORT, rounds=2) + '\n" yes',
        balance(LONG, "Looked at the plan.") + '\n" yes',
        balance(LONG, f'" {LONG}'),
    ],
    ids=["bank questions", "notes of what was seen", "private", "few words", "answers are not noted", "equal"],
)
def test_short_notes_of_what_they_say_are_not_held_against_the_coach(notes: str) -> None:
    assert "S4" not in ids(talk(notes))


def test_the_balance_counts_words_and_shows_the_longest_lines() -> None:
    observation = only(talk(balance(LONG, SHORT)), "S4")
    assert observation.counts == "156 of 180 words"
    assert observation.rests_on == (0, 2, 4)


RUN = '" fine\n? What did you see?\n+12 ? What came next?\n+15 ? What else was there?\n+20 ? What did Sam do?'


@pytest.mark.parametrize(
    "notes",
    [RUN, RUN + "\n+9 ? What about Priya?\nLong pause.", RUN.replace("\n+15", "\n+5 # slower\n+15")],
    ids=["four", "five", "a private line in between"],
)
def test_questions_in_a_row_are_seen(notes: str) -> None:
    assert "S5" in ids(talk(notes))


@pytest.mark.parametrize(
    "notes",
    [
        RUN.replace("\n+15", '\n" then the bell\n+15'),
        RUN.replace("\n+15", "\nThree hands up.\n+15"),
        RUN.replace("What else was there?", "It sounds as though that mattered, what else was there?"),
        RUN.replace("+12", "+60"),
        RUN.replace("+12", "+0").replace("+15", "+0").replace("+20", "+0"),
        RUN.removeprefix('" fine\n'),
        RUN.rpartition("\n")[0],
    ],
    ids=["an answer", "a note", "a paraphrase", "a minute", "pasted at once", "answers are not noted", "three"],
)
def test_questions_with_something_in_between_are_no_run(notes: str) -> None:
    assert "S5" not in ids(talk(notes))


HURRIED = '? What did you see?\n+3 ? And what did they do?\n" talked\n? What came next?\n+4 ? Was it Sam?'


@pytest.mark.parametrize(
    "notes",
    [
        HURRIED,
        HURRIED + "\n+2 ? Or Priya?",
        HURRIED.replace("\n+4", "\n+1 # slower\n+3"),
    ],
    ids=["twice", "three times", "a private line in between"],
)
def test_questions_that_had_no_time_are_seen(notes: str) -> None:
    assert "S6" in ids(talk(notes))


@pytest.mark.parametrize(
    "notes",
    [
        HURRIED.replace("+4", "+5"),
        HURRIED.replace("+3", "+0").replace("+4", "+0"),
        HURRIED.replace("+4 ?", '+1 " yes\n+3 ?'),
        HURRIED.replace("+4 ?", "+4"),
    ],
    ids=["five seconds", "pasted at once", "an answer", "a note"],
)
def test_once_or_with_an_answer_is_no_hurry(notes: str) -> None:
    assert "S6" not in ids(talk(notes))


def test_hurry_counts_questions_and_is_not_told_at_an_assessment_point() -> None:
    observation = only(talk(HURRIED), "S6")
    assert (observation.counts, observation.rests_on) == ("2 of 4 questions", (0, 3))
    assert ids(talk(HURRIED, mode=Mode.ASSESSMENT)).isdisjoint({"S5", "S6"})
