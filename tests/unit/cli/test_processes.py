"""The program as a process: pipes, signals, memory, and what it loads."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO

import pytest

from coachtui.cli.main import PLACES
from coachtui.paths import Paths
from tests.unit.cli.conftest import PROGRAM, Start

DIRECTION = "You should stand at the door."


def say(stream: IO[bytes] | None, line: str) -> None:
    assert stream is not None
    stream.write(f"{line}\n".encode())
    stream.flush()


def hear(process: subprocess.Popen[bytes]) -> dict[str, object]:
    assert process.stdout is not None
    answer: dict[str, object] = json.loads(process.stdout.readline())
    return answer


def test_an_answer_is_there_before_the_next_line_is_asked(start: Start) -> None:
    process = start("check", "--format", "jsonl", "-")
    for number in range(1, 4):
        say(process.stdin, json.dumps({"id": f"line {number}", "text": DIRECTION}))
        assert hear(process)["id"] == f"line {number}"
    output, errors = process.communicate()
    assert (output, errors, process.returncode) == (b"", b"", 1)


def test_ctrl_c_while_waiting_ends_without_a_traceback(start: Start) -> None:
    process = start("check", "--format", "jsonl", "-")
    say(process.stdin, DIRECTION)
    hear(process)
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate()
    assert (output, errors.strip(), process.returncode) == (b"", b"", 130)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_other_signals_end_it_as_the_shell_expects(start: Start, number: signal.Signals, code: int) -> None:
    process = start("check", "--format", "jsonl", "-")
    say(process.stdin, DIRECTION)
    hear(process)
    process.send_signal(number)
    process.communicate()
    assert 128 - process.returncode == code


def test_a_reader_that_goes_away_is_no_reason_for_words(start: Start) -> None:
    process = start("check", "--format", "jsonl", "-")
    say(process.stdin, DIRECTION)
    hear(process)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    say(process.stdin, DIRECTION)
    assert process.wait() == 141
    assert process.stderr.read() == b""


@pytest.mark.parametrize("arguments", [("check", "-"), ("--version",), ("--help",), ("bank", "list")], ids=" ".join)
def test_a_full_disk_behind_the_output_is_a_sentence(arguments: tuple[str, ...]) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no device that is always full")
    with full.open("wb") as output:
        done = subprocess.run(
            [*PROGRAM, *arguments], input=DIRECTION.encode(), stdout=output, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (3, b"coachtui: the computer refused: no space left on device\n")


@pytest.mark.parametrize("arguments", [("check", "-"), ("--version",), ("bank", "list"), ("doctor",)], ids=" ".join)
def test_a_closed_output_is_no_reason_for_a_traceback(arguments: tuple[str, ...]) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" >&-', "sh", *PROGRAM, *arguments],
        input=DIRECTION.encode(), stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    assert done.stderr == b""


def test_the_tab_key_knows_commands_and_names() -> None:
    def completed(*words: str) -> list[str]:
        environment = {
            "COMP_WORDS": " ".join(("coachtui", *words)), "COMP_CWORD": str(len(words)),
            "_COACHTUI_COMPLETE": "bash_complete",
        }  # fmt: skip
        done = subprocess.run(PROGRAM, env=environment, capture_output=True, text=True, check=True)
        return [line.removeprefix("plain,") for line in done.stdout.splitlines()]

    assert completed("ch") == ["check"]
    assert completed("new", "--stage", "ec") == ["ect1", "ect", "ect2"]


def test_letters_that_the_output_lacks_do_not_stop_it() -> None:
    done = subprocess.run(
        [*PROGRAM, "check", "-"],
        input="You should wait, Zoë said “…”.".encode(),
        capture_output=True,
        env={"PYTHONIOENCODING": "latin-1", "COACHTUI_HOME": "nowhere"},
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"?You should?" in done.stdout


PEAK = """
import sys
from coachtui.__main__ import run
try:
    run()
finally:
    status = open("/proc/self/status").read()
    print(status.partition("VmHWM:")[2].split()[0], file=sys.stderr)
"""


def peak_of(lines: Iterable[str]) -> int:
    """Return the most memory, in kB, that a check of these lines took."""
    text = "".join(f"{json.dumps({'text': line})}\n" for line in lines).encode()
    command = [sys.executable, "-c", PEAK, "check", "--format", "jsonl", "-"]
    done = subprocess.run(command, input=text, capture_output=True, check=False)
    assert done.stdout.count(b"\n") == text.count(b"\n")
    return int(done.stderr)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell how much memory it took")
def test_ten_thousand_lines_take_no_more_memory_than_a_few() -> None:
    few = peak_of(f"You should ask number {number} and wait." for number in range(100))
    many = peak_of(f"You should ask number {number} and wait." for number in range(10_000))
    assert many - few < 4_000


LOADED = """
import sys
from coachtui.__main__ import run
try:
    run()
finally:
    print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def ended(*arguments: str, folder: Path | None = None) -> tuple[subprocess.CompletedProcess[str], set[str]]:
    """Return how a command ended, and the top-level modules that it had loaded by then."""
    command = [sys.executable, "-c", LOADED, *arguments]
    done = subprocess.run(command, input=DIRECTION, capture_output=True, text=True, check=False, cwd=folder)
    *errors, loaded = done.stderr.splitlines()
    done.stderr = "\n".join(errors)
    return done, set(loaded.split())


def loaded_by(*arguments: str) -> set[str]:
    return ended(*arguments)[1]


@pytest.mark.parametrize(
    "arguments",
    [("check", "-"), ("check", "--format", "jsonl", "-"), ("bank", "list"), ("bank", "validate"), ("doctor",),
     ("sessions",), ("--help",), *((name, "--help") for name in PLACES)],
    ids=" ".join,
)  # fmt: skip
def test_what_draws_no_screen_does_not_load_textual(arguments: tuple[str, ...]) -> None:
    assert not {"textual", "rich"} & loaded_by(*arguments)


def test_the_version_loads_next_to_nothing() -> None:
    assert not {"textual", "rich", "msgspec", "yaml", "tinydb", "jinja2", "platformdirs"} & loaded_by("--version")


def test_a_check_loads_only_what_it_checks_with() -> None:
    assert not {"textual", "rich", "yaml", "tinydb", "jinja2"} & loaded_by("check", "-")


def test_a_check_with_rules_of_ones_own_reads_their_yaml_only_when_they_changed(paths: Paths) -> None:
    paths.rules.mkdir(parents=True)
    (paths.rules / "ours.yaml").write_text("rules:\n  - id: person-label.x\n    match: you zonk\n", encoding="utf-8")
    assert "yaml" in loaded_by("check", "-")
    assert "yaml" not in loaded_by("check", "-")
    (paths.rules / "ours.yaml").write_text("rules:\n  - id: person-label.x\n    match: you bonk\n", encoding="utf-8")
    assert "yaml" in loaded_by("check", "-")


@pytest.mark.parametrize(
    "arguments",
    [("rules", "list"), ("rules", "explain", "directive-command.must"), ("rules", "test", "."), ("rules", "schema")],
    ids=" ".join,
)
def test_commands_about_rules_work_as_processes(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done, loaded = ended(*arguments, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout
    assert not {"textual", "rich"} & loaded
