"""Ways to run the program: quickly inside the test, or as a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Protocol

import pytest
from click.testing import CliRunner, Result

from coachtui.cli import program

PROGRAM = (sys.executable, "-m", "coachtui")


class Run(Protocol):
    def __call__(self, *arguments: str, stdin: str | bytes = "") -> Result: ...


class Start(Protocol):
    def __call__(self, *arguments: str) -> subprocess.Popen[bytes]: ...


@pytest.fixture
def run() -> Run:
    """Run a command inside the test; an exception that is not an exit fails it."""

    def run_now(*arguments: str, stdin: str | bytes = "") -> Result:
        result = CliRunner().invoke(program, list(arguments), input=stdin)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run_now


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a command as a process with pipes at all three ends; whatever still runs afterwards is ended."""
    started: list[subprocess.Popen[bytes]] = []

    def start_now(*arguments: str) -> subprocess.Popen[bytes]:
        pipe = subprocess.PIPE
        started.append(subprocess.Popen([*PROGRAM, *arguments], stdin=pipe, stdout=pipe, stderr=pipe))
        return started[-1]

    yield start_now
    for process in started:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None and not stream.closed:
                close(stream.close)


def close(closing: Callable[[], None]) -> None:
    """Close a pipe, whether or not somebody is at its other end."""
    try:
        closing()
    except BrokenPipeError:
        return
