"""How soon are all sessions listed? From one to ten thousand, by Home's own way of reading them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.saving import fill, milliseconds
from benchmarks.scene import COACHTUI, a_home, store_in
from benchmarks.table import print_table, wants_quick
from benchmarks.terminal import start

SESSIONS = (10, 1_000, 10_000)
RUNS = 5


def main() -> None:
    """Fill homes, list their sessions, open Home on them."""
    quick = wants_quick(__doc__)
    counts, runs = (SESSIONS[:2], 2) if quick else (SESSIONS, RUNS)
    rows = []
    for count in counts:
        with a_home() as home:
            fill(home, count)
            listed = [milliseconds(partial(_list, home)) for _ in range(runs)]
            first = [start([COACHTUI], home, ["New session"]).shown_ms for _ in range(runs)]
            whole = [start([COACHTUI], home, ["Unfinished"]).shown_ms for _ in range(runs)]
        rows.append((f"{count:,} sessions", f"{median(listed):.0f}", f"{median(first):.0f}", f"{median(whole):.0f}"))
    title = f"{runs} runs each, files warm; with 10,000 sessions: first screen ≤ 300 ms, whole list ≤ 2,000 ms"
    print_table(title, ("library of", "all summaries, ms", "Home, first screen, ms", "Home, list filled, ms"), rows)


def _list(home: Path) -> None:
    store_in(home).summaries()


if __name__ == "__main__":
    main()
