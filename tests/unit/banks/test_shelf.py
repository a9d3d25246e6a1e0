"""Banks are found where they are, read when asked for, and what is wrong with one never hides the others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coachtui.banks import Origin, Shelf
from coachtui.banks.places import shipped_banks
from tests.hostile import MUST_NOT_REACH_A_TERMINAL


def written(folder: Path, name: str, *, id: str, title: str = "A bank", question: str = "Why?") -> Path:
    """Write a small bank and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    phases = f"phases:\n  - id: open\n    title: Open\n    questions:\n      - {question}\n"
    path.write_text(f"format: 1\nid: {id}\ntitle: {title}\n{phases}", encoding="utf-8")
    return path


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own"


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    written(tmp_path / "shipped", "grow.yaml", id="grow", title="GROW")
    written(tmp_path / "shipped", "close.yaml", id="close", title="Closing")
    return tmp_path / "shipped"


def test_the_banks_that_come_with_coachtui_are_found_and_good() -> None:
    shelf = Shelf()
    assert "grow-for-teachers" in shelf.names
    assert shelf.problems() == ()
    assert shelf.notices() == ()
    assert shipped_banks().is_dir()


def test_sources_are_listed_by_place_and_name_without_being_read(own: Path, shipped: Path, tmp_path: Path) -> None:
    written(own, "b.yml", id="b")
    (own / "a.YAML").write_text("not: a bank", encoding="utf-8")
    (own / ".hidden.yaml").write_text("", encoding="utf-8")
    (own / "notes.txt").write_text("", encoding="utf-8")
    shelf = Shelf(own=own, shipped=shipped, extra=(tmp_path / "gone.yaml",))
    listed = [(source.origin, Path(source.name).name) for source in shelf.sources]
    assert listed == [
        (Origin.GIVEN, "gone.yaml"),
        (Origin.OWN, "a.YAML"),
        (Origin.OWN, "b.yml"),
        (Origin.SHIPPED, "close.yaml"),
        (Origin.SHIPPED, "grow.yaml"),
    ]


def test_a_bank_is_found_by_id_title_and_file_name(shipped: Path) -> None:
    shelf = Shelf(shipped=shipped)
    for name in ("close", "Closing", "closing ", "close.yaml", "CLOSE"):
        found = shelf.find(name)
        assert found is not None, name
        assert found.bank is not None
        assert found.bank.id == "close"
    assert shelf.find("nothing") is None
    assert shelf.find("") is None


def test_an_id_counts_for_more_than_another_banks_title(own: Path) -> None:
    written(own, "a.yaml", id="other", title="grow")
    written(own, "b.yaml", id="grow", title="Else")
    found = Shelf(own=own, shipped=own).find("grow")
    assert found is not None
    assert found.source == "b.yaml"


def test_an_own_bank_takes_the_place_of_the_shipped_one_and_that_is_said(own: Path, shipped: Path) -> None:
    written(own, "mine.yaml", id="grow", title="My GROW")
    shelf = Shelf(own=own, shipped=shipped)
    assert shelf.titles() == (("grow", "My GROW"), ("close", "Closing"))
    assert shelf.problems() == ()
    (notice,) = shelf.notices()
    assert notice.source == "mine.yaml"
    assert "in place of" in notice.message
    assert len(shelf.load_all()) == 3


def test_a_file_that_an_editor_gave_another_ending_is_named(own: Path) -> None:
    written(own, "mine.yaml.txt", id="mine", title="Mine")
    written(own, "notes.txt", id="notes", title="Notes")
    (own / ".mine.yaml.txt").write_text("", encoding="utf-8")
    shelf = Shelf(own=own, shipped=own)
    assert {problem.source for problem in shelf.problems()} == {"mine.yaml.txt"}
    assert "its name does not end in `.yaml`" in shelf.problems()[0].message


def test_a_bank_that_extends_the_one_whose_id_it_has_meant_to_take_its_place(own: Path, shipped: Path) -> None:
    own.mkdir(exist_ok=True)
    text = "format: 1\nid: grow\ntitle: Ours\nextends: grow\nphases:\n  - {id: more, title: More, questions: [Now?]}\n"
    (own / "mine.yaml").write_text(text, encoding="utf-8")
    shelf = Shelf(own=own, shipped=shipped)
    assert shelf.titles()[0] == ("grow", "Ours")
    assert shelf.problems() == ()
    assert shelf.notices() == ()


def test_a_file_named_on_the_command_line_comes_before_all(own: Path, shipped: Path, tmp_path: Path) -> None:
    written(own, "mine.yaml", id="grow", title="My GROW")
    given = written(tmp_path, "given.yaml", id="grow", title="Given GROW")
    found = Shelf(own=own, shipped=shipped, extra=(given,)).find("grow")
    assert found is not None
    assert found.bank is not None
    assert found.bank.title == "Given GROW"


