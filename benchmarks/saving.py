"""What does a save cost? Against a bare write, fsync and replace of the same bytes, in small and large folders."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.scene import a_home, a_session, store_in
from benchmarks.table import percentile, print_table, ratio, wants_quick

LINES = 300
"""Of notes in the session that is saved: a long one, about 30 kB."""

FOLDERS = (1, 1_000, 10_000)
SAVES = 200


def main() -> None:
    """Save and write bare in turn, in folders of growing size."""
    quick = wants_quick(__doc__)
    folders, saves = (FOLDERS[:2], 20) if quick else (FOLDERS, SAVES)
    rows = []
    alone: list[float] = []
    for sessions in folders:
        with a_home() as home:
            fill(home, sessions)
            ours, bare, size = measure(home, saves)
        alone = alone or ours
        rows.append((
            f"{sessions:,} sessions", f"{size / 1000:.0f} kB", f"{median(ours):.2f}", f"{percentile(ours, 95):.2f}",
            f"{median(bare):.2f}", f"{ratio(ours, bare):.2f}", f"{median(ours) / median(alone):.2f}",
        ))  # fmt: skip
    heads = ("a save, folder with", "file", "ms p50", "ms p95", "bare ms p50", "× bare", "× folder of 1")
    print_table(
        f"{saves} interleaved saves each; must be ≤ 3 × bare, aim ≤ 1.5 ×; ≤ 1.1 × the folder of 1", heads, rows
    )


def fill(home: Path, sessions: int) -> None:
    """Put so many sessions into `home`, as fast as the disk takes them: copies of one, renamed."""
    first = a_session(LINES)
    store_in(home).save(first)
    folder = home / "data" / "sessions"
    content = (folder / f"{first.id}.json").read_bytes()
    for number in range(1, sessions):
        name = a_session(0, number).id
        (folder / f"{name}.json").write_bytes(content.replace(first.id.encode(), name.encode(), 1))


def measure(home: Path, saves: int) -> tuple[list[float], list[float], int]:
    """Return the milliseconds of our saves and of bare ones of the same bytes, in turn, and how many bytes."""
    store = store_in(home)
    session = store.load(a_session(LINES).id)
    path = home / "data" / "sessions" / f"{session.id}.json"
    ours, bare = [], []
    for count in range(saves + 1):
        session = replace(session, revision=session.revision + 1)
        took = milliseconds(partial(store.save, session))
        content = path.read_bytes()
        alone = milliseconds(partial(write_bare, path.with_name("bare.tmp"), content))
        if count:
            ours.append(took)
            bare.append(alone)
    return ours, bare, path.stat().st_size


def write_bare(temporary: Path, content: bytes) -> None:
    """Do the least that is safe: write a file beside, bring it to the disk, put it in its place."""
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(descriptor, content)
    os.fsync(descriptor)
    os.close(descriptor)
    temporary.replace(temporary.with_suffix(".bare"))


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long some work takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1e3


if __name__ == "__main__":
    main()
