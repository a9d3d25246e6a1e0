"""What the page says in all: a few observations, what went well first, and what it cannot see."""

from __future__ import annotations

import pytest

from coachtui.checker import Mode, Severity
from coachtui.checker.mirror import (
    CHECKS,
    LIMITS,
    MARKS_HELP,
    MOST,
    MOST_WELL,
    NOTHING,
    WENT_WELL,
    Conversation,
    EarlierSession,
    look_back,
)
from tests.unit.checker.mirror.talk import all_of, talk

OF_THE_SPECIFICATION = """\
Confidential to us both. S. reads it first.
? What has gone well since we last met?
" Entry routine is calmer. Starter on the board, they just start. The support in week 2 helped.
? What would make this time useful for you?
" Want to stop answering my own questions. I should have waited but the silence felt awful.
Paused 9 s before this. Looked at the seating plan.
? What did you notice about the first five minutes?
" Three hands, same three. Back row copying.
? Have you tried cold call? You should plan who you will ask before the lesson.
" Not sure. Maybe. I know the names now so I could.
> S. tries waiting five seconds in Y9 by Friday"""

POOR = """\
You should stand at the door next time.
Your starter was weak and your questioning fell flat.
? Have you tried a seating plan with a countdown timer?
+3 ? Or a tidy desk?
+4 ? Why didn't you check understanding?
+12 ? Was it Sam?
" no
You always answer for them.
You need to plan your questions before the lesson.
? What went wrong in the middle?
You were too slow to settle them.
? Where did you lose them?
" ok
You lost them, and you should have known that you would: they come from lunch, they come late, and they come loud.
Your modelling was poor compared with the task, and that is what I have told you since the beginning of the term.
" I see
I'd count down from five if I were you, and I'd put Sam at the front, and I'd ring home on the first day of it all.
" right"""


def test_one_slip_in_a_good_conversation_is_not_held_up() -> None:
    mirror = look_back(talk(OF_THE_SPECIFICATION, agreement="Confidential to us both. S. reads it first."))
    assert [observation.slug for observation in mirror.observations] == ["opened-thinking"]
    assert mirror.note == f"{NOTHING} {LIMITS}"


def test_a_page_holds_few_observations_heaviest_first() -> None:
    conversation = talk(POOR, agreement="", novice=True, focus="")
    everything = all_of(conversation)
    mirror = look_back(conversation)
    assert len(everything) > MOST
    assert len(mirror.observations) == MOST
    weights = [observation.severity for observation in mirror.observations if not observation.went_well]
    assert weights == sorted(weights, reverse=True)
    assert [observation.id for observation in mirror.observations][:2] == ["S1", "S2"]
    assert mirror.note == LIMITS


def test_what_went_well_comes_first_and_is_said_at_most_twice() -> None:
    well = (
        "? What did you see? (9 s)\n" + '" half of them had finished and the others were still looking for the page\n'
    )
    well += "It sounds as though that mattered.\nIt's up to you.\nThanks for making time.\n"
    observations = look_back(talk(well * 3 + POOR)).observations
    assert [observation.went_well for observation in observations[: MOST_WELL + 1]] == [True, True, False]
    assert len(observations) == MOST


@pytest.mark.parametrize("notes", ["", "? What did you see?", 'You should ring home.\n? And?\n" yes'])
@pytest.mark.parametrize("mode", list(Mode))
def test_three_lines_are_told_nothing(notes: str, mode: Mode) -> None:
    mirror = look_back(talk(notes, mode=mode, agreement=""))
    assert mirror.observations == ()
    assert mirror.note.startswith(NOTHING)


def test_notes_without_marks_are_told_what_marks_would_show() -> None:
    unmarked = look_back(talk("Six hands up.\n" * 9))
    assert unmarked.note == f"{NOTHING} {LIMITS} {MARKS_HELP}"
    assert MARKS_HELP not in look_back(talk("Six hands up.\n" * 9 + '" yes')).note


def test_an_empty_conversation_is_looked_at_like_any_other() -> None:
    assert look_back(Conversation()).observations == ()


def test_every_check_stands_once_in_its_list_and_every_id_is_its_own() -> None:
    checks = (*CHECKS, *WENT_WELL)
    assert len(set(checks)) == len(checks) == 19


def test_a_mentors_session_is_not_a_coachs() -> None:
    """The same words weigh less, or nothing, where advice and judgements belong to the task."""
    weights = {
        mode: sum(one.severity for one in all_of(talk(POOR, mode=mode)).values() if one.id in {"S1", "S2", "S4"})
        for mode in Mode
    }
    assert weights[Mode.COACHING] > weights[Mode.MENTORING] > weights[Mode.ASSESSMENT]


def test_earlier_sessions_are_silent_until_they_are_given() -> None:
    notes = "#TS7 not yet met.\n> S. waits"
    assert all_of(talk(notes, mode=Mode.ASSESSMENT, novice=True)).keys() == {"S9"}
    earlier = (EarlierSession(open_steps=("a", "b"), contracted=True),)
    known = all_of(talk(notes, mode=Mode.ASSESSMENT, novice=True, earlier=earlier))
    assert known.keys() == {"S8", "S9", "S10"}
    assert known["S8"].severity is Severity.ALERT
