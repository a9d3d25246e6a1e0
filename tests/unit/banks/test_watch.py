"""Seeing that banks changed: comparing looks, being steady about a moment's absence, and waiting for no place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from hypothesis import given
from hypothesis import strategies as st

from coachtui.banks import Origin, SharedFolder, Shelf, Source, folders
from coachtui.banks.places import Place
from coachtui.banks.watch import NOTHING, Change, Errand, Seen, Watch, compare, look_into, steady
from coachtui.errors import Problem
from tests.builders import Clock
from tests.unit.banks.test_shelf import written


def source(name: str, origin: Origin = Origin.OWN) -> Source:
    return Source(name, origin, Path(name))


def seen(**stamps: int) -> Seen:
    return Seen(tuple((source(name), (stamp,)) for name, stamp in sorted(stamps.items())))


looks = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 2)).map(lambda stamps: seen(**stamps))


def at_once(work: Callable[[], None]) -> None:
    work()


# Comparing


def test_what_came_changed_and_went_is_told() -> None:
    change = compare(seen(a=1, b=1, c=1), seen(b=1, c=2, d=1))
    assert change == Change(added=(source("d"),), changed=(source("c"),), removed=(source("a"),))


@given(looks, looks)
def test_a_change_leads_from_one_look_to_the_other(before: Seen, now: Seen) -> None:
    change = compare(before, now)
    old, new = dict(before.stamps), dict(now.stamps)
    assert {*old, *change.added} - {*change.removed} == {*new}
    assert all(old[one] != new[one] for one in change.changed)
    assert bool(change) == (old != new)
    assert not compare(now, now)


@given(looks, looks, looks)
def test_being_steady_hides_nothing_but_a_first_absence(shown: Seen, last: Seen, now: Seen) -> None:
    made = dict(steady(shown, last, now).stamps)
    there = dict(now.stamps)
    assert {one: made[one] for one in there} == there
    kept = {*made} - {*there}
    assert kept == ({*dict(shown.stamps)} & {*dict(last.stamps)}) - {*there}
    again = steady(steady(shown, last, now), now, now)
    assert dict(again.stamps) == there


# One place


class Desk:
    """A place whose files a test puts down and takes away."""

    def __init__(self, name: str = "desk", origin: Origin = Origin.OWN) -> None:
        self.files: tuple[Source, ...] = ()
        self.problems: tuple[Problem, ...] = ()
        self.place = Place(name, origin, lambda: (self.files, self.problems))


def watched(*places: Place, clock: Clock | None = None, **given: object) -> tuple[Watch, list[Change]]:
    heard: list[Change] = []
    watch = Watch(places, heard.append, clock=(clock or Clock()).monotonic, **{"start": at_once, **given})  # type: ignore[arg-type]  # as the tests need it
    return watch, heard


def test_the_first_look_is_heard_and_an_unchanged_place_is_not_heard_again() -> None:
    desk = Desk()
    desk.files = (source("a.yaml"),)
    watch, heard = watched(desk.place)
    assert not watch.answered
    for _ in range(3):
        watch.look()
    assert watch.answered
    assert heard == [Change()]
    assert watch.seen.stamps == ((source("a.yaml"), ()),)


def test_a_file_that_an_editor_removes_and_writes_anew_was_never_gone(tmp_path: Path) -> None:
    path = written(tmp_path, "a.yaml", id="a", title="A")
    shelf = Shelf(own=tmp_path, shipped=tmp_path / "none")
    watch, heard = watched(*shelf.places)
    watch.look()
    heard.clear()
    path.unlink()
    watch.look()
    assert heard == []
    written(tmp_path, "a.yaml", id="a", title="Another")
    watch.look()
    (change,) = heard
    assert (change.added, change.removed) == ((), ())


def test_a_file_that_stays_away_is_gone_at_the_second_look(tmp_path: Path) -> None:
    path = written(tmp_path, "a.yaml", id="a", title="A")
    watch, heard = watched(*Shelf(own=tmp_path, shipped=tmp_path / "none").places)
    watch.look()
    heard.clear()
    path.unlink()
    watch.look()
    watch.look()
    (change,) = heard
    assert [one.name for one in change.removed] == ["a.yaml"]
    assert [one for one, _ in watch.seen.stamps] == []


def test_a_change_of_content_of_name_and_of_inode_is_seen(tmp_path: Path) -> None:
    path = written(tmp_path, "a.yaml", id="a", title="A")
    shelf = Shelf(own=tmp_path, shipped=tmp_path / "none")
    place = shelf.places[0]
    first = look_into(place)
    path.rename(tmp_path / "b.yaml")
    second = look_into(place)
    assert compare(first, second).removed
    assert compare(first, second).added
    other = tmp_path / "other"
    other.write_bytes((tmp_path / "b.yaml").read_bytes())
    other.replace(tmp_path / "b.yaml")
    assert compare(second, look_into(place)).changed


def test_a_folder_that_went_away_and_came_back_is_told(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    watch, heard = watched(*Shelf(folders=[SharedFolder(shared, rest=0)], shipped=tmp_path).places[:1])
    watch.look()
    assert "is not there now" in str(watch.seen.problems[0])
    written(shared, "a.yaml", id="a", title="A")
    watch.look()
    assert watch.seen.problems == ()
    assert [len(change.added) for change in heard] == [0, 1]


# Places that do not answer


def test_a_place_that_does_not_answer_keeps_nobody_waiting_and_is_named() -> None:
    slow, quick, clock = Desk("slow"), Desk("quick"), Clock()
    held: list[Callable[[], None]] = []

    def start(work: Callable[[], None]) -> None:
        if held_back and not held:
            held.append(work)
        else:
            work()

    slow.files, quick.files = (source("s.yaml"),), (source("q.yaml"),)
    held_back = False
    watch, heard = watched(slow.place, quick.place, clock=clock, start=start)
    watch.look()
    held_back = True
    watch.look()
    quick.files = (source("q.yaml"), source("r.yaml"))
    watch.look()
    assert heard[-1].added == (source("r.yaml"),)
    assert watch.late == ()
    clock.forward(3)
    watch.look()
    assert [*map(str, watch.late)] == [
        "slow: this folder does not answer, so what was there before stays in use. It may come back."
    ]
    assert watch.silent == {source("s.yaml")}
    assert source("s.yaml") in dict(watch.seen.stamps)
    held[0]()
    assert watch.late == ()
    assert watch.silent == frozenset()


def test_a_given_file_that_never_answered_is_passed_over() -> None:
    clock, desk = Clock(), Desk("there.yaml", Origin.GIVEN)
    watch, _ = watched(desk.place, clock=clock, start=lambda _: None)
    watch.look()
    clock.forward(3)
    assert [problem.message for problem in watch.late] == [
        "this file does not answer, so it is passed over for now",
    ]
    assert watch.seen == NOTHING


def test_a_shared_drive_that_hangs_does_not_hold_up_the_own_folder(tmp_path: Path, monkeypatch: object) -> None:
    written(tmp_path / "own", "a.yaml", id="a", title="A")
    hangs, begun, heard = Event(), Event(), Event()
    look = folders._look

    def hang(*arguments: object) -> object:
        begun.set()
        hangs.wait(30)
        return look(*arguments)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(folders, "_look", hang)  # type: ignore[attr-defined]  # pytest's own
    shelf = Shelf(own=tmp_path / "own", folders=[SharedFolder(tmp_path / "share")], shipped=tmp_path / "none")
    watch = Watch(shelf.places[:2], lambda _: heard.set(), clock=Clock().monotonic)
    watch.look()
    assert begun.wait(30)
    assert heard.wait(30)
    assert [one.name for one, _ in watch.seen.stamps] == ["a.yaml"]
    hangs.set()


def test_an_errand_is_never_done_twice_at_once_and_can_be_done_again() -> None:
    clock, done, held = Clock(), [], list[Callable[[], None]]()
    errand = Errand(lambda: done.append(1), clock=clock.monotonic, start=held.append)
    assert errand.begin()
    assert not errand.begin()
    clock.forward(2)
    assert errand.lasts == 2
    held.pop()()
    assert (done, errand.lasts) == ([1], 0)
    assert errand.begin()


def test_a_look_asked_for_during_another_one_follows_it() -> None:
    waiting: list[Callable[[], None]] = []
    done: list[int] = []
    errand = Errand(lambda: done.append(len(done)), clock=lambda: 0.0, start=waiting.append)
    errand.insist()
    waiting[0]()
    assert (len(done), len(waiting)) == (1, 1)
    errand.insist()
    first = waiting[1]
    errand.insist()
    errand.insist()
    assert len(waiting) == 2  # it has not begun yet, so it will see all that is new
    first()
    assert (len(done), len(waiting)) == (2, 2)


def test_what_comes_up_in_the_middle_of_a_look_is_looked_at_once_more() -> None:
    waiting: list[Callable[[], None]] = []
    done: list[int] = []

    def work() -> None:
        done.append(len(done))
        if len(done) == 1:
            errand.insist()

    errand = Errand(work, clock=lambda: 0.0, start=waiting.append)
    errand.insist()
    waiting[0]()
    waiting[1]()
    assert (len(done), len(waiting)) == (2, 2)
