"""The settings are read kindly, like everything that people write."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from coachtui.settings import MAX_FOLDERS, Settings, load_settings
from tests.hostile import any_text, every_hostile_text


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.yaml"


def test_without_a_file_everything_is_as_usual(file: Path) -> None:
    assert load_settings(file) == (Settings(), ())


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "bank_folders:\n", "bank_folders: []\n"])
def test_an_empty_file_says_nothing(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    assert load_settings(file) == (Settings(), ())


def test_folders_are_one_or_several_and_may_begin_at_home_or_beside_the_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/me")
    file.write_text("bank_folders: [/mnt/school, ~/banks, near, /mnt/school, '']\n", encoding="utf-8")
    settings, problems = load_settings(file)
    assert problems == ()
    assert settings.folders(Path("/config")) == (Path("/mnt/school"), Path("/home/me/banks"), Path("/config/near"))
    file.write_text("bank_folders: /mnt/school\n", encoding="utf-8")
    assert load_settings(file)[0].bank_folders == ("/mnt/school",)


def test_folders_of_rules_are_named_in_the_same_way(file: Path) -> None:
    file.write_text("bank_folders: near\nrule_folders: [/mnt/school, near]\n", encoding="utf-8")
    settings, problems = load_settings(file)
    assert problems == ()
    assert settings.folders_of_rules(Path("/config")) == (Path("/mnt/school"), Path("/config/near"))
    assert settings.folders(Path("/config")) == (Path("/config/near"),)


def test_a_stranger_s_home_is_a_name_like_any_other() -> None:
    settings = Settings(bank_folders=("~nobody-like-that/banks",))
    assert settings.folders(Path("/config")) == (Path("/config/~nobody-like-that/banks"),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("bank_folder: /mnt\n", "config.yaml:1:1: `bank_folder` is not a field that is known here"),
        ("bank_folders: {a: b}\n", "config.yaml:1:15: "),
        ("- /mnt\n", "config.yaml:1:1: settings are written as `name: value`"),
        ("just words\n", "config.yaml:1:1: settings are written as `name: value`"),
        ("bank_folders: [/mnt\n", "config.yaml:"),
    ],
)
def test_what_is_to_mend_is_told_with_its_place_and_the_rest_is_used(file: Path, text: str, said: str) -> None:
    file.write_text(text, encoding="utf-8")
    settings, problems = load_settings(file)
    assert str(problems[0]).startswith(said)
    assert settings == Settings()


def test_only_so_many_folders_are_looked_into(file: Path) -> None:
    file.write_text("bank_folders:\n" + "".join(f"  - /mnt/{n}\n" for n in range(MAX_FOLDERS + 1)), encoding="utf-8")
    settings, problems = load_settings(file)
    assert len(settings.folders(file.parent)) == MAX_FOLDERS
    assert [(problem.line, problem.column) for problem in problems] == [(2, 3)]


@every_hostile_text
def test_a_nasty_file_is_told_and_never_raises(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", errors="surrogatepass")
    settings, _ = load_settings(file)
    assert settings.folders(file.parent) == ()


@given(any_text)
def test_any_name_of_a_folder_is_a_path(name: str) -> None:
    assert len(Settings(bank_folders=(name,)).folders(Path("/config"))) == bool(name)
