"""Sessions of every shape, for properties."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TypeVar

from hypothesis import strategies as st

from coachtui.session import Action, Asked, Choice, Decision, Kind, Line, Reply, Role, Session, SharedScreen
from coachtui.text import clean
from tests.hostile import any_text

__all__ = ["clean_sessions", "hostile_sessions"]

T = TypeVar("T")

ZONES = st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=45)), timezone(timedelta(hours=-11))])
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2200, 1, 1), timezones=ZONES)  # noqa: DTZ001 (hypothesis wants it)
DAYS = st.dates(date(1990, 1, 1), date(2200, 1, 1))
SECONDS = st.integers(0, 10**7)
REVISIONS = st.integers(0, 10**12)
IDS = st.from_regex("[0-9]{8}T[0-9]{6}Z-[0-9a-f]{4}", fullmatch=True)


def _sessions(words: st.SearchStrategy[str], line: st.SearchStrategy[str]) -> st.SearchStrategy[Session]:
    return st.builds(
        Session,
        id=IDS,
        created=MOMENTS,
        updated=MOMENTS,
        revision=REVISIONS,
        ended=st.none() | MOMENTS,
        role=st.sampled_from(Role),
        assessment_point=st.booleans(),
        stage=words,
        focus=words,
        coach=words,
        coachee=words,
        planned_minutes=SECONDS,
        shared_screen=st.sampled_from(SharedScreen),
        agreement=words,
        previous=words,
        banks=_tuples(words),
        plan=_tuples(st.tuples(words, words)),
        elapsed=SECONDS,
        lines=_tuples(st.builds(Line, SECONDS, st.sampled_from(Kind), line)),
        asked=_tuples(st.builds(Asked, SECONDS, words, words, words, words, st.none() | SECONDS)),
        actions=_tuples(st.builds(Action, words, words, st.none() | DAYS, words, words, words)),
        decisions=_tuples(st.builds(Decision, words, words, words, words, st.sampled_from(Choice), SECONDS)),
        replies=_tuples(st.builds(Reply, SECONDS, words, st.booleans(), st.none() | MOMENTS)),
        extra=st.just({}),
    )


def _tuples(items: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(items, max_size=4).map(tuple)


CLEAN = any_text.map(clean)

clean_sessions = _sessions(CLEAN, CLEAN.map(lambda text: text.replace("\n", " ")))
"""As they are in memory: every text went through the door, and no line holds a line end."""

hostile_sessions = _sessions(any_text, any_text)
"""As they would be if a text had found another way in."""
