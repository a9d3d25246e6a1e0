"""Dates, lengths and kinds of line, said to a reader who has never seen the program."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from coachtui.session import Kind, Role

__all__ = [
    "ASSESSMENT_WORDS",
    "CONVERSATIONS",
    "ROLE_NAMES",
    "ROLE_WORDS",
    "day",
    "iso_length",
    "length",
    "moment",
    "speaker",
    "stamp",
    "weekday",
]

# Not `strftime`: its names follow the locale of the process, and a transcript is in one language throughout.
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip

ROLE_NAMES: Mapping[Role, str] = {Role.COACHING: "coach", Role.MENTORING: "mentor"}
"""What the person who wrote the notes was in this conversation."""

CONVERSATIONS: Mapping[Role, str] = {
    Role.COACHING: "Coaching conversation",
    Role.MENTORING: "Mentoring conversation",
}
"""What the meeting was, as its heading says it."""

ROLE_WORDS: Mapping[Role, str] = {
    Role.COACHING: "Coaching: one person asks and listens, the thinking and the choices belong to the other.",
    Role.MENTORING: "Mentoring: a more experienced colleague asks and listens, and may show, suggest and advise.",
}
"""What the role means, in one sentence."""

ASSESSMENT_WORDS: Mapping[bool, str] = {
    True: "This meeting was an assessment point: a formal judgement was due.",
    False: "This meeting was not an assessment point: no formal judgement was due.",
}
"""Whether what was noted feeds a judgement; said either way, so that nobody has to guess."""


def day(when: date) -> str:
    """Return a date as it is said: `23 November 2026`."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def weekday(when: date) -> str:
    """Return a date with the day of the week: `Monday 23 November 2026`."""
    return f"{_WEEKDAYS[when.weekday()]} {day(when)}"


def moment(when: datetime) -> str:
    """Return a date and time as it is said: `Monday 23 November 2026, 14:30`."""
    return f"{weekday(when)}, {when.hour:02}:{when.minute:02}"


def length(seconds: int) -> str:
    """Return a length of time in hours and minutes, in words; seconds are left away."""
    hours, minutes = divmod(max(seconds, 0) // 60, 60)
    said = [_count(number, unit) for number, unit in ((hours, "hour"), (minutes, "minute")) if number]
    return " ".join(said) or "less than a minute"


def stamp(seconds: int) -> str:
    """Return how far into the conversation a line was begun: `04:07`, or `1:04:07` after the first hour."""
    minutes, rest = divmod(max(seconds, 0), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def iso_length(seconds: int) -> str:
    """Return a length of time as a machine reads it: `PT4M7S` (ISO 8601, and HTML's `time` element)."""
    minutes, rest = divmod(max(seconds, 0), 60)
    hours, minutes = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + f"{minutes}M{rest}S"


def speaker(kind: Kind, coachee: str) -> str:
    """Return who a line of this kind stands for: `I asked`, `S.M. said`, `Noted`, `Agreed`."""
    if kind is Kind.COACHEE:
        return f"{coachee} said" if coachee else "You said"
    return {Kind.ASKED: "I asked", Kind.ACTION: "Agreed"}.get(kind, "Noted")


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
