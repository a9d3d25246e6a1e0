"""Notes checked line by line, and what was found said for people and for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coachtui.checker import Checker, Finding, Setting
from coachtui.cli.marks import coach_words
from coachtui.cli.rows import Row, called, open_bytes, rows
from coachtui.cli.saying import Json, coloured
from coachtui.errors import CoachError
from coachtui.text import clean_line

__all__ = ["Found", "as_json", "as_text", "check_notes"]


@dataclass(frozen=True, slots=True)
class Found:
    """A finding and where it stands in a file."""

    file: str
    """As it was given, cleaned; `-` for standard input."""
    line: int
    """1-based."""
    column: int
    """Of the first code point of the words in their line, 1-based."""
    end_column: int
    """Of the last code point of the words, 1-based."""
    match: str
    """The words, as they stand in the file."""
    finding: Finding


def check_notes(name: str, checker: Checker, setting: Setting) -> Iterator[Found]:
    """Yield what is found in a file of notes, line by line; raise `CoachError` where it cannot be read on."""
    with open_bytes(name) as stream:
        for row in rows(stream):
            if row.problem or "\0" in row.text:
                raise _not_text(name, row)
            yield from _check_row(clean_line(name), row, checker, setting)


def as_text(found: Found) -> str:
    """Return one finding on one line: place, severity, rule, what it may sound like, another way to put it."""
    finding = found.finding
    place = f"{found.file}:{found.line}:{found.column}-{found.end_column}:"
    said = f"{coloured(place, 'cyan')} {finding.severity.name.lower()} {coloured(finding.rule, 'yellow')}"
    other = f"  -> {clean_line(finding.reframes[0])}" if finding.reframes else ""
    return f"{said}  {clean_line(finding.message)}{other}"


def as_json(found: Found) -> dict[str, Json]:
    """Return one finding as other programs read it."""
    finding = found.finding
    return {
        "file": found.file,
        "line": found.line,
        "col": found.column,
        "end_col": found.end_column,
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity.name.lower(),
        "match": found.match,
        "message": finding.message,
        "why": finding.why,
        "reframes": list(finding.reframes),
    }


def _not_text(name: str, row: Row) -> CoachError:
    message = f"{called(name)}, line {row.number}: {row.problem or 'this is not text'}"
    return CoachError(message, hint="What stands above it was checked, the rest was not.")


def _check_row(file: str, row: Row, checker: Checker, setting: Setting) -> Iterator[Found]:
    if row.problem or "\0" in row.text:
        reason = row.problem or "this is not text"
        raise CoachError(
            f"{file}, line {row.number}: {reason}", hint="What stands above was checked; the rest was not."
        )
    words = coach_words(row.text)
    if words is None:
        return
    for finding in checker.check(words.text, setting, kind=words.kind).findings:
        start, end = words.offset + finding.start, words.offset + finding.end
        yield Found(file, row.number, start + 1, end, row.text[start:end], finding)
