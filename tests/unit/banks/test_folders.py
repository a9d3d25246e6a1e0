"""Folders that the settings name: read only, and passed over while they are slow or gone."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from threading import Event

import pytest

from coachtui.banks import Origin, SharedFolder, Shelf, folders
from coachtui.banks.folders import BANKS, MAX_FILES, RULES, Kind
from tests.unit.banks.test_shelf import written


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    written(tmp_path / "shared", "ours.yaml", id="ours", title="Ours")
    return tmp_path / "shared"


def on_shelf(*shared: SharedFolder, own: Path | None = None) -> Shelf:
    return Shelf(own=own, folders=shared, shipped=Path("none"))


def told(shelf: Shelf) -> list[str]:
    return [problem.message for problem in shelf.problems() if problem.source != "none"]


def test_banks_of_a_shared_folder_are_used_and_say_where_they_come_from(shared: Path) -> None:
    shelf = on_shelf(SharedFolder(shared))
    assert shelf.titles() == (("ours", "Ours"),)
    (source,) = shelf.sources
    assert (source.origin, source.name) == (Origin.FOLDER, str(shared / "ours.yaml"))
    assert told(shelf) == []


def test_a_file_that_an_editor_gave_another_ending_is_named(shared: Path) -> None:
    (shared / "ours.yaml").rename(shared / "ours.yaml.docx")
    files, (problem,) = SharedFolder(shared).look()
    assert files == ()
    assert problem.source == str(shared / "ours.yaml.docx")


def test_an_own_bank_goes_before_a_shared_one(shared: Path, tmp_path: Path) -> None:
    written(tmp_path / "own", "mine.yaml", id="ours", title="Mine")
    shelf = on_shelf(SharedFolder(shared), own=tmp_path / "own")
    assert shelf.titles() == (("ours", "Mine"),)
    assert told(shelf) == ["mine.yaml has the id `ours` too and is used instead"]


def test_a_change_is_seen_and_an_unchanged_file_is_not_read_again(shared: Path) -> None:
    shelf = on_shelf(SharedFolder(shared, rest=0))
    stamp, first = shelf.stamp, shelf.find("ours")
    assert shelf.find("ours") is first
    written(shared, "ours.yaml", id="ours", title="Changed")
    os.utime(shared / "ours.yaml", ns=(1, 1))
    assert shelf.stamp != stamp
    assert shelf.titles() == (("ours", "Changed"),)


def test_for_a_moment_an_answer_is_as_good_as_new(shared: Path) -> None:
    folder = SharedFolder(shared, rest=60)
    assert len(folder.look()[0]) == 1
    written(shared, "more.yaml", id="more")
    assert len(folder.look()[0]) == 1


@pytest.mark.parametrize("name", ["gone", "file", "a\0b"])
def test_a_folder_that_is_missing_is_said_and_the_others_are_used(shared: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    shelf = on_shelf(SharedFolder(tmp_path / name), SharedFolder(shared))
    assert shelf.names == ("ours",)
    (message,) = told(shelf)
    assert message.startswith("this folder of question banks ")


def test_a_folder_that_does_not_answer_is_passed_over_and_comes_back(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, look = Event(), folders._look

    def wait(*arguments: object) -> object:
        answers.wait(30)
        return look(*arguments)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(folders, "_look", wait)
    folder = SharedFolder(shared, patience=0.01, rest=60)
    files, problems = folder.look()
    assert files == ()
    assert "does not answer, so it is passed over" in problems[0].message
    answers.set()
    running = folder._running
    assert running is not None
    running[0].join(30)
    files, problems = folder.look()
    assert [held.name for held in files] == ["ours.yaml"]
    assert problems == ()


def test_a_slow_folder_is_not_waited_for_twice_and_keeps_what_it_held(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = SharedFolder(shared, patience=0.2, rest=0)
    assert len(folder.look()[0]) == 1
    answers = Event()
    monkeypatch.setattr(folders, "_look", lambda *_: answers.wait(30))
    folder.look()
    joined: list[float | None] = []
    running = folder._running
    assert running is not None
    monkeypatch.setattr(running[0], "join", joined.append)
    files, problems = folder.look()
    assert joined == [0]
    assert len(files) == 1
    assert "stays in use" in problems[0].message
    answers.set()


def test_a_broken_file_and_a_link_are_said_with_their_path(shared: Path) -> None:
    (shared / "bad.yaml").write_bytes(b"\xff\xfe\0")
    (shared / "link.yaml").symlink_to(shared / "ours.yaml")
    (shared / ".hidden.yaml").write_text("", encoding="utf-8")
    shelf = on_shelf(SharedFolder(shared))
    assert shelf.names == ("ours",)
    assert {problem.source for problem in shelf.problems()} >= {str(shared / "bad.yaml"), str(shared / "link.yaml")}


def test_a_folder_with_too_many_banks_is_read_so_far(shared: Path) -> None:
    for number in range(MAX_FILES):
        (shared / f"{number:04}.yaml").write_text("", encoding="utf-8")
    files, problems = SharedFolder(shared, patience=30).look()
    assert len(files) == MAX_FILES
    assert f"holds {MAX_FILES + 1} files" in problems[0].message


def test_nothing_is_written_into_a_shared_folder(shared: Path) -> None:
    shared.chmod(stat.S_IRUSR | stat.S_IXUSR)
    before = sorted(shared.iterdir())
    assert on_shelf(SharedFolder(shared)).names == ("ours",)
    assert sorted(shared.iterdir()) == before


# The folder beside the one that was meant


def looked(folder: Path, kind: Kind = BANKS) -> tuple[list[tuple[str, str]], list[str]]:
    """Return what is told of a folder, and what is said to those who look for a file in it."""
    seen = SharedFolder(folder, kind=kind)
    told = [(problem.message, problem.hint) for problem in seen.look()[1]]
    return told, [problem.message for problem in seen.asides]


@pytest.mark.parametrize(("kind", "name"), [(BANKS, "banks"), (RULES, "rules")])
def test_the_folder_above_the_one_that_was_meant_is_told(tmp_path: Path, kind: Kind, name: str) -> None:
    for folder in ("banks", "rules"):
        written(tmp_path / folder, "ours.yaml", id="ours")
    told, asides = looked(tmp_path, kind)
    (message, hint) = told[0]
    assert message == f"no {kind.one} lies in this folder"
    assert hint.startswith(f"Did you mean {tmp_path / name}? ")
    assert kind.setting in hint
    assert asides == []


def test_folders_with_other_names_are_guessed_by_what_lies_in_them(tmp_path: Path) -> None:
    written(tmp_path / "year 7", "ours.yaml", id="ours")
    written(tmp_path / "year 8", "ours.yaml", id="ours")
    (tmp_path / "photos").mkdir()
    ((_, hint),), _ = looked(tmp_path)
    assert hint.startswith(f"Did you mean {tmp_path / 'year 7'} or {tmp_path / 'year 8'}? ")


def test_an_empty_folder_is_no_slip_and_is_said_only_to_those_who_look_for_a_bank(tmp_path: Path) -> None:
    assert looked(tmp_path) == ([], ["no question bank lies in this folder"])


def test_a_folder_with_a_bank_is_not_asked_whether_another_was_meant(shared: Path) -> None:
    written(shared / "banks", "more.yaml", id="more")
    assert looked(shared) == ([], [])


def test_a_file_in_the_place_of_a_folder_is_told_with_the_folder_to_name(shared: Path) -> None:
    ((message, hint),), _ = looked(shared / "ours.yaml")
    assert message == "this folder of question banks is a file"
    assert f"{shared}, under `bank_folders`" in hint
