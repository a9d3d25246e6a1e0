from __future__ import annotations

import json
from pathlib import Path

import pytest

from coachtui.paths import Paths
from tests.hostile import MUST_NOT_REACH_A_TERMINAL, every_hostile_text
from tests.unit.cli.conftest import Run

GOOD = """format: 1
id: science
title: Science talk
phases:
  - id: opening
    title: Opening
    questions:
      - What would make this time useful for you?
      - What stands out as you look back?
"""
MENDABLE = GOOD.replace("questions:", "questoins:") + "  - {id: closing, title: Closing, questions: [What next?]}\n"


@pytest.fixture
def own_bank(paths: Paths) -> Path:
    paths.banks.mkdir(parents=True)
    path = paths.banks / "science.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.mark.usefixtures("own_bank")
def test_the_list_shows_own_and_shipped_banks_below_each_other(run: Run) -> None:
    result = run("bank", "list")
    assert result.exit_code == 0
    (line,) = [line for line in result.stdout.splitlines() if line.startswith("science ")]
    assert line.split("  ")[0] == "science"
    assert "Science talk" in line
    assert "2 questions" in line
    assert line.endswith("own")
    assert sum(line.endswith("shipped") for line in result.stdout.splitlines()) >= 4


@pytest.mark.usefixtures("own_bank")
def test_the_list_in_json_has_a_schema_and_counts(run: Run) -> None:
    answer = json.loads(run("bank", "list", "--json").stdout)
    assert answer["schema"] == 1
    (mine,) = [bank for bank in answer["banks"] if bank["origin"] == "own"]
    assert mine == {
        "id": "science", "title": "Science talk", "phases": 1, "questions": 2,
        "file": "science.yaml", "origin": "own", "problems": 0, "remarks": 0, "instead": None,
    }  # fmt: skip


def test_the_shipped_banks_have_nothing_to_mend(run: Run) -> None:
    result = run("bank", "validate")
    assert result.exit_code == 0
    assert all(line.endswith("nothing to mend") for line in result.stdout.splitlines())


def test_what_to_mend_is_told_with_line_and_column(run: Run, own_bank: Path) -> None:
    own_bank.write_text(MENDABLE, encoding="utf-8")
    for arguments in ((), (str(own_bank),)):
        result = run("bank", "validate", *arguments)
        assert result.exit_code == 1
        assert "science.yaml:7:5: " in result.stdout
        assert "'questions'" in result.stdout or "`questions`" in result.stdout
        assert "1 usable question, " in result.stdout


def test_what_to_mend_in_json_keeps_its_parts_apart(run: Run, own_bank: Path) -> None:
    own_bank.write_text(MENDABLE, encoding="utf-8")
    answer = json.loads(run("bank", "validate", "--json", str(own_bank)).stdout)
    (file,) = answer["files"]
    assert (answer["schema"], file["id"], file["questions"]) == (1, "science", 1)
    assert (file["problems"][0]["line"], file["problems"][0]["column"]) == (7, 5)


def test_a_file_that_is_not_there_keeps_no_other_from_being_read(run: Run, own_bank: Path) -> None:
    result = run("bank", "validate", "missing.yaml", str(own_bank))
    assert result.exit_code == 3
    assert result.stderr == "coachtui: missing.yaml was not read: there is no such file\n"
    assert "2 usable questions" in result.stdout


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\0", b"just text", b"\xff\xfea\0"])
def test_a_file_that_is_no_bank_is_something_to_mend(run: Run, own_bank: Path, content: bytes) -> None:
    own_bank.write_bytes(content)
    result = run("bank", "validate", str(own_bank))
    assert result.exit_code == 1
    assert "science.yaml" in result.stdout


def test_a_folder_and_a_link_are_not_followed(run: Run, own_bank: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(own_bank)
    assert run("bank", "validate", str(link)).exit_code == 1
    assert run("bank", "validate", str(tmp_path)).exit_code == 1


def test_two_banks_with_one_id_are_something_to_mend(run: Run, own_bank: Path) -> None:
    (own_bank.parent / "science.yml").write_text(GOOD, encoding="utf-8")
    result = run("bank", "validate")
    assert result.exit_code == 1
    assert "has the id `science` too" in result.stdout


@every_hostile_text
def test_a_bank_cannot_steer_the_terminal(run: Run, own_bank: Path, text: str) -> None:
    written = json.dumps(text[:400])
    bank = (
        f"format: 1\ntitle: {written}\n{written}: x\nphases:\n  - title: {written}\n    questions: [{written}, ok?]\n"
    )
    own_bank.write_text(bank, encoding="utf-8")
    for arguments in (("list",), ("list", "--json"), ("validate", str(own_bank)), ("validate", "--json")):
        result = run("bank", *arguments)
        assert result.exit_code in {0, 1}
        assert not MUST_NOT_REACH_A_TERMINAL & set(result.output)


# Whose file, and under which name


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (GOOD.replace("phases:", "stages:").encode(), "`stages` is not a field"),
        (rb"{\rtf1 hello}", "RTF"),
        (GOOD.encode("utf-16"), "UTF-16"),
        ('format: 1\ntitle: "caf\xe9"\n'.encode("cp1252"), "UTF-8"),
    ],
)
def test_a_file_that_cannot_be_used_is_found_by_its_name_all_the_same(
    run: Run, own_bank: Path, content: bytes, said: str
) -> None:
    own_bank.write_bytes(content)
    for name in ("science", "science.yaml", "Science"):
        result = run("bank", "validate", name)
        assert result.exit_code == 1
        assert said in result.stdout
        assert "science.yaml (your own): cannot be used yet, " in result.stdout
    assert run("bank", "preview", "science").exit_code == 2
    assert "could not be looked over: science.yaml" in run("bank", "lint", "science").stderr


