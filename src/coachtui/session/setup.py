"""Setting a session up: what the coach says about it before the first word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from coachtui.session.model import Kind, Line, Role, Session, SharedScreen
from coachtui.session.stages import find_stage

__all__ = ["AGREEMENT", "SetUp", "begin", "hint_for"]

AGREEMENT = "Confidential to us both. You read these notes before anyone else."
"""The line that a session opens with, there to be read aloud and changed."""

MINUTES = (5, 240)
"""The shortest and the longest meeting that can be planned, in minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """What is known before the session starts; all of it may be left as it is."""

    who: str = ""
    """The coachee; initials are enough."""
    coach: str = ""
    role: Role = Role.COACHING
    assessment_point: bool = False
    stage: str = "established"
    focus: str = ""
    minutes: int = 45
    shared_screen: SharedScreen = SharedScreen.ME
    banks: tuple[str, ...] = ()
    plan: tuple[tuple[str, str], ...] = ()
    """Bank id and question id of each prompt that was picked."""
    previous: str = ""


def begin(setup: SetUp, session_id: str, now: datetime) -> Session:
    """Return a session that is just beginning, the agreement as its first line."""
    return Session(
        id=session_id,
        created=now,
        updated=now,
        role=setup.role,
        assessment_point=setup.assessment_point and setup.role is Role.MENTORING,
        stage=setup.stage,
        focus=setup.focus,
        coach=setup.coach,
        coachee=setup.who,
        planned_minutes=min(max(setup.minutes, MINUTES[0]), MINUTES[1]),
        shared_screen=setup.shared_screen,
        agreement=AGREEMENT,
        previous=setup.previous,
        banks=setup.banks,
        plan=setup.plan,
        lines=(Line(0, Kind.NOTE, AGREEMENT), Line(0, Kind.NOTE, "")),
    )


def hint_for(setup: SetUp) -> str:
    """Return one sentence worth reading before this session starts, or nothing.

    Source: guidance with examples helped novices more than open reflection in randomised trials
    (Cohen et al. 2020, doi 10.3102/0162373720906217).
    """
    stage = find_stage(setup.stage)
    if setup.assessment_point and setup.role is Role.COACHING:
        return "A formal judgement belongs to a mentor's meeting. Switch to mentor, or leave the assessment out."
    if stage is not None and stage.novice and setup.role is Role.COACHING:
        return "Early on, modelling and examples often help before open coaching. Switch to mentor?"
    return ""
