"""How soon is a bank read, filtered and shown? From fifty to ten thousand questions, as the live screen does it."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import OptionList

from benchmarks.saving import milliseconds
from benchmarks.table import percentile, print_table, ratio, wants_quick
from coachtui.banks import Bank, QuestionIndex, load_bank, parse_bank
from coachtui.tui.widgets.bank import BankPane
from coachtui.tui.widgets.offered import Offered

QUESTIONS = (50, 1_000, 10_000)
FEW = 30
"""A screenful of questions."""
RUNS = 7
TYPED = "what did the pupils notice"
"""What is typed into the filter, key by key."""

WORDS = (
    "pupils", "table", "question", "silence", "evidence", "answer", "corner", "register", "explanation", "pair", "book",
    "noise", "start", "minute", "task", "board", "voice", "routine", "group", "reading",
)  # fmt: skip


class OneBank(App[None]):
    """Nothing but the pane of questions, as wide and high as the live screen gives it."""

    AUTO_FOCUS = None  # the live screen gives the keys to the notes
    CSS = "#bank { width: 38; } #questions { height: 1fr; overflow-y: scroll; }"

    def __init__(self, bank: Bank) -> None:
        """Show `bank`."""
        super().__init__()
        self.offered = Offered([bank], "coaching", "established")

    def compose(self) -> ComposeResult:
        """The pane."""
        yield BankPane(self.offered, id="bank")


class Blocked:
    """Looks every millisecond whether the screen's thread has its turn, and remembers the longest it waited."""

    def __init__(self) -> None:
        """Nothing was waited for yet."""
        self.ms = 0.0

    async def watch(self) -> None:
        """Look until cancelled."""
        while True:
            before = perf_counter()
            await asyncio.sleep(0.001)
            self.ms = max(self.ms, (perf_counter() - before) * 1_000 - 1)


def main() -> None:
    """Write banks, then read, filter and show them."""
    quick = wants_quick(__doc__)
    counts, runs = (QUESTIONS[:2], 2) if quick else (QUESTIONS, RUNS)
    print_table(
        f"{runs} runs each, median; with 10,000 questions: read ≤ 1,500 ms (aim 700), a key ≤ 30 ms (aim 10)",
        ("questions", "read, ms", "index, ms", "a key in the filter, found, ms: p50", "p95"),
        [_row(count, runs) for count in counts],
    )
    print_table(
        f"{runs} runs each, median; first rows ≤ 100 ms more than {FEW} rows take (aim 50), a key ≤ 30 ms (aim 10), "
        f"the screen's thread never held up for more than 50 ms; × is against {FEW} questions, in turn in the same run",
        (
            "questions", "put in groups, ms", "app with the list shown, ms", "more than a few rows, ms",
            "jump, painted, ms", "tick", "key in the filter", "longest hold-up, ms",
        ),
        [_shown_row(count, runs) for count in counts],
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
    figures = (median(read), median(indexed), percentile(keys, 50), percentile(keys, 95))
    return (f"{count:,}", *map(_figure, figures))


def _shown_row(count: int, runs: int) -> tuple[str, ...]:
    bank = parse_bank(bank_text(count).encode(), "large.yaml").bank
    if bank is None:
        raise SystemExit("the bank was not read as it was written")
    offered = [milliseconds(partial(Offered, [bank], "coaching", "established")) for _ in range(runs)]
    few = parse_bank(bank_text(FEW).encode(), "few.yaml").bank or bank
    starts = [(asyncio.run(_shown_ms(OneBank(few))), asyncio.run(_shown_ms(OneBank(bank)))) for _ in range(runs)]
    more = [with_list - with_few for with_few, with_list in starts]
    uses = [(asyncio.run(_use(OneBank(few))), asyncio.run(_use(OneBank(bank)))) for _ in range(runs)]
    used = [
        f"{median(many):.0f} ({ratio(many, base):.2f} ×)"
        for base, many in ((
            [use_of_few[at] for use_of_few, _ in uses], [use_of_many[at] for _, use_of_many in uses]
        ) for at in range(len(uses[0][0])))
    ]  # fmt: skip
    return (
        f"{count:,}",
        _figure(median(offered)),
        _figure(median(one for _, one in starts)),
        _figure(median(more)),
        *used,
    )


def _figure(ms: float) -> str:
    return f"{ms:,.1f}" if ms < 20 else f"{ms:,.0f}"


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
        if not app.query_one(OptionList).option_count:
            raise SystemExit("the list stayed empty")
        return (perf_counter() - began) * 1_000


async def _use(app: OneBank) -> tuple[float, ...]:
    """Return what a key in the filter, a jump and a tick take until they are painted, and the longest wait of all."""
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause(0.2)  # what the start left to do is measured with the start
        gc.collect()
        gc.freeze()  # as the app does after its start
        pane = app.query_one(BankPane)
        blocked = Blocked()
        watch = asyncio.create_task(blocked.watch())
        pane.focus_list()
        await pilot.pause(0.3)
        jumps = [await _painted_ms(pilot, partial(pane.action_phase, number)) for number in (5, 9, 1)]
        ticks = []
        for prompt in app.offered.prompts[:6]:
            asked = frozenset({prompt.key})
            ticks.append(await _painted_ms(pilot, partial(pane.show_asked, asked)))
        pane.action_filter()
        keys = [await _painted_ms(pilot, partial(setattr, pane.field, "value", TYPED[: n + 1])) for n in range(12)]
        keys.append(await _painted_ms(pilot, partial(setattr, pane.field, "value", "")))
        watch.cancel()
        return median(jumps), median(ticks), median(keys), blocked.ms


async def _painted_ms(pilot: Pilot[None], do: Callable[[], object]) -> float:
    """Return how long it takes until what was done has been handled and painted."""
    painted = asyncio.Event()
    began = perf_counter()
    do()
    pilot.app.call_later(lambda: pilot.app.call_after_refresh(painted.set))
    await painted.wait()
    return (perf_counter() - began) * 1_000


if __name__ == "__main__":
    main()
