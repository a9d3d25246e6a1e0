"""Many slips of one kind told as one, so that they do not bury what costs words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from coachtui.errors import Problem

__all__ = ["in_order"]

_MOST = 12
"""Lines, or stretches of them, that a message names."""


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems in the order in which they are told; harmless ones that say the same become one."""
    ordered = sorted(problems)
    harmless: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in ordered:
        if problem.harmless:
            harmless.setdefault((problem.source, problem.message, problem.hint), []).append(problem)
    gathered = (_as_one(alike) for alike in harmless.values())
    return tuple(sorted([*(problem for problem in ordered if not problem.harmless), *gathered]))


def _as_one(alike: Sequence[Problem]) -> Problem:
    first = alike[0]
    further = sorted({problem.line for problem in alike} - {first.line})
    if not further:
        return first
    return replace(first, hint=f"{first.hint} The same on {_lines(further)}.".strip())


def _lines(numbers: Sequence[int]) -> str:
    """Return line numbers in words: `lines 3, 5 to 9 and 12`."""
    stretches = [[number for _, number in run] for _, run in groupby(enumerate(numbers), lambda one: one[1] - one[0])]
    said = [part for stretch in stretches for part in _stretch(stretch)]
    more = len(numbers) - sum(len(stretch) for stretch in stretches[:_MOST]) if len(said) > _MOST else 0
    if more:
        said = [*said[:_MOST], f"{more} more"]
    begin = "line" if len(numbers) == 1 else "lines"
    return f"{begin} {', '.join(said[:-1])} and {said[-1]}" if said[1:] else f"{begin} {said[0]}"


def _stretch(numbers: Sequence[int]) -> tuple[str, ...]:
    if len(numbers) > 2:  # noqa: PLR2004  (two neighbours read better one by one)
        return (f"{numbers[0]} to {numbers[-1]}",)
    return tuple(map(str, numbers))
