"""How well the checker finds what a careful reader would raise: precision and recall per category.

The lines of `tests/lines` are ours, written and labelled without sight of the rules. A fifth of them, chosen by a
hash of the text, is kept back (`kept`): nobody who writes rules reads it. Both figures are printed, so that
over-fitting shows. A category under `also` counts neither way.

    python -m benchmarks.lines [--at info|caution] [--show CATEGORY] (--show prints the misses, of the open lines only)
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from coachtui.checker import Checker, Mode, Setting, Severity

LINES = Path(__file__).parents[1] / "tests" / "lines"


@dataclass
class Score:
    """Counts over a set of lines."""

    right: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def row(self, category: str | None = None) -> str:
        """Return precision, recall and n, of one category or of all."""
        right, false, missed = (
            counts.total() if category is None else counts[category] for counts in (self.right, self.false, self.missed)
        )
        precision = f"{right / (right + false):.2f}" if right + false else "   –"
        recall = f"{right / (right + missed):.2f}" if right + missed else "   –"
        return f"{precision:>5} {recall:>5} {right + missed:>4}"


def read(kind: str) -> list[dict[str, object]]:
    """Return the lines of `open` or `kept`."""
    files = sorted((LINES / kind).glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def score(kind: str, at: Severity, show: str) -> Score:
    """Check all lines of a kind; print what went otherwise than labelled where that is wanted."""
    checker, result = Checker(), Score()
    for line in read(kind):
        text, wanted, also = str(line["text"]), set(line["categories"]), set(line.get("also", ()))  # type: ignore[call-overload]  # our own files
        findings = checker.check(text, Setting(Mode(str(line.get("mode", "coaching"))))).findings
        found = {finding.category for finding in findings if finding.severity >= at}
        result.right.update(found & wanted)
        result.false.update(found - wanted - also)
        result.missed.update(wanted - found)
        for category in sorted((found - wanted - also) | (wanted - found)):
            if show in (category, "all") and kind == "open":
                rules = [f"{f.rule}: {text[f.start : f.end]}" for f in findings if f.category == category]
                print("MISSED" if category in wanted else "FALSE ", category, line.get("mode"), "|", text, "|", *rules)
    return result


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--at", choices=["info", "caution"], default="caution")
    options.add_argument("--show", default="")
    chosen = options.parse_args()
    at = Severity[chosen.at.upper()]
    scores = {kind: score(kind, at, chosen.show) for kind in ("open", "kept")}
    print(f"{'category':24} {'open: P     R    n':20} {'kept: P     R    n':20}")
    categories = sorted(set().union(*(s.right | s.false | s.missed for s in scores.values())))
    for category in (*categories, None):
        rows = "   ".join(scores[kind].row(category) for kind in ("open", "kept"))
        print(f"{category or 'all':24} {rows}")


if __name__ == "__main__":
    main()
