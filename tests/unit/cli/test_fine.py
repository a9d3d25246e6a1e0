"""Words called fine in a school: the file the app adds to, and the commands that read it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from coachtui.checker import load_rules
from coachtui.checker.addition import with_entry
from coachtui.checker.rules import FineEntry
from coachtui.cli.finefile import FINE_FILE, FineFile
from coachtui.errors import CoachError
from coachtui.paths import Paths
from coachtui.storage import filesystem
from tests.hostile import HOSTILE, MUST_NOT_REACH_A_TERMINAL
from tests.unit.cli.conftest import Run

RULE = "directive-command.must"
SHOWN = f"rules/{FINE_FILE}"
LINE = "You should rest. You must ring Sam."


def entry(words: str = "you should", *, rule: str = RULE, by: str = "") -> FineEntry:
    return FineEntry(words=words, rule=rule, by=by, on=date(2026, 11, 28))


@pytest.fixture
def fine(paths: Paths) -> FineFile:
    return FineFile(paths)


@pytest.fixture
def path(paths: Paths) -> Path:
    return paths.rules / FINE_FILE


def lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def test_a_new_file_says_what_it_is_and_is_readable_by_its_owner_only(fine: FineFile, path: Path) -> None:
    assert fine.keep(entry(by="S.K.")) == SHOWN
    assert path.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=file://")
    assert lines(path) == ["fine:", f'  - {{words: "you should", rule: {RULE}, by: "S.K.", on: 2026-11-28}}']
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert load_rules(path.parent).problems == ()


def test_an_entry_is_added_below_what_a_trainer_wrote(fine: FineFile, path: Path) -> None:
    path.parent.mkdir(parents=True)
    written = f"# Agreed on 3 December\nfine:\n  - {{words: you must, rule: {RULE}, on: 2026-12-03}}  # ask Kim\n"
    path.write_text(written, encoding="utf-8")
    path.chmod(0o644)
    fine.keep(entry())
    text = path.read_text(encoding="utf-8")
    assert text == f'{written}  - {{words: "you should", rule: {RULE}, on: 2026-11-28}}\n'
    assert path.stat().st_mode & 0o777 == 0o600
    assert [name.name for name in path.parent.iterdir()] == [FINE_FILE]


def test_the_same_words_are_never_written_twice(fine: FineFile, path: Path) -> None:
    for words in ("you should", "You  SHOULD", "you should"):
        assert fine.keep(entry(words)) == SHOWN
    fine.keep(entry(rule="directive-command.need"))
    assert len(lines(path)) == 3


def test_words_that_another_file_calls_fine_stay_there(fine: FineFile, path: Path) -> None:
    path.parent.mkdir(parents=True)
    (path.parent / "ours.yaml").write_text(f"fine:\n  - {{words: You should, rule: {RULE}, on: 2026-11-28}}\n")
    assert fine.keep(entry()) == "rules/ours.yaml"
    assert not path.exists()


def test_two_at_once_are_both_kept(fine: FineFile, path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(fine.keep, [entry(f"you {word}") for word in "abcdabcd"]))
    assert len(lines(path)) == 5


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"fine:\n  - {{words: x, rule: {RULE}, on: 2026-11-28, bye: K}}\n", "there is something to mend on line 2."),
        ("# ours\nfine:\n  - {words: x, rule: a.b, on: 2026-11-28}\n", "there is something to mend on line 3."),
        ("fine: [\n", "there is something to mend on line"),
        ("hello\n", "there is something to mend on line 1."),
        ("rules:\n  - id: Nope\n", "there is something to mend on line 2."),
        ("fine: []\n", "nothing can be added to. Nothing was changed."),
    ],
)
def test_a_file_with_something_to_mend_is_left_alone(fine: FineFile, path: Path, text: str, said: str) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CoachError) as caught:
        fine.keep(entry())
    assert str(caught.value).startswith(f"{SHOWN} was left as it is: ")
    assert said in str(caught.value)
    assert path.read_text(encoding="utf-8") == text


def test_what_is_to_mend_in_another_file_keeps_nobody_from_writing(fine: FineFile, path: Path) -> None:
    path.parent.mkdir(parents=True)
    (path.parent / "ours.yaml").write_text("rules: [", encoding="utf-8")
    assert fine.keep(entry()) == SHOWN


def test_no_link_is_written_through(fine: FineFile, path: Path, tmp_path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.symlink_to(tmp_path / "victim.yaml")
    with pytest.raises(CoachError, match="something to mend"):
        fine.keep(entry())
    assert path.is_symlink()
    assert not (tmp_path / "victim.yaml").exists()


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize("make", [Path.mkdir, make_pipe])
def test_what_is_no_file_is_left_alone(fine: FineFile, path: Path, make: Callable[[Path], None]) -> None:
    path.parent.mkdir(parents=True)
    make(path)
    with pytest.raises(CoachError, match="something to mend"):
        fine.keep(entry())


def test_a_file_where_the_folder_should_be_is_a_sentence(fine: FineFile, paths: Paths) -> None:
    paths.config.mkdir(parents=True)
    paths.rules.write_text("mine", encoding="utf-8")
    with pytest.raises(CoachError, match=f"{SHOWN} could not be written: "):
        fine.keep(entry())
    assert paths.rules.read_text(encoding="utf-8") == "mine"


def test_a_full_disk_is_a_sentence_and_the_file_stays(
    fine: FineFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fine.keep(entry())
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(filesystem, "write_file", full)
    with pytest.raises(CoachError) as caught:
        fine.keep(entry("you must"))
    assert str(caught.value) == (
        f"{SHOWN} could not be written: no space left on device. `w` tries again the next time these words are met."
    )
    assert path.read_bytes() == before


def test_what_somebody_saves_at_the_same_moment_is_not_lost(
    fine: FineFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fine.keep(entry())
    real = filesystem.make_folder

    def meanwhile(folder: Path) -> None:
        real(folder)
        if "Kim" not in path.read_text(encoding="utf-8"):
            path.write_text(f"{path.read_text(encoding='utf-8')}# ask Kim\n", encoding="utf-8")

    monkeypatch.setattr(filesystem, "make_folder", meanwhile)
    fine.keep(entry("you must"))
    text = path.read_text(encoding="utf-8")
    assert "# ask Kim\n" in text
    assert "you must" in text


def test_words_that_are_too_long_are_not_kept(fine: FineFile, path: Path) -> None:
    with pytest.raises(CoachError, match="more than 1,000 characters"):
        fine.keep(entry("x" * 1001))
    assert not path.exists()


HARSH = ("[bold]x[/]", "[@click=app.quit]x[/]", "a\x1b[31mb", "\"a\": 'b' #c", "a\nb", "- {a: b}", "\\", "\u202eab")


@pytest.mark.parametrize("text", HARSH)
def test_hostile_words_are_kept_as_words(text: str, fine: FineFile, path: Path) -> None:
    fine.keep(entry(f"x {text} x", by=text))
    assert not MUST_NOT_REACH_A_TERMINAL & set(path.read_text(encoding="utf-8"))
    rules = load_rules(path.parent)
    assert rules.problems == ()
    assert list(rules.book.fine) == [RULE]


# The commands


def test_check_is_silent_about_the_words_from_the_next_run_on(run: Run, fine: FineFile) -> None:
    def found() -> list[str]:
        answer = run("check", "--format", "json", "--fail-on", "never", "-", stdin=LINE)
        assert answer.stderr == ""
        return [one["match"] for one in json.loads(answer.stdout)["findings"]]

    assert found() == ["You should", "You must"]
    fine.keep(entry())
    assert found() == ["You must"]
    fine.keep(entry("you must"))
    assert found() == []


@pytest.mark.parametrize("shape", ["text", "json", "jsonl", "sarif"])
def test_every_shape_is_silent(run: Run, fine: FineFile, shape: str) -> None:
    assert run("check", "--format", shape, "-", stdin="You should rest.").exit_code == 1
    fine.keep(entry())
    assert run("check", "--format", shape, "-", stdin="You should rest.").exit_code == 0


def test_a_named_file_may_call_words_fine(run: Run, tmp_path: Path) -> None:
    given = tmp_path / "given.yaml"
    given.write_text(f"fine:\n  - {{words: you should, rule: {RULE}, on: 2026-11-28}}\n", encoding="utf-8")
    assert run("check", "--rules", str(given), "-", stdin="You should rest.").exit_code == 0


def test_explain_says_which_words_by_whom_since_when_and_where(run: Run, fine: FineFile, path: Path) -> None:
    assert "fine in our school" not in run("rules", "explain", RULE).stdout
    fine.keep(entry(by="S.K."))
    fine.keep(entry("you must"))
    first = path.read_text(encoding="utf-8").splitlines().index("fine:") + 2
    said = run("rules", "explain", RULE).stdout
    assert said.endswith(
        f"\nfine in our school\n  “you should”, S.K., since 2026-11-28  ({path}:{first})\n"
        f"  “you must”, since 2026-11-28  ({path}:{first + 1})\n"
    )
    told = json.loads(run("rules", "explain", "--json", RULE).stdout)["fine"]
    assert told[0] == {
        "words": "you should", "by": "S.K.", "on": "2026-11-28", "source": str(path), "line": first, "own": True,
    }  # fmt: skip
    assert [one["words"] for one in told] == ["you should", "you must"]


def test_the_list_counts_them(run: Run, fine: FineFile) -> None:
    fine.keep(entry())
    fine.keep(entry("you must"))
    counted = [line for line in run("rules", "list").stdout.splitlines() if "fine in our school" in line]
    (line,) = counted
    assert line.split()[0] == RULE
    assert line.endswith("  (2 fine in our school)")
    categories = json.loads(run("rules", "list", "--json").stdout)["categories"]
    assert {rule["id"]: rule["fine"] for one in categories for rule in one["rules"] if rule["fine"]} == {RULE: 2}


def test_the_file_passes_its_own_test(run: Run, fine: FineFile, path: Path) -> None:
    fine.keep(entry())
    result = run("rules", "test", str(path))
    assert (result.exit_code, result.stderr) == (0, "")


def test_hostile_words_and_names_do_not_steer_a_terminal(run: Run, path: Path) -> None:
    data = b""
    for number, text in enumerate(HOSTILE.values()):
        longer = with_entry(data, entry(f"{number} {text[:900]}", by=text), SHOWN)
        assert isinstance(longer, bytes)
        data = longer
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    said = run("rules", "explain", RULE).stdout
    assert not MUST_NOT_REACH_A_TERMINAL & set(said)
    assert len(said.partition("fine in our school\n")[2].splitlines()) == len(HOSTILE)