def test_two_own_banks_with_one_id_are_something_to_mend(own: Path, shipped: Path) -> None:
    written(own, "a.yaml", id="mine")
    written(own, "b.yaml", id="mine")
    shelf = Shelf(own=own, shipped=shipped)
    (problem,) = shelf.problems()
    assert problem.source == "b.yaml"
    assert "a.yaml has the id `mine` too" in problem.message


def test_an_own_folder_that_was_never_made_is_no_problem(own: Path, shipped: Path) -> None:
    shelf = Shelf(own=own, shipped=shipped)
    assert shelf.problems() == ()
    assert not own.exists()


def test_a_folder_that_is_none_is_said_and_the_others_are_used(own: Path, shipped: Path) -> None:
    own.write_text("", encoding="utf-8")
    shelf = Shelf(own=own, shipped=shipped)
    assert shelf.names == ("close", "grow")
    (problem,) = shelf.problems()
    assert "cannot be read" in problem.message


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_said(own: Path, shipped: Path) -> None:
    own.mkdir(mode=0)
    (problem,) = Shelf(own=own, shipped=shipped).problems()
    assert "permission denied" in problem.message


def test_missing_shipped_banks_are_said(tmp_path: Path) -> None:
    (problem,) = Shelf(shipped=tmp_path / "gone").problems()
    assert "cannot be read" in problem.message


def test_a_given_file_that_is_not_there_is_said(shipped: Path, tmp_path: Path) -> None:
    (problem,) = Shelf(shipped=shipped, extra=(tmp_path / "gone.yaml",)).problems()
    assert problem.source.endswith("gone.yaml")


def test_a_broken_bank_harms_no_other(own: Path, shipped: Path) -> None:
    own.mkdir()
    (own / "broken.yaml").write_bytes(b"\xff\xfe\x00")
    (own / "folder.yaml").mkdir()
    shelf = Shelf(own=own, shipped=shipped)
    assert shelf.names == ("close", "grow")
    assert {problem.source for problem in shelf.problems()} == {"broken.yaml", "folder.yaml"}


def test_a_changed_file_is_read_again_and_an_unchanged_one_is_not(own: Path, shipped: Path) -> None:
    path = written(own, "mine.yaml", id="mine", question="Why?")
    shelf = Shelf(own=own, shipped=shipped)
    (source, *_) = shelf.sources
    first, stamp = shelf.load(source), shelf.stamp
    assert shelf.load(source) is first
    assert shelf.stamp == stamp
    written(own, "mine.yaml", id="mine", question="What else?")
    os.utime(path, ns=(1, 1))
    assert shelf.stamp != stamp
    again = shelf.load(source).bank
    assert again is not None
    assert again.questions[0].text == "What else?"


def test_the_last_good_version_stays_in_use_when_an_edit_breaks_a_bank(own: Path, shipped: Path) -> None:
    path = written(own, "mine.yaml", id="mine")
    shelf = Shelf(own=own, shipped=shipped)
    assert "mine" in shelf.names
    path.write_text("phases: [\n", encoding="utf-8")
    assert "mine" in shelf.names
    messages = [problem.message for problem in shelf.problems()]
    assert messages[0] == "the last good version of this bank stays in use"
    assert len(messages) > 1


def test_a_removed_bank_leaves_the_shelf(own: Path, shipped: Path) -> None:
    path = written(own, "mine.yaml", id="mine")
    shelf = Shelf(own=own, shipped=shipped)
    assert "mine" in shelf.names
    path.unlink()
    assert "mine" not in shelf.names


def test_hostile_file_names_are_said_cleanly(own: Path, shipped: Path) -> None:
    own.mkdir()
    (own / "a\x1b]0;owned\x07\u202e[red].yaml").write_text("", encoding="utf-8")
    (problem,) = Shelf(own=own, shipped=shipped).problems()
    assert not MUST_NOT_REACH_A_TERMINAL & set(str(problem))
    assert "[red]" in problem.source


@pytest.mark.skipif(os.name != "posix", reason="links need no privilege here")
def test_a_link_among_the_shipped_banks_is_ours_and_is_followed(own: Path, shipped: Path) -> None:
    linked = own.parent / "linked"
    linked.mkdir()
    (linked / "grow.yaml").symlink_to(shipped / "grow.yaml")
    assert Shelf(shipped=linked).names == ("grow",)


def test_known_stages_are_handed_on(own: Path, shipped: Path) -> None:
    written(own, "mine.yaml", id="mine", question="{text: Why?, stages: [nowhere]}")
    shelf = Shelf(own=own, shipped=shipped, known_stages={"itt": "itt"})
    assert "“nowhere”" in shelf.problems()[0].message
