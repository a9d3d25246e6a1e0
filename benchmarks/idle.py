"""What does the program do while nobody types? Bytes, CPU and memory of a session, against an empty Textual app."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.scene import COACHTUI, a_home, put_session
from benchmarks.table import print_table, wants_quick
from benchmarks.terminal import cpu_seconds, open_program, peak_mib, wait_until_idle

MINUTE = 60.0
LINES = 300
"""Of notes: a long session."""


@dataclass(frozen=True, slots=True)
class IdleFigures:
    """Some time without a key."""

    sent: int
    """Bytes to the terminal."""
    cpu_percent: float
    """Of one core."""
    peak_mib: float


def main() -> None:
    """Leave each program alone for a while, and print what it did."""
    seconds = 6.0 if wants_quick(__doc__) else MINUTE
    with a_home() as home:
        session = put_session(home, LINES)
        figures = {
            "empty Textual app": leave_alone([sys.executable, "-m", "benchmarks.programs.empty_app"], home, seconds),
            "`coachtui`, Home": leave_alone([COACHTUI], home, seconds),
            f"`coachtui`, Live, {LINES} lines": leave_alone([COACHTUI, "resume", session], home, seconds),
        }
    base = figures["empty Textual app"]
    rows = [
        (name, f"{one.sent:,}", f"{one.cpu_percent:.2f}", f"{one.peak_mib:.0f}", f"{one.peak_mib / base.peak_mib:.2f}")
        for name, one in figures.items()
    ]
    title = (
        f"{seconds:.0f} s without a key; must be ≤ 100 bytes, ≤ 0.5 % CPU, ≤ 2.0 × memory; aim ≤ 60, ≤ 0.1 %, ≤ 1.5 ×"
    )
    print_table(title, ("idle", "bytes", "CPU %", "peak MiB", "× empty app"), rows)


def leave_alone(command: Sequence[str], home: Path, seconds: float) -> IdleFigures:
    """Open a program, wait until it is idle, and leave it alone."""
    with open_program(command, home) as terminal:
        wait_until_idle(terminal)
        sent, cpu, began = len(terminal.output), cpu_seconds(terminal.pid), time.monotonic()
        while time.monotonic() - began < seconds:
            terminal.read(0.5)
        used = cpu_seconds(terminal.pid) - cpu
        return IdleFigures(len(terminal.output) - sent, used / seconds * 100, peak_mib(terminal.pid))


if __name__ == "__main__":
    main()
