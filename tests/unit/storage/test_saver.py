"""The saver writes the newest state soon, seldom and never in the typist's way, and it tells the truth."""

from __future__ import annotations

import gc
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.session import Session
from coachtui.storage import SaveDone, Saver, open_store
from coachtui.storage.saver import Clock, Pace
from tests.builders import NOON, a_session
from tests.unit.storage.stores import MemoryStore, SlowStore, WatchedStore

LONG = 10.0
"""Seconds after which a test gives up; none waits for it."""


class StillClock(Clock):
    """Time that passes only when a test says so, and a record of what the saver waits for."""

    def __init__(self) -> None:
        self._seconds = 0.0
        self._condition: threading.Condition | None = None
        self._waits: queue.SimpleQueue[float | None] = queue.SimpleQueue()

    def now(self) -> datetime:
        return NOON

    def monotonic(self) -> float:
        return self._seconds

    def wait(self, condition: threading.Condition, seconds: float | None) -> None:
        if threading.current_thread().name == "saver":
            self._condition = condition
            self._waits.put(seconds)
        condition.wait(LONG)

    def waited_for(self) -> float | None:
        """Return what the saver waits for next, once it does: seconds, or None for a change."""
        return self._waits.get(timeout=LONG)

    def forward(self, seconds: float) -> None:
        """Let time pass while the saver waits."""
        assert self._condition is not None
        with self._condition:
            self._seconds += seconds
            self._condition.notify_all()


class Desk:
    """A saver with its store, its clock and what it told."""

    def __init__(self, store: WatchedStore) -> None:
        self.store = store
        self.clock = StillClock()
        self.told: queue.SimpleQueue[SaveDone] = queue.SimpleQueue()
        self.saver = Saver(store, self.told.put, self.clock, Pace())

    def type(self, revision: int) -> None:
        """Hand over a state."""
        self.saver.changed(a_session(revision=revision))

    def next_done(self) -> SaveDone:
        """Return how the next attempt ended, once it has."""
        return self.told.get(timeout=LONG)


@pytest.fixture
def desk() -> Iterator[Desk]:
    """Return a saver over a store that works."""
    made = Desk(WatchedStore())
    yield made
    made.saver.stop(LONG)


class TestPace:
    def test_the_first_change_is_written_at_once(self, desk: Desk) -> None:
        desk.type(1)
        assert desk.next_done() == SaveDone(1, NOON)
        assert desk.store.saved == [1]
        assert desk.clock.waited_for() is None

    def test_many_changes_in_a_row_are_one_write(self, desk: Desk) -> None:
        desk.type(1)
        desk.next_done()
        assert desk.clock.waited_for() is None
        for revision in range(2, 50):
            desk.type(revision)
        assert desk.clock.waited_for() == 0.25
        assert desk.store.saved == [1]
        desk.clock.forward(0.25)
        assert desk.next_done().revision == 49
        assert desk.store.saved == [1, 49]

    def test_steady_typing_never_puts_the_write_off(self, desk: Desk) -> None:
        desk.type(0)
        desk.next_done()
        for revision in range(1, 31):  # ten keys a second for three seconds
            desk.clock.waited_for()
            desk.clock.forward(0.1)
            desk.type(revision)
        desk.saver.flush(LONG)
        gaps = [later - earlier for earlier, later in zip(desk.store.saved, desk.store.saved[1:], strict=False)]
        assert max(gaps) <= 4
        assert len(desk.store.saved) <= 13

    def test_after_a_quiet_time_the_next_change_is_written_at_once(self, desk: Desk) -> None:
        desk.type(1)
        desk.next_done()
        desk.clock.waited_for()
        desk.clock.forward(60)
        desk.type(2)
        assert desk.next_done().revision == 2

    @given(st.integers(1, 10**6))
    def test_retries_grow_to_a_limit(self, failures: int) -> None:
        pace = Pace()
        assert pace.first_retry <= pace.retry(failures) <= pace.retry(failures + 1) <= pace.longest_retry


