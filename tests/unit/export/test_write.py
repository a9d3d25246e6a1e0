import errno
import os
import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given

from coachtui.errors import ExportError
from coachtui.export import FORMATS, Level, file_name, make_folder, transcript, write_export
from tests.builders import a_session
from tests.hostile import any_text
from tests.unit.export.sessions import ZONE, a_conversation, a_session_of

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes and links")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def closed_umask() -> Iterator[None]:
    before = os.umask(0o777)
    yield
    os.umask(before)


# Names


def test_a_file_is_named_after_the_day_and_the_level_and_nobody() -> None:
    shown = transcript(a_conversation(), Level.QUESTIONS, zone=ZONE)
    assert file_name(shown, "html") == "conversation-2026-11-23-7f3a-questions.html"


@pytest.mark.parametrize("name", FORMATS)
@given(text=any_text)
def test_a_file_name_is_safe_on_every_system(name: str, text: str) -> None:
    shown = transcript(a_session_of(text), Level.ALL, zone=ZONE)
    made = file_name(shown, name)
    assert re.fullmatch(r"conversation-2026-03-02(-[a-z0-9]+)*-all\.[a-z]+", made)
    assert len(made) <= 60
    assert not PureWindowsPath(made).is_reserved()


# Writing


@posix_only
@pytest.mark.usefixtures("open_umask")
def test_a_file_is_its_owners_alone_from_the_first_byte(tmp_path: Path) -> None:
    made = write_export("words\n", tmp_path, name="a.txt")
    assert made == tmp_path / "a.txt"
    assert made.read_text(encoding="utf-8") == "words\n"
    assert mode(made) == 0o600


@posix_only
@pytest.mark.usefixtures("closed_umask")
@pytest.mark.parametrize("force", [False, True])
def test_a_strict_umask_does_not_lock_the_owner_out(tmp_path: Path, force: bool) -> None:
    for _ in range(1 + force):
        made = write_export("words\n", tmp_path, name="a.txt", force=force)
        assert mode(made) == 0o600


def test_a_file_may_be_named_outright(tmp_path: Path) -> None:
    assert write_export("words\n", tmp_path / "mine.md", name="a.txt") == tmp_path / "mine.md"


def test_what_is_there_already_is_left_as_it_is_and_the_coach_is_told(tmp_path: Path) -> None:
    write_export("first", tmp_path, name="a.txt")
    with pytest.raises(ExportError, match=r"a\.txt is there already\. It was left as it is\. Choose"):
        write_export("second", tmp_path, name="a.txt")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "first"


@posix_only
@pytest.mark.usefixtures("open_umask")
def test_a_file_is_replaced_whole_when_that_is_asked_for(tmp_path: Path) -> None:
    old = tmp_path / "a.txt"
    old.write_text("a much longer first version", encoding="utf-8")
    write_export("second", tmp_path, name="a.txt", force=True)
    assert old.read_text(encoding="utf-8") == "second"
    assert mode(old) == 0o600
    assert list(tmp_path.glob("*")) == [old]


def test_replacing_what_is_not_there_makes_it(tmp_path: Path) -> None:
    assert write_export("words", tmp_path, name="a.txt", force=True).read_text(encoding="utf-8") == "words"


@posix_only
@pytest.mark.parametrize("force", [False, True])
def test_no_link_is_followed(tmp_path: Path, force: bool) -> None:
    other = tmp_path / "other.txt"
    other.write_text("somebody else's", encoding="utf-8")
    (tmp_path / "a.txt").symlink_to(other)
    if force:
        write_export("words", tmp_path, name="a.txt", force=True)
        assert not (tmp_path / "a.txt").is_symlink()
    else:
        with pytest.raises(ExportError, match="is there already"):
            write_export("words", tmp_path, name="a.txt")
    assert other.read_text(encoding="utf-8") == "somebody else's"


@posix_only
@pytest.mark.parametrize("force", [False, True])
def test_a_link_to_nothing_is_not_a_way_to_make_a_file_elsewhere(tmp_path: Path, force: bool) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "elsewhere.txt")
    if force:
        write_export("words", tmp_path, name="a.txt", force=True)
    else:
        with pytest.raises(ExportError):
            write_export("words", tmp_path, name="a.txt")
    assert not (tmp_path / "elsewhere.txt").exists()


@posix_only
def test_a_pipe_is_never_swapped_for_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ExportError, match="is there already"):
        write_export("words", tmp_path / "pipe", name="a.txt", force=True)
    assert stat.S_ISFIFO((tmp_path / "pipe").lstat().st_mode)


def test_a_folder_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"a\.txt could not be written: no such file or directory\. Choose"):
        write_export("words", tmp_path / "gone" / "a.txt", name="a.txt")


@pytest.mark.parametrize("force", [False, True])
def test_a_full_disk_leaves_no_half_transcript_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: bool
) -> None:
    kept = tmp_path / "kept.txt"
    if force:
        kept.write_text("first", encoding="utf-8")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match="no space left on device"):
        write_export("second", kept, name="a.txt", force=force)
    assert [path.read_text(encoding="utf-8") for path in tmp_path.glob("*.txt")] == (["first"] if force else [])
    assert not list(tmp_path.glob(".conversation-*"))


# Folders


@posix_only
@pytest.mark.usefixtures("open_umask")
def test_the_folder_for_exports_is_its_owners_alone(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "data" / "exports")
    assert mode(folder) == mode(folder.parent) == 0o700
    assert make_folder(folder) == folder


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "exports").write_text("a file", encoding="utf-8")
    with pytest.raises(ExportError, match="the folder exports could not be made: file exists"):
        make_folder(tmp_path / "exports")


def test_an_id_of_another_shape_still_gives_a_name() -> None:
    shown = transcript(a_session(id="../../Etc"), Level.ALL, zone=ZONE)
    assert file_name(shown, "txt") == "conversation-2026-11-23-etc-all.txt"
