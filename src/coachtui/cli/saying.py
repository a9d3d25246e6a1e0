"""What reaches the terminal from a command: results on stdout, words on stderr, nothing that could steer it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from unicodedata import combining, east_asian_width

import click

from coachtui.errors import Problem
from coachtui.text import clean_line

__all__ = ["Json", "coloured", "columns", "counted", "problem_json", "put", "put_json", "tell"]

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def tell(message: str, hint: str = "") -> None:
    """Say one thing to the person, on stderr: what happened, and below it what to do next."""
    click.echo(f"coachtui: {clean_line(message)}", err=True)
    if hint:
        click.echo(clean_line(hint), err=True)


def put(line: str) -> None:
    """Give one line of a result, on stdout; what came from a file or a person has been cleaned by then."""
    click.echo(line)


def put_json(value: Mapping[str, Json], *, indent: int | None = 2) -> None:
    """Give a result as JSON, on stdout and at once; in ASCII, so that no text in it can steer a terminal."""
    import json  # noqa: PLC0415  (most commands do without)

    click.echo(json.dumps(value, indent=indent, allow_nan=False))


def coloured(text: str, colour: str) -> str:
    """Return the text in a colour where somebody looks at it and has not asked for none."""
    unwanted = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    if unwanted or sys.stdout is None or not sys.stdout.isatty():
        return text
    return click.style(text, fg=colour)


def columns(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return rows as lines whose parts stand below each other, wide characters counted as two."""
    widths = [max(map(_width, parts)) for parts in zip(*rows, strict=True)]
    return tuple(
        "  ".join(part + " " * (width - _width(part)) for part, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def counted(number: int, what: str) -> str:
    """Return so many of something, in words."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def problem_json(problem: Problem) -> dict[str, Json]:
    """Return a problem as other programs read it."""
    return {
        "source": problem.source,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "hint": problem.hint,
    }


def _width(text: str) -> int:
    """Return about how many cells a text takes."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)
