"""Programs measured from outside, in a pseudo-terminal: what a person at the keyboard would feel.

Output is stamped when it is read and painted by the emulator afterwards, so the emulator is in no figure. Linux only:
CPU time and memory come from /proc.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.terminal.driver import Terminal, environment_in

__all__ = [
    "HEIGHT", "WIDTH", "KeyFigures", "StartFigures", "cpu_seconds", "open_program", "peak_mib", "start", "type_keys",
    "wait_until_idle",
]  # fmt: skip

WIDTH, HEIGHT = 120, 36
"""Cells of the terminal in every figure: wide enough for the three panes."""

GAP = (0.045, 0.110)
"""Shortest and longest pause before a key, in seconds: a typist's, and off the beat of any frame."""

QUIET = 0.035
"""Seconds without output after which nothing more is expected of a key."""

TOO_LONG = 30.0
"""Seconds after which a program is given up."""


@dataclass(frozen=True, slots=True)
class StartFigures:
    """One start."""

    shown_ms: float
    """From the start of the process to the frame that shows what was waited for."""
    cpu_ms: float
    peak_mib: float


@dataclass(slots=True)
class KeyFigures:
    """Many keys."""

    painted_ms: list[float] = field(default_factory=list)
    """From a key to the frame in which a cell shows it."""
    sent: list[float] = field(default_factory=list)
    """Bytes to the terminal for each key."""
    cpu_ms: list[float] = field(default_factory=list)
    missed: int = 0
    """Keys that no cell showed."""
    peak_mib: float = 0.0


def open_program(command: Sequence[str], home: Path) -> Terminal:
    """Start a program for the person who lives in `home`."""
    return Terminal(command, environment=environment_in(str(home)), columns=WIDTH, rows=HEIGHT)


def start(command: Sequence[str], home: Path, shows: Sequence[str]) -> StartFigures:
    """Start a program and measure until all the texts in `shows` stand on its screen; then end it."""
    with open_program(command, home) as terminal:
        shown = _when_shown(terminal, shows)
        figures = StartFigures(
            (shown - terminal.started) * 1e3, cpu_seconds(terminal.pid) * 1e3, peak_mib(terminal.pid)
        )
        terminal.press("ctrl+q")
        terminal.wait_for_end()
    return figures


def wait_until_idle(terminal: Terminal) -> None:
    """Wait until the program has nothing to do for a moment: it has read and checked what it was opened with."""
    deadline = time.monotonic() + TOO_LONG
    while time.monotonic() < deadline:
        before, read = cpu_seconds(terminal.pid), len(terminal.output)
        _collect(terminal, 0.5)
        if cpu_seconds(terminal.pid) - before < 0.01 and len(terminal.output) == read:
            return
    raise TimeoutError("the program is never idle")


def type_keys(terminal: Terminal, text: str, figures: KeyFigures, chance: random.Random) -> None:
    """Type `text` key by key at a typist's pace, and add what each letter cost to `figures`."""
    for key in text:
        _collect(terminal, chance.uniform(*GAP))
        for _ in terminal.frames():
            pass
        before, sent, cpu = terminal.lines, len(terminal.output), cpu_seconds(terminal.pid)
        pressed = time.perf_counter()
        terminal.type("\r" if key == "\n" else key)
        painted = None if key.isspace() else _when_painted(terminal, key, before)
        while terminal.read(QUIET):
            pass
        if key.isspace():
            continue
        figures.sent.append(len(terminal.output) - sent)
        figures.cpu_ms.append((cpu_seconds(terminal.pid) - cpu) * 1e3)
        if painted is None:
            figures.missed += 1
        else:
            figures.painted_ms.append((painted - pressed) * 1e3)
    figures.peak_mib = max(figures.peak_mib, peak_mib(terminal.pid))


def cpu_seconds(pid: int) -> float:
    """Return the CPU time that the living threads of a process have had."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def peak_mib(pid: int) -> float:
    """Return the most memory that a process has held so far, in MiB."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def _collect(terminal: Terminal, seconds: float) -> None:
    """Take what the program sends within so many seconds."""
    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        terminal.read(left)


def _when_shown(terminal: Terminal, shows: Sequence[str]) -> float:
    deadline = time.monotonic() + TOO_LONG
    while time.monotonic() < deadline:
        terminal.read(0.2)
        while terminal.read(0.02):
            pass
        for at in terminal.frames():
            if all(text in terminal.picture.text for text in shows):
                return at
    raise TimeoutError(f"{shows} never stood on the screen:\n{terminal.text}")


def _when_painted(terminal: Terminal, key: str, before: Sequence[str]) -> float | None:
    """Return when a cell showed `key` that had not shown it, or None."""
    deadline = time.perf_counter() + 3.0
    while time.perf_counter() < deadline:
        terminal.read(0.2)
        while terminal.read(QUIET):
            pass
        for at in terminal.frames():
            if any(_appeared(key, now, then) for now, then in zip(terminal.picture.lines, before, strict=True)):
                return at
    return None


def _appeared(key: str, now: str, then: str) -> bool:
    return now != then and any(cell == key and cell != then[at : at + 1] for at, cell in enumerate(now))
