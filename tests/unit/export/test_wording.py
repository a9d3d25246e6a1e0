from datetime import date, datetime

import pytest

from coachtui.export import wording
from coachtui.session import Kind
from tests.unit.export.sessions import ZONE


def test_dates_are_said_in_english_whatever_the_locale() -> None:
    assert wording.day(date(2026, 2, 3)) == "3 February 2026"
    assert wording.weekday(date(2026, 11, 23)) == "Monday 23 November 2026"
    assert wording.moment(datetime(2026, 12, 6, 9, 5, tzinfo=ZONE)) == "Sunday 6 December 2026, 09:05"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (-5, "less than a minute"),
        (0, "less than a minute"),
        (59, "less than a minute"),
        (60, "1 minute"),
        (2_468, "41 minutes"),
        (3_600, "1 hour"),
        (3_725, "1 hour 2 minutes"),
        (7_260, "2 hours 1 minute"),
    ],
)
def test_a_length_is_said_in_hours_and_minutes(seconds: int, said: str) -> None:
    assert wording.length(seconds) == said


@pytest.mark.parametrize(
    ("seconds", "stamp", "machine"),
    [
        (-1, "00:00", "PT0M0S"),
        (0, "00:00", "PT0M0S"),
        (247, "04:07", "PT4M7S"),
        (3_599, "59:59", "PT59M59S"),
        (3_847, "1:04:07", "PT1H4M7S"),
    ],
)
def test_a_stamp_counts_from_the_start(seconds: int, stamp: str, machine: str) -> None:
    assert wording.stamp(seconds) == stamp
    assert wording.iso_length(seconds) == machine


def test_each_kind_of_line_says_whose_words_it_holds() -> None:
    assert wording.speaker(Kind.ASKED, "S.M.") == "I asked"
    assert wording.speaker(Kind.COACHEE, "S.M.") == "S.M. said"
    assert wording.speaker(Kind.COACHEE, "") == "You said"
    assert wording.speaker(Kind.NOTE, "S.M.") == "Noted"
    assert wording.speaker(Kind.ACTION, "S.M.") == "Agreed"
