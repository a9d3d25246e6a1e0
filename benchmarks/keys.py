"""How soon does a letter stand on the screen? With notes of any length, against a bare text area of the same size."""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean, median

from benchmarks.scene import COACHTUI, PASSAGE, a_home, a_session, put_session
from benchmarks.table import percentile, print_table, wants_quick
from benchmarks.terminal import KeyFigures, open_program, type_keys, wait_until_idle

LENGTHS = (10, 1_000, 5_000, 10_000)
"""Lines of notes; an hour of quick typing makes some three hundred."""

BLOCKS, KEYS = 3, 100
"""How often each program is opened, in turn with the other, and how many letters are typed each time."""

BUDGETS = {10: "≤ 1.5, aim ≤ 1.1", 1_000: "≤ 1.0, aim ≤ 0.7", 5_000: "≤ 0.7", 10_000: "≤ 0.7"}
"""Our time to the text area's."""


def main() -> None:
    """Type into both programs in turn, and print one row for each length and program."""
    quick = wants_quick(__doc__)
    lengths = LENGTHS[:2] if quick else LENGTHS
    blocks, keys = (1, 40) if quick else (BLOCKS, KEYS)
    rows = []
    for length in lengths:
        ours, bare = KeyFigures(), KeyFigures()
        for block in range(blocks):
            typed = _letters(keys, block)
            _type_into_notes(length, typed, ours, block)
            _type_into_text_area(length, typed, bare, block)
        rows += [
            _row(f"text area, {length:,} lines", bare, bare, ""),
            _row(f"coachtui, {length:,} lines", ours, bare, BUDGETS[length]),
        ]
    heads = (
        "notes, three panes, check on",
        "n",
        "ms p50",
        "ms p95",
        "p50 ×",
        "p95 ×",
        "must be",
        "bytes p50",
        "bytes mean",
        "CPU ms",
        "peak MiB",
    )
    print_table(
        f"Key to painted cell, {blocks} interleaved blocks; bytes to the terminal ≤ 2,500 a key, aim ≤ 500", heads, rows
    )


def _letters(keys: int, block: int) -> str:
    """Return so much of the passage that it holds `keys` letters; each block begins elsewhere in it."""
    lines = PASSAGE.splitlines(keepends=True)
    start = block * 3 % len(lines)
    text = "".join(lines[start:] + lines[:start]) * (1 + keys // 100)
    count = 0
    for at, letter in enumerate(text):
        count += not letter.isspace()
        if count == keys:
            return text[: at + 1]
    return text


def _type_into_notes(length: int, typed: str, figures: KeyFigures, block: int) -> None:
    with a_home() as home:
        session = put_session(home, length)
        with open_program([COACHTUI, "resume", session], home) as terminal:
            terminal.wait_for("Judgementoring check", seconds=60)
            wait_until_idle(terminal)
            type_keys(terminal, typed, figures, random.Random(block))


def _type_into_text_area(length: int, typed: str, figures: KeyFigures, block: int) -> None:
    with a_home() as home:
        notes = home / "notes.txt"
        notes.write_text("\n".join(a_session(length).notes), encoding="utf-8")
        with open_program(_text_area(notes), home) as terminal:
            wait_until_idle(terminal)
            type_keys(terminal, typed, figures, random.Random(block))


def _text_area(notes: Path) -> Sequence[str]:
    return [sys.executable, "-m", "benchmarks.programs.bare_text_area", str(notes)]


def _row(name: str, figures: KeyFigures, base: KeyFigures, budget: str) -> tuple[str, ...]:
    times, others = figures.painted_ms, base.painted_ms
    return (
        name,
        f"{len(times)}" + (f" (-{figures.missed})" if figures.missed else ""),
        f"{median(times):.1f}",
        f"{percentile(times, 95):.1f}",
        f"{median(times) / median(others):.2f}",
        f"{percentile(times, 95) / percentile(others, 95):.2f}",
        budget,
        f"{median(figures.sent):,.0f}",
        f"{fmean(figures.sent):,.0f}",
        f"{fmean(figures.cpu_ms):.1f}",
        f"{figures.peak_mib:.0f}",
    )


if __name__ == "__main__":
    main()
