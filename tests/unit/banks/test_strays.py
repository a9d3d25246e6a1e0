"""Files that were surely meant to be read are named, with the name that they need."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.banks import SharedFolder, Shelf
from coachtui.banks.strays import answers_to, documents_among, is_meant, not_read, strays_among
from tests.unit.banks.test_shelf import written


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("ours.txt", "ours.yaml"),
        ("ours.yaml.txt", "ours.yaml"),
        ("Ours.YML.docx", "Ours.YML"),
        ("year.7.rtf", "year.7.yaml"),
    ],
)
def test_each_is_told_the_name_under_which_it_would_be_read(name: str, meant: str) -> None:
    assert is_meant(name) == meant
    problem = not_read(name, name)
    assert problem.hint == f"Save it as plain text, `{meant}`."
    assert answers_to(name, meant)
    assert answers_to(name, meant.rpartition(".")[0])


def test_documents_are_those_that_may_hold_a_bank() -> None:
    names = ["a.txt", "b.docx", "c.yaml", "c.txt", "README.txt", "~$b.docx", ".d.rtf", "photo.png", "e.yaml.txt"]
    assert documents_among(names) == ("a.txt", "b.docx")
    assert strays_among(names) == ("e.yaml.txt",)
    assert not answers_to("photo.png", "photo")


def test_one_beside_the_file_it_was_made_of_is_not_to_be_saved_over_it() -> None:
    problem = not_read("ours.yaml.txt", "ours.yaml.txt", ["ours.yaml", "ours.yaml.txt"])
    assert problem.hint == "`ours.yaml` lies beside it and is read; keep the one you want."


def test_a_shelf_says_what_may_be_meant_only_to_those_who_look_for_it(tmp_path: Path) -> None:
    own, shared = written(tmp_path / "own", "a.yaml", id="a").parent, written(tmp_path / "s", "b.yaml", id="b").parent
    (own / "half.txt").write_text("", encoding="utf-8")
    (shared / "full.docx").write_text("", encoding="utf-8")
    shelf = Shelf(own=own, folders=[SharedFolder(shared)])
    assert shelf.problems() == shelf.notices() == ()
    assert [problem.source for problem in shelf.asides()] == ["half.txt", str(shared / "full.docx")]


def test_a_folder_that_is_not_there_has_nothing_to_say(tmp_path: Path) -> None:
    assert Shelf(own=tmp_path / "gone").asides() == ()
