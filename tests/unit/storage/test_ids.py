"""Ids sort by start, and nothing else is ever taken for one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.storage import is_session_id, new_session_id
from tests.hostile import HOSTILE

MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2999, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def test_an_id_says_when_the_session_began_in_utc() -> None:
    began = datetime(2026, 11, 23, 15, 30, 5, tzinfo=timezone(timedelta(hours=1)))
    assert new_session_id(began, Random(1)) == "20261123T143005Z-2265"


@given(MOMENTS, MOMENTS, st.randoms(use_true_random=False))
def test_ids_are_ids_and_sort_by_their_second(one: datetime, other: datetime, random: Random) -> None:
    first, second = sorted([one, other])
    ids = [new_session_id(first, random), new_session_id(second, random)]
    assert all(map(is_session_id, ids))
    assert first.replace(microsecond=0) == second.replace(microsecond=0) or ids[0] < ids[1]


@pytest.mark.parametrize(
    "text",
    [
        "../20261123T143005Z-7f3a",
        "20261123T143005Z-7f3a/",
        "20261123T143005Z-7f3a\n",
        "20261123T143005Z-7F3A",
        "20261123T143005Z-7f3a.json",
        "٢٠٢٦١١٢٣T143005Z-7f3a",
        *HOSTILE.values(),
    ],
)
def test_nothing_else_is_an_id(text: str) -> None:
    assert not is_session_id(text)
