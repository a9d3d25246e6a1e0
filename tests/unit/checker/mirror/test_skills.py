"""G2 to G6: what went well is recognised, and not too readily."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coachtui.checker import Finding, Severity
from tests.unit.checker.mirror.talk import ids, only, talk

ANSWER = '" half of them had finished and the others were still looking for the page that I had named before'
SHORT = '" not sure'


def test_open_questions_with_long_answers_are_recognised() -> None:
    notes = f"? What did you notice?\n{ANSWER}\n? What came next?\n{SHORT}\n? What else?\nLong pause.\n{ANSWER}"
    observation = only(talk(notes), "G2")
    assert (observation.counts, observation.rests_on) == ("2 of 3 open questions", (0, 4))


@pytest.mark.parametrize(
    "notes",
    [
        f"? What did you notice?\n{SHORT}\n? What else?\n{SHORT}",
        f"? What did you notice?\n{ANSWER}",
        f"? Did you see it?\n{ANSWER}\n? Was it Sam?\n{ANSWER}",
        f"? What did you notice?\nYou had three rows.\n{ANSWER}\n? What else?\nYou paused.\n{ANSWER}",
        f"? What did you notice?\n# {ANSWER}\n? What else?\n# {ANSWER}",
    ],
    ids=["short answers", "once", "closed questions", "said something first", "private"],
)
def test_other_answers_are_not_credited_to_open_questions(notes: str) -> None:
    assert "G2" not in ids(talk(notes))


@pytest.mark.parametrize(
    ("id", "line"),
    [
        ("G3", "It sounds as though that mattered to you."),
        ("G4", "You moved to the back table twice without being asked to."),
        ("G5", "It's up to you where we begin."),
        ("G5", "? Would an idea help?"),
    ],
)
def test_a_good_move_made_twice_is_recognised_and_once_is_not(id: str, line: str) -> None:
    assert id in ids(talk(f"{line}\n{SHORT}\n{line}"))
    assert id not in ids(talk(f"{line}\n{SHORT}\n# {line}"))


def test_a_verdict_inside_a_good_move_is_not_praised() -> None:
    said = talk("It's up to you.\n" * 3)
    verdict = Finding("directive-command", "rule", 0, 1, Severity.ALERT, "", "", letter="D")
    turns = tuple(replace(turn, report=replace(turn.report, findings=(verdict,))) for turn in said.turns)
    assert "G5" in ids(said)
    assert "G5" not in ids(replace(said, turns=turns))


@pytest.mark.parametrize("seconds", [5, 9, 90])
def test_a_wait_of_five_seconds_or_more_is_recognised(seconds: int) -> None:
    observation = only(talk(f"? What did you notice? ({seconds} s)\n{SHORT}\n? What else? (2 s)\n{SHORT}"), "G6")
    assert (observation.counts, observation.rests_on) == ("1 of 2 questions", (0,))


@pytest.mark.parametrize("notes", ["? What did you notice? (4 s)", "? What did you notice?", "You paused. (9 s)"])
def test_a_short_or_unmeasured_wait_is_not(notes: str) -> None:
    assert "G6" not in ids(talk(notes))
