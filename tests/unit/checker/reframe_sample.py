"""Two hundred reframes built from what was typed, for a person to read: `python -m tests.unit.checker.reframe_sample`.

The sample is drawn by a hash from the labelled lines that may be read, of which none was written for the reframes. The
file keeps what was read of each: `ok`, or `odd` where it is not correct English. New ones are marked `?` until then.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from coachtui.checker import Checker

__all__ = ["SAMPLE", "SIZE", "filled_in", "read_sample"]

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "tests" / "golden" / "reframes.tsv"
SIZE = 200


def filled_in(checker: Checker, line: str) -> Iterator[str]:
    """Yield the reframes of a line that hold words of it."""
    general = {text for category in checker.categories for text in category.reframes}
    general |= {text for rule in checker.rules.book.rules for text in rule.reframes}
    for found in checker.check(line).findings:
        yield from (text for text in found.reframes if text not in general)


def read_sample() -> list[tuple[str, str, str]]:
    """Return the mark, the line and the reframe of each row."""
    rows = (row.split("\t") for row in SAMPLE.read_text(encoding="utf-8").splitlines())
    return [(mark, line, reframe) for mark, line, reframe in rows]


def draw(checker: Checker) -> list[tuple[str, str]]:
    """Return the sample as it is now: line and reframe, one for each line."""
    files = sorted((ROOT / "tests" / "lines" / "open").glob("*.jsonl"))
    lines = {json.loads(row)["text"] for file in files for row in file.read_text(encoding="utf-8").splitlines()}
    pairs = [(line, reframe) for line in lines for reframe in [next(filled_in(checker, line), "")] if reframe]
    ranked = sorted(pairs, key=lambda pair: hashlib.sha256("\t".join(pair).encode()).hexdigest())
    return [pair for pair in ranked if "\t" not in pair[0]][:SIZE]


def main() -> None:
    """Write the sample anew; what was read before keeps its mark."""
    known = {(line, reframe): mark for mark, line, reframe in read_sample()} if SAMPLE.exists() else {}
    rows = [f"{known.get(pair, '?')}\t{pair[0]}\t{pair[1]}\n" for pair in draw(Checker())]
    SAMPLE.write_text("".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
