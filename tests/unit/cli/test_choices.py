from __future__ import annotations

import pytest

from coachtui.checker import Mode
from coachtui.cli.choices import FORMAT, LEVEL, MODE, ROLE, STAGE, did_you_mean, is_novice, stage_names
from coachtui.export import FORMATS, Level
from coachtui.session import STAGES, Role
from tests.hostile import MUST_NOT_REACH_A_TERMINAL, every_hostile_text


@pytest.mark.parametrize(
    ("typed", "role"), [("coach", Role.COACHING), ("Mentor", Role.MENTORING), (" mentoring ", Role.MENTORING)]
)
def test_a_role_may_be_called_by_what_one_is_or_by_what_one_does(typed: str, role: Role) -> None:
    assert ROLE.find(typed) == role


def test_every_mode_format_and_level_can_be_named() -> None:
    assert [MODE.find(mode) for mode in Mode] == list(Mode)
    assert [FORMAT.find(name) for name in FORMATS] == list(FORMATS)
    assert [LEVEL.find(level) for level in Level] == list(Level)


def test_every_name_of_a_stage_leads_to_its_key() -> None:
    for stage in STAGES:
        assert {STAGE.find(name.upper()) for name in (stage.key, *stage.aliases)} == {stage.key}
        assert is_novice(stage.key) == stage.novice
        assert stage_names()[stage.key] == stage.key


def test_a_slip_is_answered_with_what_was_perhaps_meant() -> None:
    assert STAGE.unknown("etc1") == "there is no career stage 'etc1'; did you mean 'ect1'?"
    assert did_you_mean("grwo", ["grow-for-teachers", "closing"]) == "did you mean 'grow-for-teachers'?"


def test_a_name_like_no_other_is_answered_with_all_there_are() -> None:
    assert did_you_mean("zzz", ["html", "md"]) == "known: html, md"


@every_hostile_text
def test_an_unknown_name_is_said_back_harmless_and_short(text: str) -> None:
    said = STAGE.unknown(text)
    assert not MUST_NOT_REACH_A_TERMINAL & set(said)
    assert len(said) < 400