class TestOrder:
    def test_an_older_state_is_passed_over(self, desk: Desk) -> None:
        desk.type(5)
        desk.type(4)
        assert desk.saver.flush(LONG).revision == 5
        assert desk.store.saved == [5]

    def test_the_same_state_is_written_once(self, desk: Desk) -> None:
        session = a_session(revision=1)
        desk.saver.changed(session)
        desk.saver.changed(session)
        desk.saver.flush(LONG)
        desk.saver.flush(LONG)
        assert desk.store.saved == [1]

    def test_another_state_of_the_same_revision_is_written(self, desk: Desk) -> None:
        desk.saver.changed(a_session(revision=1))
        desk.saver.flush(LONG)
        desk.saver.changed(a_session(revision=1, elapsed=60))
        desk.saver.flush(LONG)
        assert desk.store.saved == [1, 1]

    def test_one_saver_saves_one_session(self, desk: Desk) -> None:
        desk.type(1)
        with pytest.raises(ValueError, match="one session"):
            desk.saver.changed(a_session(id="20000101T000000Z-0000"))

    def test_writes_never_overlap_and_never_go_back(self) -> None:
        store = SlowStore()
        desk = Desk(store)
        desk.type(1)
        assert store.begun.acquire(timeout=LONG)
        for revision in (2, 3, 4):
            desk.type(revision)
        assert not store.begun.acquire(blocking=False)
        store.go_on.release(2)
        assert desk.saver.stop(LONG).revision == 4
        assert store.saved == [1, 4]

    def test_threads_that_type_at_once_end_with_the_newest(self, tmp_path: Path) -> None:
        store = open_store(tmp_path)
        saver = Saver(store, lambda _: None)

        def type_from(first: int) -> None:
            for revision in range(first, 200, 2):
                saver.changed(a_session(revision=revision))

        threads = [threading.Thread(target=type_from, args=(first,)) for first in (0, 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert saver.stop(LONG).error is None
        assert store.load(a_session().id).revision == 199


class TestAFailedSave:
    def test_is_told_and_tried_again_at_growing_intervals(self, desk: Desk) -> None:
        desk.store.failures = 3
        desk.type(1)
        for seconds in (1.0, 2.0, 4.0):
            error = desk.next_done().error
            assert error is not None
            assert error.message == "the disk is full"
            assert desk.clock.waited_for() == seconds
            desk.clock.forward(seconds)
        assert desk.next_done() == SaveDone(1, NOON)

    def test_is_tried_again_with_the_next_change(self, desk: Desk) -> None:
        desk.store.failures = 1
        desk.type(1)
        assert desk.next_done().error is not None
        assert desk.clock.waited_for() == 1.0
        desk.type(2)
        assert desk.clock.waited_for() == 0.25
        desk.clock.forward(0.25)
        assert desk.next_done() == SaveDone(2, NOON)
        assert desk.store.tried == [1, 2]

    def test_is_tried_again_by_a_flush_which_tells_how_it_went(self, desk: Desk) -> None:
        desk.store.failures = 2
        desk.type(1)
        desk.next_done()
        failed = desk.saver.flush(LONG)
        assert failed.error is not None
        assert desk.saver.flush(LONG) == SaveDone(1, NOON)
        assert desk.store.tried == [1, 1, 1]

    def test_for_ever_stays_true_and_ends(self) -> None:
        desk = Desk(WatchedStore(failures=10**9))
        for revision in range(20):
            desk.type(revision)
            assert desk.saver.flush(LONG).error is not None
        done = desk.saver.stop(LONG)
        assert done.error is not None
        assert done.revision == 19
        assert desk.store.saved == []

    @pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
    def test_by_a_fault_of_ours_is_told_and_the_next_change_is_saved(self, desk: Desk) -> None:
        others = set(threading.enumerate())
        desk.store.failures, desk.store.fault = 1, ZeroDivisionError
        desk.type(1)
        error = desk.next_done().error
        assert error is not None
        assert "fault in coachtui" in error.message
        for thread in set(threading.enumerate()) - others:
            thread.join(LONG)
        desk.type(2)
        assert desk.saver.flush(LONG) == SaveDone(2, NOON)


class TestFlush:
    def test_with_nothing_to_save_says_so_at_once(self, desk: Desk) -> None:
        assert desk.saver.flush(LONG) == SaveDone(0, NOON)
        assert desk.store.tried == []

    def test_does_not_wait_for_the_pace(self, desk: Desk) -> None:
        desk.type(1)
        desk.next_done()
        desk.type(2)
        assert desk.saver.flush(LONG) == SaveDone(2, NOON)

    def test_does_not_wait_for_ever(self) -> None:
        store = SlowStore()
        saver = Saver(store, lambda _: None)
        saver.changed(a_session(revision=1))
        done = saver.flush(0.01)
        assert done.error is not None
        assert "longer than 0.01 seconds" in done.error.message
        store.go_on.release()
        assert saver.stop(LONG).error is None

    def test_from_a_signal_handler_in_the_middle_of_a_change_does_not_hang(self, tmp_path: Path) -> None:
        saver = Saver(open_store(tmp_path), lambda _: None)
        saver.changed(a_session(revision=1))
        with saver._state:  # as far as a change gets before the signal comes
            assert saver.flush(LONG).error is None
        saver.stop(LONG)

    def test_from_several_threads_tells_all_of_them(self, desk: Desk) -> None:
        desk.type(1)
        told: queue.SimpleQueue[SaveDone] = queue.SimpleQueue()
        threads = [threading.Thread(target=lambda: told.put(desk.saver.flush(LONG))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(LONG)
        assert [told.get(timeout=LONG) for _ in threads] == [SaveDone(1, NOON)] * 4


class TestStop:
    def test_ends_the_thread(self, desk: Desk) -> None:
        others = set(threading.enumerate())  # other tests of this process may have left some behind
        desk.type(1)
        mine = [thread for thread in set(threading.enumerate()) - others if thread.name == "saver"]
        assert len(mine) == 1
        desk.saver.stop(LONG)
        assert not mine[0].is_alive()

    def test_may_be_said_twice_and_before_anything(self) -> None:
        saver = Saver(MemoryStore(), lambda _: None)
        assert saver.stop(LONG).error is None
        assert saver.stop(LONG).error is None

    def test_is_not_the_end_of_saving(self, desk: Desk) -> None:
        desk.type(1)
        desk.saver.stop(LONG)
        desk.type(2)
        assert desk.saver.flush(LONG).revision == 2

    def test_forgotten_still_saves_when_the_program_ends_or_crashes(self, tmp_path: Path) -> None:
        program = f"""
from pathlib import Path
from coachtui.storage import Saver, open_store
from tests.builders import a_session
saver = Saver(open_store(Path({str(tmp_path)!r})), lambda _: None)
for revision in range(3):
    saver.changed(a_session(revision=revision))
raise SystemExit(3)
"""
        ended = subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[3], timeout=60, check=False)
        assert ended.returncode == 3
        assert open_store(tmp_path).load(a_session().id).revision == 2


class StuckStore(WatchedStore):
    """Never comes back from a save until the test ends."""

    def __init__(self, end: threading.Event) -> None:
        super().__init__()
        self._end = end

    def save(self, session: Session) -> None:
        self._end.wait(LONG)


def test_handing_over_never_waits_for_the_disk() -> None:
    end = threading.Event()
    saver = Saver(StuckStore(end), lambda _: None)
    sessions = [a_session(revision=revision) for revision in range(1_000)]
    saver.changed(sessions[0])
    gc.disable()
    took = sorted(seconds(partial(saver.changed, session)) for session in sessions[1:])
    gc.enable()
    end.set()
    saver.stop(LONG)
    assert took[len(took) // 2] < 50e-6


def seconds(act: Callable[[], None]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
