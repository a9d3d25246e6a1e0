"""Stars and ticked banks: kept, and lost without harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.storage.keepsakes import Keepsakes


@pytest.mark.parametrize("content", [b"", b"{", b'{"stars": 1}', b"\xff\xfe", b"[" * 100_000, b"\0" * 100])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "questions.json").write_bytes(content)
    assert Keepsakes(tmp_path).stars == frozenset()
    Keepsakes(tmp_path).turn_star("a", "b")
    Keepsakes(tmp_path).keep_banks("coaching/itt", ("grow",))
    assert Keepsakes(tmp_path).stars == {("a", "b")}
    assert Keepsakes(tmp_path).banks("coaching/itt") == ("grow",)


def test_a_folder_that_cannot_be_made_disturbs_nothing(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file is in the way", encoding="utf-8")
    assert Keepsakes(tmp_path / "state").turn_star("a", "b") == {("a", "b")}


def test_stars_come_and_go_beside_what_else_is_kept(tmp_path: Path) -> None:
    Keepsakes(tmp_path).keep_banks("mentoring/itt", ["a", "b"])
    for name in ("one", "[bold]two[/]", "three\n"):
        Keepsakes(tmp_path).turn_star("bank", name)
    assert Keepsakes(tmp_path).turn_star("bank", "one") == {("bank", "[bold]two[/]"), ("bank", "three\n")}
    again = Keepsakes(tmp_path)
    assert again.stars == {("bank", "[bold]two[/]"), ("bank", "three\n")}
    assert again.banks("mentoring/itt") == ("a", "b")
    assert again.banks("coaching/itt") == ()
