"""Where there is no terminal to draw on, a sentence is said, and nothing hangs."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Iterator

import pytest

PROGRAM = (sys.executable, "-m", "coachtui")
OPENING = ((), ("new",), ("new", "--who", "S.M."))

PATIENCE = 20
"""Seconds after which the program is taken to hang."""


@pytest.fixture
def terminal() -> Iterator[int]:
    """Return one end of a pseudo-terminal; nobody is at the other."""
    master, slave = pty.openpty()
    yield slave
    os.close(slave)
    os.close(master)


def assert_says_so(done: subprocess.CompletedProcess[bytes], said: bytes) -> None:
    assert done.returncode == 2
    assert done.stdout == b""
    first, hint = done.stderr.splitlines()
    assert first.startswith(b"coachtui: ")
    assert said in first
    assert b"coachtui check" in hint


@pytest.mark.parametrize("arguments", OPENING, ids=" ".join)
def test_keys_from_a_pipe_are_refused(arguments: tuple[str, ...]) -> None:
    done = subprocess.run(
        [*PROGRAM, *arguments], input=b"n\rtyped as keys\x11", capture_output=True, timeout=PATIENCE, check=False
    )
    assert_says_so(done, b"needs a terminal")


@pytest.mark.parametrize("arguments", OPENING, ids=" ".join)
def test_a_screen_that_is_a_pipe_is_refused(arguments: tuple[str, ...], terminal: int) -> None:
    done = subprocess.run([*PROGRAM, *arguments], stdin=terminal, capture_output=True, timeout=PATIENCE, check=False)
    assert_says_so(done, b"needs a terminal")


def test_no_standard_input_at_all_is_refused() -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$0" -m coachtui <&-', sys.executable],
        capture_output=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert_says_so(done, b"needs a terminal")


def test_a_terminal_that_only_prints_lines_is_refused() -> None:
    master, slave = pty.openpty()
    environment = {**os.environ, "TERM": "dumb"}
    process = subprocess.Popen(PROGRAM, stdin=slave, stdout=slave, stderr=slave, env=environment)
    os.close(slave)
    said = b""
    while b"TERM=dumb" not in said:
        said += os.read(master, 4_096)
    assert process.wait(PATIENCE) == 2
    os.close(master)
    assert b"\x1b" not in said
