from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from coachtui.cli.terminal import RESET_LINE, clipboard_tool, colours
from coachtui.paths import HOME_VARIABLE, Paths
from coachtui.storage import open_store
from tests.builders import a_session
from tests.unit.cli.conftest import Run


def test_everything_is_shown_under_its_heading(run: Run) -> None:
    result = run("doctor")
    assert result.exit_code == 0
    headings = [line for line in result.stdout.splitlines() if not line.startswith(" ")]
    assert headings == ["Versions", "Folders", "Terminal", "Settings", "Banks", "Rules", "Sessions", "Reset"]
    assert RESET_LINE in result.stdout


def test_the_same_in_json_has_a_schema(run: Run) -> None:
    facts = json.loads(run("doctor", "--json").stdout)
    assert set(facts) == {
        "schema",
        "versions",
        "folders",
        "terminal",
        "settings",
        "banks",
        "rules",
        "sessions",
        "reset",
    }
    assert facts["schema"] == 1
    assert facts["rules"]["count"] > 0
    assert "grow-for-teachers" in facts["banks"]["questions"]
    assert facts["terminal"]["stdin"] is False


def test_the_folders_alone_can_be_asked_for(run: Run, paths: Paths) -> None:
    folders = json.loads(run("doctor", "--paths", "--json").stdout)["folders"]
    assert folders["sessions"] == {
        "path": str(paths.sessions), "exists": False, "mode": None, "private": True, "writable": True,
    }  # fmt: skip
    assert run("doctor", "--paths").stdout.startswith("Folders\n")


def test_looking_makes_nothing(run: Run, home: Path) -> None:
    run("doctor")
    assert not home.exists()


def test_sessions_are_counted_and_none_of_their_words_are_shown(run: Run, paths: Paths) -> None:
    store = open_store(paths.sessions)
    store.save(a_session("a secret word", coachee="S.M."))
    (paths.sessions / "20261123T130000Z-0001.json").write_text("{", encoding="utf-8")
    result = run("doctor")
    assert result.exit_code == 0
    assert "secret" not in result.stdout
    assert "S.M." not in result.stdout
    counts = json.loads(run("doctor", "--json").stdout)["sessions"]
    assert (counts["readable"], counts["unfinished"], counts["damaged"]) == (1, 1, 1)
    assert "20261123T130000Z-0001.json" in result.stdout


def test_a_folder_that_others_can_look_into_is_told(run: Run, paths: Paths) -> None:
    paths.sessions.mkdir(parents=True)
    paths.sessions.chmod(stat.S_IRWXU | stat.S_IROTH | stat.S_IXOTH)
    assert "(mode 0705, others can look into it)" in run("doctor", "--paths").stdout


def test_a_file_where_the_folder_should_be_is_told(run: Run, home: Path, paths: Paths) -> None:
    home.write_text("not a folder", encoding="utf-8")
    result = run("doctor")
    assert result.exit_code == 0
    assert "cannot be written to" in result.stdout
    assert "notes could not be saved now" in result.stdout


def test_the_home_variable_cannot_steer_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, "/nowhere/\x1b[2J\u202e")
    assert not {"\x1b", "\u202e"} & set(run("doctor").output)


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"NO_COLOR": "1", "COLORTERM": "truecolor"}, "none, NO_COLOR is set"),
        ({"COLORTERM": "truecolor"}, "16 million"),
        ({"TERM": "xterm-256color"}, "256"),
        ({"TERM": "linux"}, "16"),
        ({}, "16"),
    ],
)
def test_the_colours_are_those_the_terminal_promises(environment: dict[str, str], said: str) -> None:
    assert colours(environment) == said


def test_the_first_clipboard_tool_that_is_there_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert clipboard_tool() == ""
    for name in ("xclip", "wl-copy"):
        (tmp_path / name).touch(mode=0o700)
    assert clipboard_tool() == "wl-copy"


def test_folders_of_banks_that_the_settings_name_are_shown(run: Run, paths: Paths, tmp_path: Path) -> None:
    paths.config.mkdir(parents=True)
    paths.settings.write_text(f"bank_folders: [{tmp_path / 'gone'}, shared]\nbank_fodlers: x\n", encoding="utf-8")
    facts = json.loads(run("doctor", "--json").stdout)
    assert facts["settings"]["bank folder 1"] == str(tmp_path / "gone")
    assert facts["settings"]["bank folder 2"] == str(paths.config / "shared")
    assert [problem["line"] for problem in facts["settings"]["problems"]] == [2]
    told = [problem["message"] for problem in facts["banks"]["problems"]]
    assert told == ["this folder of question banks is not there now"] * 2


def test_a_folder_above_the_one_that_was_meant_is_told_for_banks_and_for_rules(
    run: Run, paths: Paths, tmp_path: Path
) -> None:
    share = tmp_path / "share"
    for name in ("banks", "rules"):
        (share / name).mkdir(parents=True)
    paths.config.mkdir(parents=True)
    paths.settings.write_text(f"bank_folders: {share}\nrule_folders: {share}\n", encoding="utf-8")
    said = run("doctor").stdout
    assert f"{share}: no question bank lies in this folder. Did you mean {share / 'banks'}?" in said
    assert f"{share}: no rule file lies in this folder. Did you mean {share / 'rules'}?" in said
    assert f"Did you mean {share / 'banks'}?" in run("bank", "list").stderr


def test_an_empty_shared_folder_is_worth_knowing_and_nothing_to_mend(run: Run, paths: Paths, tmp_path: Path) -> None:
    paths.config.mkdir(parents=True)
    paths.settings.write_text(f"bank_folders: {tmp_path}/new\nrule_folders: {tmp_path}/new\n", encoding="utf-8")
    (tmp_path / "new").mkdir()
    facts = json.loads(run("doctor", "--json").stdout)
    for part in ("banks", "rules"):
        assert facts[part]["problems"] == []
        (told,) = facts[part]["worth knowing"]
        assert told["message"].endswith("lies in this folder")
    assert run("bank", "validate").exit_code == 0


def test_settings_under_another_name_are_named_and_so_is_an_address(run: Run, paths: Paths) -> None:
    paths.config.mkdir(parents=True)
    stray = paths.config / "config.yaml.txt"
    stray.write_text("bank_folders: smb://server/banks\n", encoding="utf-8")
    for result in (run("doctor").stdout, run("bank", "list").stderr):
        assert "config.yaml.txt: this file is not read, because its name is not `config.yaml`" in result
    stray.rename(paths.settings)
    for result in (run("doctor").stdout, run("bank", "list").stderr):
        assert "config.yaml:1:15: `smb://server/banks` is an address in the network" in result
