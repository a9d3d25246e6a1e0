"""How soon can one begin? From the command to a screen that can be used, against the least that is possible."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar

from tests.terminal.driver import environment_in

from benchmarks.scene import COACHTUI, a_home
from benchmarks.table import percentile, print_table, ratio, wants_quick
from benchmarks.terminal import StartFigures, start

RUNS = 20
LINE = "You should stand at the door.\n"

Figures = TypeVar("Figures")


def main() -> None:
    """Measure every program once in each round, and print two tables."""
    rounds = 3 if wants_quick(__doc__) else RUNS
    with a_home() as home:
        screens = {
            "empty Textual app": partial(
                start, [sys.executable, "-m", "benchmarks.programs.empty_app"], home, ["ready"]
            ),
            "`coachtui` to Home": partial(start, [COACHTUI], home, ["No sessions yet"]),
            "`coachtui new` to Live": partial(
                start, [COACHTUI, "new", "--who", "S.M."], home / "new", ["Judgementoring check", "questions ·"]
            ),
        }
        commands = {
            "bare Python": partial(run, [sys.executable, "-c", "pass"], home),
            "`coachtui check` of one line": partial(run, [COACHTUI, "check", "-"], home),
            "`coachtui --version`": partial(run, [COACHTUI, "--version"], home),
            "`coachtui bank list`": partial(run, [COACHTUI, "bank", "list"], home),
        }
        show_screens(interleave(screens, rounds), rounds)
        show_commands(interleave(commands, rounds), rounds)


def run(command: Sequence[str], home: Path) -> float:
    """Run a command to its end with one line to read, and return the milliseconds."""
    began = time.perf_counter()
    subprocess.run(
        command, input=LINE, env=environment_in(str(home)), text=True, check=False, stdout=subprocess.DEVNULL
    )
    return (time.perf_counter() - began) * 1e3


def interleave(programs: Mapping[str, Callable[[], Figures]], rounds: int) -> dict[str, list[Figures]]:
    """Run all programs in turn, round after round; the first round fills the caches and is not counted."""
    figures: dict[str, list[Figures]] = {name: [] for name in programs}
    for count in range(rounds + 1):
        for name, measure in programs.items():
            result = measure()
            if count:
                figures[name].append(result)
    return figures


def show_screens(figures: Mapping[str, Sequence[StartFigures]], rounds: int) -> None:
    """Print what the screens cost; the first program is the base of the ratios."""
    base = next(iter(figures.values()))
    rows = [
        (
            name,
            f"{median(one.shown_ms for one in starts):.0f}",
            f"{percentile([one.shown_ms for one in starts], 95):.0f}",
            f"{ratio([one.shown_ms for one in starts], [one.shown_ms for one in base]):.2f}",
            f"{median(one.cpu_ms for one in starts):.0f}",
            f"{median(one.peak_mib for one in starts):.0f}",
            f"{ratio([one.peak_mib for one in starts], [one.peak_mib for one in base]):.2f}",
        )
        for name, starts in figures.items()
    ]
    heads = ("to a usable screen", "ms p50", "ms p95", "× empty app", "CPU ms", "peak MiB", "× empty app")
    print_table(
        f"{rounds} interleaved starts each; must be ≤ 1.6 ×, aim ≤ 1.3 ×; memory ≤ 2.0 ×, aim ≤ 1.5 ×", heads, rows
    )


def show_commands(figures: Mapping[str, Sequence[float]], rounds: int) -> None:
    """Print what whole commands cost; the first one is the base of the ratios."""
    base = next(iter(figures.values()))
    rows = [
        (name, f"{median(times):.0f}", f"{percentile(times, 95):.0f}", f"{ratio(times, base):.1f}")
        for name, times in figures.items()
    ]
    title = f"{rounds} interleaved runs each; `check` must be ≤ 15 × bare Python, aim ≤ 10 ×"
    print_table(title, ("whole command", "ms p50", "ms p95", "× bare Python"), rows)


if __name__ == "__main__":
    main()
