"""How soon is a transcript made? A session of 5,000 lines, in every format."""

from __future__ import annotations

from datetime import UTC
from statistics import median

from benchmarks.saving import milliseconds
from benchmarks.scene import a_session
from benchmarks.table import percentile, print_table, wants_quick
from coachtui.export import FORMATS, Level, render, transcript
from coachtui.session import Session

LINES = 5_000
RUNS = 21


def main() -> None:
    """Make every kind of transcript in turn, several times."""
    runs = 3 if wants_quick(__doc__) else RUNS
    session = a_session(LINES)
    times: dict[str, list[float]] = {name: [] for name in FORMATS}
    for _ in range(runs):
        for name, taken in times.items():
            taken.append(milliseconds(lambda name=name: _export(session, name)))  # type: ignore[misc]  # a default of a lambda
    size = {name: len(_export(session, name).encode()) for name in FORMATS}
    rows = [
        (name, f"{size[name] / 1000:,.0f}", f"{median(taken):.0f}", f"{percentile(taken, 95):.0f}")
        for name, taken in times.items()
    ]
    title = f"{runs} interleaved runs, a session of {LINES:,} lines; must be ≤ 1,000 ms, aim ≤ 300 ms"
    print_table(title, ("format", "kB", "ms p50", "ms p95"), rows)


def _export(session: Session, name: str) -> str:
    return render(transcript(session, Level.ALL, zone=UTC, banks=[]), name)


if __name__ == "__main__":
    main()
