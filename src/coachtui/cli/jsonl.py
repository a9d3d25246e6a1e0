"""A line in, its answer out, for as long as somebody asks: the check for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, NoReturn

from coachtui.checker import Checker, Mode, Report, Setting, Severity
from coachtui.cli.choices import MODE, SPEAKER, STAGE, Named, is_novice
from coachtui.cli.rows import Row, rows
from coachtui.cli.saying import Json

__all__ = ["Answer", "answers"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is written for one line."""

    text: str
    """JSON on one line, in ASCII."""
    severity: Severity = Severity.OFF
    """The highest one found."""
    understood: bool = True
    """Whether the line could be read."""


@dataclass(frozen=True, slots=True)
class _Request:
    id: Json
    text: str
    setting: Setting
    by_coach: bool = True


class _NotUnderstoodError(Exception):
    """Says what is the matter with a line, and carries the id that it gave."""

    def __init__(self, message: str, request_id: Json) -> None:
        super().__init__(message)
        self.id = request_id


def answers(stream: BinaryIO, checker: Checker, setting: Setting) -> Iterator[Answer]:
    """Yield an answer for each line, before the next line is read; `setting` is what holds unless a line says else.

    A line that begins with `{` is an object with `text`, and perhaps `id`, `speaker`, `role` and `stage`; any other
    line is a text of the coach. Offsets are code points of the text as it was given.
    """
    for row in rows(stream):
        try:
            yield _answer(_request(row, setting), checker)
        except _NotUnderstoodError as error:
            yield _refusal(error.id, str(error))


def _request(row: Row, setting: Setting) -> _Request:
    if row.problem:
        raise _NotUnderstoodError(row.problem, row.number)
    if not row.text.lstrip().startswith("{"):
        return _Request(row.number, row.text, setting)
    fields = _fields(row)
    request_id = _id(fields, row)
    text = fields.get("text")
    if not isinstance(text, str):
        raise _NotUnderstoodError("'text' should be there, and be a text", request_id)
    speaker = _named(SPEAKER, fields, "speaker", request_id)
    role = _named(MODE, fields, "role", request_id)
    stage = _named(STAGE, fields, "stage", request_id)
    if role:
        setting = replace(setting, mode=Mode(role))
    if stage:
        setting = replace(setting, novice=is_novice(stage))
    return _Request(request_id, text, setting, by_coach=speaker != "coachee")


def _fields(row: Row) -> dict[str, Json]:
    try:
        fields: dict[str, Json] = json.loads(row.text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise _NotUnderstoodError(f"this is not JSON from column {error.colno} on", row.number) from error
    except ValueError as error:
        raise _NotUnderstoodError("it holds a number that is none in JSON, or too long", row.number) from error
    except RecursionError as error:
        raise _NotUnderstoodError("it is nested too deeply", row.number) from error
    return fields


def _id(fields: dict[str, Json], row: Row) -> Json:
    """Return the id to echo: the one given, whatever it is, else the number of the line."""
    request_id = fields.get("id", row.number)
    try:
        _written({"id": request_id})
    except (ValueError, RecursionError) as error:  # what can be read and not written: 1e999, or many brackets
        raise _NotUnderstoodError("the id cannot be given back", row.number) from error
    return request_id


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)  # NaN and Infinity, which Python reads and JSON does not know


def _named(choice: Named, fields: dict[str, Json], field: str, request_id: Json) -> str | None:
    """Return the key of what a field names, or None when it is left out."""
    given = fields.get(field)
    if given is None:
        return None
    if not isinstance(given, str):
        raise _NotUnderstoodError(f"'{field}' should be a text", request_id)
    return choice.find(given) or _refuse(choice.unknown(given), request_id)


def _refuse(message: str, request_id: Json) -> NoReturn:
    raise _NotUnderstoodError(message, request_id)


def _answer(request: _Request, checker: Checker) -> Answer:
    report = checker.check(request.text, request.setting) if request.by_coach else Report()
    warnings: list[Json] = [
        {
            "category": finding.category,
            "rule": finding.rule,
            "start": finding.start,
            "end": finding.end,
            "severity": finding.severity.name.lower(),
            "message": finding.message,
            "reframes": list(finding.reframes),
        }
        for finding in report.findings
    ]
    skills: list[Json] = [{"category": s.kind.value, "start": s.start, "end": s.end} for s in report.skills]
    text = _written({"id": request.id, "warnings": warnings, "skills": skills})
    return Answer(text, max((finding.severity for finding in report.findings), default=Severity.OFF))


def _refusal(request_id: Json, message: str) -> Answer:
    return Answer(_written({"id": request_id, "warnings": [], "skills": [], "error": message}), understood=False)


def _written(answer: dict[str, Json]) -> str:
    return json.dumps(answer, allow_nan=False)
