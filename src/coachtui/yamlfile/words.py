"""What a YAML scanner complains about, put into words for people who never wrote YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from coachtui.errors import Problem

__all__ = ["QUOTE_IT", "explain"]

QUOTE_IT = "Put the whole text in quotes."
_LINE_UP = "Begin it in the same column as its neighbours, with spaces only."
_BACKSLASH = "Write two backslashes for one, or use single quotes."

_FENCE = "```"
"""What stands above and below a file that is shown on a page."""
_FIRST_COLON = re.compile(r"\s*(?:- +)*[^\s:\"'\[{]+\s*\Z")
"""What stands before the colon of an ordinary field."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What to say about one complaint."""

    message: str
    hint: str
    at_start: bool = False
    """Whether to point at where the thing began, not at where the scanner gave up."""


_FURTHER_IN = _Words("this line is further in than the line before allows", _LINE_UP)

_BY_PROBLEM: tuple[tuple[str, _Words], ...] = (
    ("tab character", _Words("a tab stands at the beginning of this line", "Use spaces there.")),
    (
        "find expected ':'",
        _Words("this line has no colon", "Write a field as `name: value`, a list item after `- `.", at_start=True),
    ),
    ("'-' indicator", _Words("this line does not begin with a hyphen like the list items above", _LINE_UP)),
    (
        "entries are not allowed",
        _Words("a list cannot begin in the middle of a line", "Put it on the next line, or the text in quotes."),
    ),
    ("keys are not allowed", _Words("a text cannot begin with a question mark and a space", QUOTE_IT)),
    ("document indicator", _Words("a line of three hyphens or dots stands inside a text", "Remove that line.")),
    ("document separator", _Words("a line of three hyphens or dots stands inside a text", "Remove that line.")),
    ("YAML document", _Words("a line cannot begin with `%`", QUOTE_IT)),
    ("escape", _Words("a backslash in double quotes needs a known letter after it", _BACKSLASH)),
    ("hexdecimal", _Words("a backslash in double quotes needs a known letter after it", _BACKSLASH)),
)
"""A piece of the scanner's complaint, and what it means; the first that fits counts."""

_BY_CONTEXT: tuple[tuple[str, _Words], ...] = (
    ("alias", _Words("a text cannot begin with `*`", QUOTE_IT, at_start=True)),
    ("anchor", _Words("a text cannot begin with `&`", QUOTE_IT, at_start=True)),
    ("a tag", _Words("a text cannot begin with `!`", QUOTE_IT, at_start=True)),
    ("directive", _Words("a line cannot begin with `%`", QUOTE_IT, at_start=True)),
    (
        "block scalar",
        _Words("after `|` or `>` the text begins on the next line, further in", QUOTE_IT, at_start=True),
    ),
    (
        "flow sequence",
        _Words(
            "a `[` opens here and its list does not end well",
            "Close it with `]`, or put the text in quotes.",
            at_start=True,
        ),
    ),
    (
        "flow mapping",
        _Words(
            "a `{` opens here and is not closed well",
            "Close it with `}`, or put the text in quotes.",
            at_start=True,
        ),
    ),
)
"""The same for what the scanner was reading at the time."""


def explain(error: yaml.MarkedYAMLError, lines: list[str], source: str) -> Problem:
    """Return what the scanner or parser complained about, with its place."""
    problem, context = str(error.problem), str(error.context)
    mark, start = error.problem_mark, error.context_mark or error.problem_mark
    words = _fence(mark, lines) or _quoting(problem, context)
    words = words or _placing(problem, _before(mark, lines), _at(mark, lines))
    words = words or _look_up(problem, _BY_PROBLEM) or _look_up(context, _BY_CONTEXT)
    words = words or _Words("this line does not fit with the lines around it", _LINE_UP)
    place = start if words.at_start else mark
    if place is None:
        return Problem(source, 0, 0, words.message, words.hint)
    return Problem(source, min(place.line + 1, max(len(lines), 1)), place.column + 1, words.message, words.hint)


def _fence(mark: yaml.Mark | None, lines: list[str]) -> _Words | None:
    if mark and mark.line < len(lines) and lines[mark.line].lstrip().startswith(_FENCE):
        return _Words("this line of backticks marks where something was copied from", "Leave out this line.")
    return None


def _quoting(problem: str, context: str) -> _Words | None:
    if "quoted" in context and "unexpected end" in problem:
        return _Words(
            "a quotation mark opens here and is never closed",
            "Close it at the end of the text.",
            at_start=True,
        )
    return None


def _placing(problem: str, before: str, at: str) -> _Words | None:
    """Return words for complaints whose meaning depends on the line itself."""
    if "values are not allowed" in problem:
        further = _FIRST_COLON.fullmatch(before) is not None
        return _FURTHER_IN if further else _Words("this text holds a colon followed by a space", QUOTE_IT)
    if at == "\t":
        return _Words("a tab stands where spaces belong", "Use spaces there.")
    if at == ":" and not before.strip(" -"):
        return _Words("a field without a name stands here", "Write `name: value`.")
    if at and ("cannot start any token" in problem or "node content" in problem):
        return _Words(f"a text cannot begin with `{at}`", QUOTE_IT)
    if "did not find expected" in problem or "expected <block end>" in problem:
        return _after_close(before.rstrip()[-1:])
    return None


def _after_close(last: str) -> _Words | None:
    if last and last in "'\"":
        return _Words(
            "the text goes on after its closing quotation mark",
            "Keep the double quotes for the outside, and use single quotes inside: \"… 'why' …\".",
        )
    if last and last in "]}":
        return _Words(f"the text goes on after `{last}`", QUOTE_IT)
    return None


def _look_up(complaint: str, table: tuple[tuple[str, _Words], ...]) -> _Words | None:
    return next((words for piece, words in table if piece in complaint), None)


def _before(mark: yaml.Mark | None, lines: list[str]) -> str:
    return lines[mark.line][: mark.column] if mark and mark.line < len(lines) else ""


def _at(mark: yaml.Mark | None, lines: list[str]) -> str:
    return lines[mark.line][mark.column : mark.column + 1] if mark and mark.line < len(lines) else ""
