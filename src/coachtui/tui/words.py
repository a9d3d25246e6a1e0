"""What the header and the lists say, in words."""

from __future__ import annotations

from datetime import datetime

from coachtui.errors import CoachError
from coachtui.session import Role, Session, SharedScreen
from coachtui.storage import SaveDone, SessionSummary

__all__ = [
    "counted",
    "header_left",
    "kept_words",
    "not_kept_words",
    "plan_row_words",
    "plan_words",
    "saved_words",
    "screen_words",
    "summary_words",
    "time_words",
    "unfinished_words",
]

ROLES = {Role.COACHING: "coach", Role.MENTORING: "mentor"}

PLAN = range(5, 9)
"""How many prompts make a plan; fewer and more are fine."""

BEHIND_AFTER = 1.0
"""Seconds after which words that are not on disk yet are worth saying."""

CLOSING_MINUTES = 5
"""Minutes before the planned end from which the time stands in brackets."""


def counted(number: int, what: str) -> str:
    """Return how many of something there are."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def header_left(session: Session) -> str:
    """Return who, role and focus."""
    role = ROLES[session.role] + (" · assessment point" if session.assessment_point else "")
    parts = (session.coachee or "no name yet", role, f"focus: {session.focus}" if session.focus else "")
    return " · ".join(part for part in parts if part)


def screen_words(screen: SharedScreen) -> str:
    """Return who can see the screen."""
    return "only I can see this screen" if screen is SharedScreen.ME else "we both see this screen"


def saved_words(done: SaveDone | None, at: datetime, *, behind: float, opened: bool) -> str:
    """Return whether the notes are on disk.

    `at` is when that was last heard, `behind` for how many seconds something has been waiting, `opened` whether
    the session came from disk.
    """
    if done is not None and done.error is not None:
        return f"NOT SAVED: {done.error.message}"
    if behind > BEHIND_AFTER:
        return "not saved yet"
    if done is None:
        return "all saved" if opened else "nothing to save yet"
    return f"saved {at.astimezone():%H:%M}"


def time_words(elapsed: int, planned_minutes: int) -> str:
    """Return how far the time is, in whole minutes; nothing in it changes but once a minute."""
    minutes = elapsed // 60
    if minutes == 0:
        return f"{planned_minutes} min"
    if minutes >= planned_minutes:
        return f"{planned_minutes} min reached"
    said = f"{minutes} of {planned_minutes} min"
    return f"[{said}]" if minutes >= planned_minutes - CLOSING_MINUTES else said


def kept_words(where: str) -> str:
    """Return that words which are fine in this school were written down, and where."""
    return f"Kept in {where}; a trainer can take it out there."


def not_kept_words(error: CoachError) -> str:
    """Return that they were not, that this session is as the coach wants it, and what comes next."""
    return f"Quiet in this session, but not kept for later: {error}"


def unfinished_words(summary: SessionSummary, now: datetime) -> str:
    """Return one line about a session that can be gone on with: who, how long, when last."""
    return f"{_who(summary)} · {_minutes(summary)} · {_day(summary.updated, now)} {summary.updated.astimezone():%H:%M}"


def summary_words(summary: SessionSummary, now: datetime) -> str:
    """Return one line about an earlier session."""
    actions = summary.actions_open
    parts = [
        _who(summary),
        _day(summary.created, now),
        _minutes(summary),
        summary.focus,
        f"{actions} next step{'s' if actions > 1 else ''}" if actions else "",
        "unfinished" if summary.ended is None else "",
    ]
    return " · ".join(part for part in parts if part)


def _who(summary: SessionSummary) -> str:
    return summary.coachee or "no name"


def _minutes(summary: SessionSummary) -> str:
    return f"{summary.elapsed // 60} min"


def _day(moment: datetime, now: datetime) -> str:
    """Return the day as people say it: today, or day and month, with the year when it is another."""
    local, today = moment.astimezone(), now.astimezone()
    if local.date() == today.date():
        return "today"
    day = f"{local.day} {local:%b}"
    return day if local.year == today.year else f"{day} {local.year}"


def plan_words(picked: int, minutes: int) -> str:
    """Return how many prompts are picked, and a kind word about it."""
    if not picked:
        return "Nothing picked: 5 to 8 make a plan, and none is fine too."
    if picked in PLAN:
        return f"{picked} of 5 to 8 picked: that is a plan."
    if picked < PLAN.start:
        return f"{picked} of 5 to 8 picked. Fewer are fine: they leave room for what comes up."
    return f"{picked} picked. Many for {minutes} minutes, so expect to leave some for another day."


def plan_row_words(picked: int) -> str:
    """Return what set-up says of the plan."""
    return f"{picked} picked · ctrl+o changes them" if picked else "none yet · ctrl+o picks what to ask"
