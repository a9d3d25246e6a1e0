"""What the check costs: one line, one changed line in long notes, a large text, and texts made to be slow.

    .venv/bin/python -m benchmarks.checker [--quick]

Other checkers of prose read the same text in the same run, where they are installed: proselint (`pip install
proselint`), write-good and alex (`npm install write-good alex`, with `node_modules/.bin` on the PATH).
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
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
    "right to left": "\u05e9\u05dc\u05d5\u05dd, ",
    "emoji": "\U0001f469\u200d\U0001f3eb ",
    "one clause": "you really should just try to get them to ",
    "verdicts": "the starter was a bit weak and ",
    "nested quotes": "'\"you said \"'",
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


OTHERS = {"proselint": ("proselint", "check"), "write-good": ("write-good",), "alex": ("alex", "--quiet")}
"""Other checkers of prose, and how each is started with a file."""


def other(name: str, lines: list[str]) -> list[str]:
    """Return the same row for another checker, as a whole process less the time it takes to read one line."""
    took = []
    with tempfile.TemporaryDirectory() as folder:
        for text in (lines[:1], lines):
            file = Path(folder, "text.md")
            file.write_text("\n\n".join(text), "utf-8")  # as paragraphs, or it would all be one long sentence to them
            took.append(statistics.median(seconds(partial(run, *OTHERS[name], str(file)), 3)))
    count = sum(len(line.split()) for line in lines)
    return [f"{name}, the lines once", f"{count:,}", f"{count / (took[1] - took[0]):,.0f}"]


def others_there() -> list[str]:
    """Return the other checkers that are installed, beside this Python or on the PATH."""
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return [name for name, (command, *_) in OTHERS.items() if shutil.which(command)]


def run(*command: str) -> None:
    """Run a command, whatever it finds."""
    subprocess.run(command, capture_output=True, check=False)


def first_answer(times: int) -> list[list[str]]:
    """Return rows on a whole `coachtui check` of one line, and on what of it is the checker's part."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "one.txt")
        file.write_text("You should stand at the door.\n", "utf-8")
        steps = {
            "bare Python": (sys.executable, "-c", "pass"),
            "the checker imported": (sys.executable, "-c", "import coachtui.checker"),
            "and its rules read": (sys.executable, "-c", "from coachtui.checker import Checker; Checker()"),
            "and a line checked": (
                sys.executable,
                "-c",
                "from coachtui.checker import Checker; Checker().check('You should stand at the door.')",
            ),
            "coachtui check": (sys.executable, "-m", "coachtui", "check", str(file)),
        }
        took: dict[str, list[float]] = {name: [] for name in steps}
        for _ in range(times):
            for name, command in steps.items():
                took[name] += seconds(partial(run, *command), 1)
    medians = {name: statistics.median(taken) for name, taken in took.items()}
    bare = medians["bare Python"]
    return [[name, f"{median * 1e3:.0f}", f"{median / bare:.1f}"] for name, median in medians.items()]


def whole_session(checker: Checker, lines: list[str], count: int) -> list[str]:
    """Return a row on checking so many lines of notes that were never seen, as when a session is opened."""
    notes = list(itertools.islice(itertools.cycle(lines), count))

    def opened() -> None:
        Reader(checker, setting_of(a_session())).flags([f"{line} {at}" for at, line in enumerate(notes)], 0, count)

    return [f"{count:,}", f"{statistics.median(seconds(opened, 3)) * 1e3:.0f}"]


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
    print_table("Notes that are opened", ["lines", "ms"], [whole_session(checker, lines, 200 if few else 2_000)])
    print_table("The first answer", ["whole process", "ms", "× bare Python"], first_answer(5 if few else 25))
    words = 10_000 if few else 100_000
    rows = [large(checker, calm, "calm notes", words), large(checker, lines, "half the lines found", words)]
    rows += [other(name, calm) for name in others_there()]
    print_table("A large text", ["text", "words", "words per second"], rows)
    sizes = (5_000, 10_000) if few else (50_000, 100_000)
    heads = [f"{sizes[1]:,} characters of", "ms", "of half as many, ×"]
    print_table("Texts made to be slow", heads, [growth(checker, name, sizes) for name in SLOW])


if __name__ == "__main__":
    main()
