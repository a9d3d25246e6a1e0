import json

import pytest
from hypothesis import given

from coachtui.export import Level, render, transcript
from coachtui.text import clean_line
from tests.hostile import any_text
from tests.unit.export.sessions import ZONE, a_conversation, a_session_of, bank_of


@pytest.mark.parametrize(
    ("level", "there"),
    [(Level.ACTION, set()), (Level.QUESTIONS, {"questions"}), (Level.ALL, {"questions", "lines", "replies"})],
)
def test_only_what_the_level_shares_has_a_field(level: Level, there: set[str]) -> None:
    whole = json.loads(render(transcript(a_conversation(), level, zone=ZONE), "json"))
    assert whole["schema"] == 1
    assert whole["level"] == level.value
    assert set(whole) & {"questions", "lines", "replies"} == there


def test_dates_and_times_are_iso_and_lengths_are_seconds() -> None:
    whole = json.loads(render(transcript(a_conversation(), Level.ALL, zone=ZONE), "json"))
    assert whole["started"] == "2026-11-23T15:30:05+01:00"
    assert whole["length_s"] == 2468
    assert whole["next_steps"][0]["due"] == "2026-11-26"
    assert whole["next_steps"][0]["replies"][0]["at"] == "2026-11-26T17:00:00+01:00"
    assert whole["lines"][0]["at_s"] == 4


@given(text=any_text)
def test_any_text_comes_back_as_it_was_written(text: str) -> None:
    whole = json.loads(render(transcript(a_session_of(text), Level.ALL, zone=ZONE, banks=[bank_of(text)]), "json"))
    said = clean_line(text)
    assert whole["focus"] == whole["coach"] == whole["coachee"] == said
    assert {line["text"] for line in whole["lines"]} == ({said} if said else set())
