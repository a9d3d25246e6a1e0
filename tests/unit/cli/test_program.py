from __future__ import annotations

import re

import click
import pytest
from click.testing import CliRunner

from coachtui import __version__
from coachtui.cli.endings import Ending
from coachtui.cli.main import PLACES
from coachtui.cli.program import Program
from coachtui.errors import BankError, CoachError, ExportError, SettingsError, StorageError
from tests.hostile import MUST_NOT_REACH_A_TERMINAL, every_hostile_text
from tests.unit.cli.conftest import Run


def raising(error: BaseException) -> Program:
    """Return a program whose only work is to fail."""

    @click.command(cls=Program, places={}, invoke_without_command=True)
    def program() -> None:
        raise error

    assert isinstance(program, Program)
    return program


def test_the_version_is_one_line(run: Run) -> None:
    assert run("--version").output == f"coachtui {__version__}\n"


def test_every_command_has_help_that_begins_with_its_usage(run: Run) -> None:
    for command in PLACES:
        result = run(command, "--help")
        assert result.exit_code == 0
        assert result.output.startswith(f"Usage: coachtui {command} ")


def test_the_help_page_lists_every_command_in_order(run: Run) -> None:
    listed = re.findall(r"^  ([a-z]+)  ", run("--help").output, re.MULTILINE)
    assert listed == list(PLACES)


def test_an_unknown_command_is_answered_with_the_likeliest(run: Run) -> None:
    result = run("chekc")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == (
        "coachtui: there is no command 'chekc'; did you mean 'check'?\n`coachtui --help` shows what can be given.\n"
    )


def test_an_unknown_option_is_a_sentence(run: Run) -> None:
    result = run("check", "--frmat", "json", "-")
    assert result.exit_code == 2
    assert result.stderr.startswith("coachtui: no such option '--frmat'")
    assert "`coachtui check --help`" in result.stderr


@every_hostile_text
def test_what_is_said_about_a_slip_cannot_steer_a_terminal(run: Run, text: str) -> None:
    for arguments in ((f"x{text}",), (f"--{text}",), ("check", "-", "--format", text), ("doctor", f"x{text}")):
        result = run(*arguments)
        assert result.exit_code == 2
        assert not MUST_NOT_REACH_A_TERMINAL & set(result.output)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (CoachError("it went away", hint="It is safe."), Ending.DATA),
        (StorageError("it went away", hint="It is safe."), Ending.DATA),
        (ExportError("it went away", hint="It is safe."), Ending.DATA),
        (BankError("it went away", hint="It is safe."), Ending.USAGE),
        (SettingsError("it went away", hint="It is safe."), Ending.USAGE),
    ],
)
def test_trouble_is_one_sentence_and_a_hint_never_a_traceback(error: CoachError, code: Ending) -> None:
    result = CliRunner().invoke(raising(error))
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr == "coachtui: it went away\nIt is safe.\n"


def test_what_the_computer_refuses_is_a_sentence() -> None:
    result = CliRunner().invoke(raising(OSError(28, "No space left on device")))
    assert (result.exit_code, result.stderr) == (3, "coachtui: the computer refused: no space left on device\n")


def test_a_pipe_that_nobody_reads_ends_without_a_word() -> None:
    result = CliRunner().invoke(raising(BrokenPipeError(32, "Broken pipe")))
    assert (result.exit_code, result.output) == (141, "")


def test_ctrl_c_ends_without_a_word() -> None:
    result = CliRunner().invoke(raising(KeyboardInterrupt()))
    assert (result.exit_code, result.output) == (130, "")


def test_a_question_that_is_not_answered_ends_like_ctrl_c() -> None:
    assert CliRunner().invoke(raising(click.Abort())).exit_code == 130
