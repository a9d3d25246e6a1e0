"""How soon is a bank read, filtered and shown? From fifty to ten thousand questions, as the live screen does it."""

from __future__ import annotations

import asyncio
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from textual.app import App, ComposeResult
from textual.widgets import OptionList

from benchmarks.saving import milliseconds
from benchmarks.table import percentile, print_table, wants_quick
from coachtui.banks import Bank, QuestionIndex, load_bank
from coachtui.tui.widgets.bank import BankPane

QUESTIONS = (50, 1_000, 10_000)
RUNS = 7
TYPED = "what did the pupils notice"
"""What is typed into the filter, key by key."""

WORDS = (
    "pupils", "table", "question", "silence", "evidence", "answer", "corner", "register", "explanation", "pair", "book",
    "noise", "start", "minute", "task", "board", "voice", "routine", "group", "reading",
)  # fmt: skip


class OneBank(App[None]):
    """Nothing but the pane of questions, as wide and high as the live screen gives it."""

    CSS = "#bank { width: 40; } #questions { height: 1fr; }"

    def __init__(self, bank: Bank) -> None:
        """Show `bank`."""
        super().__init__()
        self._bank = bank

    def compose(self) -> ComposeResult:
        """The pane."""
        yield BankPane([self._bank], id="bank")


def main() -> None:
    """Write banks, then read, filter and show them."""
    quick = wants_quick(__doc__)
    counts, runs = (QUESTIONS[:2], 2) if quick else (QUESTIONS, RUNS)
    rows = [_row(count, runs) for count in counts]
    print_table(
        f"{runs} runs each, median; with 10,000 questions: read ≤ 1,500 ms (aim 700), a key ≤ 30 ms (aim 10), "
        "first rows ≤ 100 ms (aim 50)",
        (
            "questions", "read, ms", "index, ms", "a key in the filter, ms: p50", "p95",
            "empty app shown, ms", "with the list, ms", "more, ms",
        ),
        rows,
    )  # fmt: skip


def _row(count: int, runs: int) -> tuple[str, ...]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "large.yaml"
        path.write_text(bank_text(count), encoding="utf-8")
        read = [milliseconds(partial(load_bank, path)) for _ in range(runs)]
        bank = load_bank(path).bank
    if bank is None or len(bank.questions) != count:
        raise SystemExit("the bank was not read as it was written")
    pairs = [(question, phase) for phase in bank.phases for question in phase.questions]
    indexed = [milliseconds(partial(QuestionIndex, pairs)) for _ in range(runs)]
    index = QuestionIndex(pairs)
    keys = [milliseconds(partial(index.search, TYPED[:end])) for _ in range(runs) for end in range(1, len(TYPED) + 1)]
    empty = [asyncio.run(_shown_ms(App[None]())) for _ in range(runs)]
    shown = [asyncio.run(_shown_ms(OneBank(bank))) for _ in range(runs)]
    more = median(shown) - median(empty)
    figures = (
        median(read), median(indexed), percentile(keys, 50), percentile(keys, 95), median(empty), median(shown), more,
    )  # fmt: skip
    return (f"{count:,}", *(f"{figure:,.1f}" if figure < 20 else f"{figure:,.0f}" for figure in figures))


def bank_text(count: int) -> str:
    """Return a bank with so many questions in ten phases, one in five with more fields, so that 1 MB holds them all."""
    lines = ["format: 1", "id: large", 'title: "Large"', "phases:"]
    words = cycle(WORDS)
    for phase in range(10):
        lines += [f"  - id: phase-{phase}", f'    title: "Phase {phase}"', "    questions:"]
        for number in range(phase, count, 10):
            one, other, third = islice(words, 3)
            text = f'"What did you notice about the {one}, the {other} and row {number}?"'
            lines += [f"      - {text}"] if number % 50 >= 10 else [
                f"      - id: q{number}",
                f"        text: {text}",
                f'        purpose: "Facts about the {third}"',
                f"        tags: [{third}]",
            ]  # fmt: skip
    return "\n".join(lines) + "\n"


async def _shown_ms(app: App[None]) -> float:
    """Return how long it takes from nothing to a first picture with its rows, without a terminal."""
    began = perf_counter()
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        rows = app.query(OptionList)
        if rows and not rows.first().option_count:
            raise SystemExit("the list stayed empty")
        return (perf_counter() - began) * 1_000


if __name__ == "__main__":
    main()