@pytest.mark.parametrize("ending", [".yaml.txt", ".txt", ".rtf", ".docx"])
def test_a_file_with_another_ending_is_named_wherever_somebody_looks_for_it(
    run: Run, own_bank: Path, ending: str
) -> None:
    stray = own_bank.rename(own_bank.with_name(f"science{ending}"))
    said = f"{stray.name}: this file is not read, because its name does not end in `.yaml`. Save it as plain text, "
    for name in ("science", "science.yaml", stray.name):
        result = run("bank", "validate", name)
        assert result.exit_code == 1
        assert f"{said}`science.yaml`." in result.stdout
    assert said in run("bank", "list").stderr
    assert said in run("doctor").stdout


def test_a_broken_file_is_told_beside_the_bank_that_is_used_in_its_place(run: Run, own_bank: Path) -> None:
    own_bank.rename(own_bank.with_name("grow-for-teachers.yaml")).write_text("just text", encoding="utf-8")
    result = run("bank", "validate", "grow-for-teachers")
    assert result.exit_code == 1
    assert "grow-for-teachers.yaml (came with coachtui): 48 usable questions, nothing to mend\n" in result.stdout
    assert "grow-for-teachers.yaml (your own): cannot be used yet, 1 thing to mend\n" in result.stdout


def test_a_bank_that_is_not_used_because_of_its_id_is_found_by_its_file(run: Run, own_bank: Path) -> None:
    (own_bank.parent / "twice.yaml").write_text(GOOD.replace("What stands out", "What is new"), encoding="utf-8")
    result = run("bank", "validate", "twice")
    assert "science.yaml holds a bank with the id `science` too" in result.stdout


@pytest.mark.usefixtures("own_bank")
def test_it_is_said_whose_file_was_read(run: Run, paths: Paths, tmp_path: Path) -> None:
    assert run("bank", "validate", "science").stdout == (
        "science.yaml (your own): 2 usable questions, nothing to mend\n"
    )
    assert run("bank", "validate", "remote").stdout.startswith("remote.yaml (came with coachtui): ")
    shared = tmp_path / "shared"
    shared.mkdir()
    paths.settings.write_text(f"bank_folders: [{shared}]\n", encoding="utf-8")
    (shared / "ours.yaml").write_text(GOOD.replace("science", "ours"), encoding="utf-8")
    assert run("bank", "validate", "ours").stdout.startswith(f"{shared / 'ours.yaml'} (shared): ")
    origins = {file["origin"] for file in json.loads(run("bank", "validate", "--json").stdout)["files"]}
    assert origins == {"own", "shipped", "folder"}


def test_a_file_with_another_name_than_its_bank_is_told_and_nothing_is_to_mend(run: Run, own_bank: Path) -> None:
    own_bank.rename(own_bank.with_name("first.yaml"))
    for name in ("science", "first", str(own_bank.with_name("first.yaml"))):
        result = run("bank", "validate", name)
        assert result.exit_code == 0
        assert "first.yaml has the id `science`, which is not the name of the file. It works; " in result.stderr
    assert run("bank", "validate").stderr.count("is not the name of the file") == 1
    (file,) = json.loads(run("bank", "validate", "--json", "first").stdout)["files"]
    assert file["note"].startswith("first.yaml has the id")


def test_many_documents_are_counted_and_doctor_names_them(run: Run, own_bank: Path) -> None:
    for number in range(8):
        (own_bank.parent / f"draft-{number}.docx").write_bytes(b"PK")
    said = run("bank", "list").stderr
    assert said.count("this file is not read") == 5
    assert "3 more files are not read; `coachtui doctor` names them" in said
    assert run("doctor").stdout.count("this file is not read") == 8
