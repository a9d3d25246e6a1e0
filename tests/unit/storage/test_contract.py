"""What every store promises."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from coachtui.errors import StorageError
from coachtui.session import Action
from coachtui.storage import SessionStore, open_store
from tests.builders import NOON, a_session
from tests.hostile import MUST_NOT_REACH_A_TERMINAL, every_hostile_text
from tests.unit.storage.stores import MemoryStore

STORES: dict[str, Callable[[Path], SessionStore]] = {
    "tinydb": open_store,
    "memory": lambda _: MemoryStore(),
}


@pytest.fixture(params=list(STORES.values()), ids=list(STORES))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> SessionStore:
    opened: SessionStore = request.param(tmp_path / "sessions")
    return opened


class TestAStore:
    def test_gives_back_what_was_saved(self, store: SessionStore) -> None:
        session = a_session("one", "two", focus="wait time")
        store.save(session)
        assert store.load(session.id) == session

    def test_keeps_the_last_of_many_saves(self, store: SessionStore) -> None:
        for revision in range(5):
            store.save(a_session("x" * (5 - revision), revision=revision))
        assert store.load(a_session().id) == a_session("x", revision=4)

    def test_never_puts_an_older_state_over_a_newer_one(self, store: SessionStore) -> None:
        store.save(a_session("newer", revision=5))
        with pytest.raises(StorageError, match="newer"):
            store.save(a_session("older", revision=4))
        assert store.load(a_session().id) == a_session("newer", revision=5)

    def test_takes_the_same_state_twice(self, store: SessionStore) -> None:
        store.save(a_session("one", revision=3))
        store.save(a_session("one", revision=3))
        assert store.load(a_session().id).revision == 3

    def test_has_the_newest_state_when_threads_race(self, store: SessionStore) -> None:
        def save(first: int) -> None:
            for revision in range(first, 40, 2):
                try:
                    store.save(a_session(f"text {revision}", revision=revision))
                except StorageError as error:
                    assert "newer" in error.message  # noqa: PT017  (in a thread of its own)

        threads = [threading.Thread(target=save, args=(first,)) for first in (0, 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert store.load(a_session().id) == a_session("text 39", revision=39)

    def test_says_so_when_there_is_no_such_session(self, store: SessionStore) -> None:
        with pytest.raises(StorageError, match="there is no"):
            store.load("20000101T000000Z-0000")

    @every_hostile_text
    def test_takes_nothing_but_an_id_for_a_name(self, store: SessionStore, text: str) -> None:
        with pytest.raises(StorageError) as refused:
            store.load(text)
        assert MUST_NOT_REACH_A_TERMINAL.isdisjoint(refused.value.message)
        assert "\n" not in refused.value.message
        with pytest.raises(StorageError):
            store.save(a_session(id=text))

    def test_lists_sessions_newest_first(self, store: SessionStore) -> None:
        days = [3, 1, 2]
        for day in days:
            store.save(a_session("one", "two", id=f"2026010{day}T000000Z-0000", created=NOON + timedelta(days=day)))
        found, problems = store.summaries()
        assert [summary.id[7] for summary in found] == ["3", "2", "1"]
        assert problems == ()

    def test_lists_what_a_session_is_about(self, store: SessionStore) -> None:
        session = a_session("one", coachee="S. M.", focus="wait time", elapsed=90, revision=1)
        store.save(replace(session, actions=(Action("count"), Action("film", status="done"))))
        (summary,) = store.summaries()[0]
        assert (summary.coachee, summary.focus, summary.elapsed) == ("S. M.", "wait time", 90)
        assert (summary.lines, summary.actions_open) == (1, 1)

    def test_lists_nothing_before_the_first_save(self, store: SessionStore) -> None:
        assert store.summaries() == ((), ())

    def test_can_be_written_to(self, store: SessionStore) -> None:
        store.check_writable()
