"""`coachtui doctor`: what to look at, or to send along, when something is not as it should be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click

from coachtui.cli.endings import Ending
from coachtui.cli.options import as_json_option
from coachtui.cli.saying import Json, columns, put, put_json
from coachtui.text import clean_line

__all__ = ["doctor"]

SCHEMA = 1
"""Of the JSON; grows when a field changes its meaning or goes."""


@click.command(short_help="Versions, folders, terminal, banks, rules and sessions.")
@as_json_option
@click.option("--paths", "paths_only", is_flag=True, help="The folders only.")
def doctor(*, as_json: bool, paths_only: bool) -> Ending:
    """Versions, folders, terminal, banks, rules and sessions, and how to reset a terminal.

    It changes nothing and shows no word of a session.
    """
    from coachtui.cli.facts import all_facts, folder_facts  # noqa: PLC0415  (`--help` does without)
    from coachtui.paths import find_paths  # noqa: PLC0415

    paths = find_paths()
    facts: dict[str, Json] = {"folders": folder_facts(paths)} if paths_only else all_facts(paths)
    if as_json:
        put_json({"schema": SCHEMA, **facts})
        return Ending.FINE
    for line in _lines(facts):
        put(line)
    return Ending.FINE


def _lines(facts: Mapping[str, Json]) -> Iterator[str]:
    """Yield what was found for a person to read: a heading for each part, a line for each fact."""
    for heading, part in facts.items():
        yield heading.capitalize()
        if isinstance(part, dict):
            yield from (f"  {line}" for line in columns([(name, _said(value)) for name, value in part.items()]))
            for told in ("problems", "worth knowing"):
                yield from _problem_lines(part.get(told))
        else:
            yield f"  {_said(part)}"


def _said(value: Json) -> str:
    """Return a fact in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return str(len(value))
    if isinstance(value, dict):
        return _folder(value) if "path" in value else ", ".join(f"{name} {count}" for name, count in value.items())
    return clean_line(str(value)) if value not in (None, "") else "none"


def _folder(folder: Mapping[str, Json]) -> str:
    said = [f"mode {folder['mode']}" if folder["exists"] else "made when first needed"]
    if not folder["private"]:
        said.append("others can look into it")
    if not folder["writable"]:
        said.append("cannot be written to")
    return f"{clean_line(str(folder['path']))} ({', '.join(said)})"


def _problem_lines(problems: Json) -> Iterator[str]:
    for problem in problems if isinstance(problems, list) else ():
        if isinstance(problem, dict):
            place = ":".join(str(problem[part]) for part in ("source", "line", "column") if problem[part])
            yield clean_line(f"  · {place}: {problem['message']}. {problem['hint']}")
