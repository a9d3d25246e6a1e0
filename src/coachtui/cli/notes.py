"""Notes checked line by line, and what was found said for people and for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coachtui.checker import Checker, Finding, Leave, Setting, Speaker, speaker_of
from coachtui.checker.check import Kind
from coachtui.cli.rows import Row, called, open_bytes, rows
from coachtui.cli.saying import Json, coloured
from coachtui.errors import CoachError
from coachtui.text import clean_line

__all__ = ["Found", "Reading", "as_json", "as_text", "check_notes"]


@dataclass(frozen=True, slots=True)
class Found:
    """A finding and where it stands in a file."""

    name: str
    """The file as it was given; `-` for standard input."""
    line: int
    """1-based."""
    start: int
    """Offset of the words in their line, in code points."""
    end: int
    """Offset after the last code point."""
    words: tuple[int, int]
    """Where in the line the coach's own words begin and end, a mark left out."""
    text: str
    """The whole line, as it stands in the file."""
    finding: Finding

    @property
    def file(self) -> str:
        """What the file is called to a person."""
        return clean_line(self.name)

    @property
    def match(self) -> str:
        """The words that were found, as they stand in the file."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Reading:
    """How files of notes are to be read."""

    checker: Checker
    setting: Setting
    by_speaker: bool = True
    """Whether marks say who speaks; else every line is the coach's."""


def check_notes(name: str, reading: Reading) -> Iterator[Found]:
    """Yield what is found in a file of notes, line by line; raise `CoachError` where it cannot be read on.

    With `by_speaker` the marks of notes are understood as in the app, and so is the leave that a coachee gave.
    """
    with open_bytes(name) as stream:
        lines = rows(stream)
        yield from _by_speaker(name, lines, reading) if reading.by_speaker else _every_line(name, lines, reading)


def as_text(found: Found, *, whole: bool = False) -> str:
    """Return one finding on one line: place, severity, rule, what it may sound like, another way to put it.

    Of one that is about the `whole` file, only the line is told, for editors that jump there.
    """
    finding = found.finding
    columns = "" if whole else f":{found.start + 1}-{found.end}"
    place = f"{found.file}:{found.line}{columns}:"
    said = f"{coloured(place, 'cyan')} {finding.severity.name.lower()} {coloured(finding.rule, 'yellow')}"
    other = f"  -> {clean_line(finding.reframes[0])}" if finding.reframes else ""
    return f"{said}  {clean_line(finding.message)}{other}"


def as_json(found: Found) -> dict[str, Json]:
    """Return one finding as other programs read it; columns count from 1, `end_col` is that of the last character."""
    finding = found.finding
    return {
        "file": found.file,
        "line": found.line,
        "col": found.start + 1,
        "end_col": found.end,
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity.name.lower(),
        "match": found.match,
        "message": finding.message,
        "why": finding.why,
        "reframes": list(finding.reframes),
    }


def _by_speaker(name: str, lines: Iterable[Row], reading: Reading) -> Iterator[Found]:
    """Yield what is found in the coach's own lines."""
    leave = Leave(reading.checker)
    for row in lines:
        speaker, start = speaker_of(_text_of(name, row))
        words = row.text[start:]
        if speaker is Speaker.COACHEE:
            leave.hear_coachee(words)
        elif speaker in (Speaker.COACH, Speaker.ASKED):
            kind: Kind = "asked" if speaker is Speaker.ASKED else "statement"
            report = reading.checker.check(words, reading.setting, kind=kind)
            yield from _found(name, row, start, leave.soften(report.findings))
            leave.hear_coach(words, report)


def _every_line(name: str, lines: Iterable[Row], reading: Reading) -> Iterator[Found]:
    for row in lines:
        yield from _found(name, row, 0, reading.checker.check(_text_of(name, row), reading.setting).findings)


def _found(name: str, row: Row, start: int, findings: Iterable[Finding]) -> Iterator[Found]:
    words = (start, len(row.text))
    for finding in findings:
        yield Found(name, row.number, start + finding.start, start + finding.end, words, row.text, finding)


def _text_of(name: str, row: Row) -> str:
    """Return the text of a line; raise `CoachError` when it is none."""
    if row.problem or "\0" in row.text:
        message = f"{called(name)}, line {row.number}: {row.problem or 'this is not text'}"
        raise CoachError(message, hint="What stands above it was checked, the rest was not.")
    return row.text
