"""How a command ends: the exit codes, and the sentence a person gets when it could not do its work."""

from __future__ import annotations

import os
import sys
from enum import IntEnum
from typing import TextIO

import click

from coachtui.cli.saying import tell
from coachtui.errors import BankError, CoachError, SettingsError

__all__ = [
    "Ending",
    "NotPossibleError",
    "end_without_output",
    "end_without_terminal",
    "tell_error",
    "tell_os_error",
    "tell_usage",
]


class Ending(IntEnum):
    """The exit codes, the same for every command."""

    FINE = 0
    FOUND = 1
    """Warnings in a text, or something to mend in a bank."""
    USAGE = 2
    """Asked for something that cannot be: an unknown name, no terminal to draw on."""
    DATA = 3
    """Something could not be read or written, or somebody else holds it."""
    INTERRUPTED = 130
    """Ctrl+c, as the shell counts it: 128 + SIGINT."""
    PIPE = 141
    """Nobody reads the output any more, as the shell counts it: 128 + SIGPIPE."""


class NotPossibleError(CoachError):
    """Something was asked for that cannot be here."""


def tell_error(error: CoachError) -> Ending:
    """Say what happened, and return how to end."""
    tell(error.message, error.hint)
    return Ending.USAGE if isinstance(error, BankError | SettingsError | NotPossibleError) else Ending.DATA


def tell_usage(error: click.ClickException) -> Ending:
    """Say what could not be understood and where to look, and return how to end."""
    message = error.format_message().strip().rstrip(".")
    path = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "coachtui"
    tell(message[:1].lower() + message[1:], f"`{path} --help` shows what can be given.")
    return Ending.USAGE


def tell_os_error(error: OSError) -> Ending:
    """Say why the computer refused, in its own words, or nothing when the reader of a pipe has gone."""
    end_without_output()
    if isinstance(error, BrokenPipeError):
        return Ending.PIPE
    tell(f"the computer refused: {(error.strerror or str(error)).lower()}")
    return Ending.DATA


def end_without_output() -> None:
    """Throw away what is still to be printed: the interpreter flushes it at its end, and would raise once more."""
    _send_nowhere(sys.stdout)


def end_without_terminal() -> None:
    """Throw away what a terminal that was closed can no longer show; nothing of it is missed by anybody."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            _send_nowhere(stream)


def _send_nowhere(stream: TextIO) -> None:
    try:
        output = stream.fileno()
    except (OSError, ValueError, AttributeError):
        return  # not a file: a test's, or none at all
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, output)
    os.close(nowhere)
