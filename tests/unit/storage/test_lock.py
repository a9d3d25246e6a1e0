"""One window per session: the second is told who holds it, and a killed holder holds nothing."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from coachtui.errors import StorageError
from coachtui.storage import HeldBy, Lock, acquire
from tests.builders import NOON
from tests.hostile import every_hostile_text
from tests.unit.storage.faults import files_in

ID = "20261123T120000Z-7f3a"
FILE = f".{ID}.lock"


def test_the_second_is_told_who_holds_it_and_since_when(tmp_path: Path) -> None:
    with acquired(tmp_path):
        assert acquire(tmp_path, ID) == HeldBy(os.getpid(), socket.gethostname(), NOON)


def test_a_lock_that_was_given_back_can_be_taken_and_leaves_no_file(tmp_path: Path) -> None:
    with acquired(tmp_path):
        assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    assert files_in(tmp_path) == set()
    acquired(tmp_path).release()


def test_giving_back_twice_does_not_give_away_the_next_holders_lock(tmp_path: Path) -> None:
    first = acquired(tmp_path)
    first.release()
    with acquired(tmp_path):
        first.release()
        assert isinstance(acquire(tmp_path, ID), HeldBy)


def test_two_sessions_have_two_locks(tmp_path: Path) -> None:
    with acquired(tmp_path):
        assert isinstance(acquire(tmp_path, "20000101T000000Z-0000"), Lock)


def test_the_lock_of_a_killed_program_is_free(tmp_path: Path) -> None:
    program = f"""
import sys
from pathlib import Path
from coachtui.storage import acquire
lock = acquire(Path({str(tmp_path)!r}), {ID!r})
print("held", flush=True)
sys.stdin.read()
"""
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        held = acquire(tmp_path, ID)
        assert isinstance(held, HeldBy)
        assert held.pid == holder.pid
        holder.kill()
        holder.wait()
    assert (tmp_path / FILE).exists()
    acquired(tmp_path).release()


@pytest.mark.parametrize("content", [b"", b"null", b"[" * 4000, b'{"pid": "x"}', b"\xff", b'{"since": 1}'])
def test_a_lock_file_that_says_nothing_is_held_all_the_same(tmp_path: Path, content: bytes) -> None:
    with acquired(tmp_path):
        (tmp_path / FILE).write_bytes(content)
        assert acquire(tmp_path, ID) == HeldBy()


def test_what_a_lock_file_says_is_cleaned(tmp_path: Path) -> None:
    with acquired(tmp_path):
        (tmp_path / FILE).write_text('{"pid": 1, "host": "a\\u001b[31m\\u202eb"}')
        assert acquire(tmp_path, ID) == HeldBy(1, "a[31mb", None)


@every_hostile_text
def test_nothing_but_an_id_can_be_locked(tmp_path: Path, text: str) -> None:
    with pytest.raises(StorageError, match="not the name of a session"):
        acquire(tmp_path, text)


def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / FILE).symlink_to(tmp_path / "target")
    with pytest.raises(StorageError):
        acquire(tmp_path, ID)
    assert not (tmp_path / "target").exists()


def test_a_pipe_in_its_place_blocks_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / FILE)
    with pytest.raises(StorageError, match="not an ordinary file"):
        acquire(tmp_path, ID)


def test_a_file_removed_between_opening_and_locking_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []
    real = Path.lstat

    def lstat(self: Path) -> os.stat_result:
        if not seen:
            self.unlink()
        seen.append(self)
        return real(self)

    monkeypatch.setattr(Path, "lstat", lstat)
    with acquired(tmp_path):
        assert len(seen) == 2
        assert files_in(tmp_path) == {FILE}


def acquired(folder: Path) -> Lock:
    """Return the lock on the session, which must be free."""
    lock = acquire(folder, ID, NOON)
    assert isinstance(lock, Lock)
    return lock
