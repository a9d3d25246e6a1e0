"""Nobody's text is lost: not by a fault, not by another program, not by us."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tinydb import TinyDB

from coachtui.errors import Problem, StorageError
from coachtui.session import Session
from coachtui.storage import open_store
from coachtui.storage.atomic import Tables
from coachtui.storage.filesystem import FILE_SYSTEM
from coachtui.storage.record import FORMAT, to_record
from coachtui.storage.tinydb_store import TinyDBStore
from tests.builders import NOON, a_session
from tests.unit.storage.faults import BEFORE_THE_REPLACE, FAULTS, STEPS, Killed, failing, files_in

SESSION = a_session("What she saw", "What she hoped", revision=3)
LATER = replace(SESSION, revision=4, focus="wait time")
NAME = f"{SESSION.id}.json"
GOLDEN = Path(__file__).parents[2] / "golden" / "sessions" / "format-1.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sessions"


@pytest.fixture
def told() -> list[Problem]:
    """Return what the coach was told."""
    return []


@pytest.fixture
def store(folder: Path, told: list[Problem]) -> TinyDBStore:
    """Return a store that has saved `SESSION`."""
    store = TinyDBStore(folder, report=told.append)
    store.save(SESSION)
    return store


def write(folder: Path, content: str | bytes, name: str = NAME) -> None:
    """Change a file as another program would: in place."""
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)


def as_json(session: Session) -> str:
    return json.dumps(to_record(session))


class TestTheFile:
    def test_is_a_tinydb_database_with_the_tables_of_the_format(self, store: TinyDBStore, folder: Path) -> None:
        with TinyDB(folder / NAME) as plain:
            assert plain.tables() == {"session", "lines", "asked", "actions", "decisions", "replies"}
            (document,) = plain.table("session").all()
            assert (document["format"], document["id"], document["revision"]) == (FORMAT, SESSION.id, 3)
            assert [line["text"] for line in plain.table("lines")] == ["What she saw", "What she hoped"]

    def test_may_be_changed_with_tinydb_between_two_sittings(self, store: TinyDBStore, folder: Path) -> None:
        with TinyDB(folder / NAME) as plain:
            plain.table("lines").insert({"at": 30, "kind": "note", "text": "added by hand"})
            plain.table("mine").insert({"x": 1})
        session = store.load(SESSION.id)
        assert session.lines[-1].text == "added by hand"
        store.save(replace(session, revision=4))
        with TinyDB(folder / NAME) as plain:
            assert plain.table("mine").all() == [{"x": 1}]

    def test_of_format_1_still_loads(self, store: TinyDBStore, folder: Path) -> None:
        shutil.copy(GOLDEN, folder / "20261123T143005Z-7f3a.json")
        assert store.load("20261123T143005Z-7f3a").coachee == "S. M."

    def test_is_made_with_its_folder_by_the_first_save_only(self, folder: Path) -> None:
        store = TinyDBStore(folder)
        store.summaries()
        store.check_writable()
        assert not folder.exists()
        assert not store.exists(SESSION.id)
        store.save(SESSION)
        assert store.exists(SESSION.id)
        assert files_in(folder) == {NAME}

    def test_left_half_written_by_a_killed_program_is_gone_at_the_next_start(
        self, store: TinyDBStore, folder: Path
    ) -> None:
        write(folder, "half a senten", f".{SESSION.id}.abcd1234.tmp")
        assert open_store(folder).load(SESSION.id) == SESSION
        assert files_in(folder) == {NAME}

    def test_is_written_once_per_save(self, folder: Path) -> None:
        names: list[str] = []

        def counting(temp: Path, path: Path) -> None:
            names.append(path.name)
            temp.replace(path)

        TinyDBStore(folder, files=replace(FILE_SYSTEM, replace=counting)).save(SESSION)
        assert names == [NAME]


class TestAFault:
    @pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
    @pytest.mark.parametrize("step", STEPS)
    def test_at_any_step_is_told_and_the_next_save_mends_it(
        self, store: TinyDBStore, folder: Path, step: str, fault: Callable[[], OSError]
    ) -> None:
        failing_store = TinyDBStore(folder, files=failing(step, fault))
        failing_store.load(SESSION.id)
        with pytest.raises(StorageError):
            failing_store.save(LATER)
        expected = SESSION if step in BEFORE_THE_REPLACE else LATER
        assert TinyDBStore(folder).load(SESSION.id) == expected
        failing_store.save(replace(LATER, revision=5))
        assert TinyDBStore(folder).load(SESSION.id).revision == 5
        assert files_in(folder) == {NAME}

    @pytest.mark.parametrize("step", STEPS)
    def test_as_sudden_as_a_kill_leaves_a_whole_session(self, store: TinyDBStore, folder: Path, step: str) -> None:
        with pytest.raises(Killed):
            TinyDBStore(folder, files=failing(step, Killed)).save(LATER)
        assert TinyDBStore(folder).load(SESSION.id) in (SESSION, LATER)

    def test_of_the_disk_is_found_by_the_check_too(self, folder: Path) -> None:
        with pytest.raises(StorageError, match="the disk is full"):
            TinyDBStore(folder, files=failing("write", FAULTS["disk full"])).check_writable()

    def test_like_a_missing_disk_does_not_make_the_folder_anew(self, store: TinyDBStore, folder: Path) -> None:
        folder.rename(folder.with_name("taken out"))
        with pytest.raises(StorageError, match="the folder is gone"):
            store.save(LATER)
        assert not folder.exists()
        folder.with_name("taken out").rename(folder)
        store.save(LATER)
        assert store.load(SESSION.id) == LATER

    def test_in_the_folders_place_is_told(self, folder: Path) -> None:
        folder.write_text("a file")
        with pytest.raises(StorageError, match="a file stands where the folder should be"):
            TinyDBStore(folder).save(SESSION)
        assert TinyDBStore(folder).summaries()[1][0].source == "sessions"


class TestAnotherProgram:
    def test_that_only_touched_the_file_is_no_concern(self, store: TinyDBStore, folder: Path) -> None:
        os.utime(folder / NAME, ns=(1, 1))
        store.save(LATER)
        assert store.load(SESSION.id) == LATER

    def test_that_copied_the_same_file_back_is_no_concern(self, store: TinyDBStore, folder: Path) -> None:
        shutil.copy(folder / NAME, folder / "copy")
        (folder / "copy").replace(folder / NAME)
        store.save(LATER)
        assert store.load(SESSION.id) == LATER

    @pytest.mark.parametrize("revision", [2, 3, 4, 9])
    def test_that_changed_the_session_is_not_written_over(
        self, store: TinyDBStore, folder: Path, revision: int
    ) -> None:
        theirs = replace(SESSION, revision=revision, focus="from another machine")
        write(folder, as_json(theirs))
        with pytest.raises(StorageError, match="another program has changed") as refused:
            store.save(LATER)
        assert "safe in this window" in refused.value.hint
        assert TinyDBStore(folder).load(SESSION.id) == theirs

    def test_and_we_can_both_be_kept(self, store: TinyDBStore, folder: Path) -> None:
        theirs = as_json(replace(SESSION, revision=9, focus="from another machine"))
        write(folder, theirs)
        kept = store.keep_both(SESSION.id)
        store.save(LATER)
        assert kept == f"{SESSION.id}.other-1.json"
        assert (folder / kept).read_text() == theirs
        assert store.load(SESSION.id) == LATER
        assert store.summaries()[1] == ()

    def test_that_removed_the_file_left_nothing_to_keep(self, store: TinyDBStore, folder: Path) -> None:
        (folder / NAME).unlink()
        with pytest.raises(StorageError, match="there is no session"):
            store.keep_both(SESSION.id)

    def test_and_we_cannot_both_be_kept_where_nothing_can_be_made(
        self, store: TinyDBStore, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refused(self: Path, target: Path) -> None:
            raise FAULTS["read only"]()

        monkeypatch.setattr(Path, "hardlink_to", refused)
        monkeypatch.setattr(Path, "rename", refused)
        write(folder, as_json(replace(SESSION, revision=9)))
        with pytest.raises(StorageError, match="only be read, not written"):
            store.keep_both(SESSION.id)
        with pytest.raises(StorageError, match="another program has changed"):
            store.save(LATER)

    def test_that_removed_the_file_costs_nothing(self, store: TinyDBStore, folder: Path) -> None:
        (folder / NAME).unlink()
        store.save(LATER)
        assert store.load(SESSION.id) == LATER

    def test_that_wrote_a_newer_format_is_not_written_over(self, store: TinyDBStore, folder: Path) -> None:
        newer = as_json(SESSION).replace('"format": 1', '"format": 7')
        write(folder, newer)
        for attempt in (store.load, lambda _: store.save(LATER)):
            with pytest.raises(StorageError, match="newer coachtui"):
                attempt(SESSION.id)
        assert (folder / NAME).read_text() == newer

    def test_that_put_a_link_there_is_not_followed(self, store: TinyDBStore, folder: Path, tmp_path: Path) -> None:
        target = tmp_path / "target.json"
        (folder / NAME).rename(target)
        (folder / NAME).symlink_to(target)
        with pytest.raises(StorageError, match="links are not followed"):
            store.load(SESSION.id)
        with pytest.raises(StorageError, match="something else than a file"):
            store.save(LATER)
        assert TinyDBStore(folder).summaries()[1][0].source == NAME
        assert target.read_text() == as_compact_json(SESSION)

    def test_that_put_a_pipe_there_blocks_nobody(self, store: TinyDBStore, folder: Path) -> None:
        (folder / NAME).unlink()
        os.mkfifo(folder / NAME)
        for attempt in (store.load, lambda _: store.save(LATER)):
            with pytest.raises(StorageError, match=r"ordinary file|something else than a file"):
                attempt(SESSION.id)
        assert len(store.summaries()[1]) == 1


def as_compact_json(session: Session) -> str:
    return json.dumps(to_record(session), ensure_ascii=False, separators=(",", ":"))


class TestAStoreThatHasNotReadTheFile:
    def test_saves_a_later_state(self, store: TinyDBStore, folder: Path) -> None:
        TinyDBStore(folder).save(LATER)
        assert TinyDBStore(folder).load(SESSION.id) == LATER

    def test_saves_the_same_state(self, store: TinyDBStore, folder: Path) -> None:
        TinyDBStore(folder).save(SESSION)

    @pytest.mark.parametrize(
        "ours",
        [replace(SESSION, focus="other"), replace(LATER, created=NOON + timedelta(seconds=1))],
        ids=["same revision, other text", "another session of the same id"],
    )
    def test_does_not_write_over_what_is_no_earlier_state(
        self, store: TinyDBStore, folder: Path, ours: Session
    ) -> None:
        with pytest.raises(StorageError, match="another program has changed"):
            TinyDBStore(folder).save(ours)
        assert store.load(SESSION.id) == SESSION


DAMAGE: dict[str, bytes] = {
    "empty": b"",
    "cut short": as_json(SESSION).encode()[:200],
    "tail of an older text": as_json(SESSION).encode() + b'"}}}',
    "not JSON": b"\xff\xfe\x00",
    "null": b"null",
    "no session": b'{"session": {}}',
    "bad document id": as_json(SESSION).encode().replace(b'"2": {', b'"two": {'),
    "a document is a list": as_json(SESSION).encode().replace(b'"asked": {}', b'"asked": {"1": []}'),
    "a table is a list": as_json(SESSION).encode().replace(b'"asked": {}', b'"asked": []'),
    "wrong type": as_json(SESSION).encode().replace(b'"revision": 3', b'"revision": "3"'),
    "nested": b"[" * 100_000,
    "another session": as_json(replace(SESSION, id="20000101T000000Z-0000")).encode(),
}


@pytest.mark.parametrize("content", DAMAGE.values(), ids=DAMAGE)
class TestADamagedFile:
    def test_is_refused_and_left_alone_on_reading(self, folder: Path, store: TinyDBStore, content: bytes) -> None:
        write(folder, content)
        with pytest.raises(StorageError) as refused:
            store.load(SESSION.id)
        found, problems = store.summaries()
        assert found == () or b'"revision": 3' in content  # a list looks at the session's own document only
        assert [problem.message for problem in problems] == ([] if found else [refused.value.message])
        assert (folder / NAME).read_bytes() == content

    def test_makes_room_for_a_save_and_is_kept(
        self, folder: Path, store: TinyDBStore, told: list[Problem], content: bytes
    ) -> None:
        write(folder, content)
        store.save(LATER)
        assert store.load(SESSION.id) == LATER
        assert files_in(folder) == {NAME, f"{SESSION.id}.broken-1.json"}
        assert (folder / f"{SESSION.id}.broken-1.json").read_bytes() == content
        (problem,) = told
        assert problem.source == f"{SESSION.id}.broken-1.json"
        assert "was damaged" in problem.message
        assert store.summaries()[1] == ()


class TestFilesKeptAside:
    def test_never_take_each_others_name(self, folder: Path, store: TinyDBStore) -> None:
        for revision, content in enumerate(["first", "second", "third"], start=4):
            write(folder, content)
            store.save(replace(SESSION, revision=revision))
        kept = [(folder / f"{SESSION.id}.broken-{number}.json").read_text() for number in (1, 2, 3)]
        assert kept == ["first", "second", "third"]

    def test_are_not_repeated_when_the_save_fails_again_and_again(
        self, folder: Path, store: TinyDBStore, told: list[Problem]
    ) -> None:
        write(folder, "damaged")
        full = TinyDBStore(folder, report=told.append, files=failing("write", FAULTS["disk full"], times=3))
        for _ in range(3):
            with pytest.raises(StorageError, match="the disk is full"):
                full.save(LATER)
        assert (folder / NAME).read_text() == "damaged"
        assert told == []
        full.save(LATER)
        assert len(told) == 1
        assert files_in(folder) == {NAME, f"{SESSION.id}.broken-1.json"}

    def test_work_where_a_file_cannot_have_two_names(
        self, folder: Path, store: TinyDBStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def hardlink_to(self: Path, target: Path) -> None:
            raise PermissionError

        monkeypatch.setattr(Path, "hardlink_to", hardlink_to)
        write(folder, "damaged")
        store.save(LATER)
        assert (folder / f"{SESSION.id}.broken-1.json").read_text() == "damaged"

    def test_include_the_original_of_an_upgraded_file(self, folder: Path) -> None:
        folder.mkdir()
        old = as_json(SESSION).replace('"format": 1', '"format": 0')
        write(folder, old)

        def same(tables: Tables) -> Tables:
            return tables

        store = TinyDBStore(folder, upgrades={0: same})
        session = store.load(SESSION.id)
        assert (folder / NAME).read_text() == old
        store.save(replace(session, revision=4))
        store.save(replace(session, revision=5))
        assert (folder / f"{SESSION.id}.older-1.json").read_text() == old
        assert files_in(folder) == {NAME, f"{SESSION.id}.older-1.json"}


class TestTheList:
    def test_passes_over_what_is_no_session_and_tells_of_what_may_be_one(
        self, folder: Path, store: TinyDBStore
    ) -> None:
        for name in (f".{SESSION.id}.abcd1234.tmp", f"{SESSION.id}.broken-1.json", ".hidden.json", "readme.txt"):
            write(folder, "x", name)
        write(folder, as_json(SESSION), f"{SESSION.id} (conflict \u202ecopy).json")
        found, (problem,) = store.summaries()
        assert [summary.id for summary in found] == [SESSION.id]
        assert problem.source == f"{SESSION.id} (conflict copy).json"
        assert "not how a session's file is named" in problem.message

    def test_tells_of_a_file_that_was_renamed(self, folder: Path, store: TinyDBStore) -> None:
        (folder / NAME).rename(folder / "20000101T000000Z-0000.json")
        found, (problem,) = store.summaries()
        assert found == ()
        assert SESSION.id in problem.message

    def test_goes_on_when_a_file_goes_away_meanwhile(self, store: TinyDBStore, folder: Path) -> None:
        gone = replace(FILE_SYSTEM, open_to_read=lambda path: os.open(path / "gone", os.O_RDONLY))
        (folder / NAME).unlink()
        (folder / NAME).mkdir()
        assert TinyDBStore(folder, files=gone).summaries() == ((), ())
