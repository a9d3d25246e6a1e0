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


@pytest.mark.parametrize("folder", ["/mnt/school banks", "~/banks"])
def test_a_folder_close_behind_its_hyphen_is_read_and_told(file: Path, folder: str) -> None:
    file.write_text(f"bank_folders:\n  -{folder}\n  -/mnt/two\n", encoding="utf-8")
    settings, (problem,) = load_settings(file)
    assert settings.bank_folders == (folder, "/mnt/two")
    said = f"config.yaml:2:3: a space is missing between the hyphen and the folder. Write `- {folder}`."
    assert str(problem) == said


def test_a_folder_whose_name_begins_with_a_hyphen_can_be_written_in_quotes(file: Path) -> None:
    file.write_text('bank_folders: "-/mnt"\n', encoding="utf-8")
    assert load_settings(file) == (Settings(bank_folders=("-/mnt",)), ())


@pytest.mark.parametrize("address", ["smb://server/banks", "https://school.example/banks", "\\\\server\\banks"])
def test_an_address_is_no_folder_and_the_others_are_used(file: Path, address: str) -> None:
    file.write_text(f"bank_folders:\n  - {address}\n  - /mnt/school\nrule_folders: {address}\n", encoding="utf-8")
    settings, problems = load_settings(file)
    assert settings == Settings(bank_folders=("/mnt/school",))
    assert [(problem.line, problem.column) for problem in problems] == [(2, 5), (4, 15)]
    assert {problem.message for problem in problems} == {
        f"`{address}` is an address in the network, and no folder on this computer"
    }
    assert "Connect it in your file manager" in problems[0].hint


def test_the_address_of_a_folder_on_this_computer_is_told_as_its_name(file: Path) -> None:
    file.write_text("bank_folders: file:///mnt/school\n", encoding="utf-8")
    assert [problem.hint for problem in load_settings(file)[1]] == ["Write `/mnt/school`."]


@pytest.mark.parametrize("name", ["config.yaml.txt", "config.txt", "config.yml", "Config.yaml.docx"])
def test_a_file_that_was_meant_to_be_the_settings_is_named(file: Path, name: str) -> None:
    file.with_name(name).write_text("bank_folders: /mnt\n", encoding="utf-8")
    settings, (problem,) = load_settings(file)
    assert settings == Settings()
    said = (
        f"{name}: this file is not read, because its name is not `config.yaml`. Save it as plain text, `config.yaml`."
    )
    assert str(problem) == said
    file.write_text("", encoding="utf-8")
    assert load_settings(file) == (Settings(), ())


@every_hostile_text
def test_a_nasty_file_is_told_and_never_raises(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", errors="surrogatepass")
    settings, _ = load_settings(file)
    assert settings.folders(file.parent) == ()


@given(any_text)
def test_any_name_of_a_folder_is_a_path(name: str) -> None:
    assert len(Settings(bank_folders=(name,)).folders(Path("/config"))) == bool(name)
