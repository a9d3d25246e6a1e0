"""The file is whole at every moment, whatever fails; and it is nobody else's."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from coachtui.errors import StorageError
from coachtui.storage import filesystem
from coachtui.storage.atomic import AtomicJSONStorage, Tables, sweep_temp_files
from coachtui.storage.filesystem import FILE_SYSTEM, probe
from coachtui.storage.reasons import DamagedError
from tests.unit.storage.faults import (
    BEFORE_THE_REPLACE,
    FAULTS,
    STEPS,
    Fault,
    Killed,
    failing,
    failing_after_half,
    files_in,
)

NAME = "20261123T120000Z-7f3a.json"
OLD: Tables = {"lines": {"1": {"text": "old"}}}
NEW: Tables = {"lines": {"1": {"text": "new"}, "2": {"text": "שלום 👩\u200d👧"}}}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a file that holds `OLD`."""
    AtomicJSONStorage(tmp_path / NAME).write(OLD)
    return tmp_path / NAME


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o777], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """Run a test under several umasks."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_what_is_written_is_read(path: Path) -> None:
    AtomicJSONStorage(path).write(NEW)
    assert AtomicJSONStorage(path).read() == NEW


def test_no_file_is_an_empty_database(tmp_path: Path) -> None:
    assert AtomicJSONStorage(tmp_path / NAME).read() is None


def test_tinydb_works_on_it(tmp_path: Path) -> None:
    with TinyDB(tmp_path / NAME, storage=AtomicJSONStorage) as database:
        database.table("lines").insert({"text": "one"})
        database.table("lines").insert({"text": "two"})
    with TinyDB(tmp_path / NAME) as plain:
        assert [line["text"] for line in plain.table("lines")] == ["one", "two"]


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize("step", BEFORE_THE_REPLACE)
def test_a_failed_step_leaves_the_old_file_and_nothing_else(path: Path, step: str, fault: Fault) -> None:
    storage = AtomicJSONStorage(path, files=failing(step, fault))
    with pytest.raises(StorageError) as refused:
        storage.write(NEW)
    assert "safe in this window" in refused.value.hint
    assert AtomicJSONStorage(path).read() == OLD
    assert files_in(path.parent) == {NAME}
    storage.write(NEW)
    assert AtomicJSONStorage(path).read() == NEW


def test_a_folder_that_cannot_be_synced_is_a_failure_although_the_new_file_stands(path: Path) -> None:
    storage = AtomicJSONStorage(path, files=failing("sync_folder", FAULTS["disk fault"]))
    with pytest.raises(StorageError, match="the disk reports a fault"):
        storage.write(NEW)
    assert storage.seen is not None
    assert AtomicJSONStorage(path).read() == NEW


def test_a_disk_that_fills_up_in_the_middle_leaves_the_old_file(path: Path) -> None:
    with pytest.raises(StorageError, match="the disk is full"):
        AtomicJSONStorage(path, files=failing_after_half(FAULTS["disk full"])).write(NEW)
    assert AtomicJSONStorage(path).read() == OLD
    assert files_in(path.parent) == {NAME}


def test_a_disk_that_takes_a_byte_at_a_time_gets_them_all(path: Path) -> None:
    slow = replace(FILE_SYSTEM, write=lambda handle, content: os.write(handle, content[:1]))
    AtomicJSONStorage(path, files=slow).write(NEW)
    assert AtomicJSONStorage(path).read() == NEW


@pytest.mark.parametrize("step", STEPS)
def test_a_kill_at_any_step_leaves_the_old_or_the_new_file(path: Path, step: str) -> None:
    with pytest.raises(Killed):
        AtomicJSONStorage(path, files=failing(step, Killed)).write(NEW)
    assert AtomicJSONStorage(path).read() == (NEW if step == "sync_folder" else OLD)


def test_the_disk_has_the_text_before_the_name_and_the_name_before_we_say_so(path: Path) -> None:
    steps: list[str] = []

    def fsync(handle: int) -> None:
        steps.append("text on disk")
        os.fsync(handle)

    def replacing(temp: Path, path: Path) -> None:
        steps.append("name")
        temp.replace(path)

    def sync_folder(folder: Path) -> None:
        steps.append(f"name on disk: {folder.name}")

    files = replace(FILE_SYSTEM, fsync=fsync, replace=replacing, sync_folder=sync_folder)
    AtomicJSONStorage(path, files=files).write(NEW)
    assert steps == ["text on disk", "name", f"name on disk: {path.parent.name}"]


def test_everything_made_is_its_owners_only(tmp_path: Path, umask: int) -> None:
    temp_modes: list[int] = []

    def replacing(old: Path, new: Path) -> None:
        temp_modes.append(mode(old))
        old.replace(new)

    path = tmp_path / "a" / "b" / NAME
    AtomicJSONStorage(path, files=replace(FILE_SYSTEM, replace=replacing)).write(NEW)
    assert temp_modes == [0o600]
    assert [mode(path), mode(path.parent), mode(path.parent.parent)] == [0o600, 0o700, 0o700]


def test_a_file_that_others_could_read_is_its_owners_only_after_a_save(path: Path) -> None:
    path.chmod(0o644)
    AtomicJSONStorage(path).write(NEW)
    assert mode(path) == 0o600


def test_a_folder_syncing_that_is_not_known_here_is_no_failure(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    AtomicJSONStorage(path).write(NEW)


def test_a_folder_that_somebody_else_makes_at_the_same_time_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.mkdir

    def mkdir(self: Path, mode: int) -> None:
        real(self, 0o750)
        raise FileExistsError

    monkeypatch.setattr(Path, "mkdir", mkdir)
    AtomicJSONStorage(tmp_path / "a" / NAME).write(NEW)
    assert mode(tmp_path / "a") == 0o750


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf"), 2**64])
def test_what_is_no_number_is_not_written(path: Path, number: float) -> None:
    with pytest.raises(StorageError, match="a number that cannot be written"):
        AtomicJSONStorage(path).write({"lines": {"1": {"x": [{"deep": number}]}}})
    assert AtomicJSONStorage(path).read() == OLD


@given(st.text(st.characters()))
def test_the_file_is_utf8_and_strict_json_whatever_the_text(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.mktemp("any") / NAME
    AtomicJSONStorage(path).write({"lines": {"1": {"text": text}}})
    found = json.loads(path.read_bytes().decode("utf-8", "strict"))["lines"]["1"]["text"]
    assert found.encode("utf-8") is not None
    assert found == "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)


class TestWhatIsNotAnOrdinaryFile:
    def test_a_link_is_not_followed(self, path: Path) -> None:
        link = path.with_name("20261123T120000Z-0000.json")
        link.symlink_to(path)
        with pytest.raises(StorageError, match="links are not followed"):
            AtomicJSONStorage(link).read()

    def test_a_pipe_does_not_block(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / NAME)
        with pytest.raises(StorageError, match="not an ordinary file"):
            AtomicJSONStorage(tmp_path / NAME).read()

    def test_a_device_is_refused(self) -> None:
        with pytest.raises(StorageError, match="not an ordinary file"):
            AtomicJSONStorage(Path("/dev/zero")).read()

    def test_a_folder_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(StorageError):
            AtomicJSONStorage(tmp_path).read()

    def test_a_huge_file_is_not_read(self, path: Path) -> None:
        os.truncate(path, filesystem.LARGEST + 1)
        with pytest.raises(StorageError, match="larger than 64 MB"):
            AtomicJSONStorage(path).read()


def test_a_session_larger_than_we_read_is_not_written(path: Path) -> None:
    huge: Tables = {"lines": {"1": {"text": "a" * filesystem.LARGEST}}}
    with pytest.raises(StorageError, match="larger than 64 MB"):
        AtomicJSONStorage(path).write(huge)


@pytest.mark.parametrize("refused", [FAULTS["no permission"], FAULTS["disk fault"]])
def test_a_file_that_may_not_be_read_is_not_called_damaged(path: Path, refused: Fault) -> None:
    with pytest.raises(StorageError, match=r"may not be read|reports a fault") as said:
        AtomicJSONStorage(path, files=failing("open_to_read", refused)).read()
    assert not isinstance(said.value, DamagedError)


class TestSweeping:
    def test_removes_what_a_killed_program_left(self, path: Path) -> None:
        left = path.with_name(f".{path.stem}.abcd1234.tmp")
        left.write_text("half a senten")
        assert sweep_temp_files(path.parent) == 1
        assert files_in(path.parent) == {NAME}

    def test_leaves_what_is_still_being_written(self, path: Path) -> None:
        handle, temp = FILE_SYSTEM.open_temp(path)
        assert sweep_temp_files(path.parent) == 0
        assert temp.exists()
        os.close(handle)
        assert sweep_temp_files(path.parent) == 1

    def test_leaves_links_and_files_of_other_programs(self, path: Path) -> None:
        others = {".swp.tmp", "notes.tmp", f"{path.stem}.x.tmp"}
        for name in others:
            path.with_name(name).write_text("mine")
        link = path.with_name(f".{path.stem}.abcd1234.tmp")
        link.symlink_to(path)
        assert sweep_temp_files(path.parent) == 0
        assert files_in(path.parent) == {NAME, link.name, *others}

    def test_of_no_folder_finds_nothing(self, tmp_path: Path) -> None:
        assert sweep_temp_files(tmp_path / "none") == 0

    def test_where_files_cannot_be_locked_leaves_them(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        left = path.with_name(f".{path.stem}.abcd1234.tmp")
        left.touch()

        def flock(handle: int, operation: int) -> None:
            raise OSError(errno.ENOLCK, "No locks available")

        monkeypatch.setattr(fcntl, "flock", flock)
        assert sweep_temp_files(path.parent) == 0
        AtomicJSONStorage(path).write(NEW)
        assert AtomicJSONStorage(path).read() == NEW


class TestProbing:
    def test_leaves_no_trace_and_makes_no_folder(self, tmp_path: Path) -> None:
        probe(tmp_path / "a" / "b")
        assert files_in(tmp_path) == set()

    def test_finds_a_file_in_the_way(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_text("x")
        with pytest.raises(NotADirectoryError):
            probe(tmp_path / "a" / "b")

    @pytest.mark.parametrize("step", ["open_temp", "write", "fsync"])
    def test_tells_what_a_save_would_meet(self, tmp_path: Path, step: str) -> None:
        with pytest.raises(OSError, match="space"):
            probe(tmp_path, failing(step, FAULTS["disk full"]))
        assert files_in(tmp_path) == set()
