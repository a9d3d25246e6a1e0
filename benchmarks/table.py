"""Figures as Markdown tables, to be read in a terminal and pasted into `docs/performance.md`."""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Sequence

__all__ = ["percentile", "print_table", "ratio", "wants_quick"]


def wants_quick(description: str | None) -> bool:
    """Return whether `--quick` was given: few runs, to see that a script works; its figures mean little."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--quick", action="store_true", help="few runs, to see that it works")
    return bool(parser.parse_args().quick)


def print_table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows of texts under heads, as wide as they need; the first column holds words, the others figures."""
    columns = list(zip(heads, *rows, strict=True))
    widths = [max(len(cell) for cell in column) for column in columns]
    rule = [("-" * width) if at == 0 else "-" * (width - 1) + ":" for at, width in enumerate(widths)]
    print(f"\n{title}\n")
    for row in (heads, rule, *rows):
        cells = [
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        print("| " + " | ".join(cells) + " |")


def percentile(values: Sequence[float], percent: int) -> float:
    """Return the value below which so many percent of the values lie."""
    if percent == 50:
        return statistics.median(values)
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, round(percent / 100 * (len(ranked) - 1)))]


def ratio(values: Sequence[float], base: Sequence[float]) -> float:
    """Return the median of the ratios run by run, so that a busy moment of the machine hits both sides."""
    return statistics.median(value / other for value, other in zip(values, base, strict=True))
