"""A bank as the coach will see it, in lines."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from textwrap import wrap

from coachtui.banks import Bank, Phase, Question
from coachtui.cli.saying import coloured, counted
from coachtui.cli.terminal import is_terminal
from coachtui.text import clean_line

__all__ = ["preview_lines", "width"]

_NARROWEST, _USUAL, _WIDEST = 40, 80, 100
_NUMBER = 4
"""Columns before a question."""


def width() -> int:
    """Return how wide the lines may be: as the terminal, or as usual where there is none."""
    if not is_terminal(sys.stdout):
        return _USUAL
    return min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)


def preview_lines(bank: Bank, width: int, *, full: bool) -> Iterator[str]:
    """Yield the lines; with `full` also what coaches do not see, such as purposes, sources and ids."""
    yield coloured(clean_line(bank.title), "cyan")
    phases = [phase for phase in bank.phases if phase.questions]
    yield f"{counted(len(bank.questions), 'question')} in {counted(len(phases), 'phase')}"
    if full:
        yield from _facts(0, width, {
            "id": bank.id, "version": bank.version, "author": bank.author, "licence": bank.licence,
            "extends": bank.extends or "", "model": bank.model, "source": bank.source, "about": bank.description,
        })  # fmt: skip
    for number, phase in enumerate(phases, start=1):
        yield ""
        yield from _phase(number, phase, width, full=full)


def _phase(number: int, phase: Phase, width: int, *, full: bool) -> Iterator[str]:
    count = f"({len(phase.questions)})"
    yield f"{number} {coloured(clean_line(phase.title), 'yellow')} {count}"
    if full:
        yield from _facts(2, width, {"id": phase.id, "purpose": phase.purpose})
    for question in phase.questions:
        yield from _question(question, width, full=full)


def _question(question: Question, width: int, *, full: bool) -> Iterator[str]:
    yield from _hanging("  · ", question.text, width)
    for prompt in question.follow_ups:
        yield from _hanging("      › ", prompt, width)
    if full:
        yield from _facts(_NUMBER, width, {
            "id": question.id or "", "purpose": question.purpose, "source": question.source,
            "roles": ", ".join(question.roles), "stages": ", ".join(question.stages),
            "serves": ", ".join(question.serves), "tags": ", ".join(question.tags), "note": question.note,
        })  # fmt: skip


def _facts(indent: int, width: int, facts: dict[str, str]) -> Iterator[str]:
    for name, value in facts.items():
        if value:
            first, *rest = _hanging(" " * indent + f"{name}: ", value, width)
            yield from (coloured(line, "bright_black") for line in (first, *rest))


def _hanging(before: str, text: str, width: int) -> Iterator[str]:
    """Yield a text in lines, the later ones below the first word."""
    lines = wrap(clean_line(text), max(width - len(before), 20)) or [""]
    yield (before + lines[0]).rstrip()
    yield from (" " * len(before) + line for line in lines[1:])
