"""Starting the real program, on a screen or for one command, in a home of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest

from tests.terminal.driver import Terminal, environment_in

__all__ = ["COACHTUI", "Command", "Launch", "run_command"]

COACHTUI = str(Path(sys.executable).with_name("coachtui"))
"""The program as it was installed beside this Python."""

Command = Callable[..., "subprocess.CompletedProcess[str]"]


class Launch(Protocol):
    """Starts the program on a screen."""

    def __call__(self, *arguments: str, columns: int = 140, rows: int = 40, home: Path | None = None) -> Terminal:
        """Start `coachtui` with these arguments; it is ended when the test is."""
        ...


def run_command(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command that needs no screen to its end."""
    return subprocess.run(
        [COACHTUI, *arguments],
        env=environment_in(str(home)),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def launch(home: Path) -> Iterator[Launch]:
    """Return a way to start the program as often as a test needs it, in the test's own home."""
    own = home
    with ExitStack() as running:

        def start(*arguments: str, columns: int = 140, rows: int = 40, home: Path | None = None) -> Terminal:
            environment = environment_in(str(home or own))
            return running.enter_context(
                Terminal([COACHTUI, *arguments], environment=environment, columns=columns, rows=rows)
            )

        yield start


@pytest.fixture
def command(home: Path) -> Command:
    """Return a way to run a command that needs no screen, in the test's own home."""
    return lambda *arguments: run_command(home, *arguments)
