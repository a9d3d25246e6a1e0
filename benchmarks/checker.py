"""What the check costs: one line, one changed line in long notes, a large text, and texts made to be slow.

    .venv/bin/python -m benchmarks.checker [--quick]

Where proselint is installed beside coachtui (`pip install proselint`), it reads the same text in the same run.
"""

from __future__ import annotations

import importlib.util
import itertools
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.builders import a_session

from benchmarks.table import print_table, wants_quick
from coachtui.checker import Checker
from coachtui.live.reader import Reader
from coachtui.live.values import setting_of

LINES = Path(__file__).parents[1] / "tests" / "lines" / "open"
SLOW = {
    "one word": "should ",
    "you you you": "you ",
    "quotes": '"',
    "apostrophes": "you'",
    "spaces": " ",
    "commas": "you should, ",
    "questions": "what? ",
    "no letters": "\u0301\u200d",
}


def texts() -> list[str]:
    """Return the labelled lines that may be read: half of them hold a warning, far more than a session does."""
    rows = [row for file in sorted(LINES.glob("*.jsonl")) for row in file.read_text("utf-8").splitlines()]
    return [json.loads(row)["text"] for row in rows]


def quiet(lines: list[str], checker: Checker) -> list[str]:
    """Return the lines in which nothing is found."""
    return [line for line in lines if not checker.check(line).findings]


def seconds(work: Callable[[], object], times: int) -> list[float]:
    """Return how long `work` took, time after time."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return taken


def one_line(checker: Checker, lines: list[str], kind: str) -> list[str]:
    """Return a row on single lines, in microseconds."""
    taken = sorted(seconds(partial(checker.check, line), 1)[0] * 1e6 for line in lines)
    return [kind, str(len(lines)), f"{statistics.median(taken):.0f}", f"{taken[int(len(taken) * 0.95)]:.0f}"]


def large(checker: Checker, lines: list[str], kind: str, words: int) -> list[str]:
    """Return a row on a text of so many words."""
    text, count = [], 0
    for line in itertools.cycle(lines):
        text.append(line)
        count += len(line.split())
        if count >= words:
            break
    joined = "\n".join(text)
    taken = statistics.median(seconds(partial(checker.check, joined), 3))
    return [kind, f"{count:,}", f"{count / taken:,.0f}"]


def proselint(lines: list[str]) -> list[str] | None:
    """Return the same row for proselint, as a whole process less the time it takes to read nothing."""
    if importlib.util.find_spec("proselint") is None:
        return None
    took = []
    with tempfile.TemporaryDirectory() as folder:
        for text in ("", "\n".join(lines)):
            file = Path(folder, "text.txt")
            file.write_text(text, "utf-8")
            took.append(statistics.median(seconds(partial(run, "proselint", "check", str(file)), 3)))
    count = sum(len(line.split()) for line in lines)
    return ["proselint, the same lines", f"{count:,}", f"{count / (took[1] - took[0]):,.0f}"]


def run(*command: str) -> None:
    """Run a module of this Python, whatever it finds."""
    subprocess.run([sys.executable, "-m", *command], capture_output=True, check=False)


def changed_line(checker: Checker, calm: list[str], count: int) -> list[str]:
    """Return a row on one changed line at the end of so many."""
    reader = Reader(checker, setting_of(a_session()))
    notes = list(itertools.islice(itertools.cycle(calm), count))
    reader.flags(notes, 0, count)
    taken = []
    for number in range(200):
        notes[-1] = f"{calm[number % len(calm)]} {number}"
        taken += seconds(partial(reader.flags, notes, count - 1, count), 1)
    return [f"{count:,}", f"{statistics.median(taken) * 1e6:.0f}"]


def growth(checker: Checker, name: str, sizes: tuple[int, int]) -> list[str]:
    """Return a row on a text made to be slow, at two sizes."""
    piece = SLOW[name]
    made = [piece * (size // len(piece)) for size in sizes]
    half, whole = (statistics.median(seconds(partial(checker.check, text), 3)) for text in made)
    return [name, f"{whole * 1e3:.0f}", f"{whole / half:.1f}"]


def main() -> None:
    """Print the tables."""
    few = wants_quick(__doc__)
    checker = Checker()
    lines = texts()
    calm = quiet(lines, checker)
    found = [line for line in lines if line not in set(calm)]
    for line in lines:
        checker.check(line)  # patterns are compiled when they are first needed
    heads = ["lines", "n", "µs p50", "µs p95"]
    print_table("One line", heads, [one_line(checker, calm, "nothing found"), one_line(checker, found, "found")])
    rows = [changed_line(checker, calm, count) for count in (10, 2_000, 10_000)]
    print_table("One changed line", ["in lines of notes", "µs p50"], rows)
    words = 10_000 if few else 100_000
    rows = [large(checker, calm, "calm notes", words), large(checker, lines, "half the lines found", words)]
    rows += [row] if (row := proselint(lines)) else []
    print_table("A large text", ["text", "words", "words per second"], rows)
    sizes = (5_000, 10_000) if few else (50_000, 100_000)
    heads = [f"{sizes[1]:,} characters of", "ms", "of half as many, ×"]
    print_table("Texts made to be slow", heads, [growth(checker, name, sizes) for name in SLOW])


if __name__ == "__main__":
    main()
