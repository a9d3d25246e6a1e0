"""Files checked one after the other, and the answers written in one of three shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from coachtui.checker import Checker, Setting, Severity
from coachtui.cli.endings import tell_error
from coachtui.cli.jsonl import answers
from coachtui.cli.notes import Found, as_json, as_text, check_notes
from coachtui.cli.rows import open_bytes
from coachtui.cli.saying import put, put_json
from coachtui.errors import CoachError

__all__ = ["WRITERS", "Outcome"]

SCHEMA = 1
"""Of the JSON; grows when a field changes its meaning or goes."""


@dataclass(slots=True)
class Outcome:
    """What came of all files together."""

    highest: Severity = Severity.OFF
    complete: bool = True
    """Whether everything could be read."""


def write_text(files: Sequence[str], checker: Checker, setting: Setting) -> Outcome:
    """Write a line for each finding as soon as it is found."""
    outcome = Outcome()
    for found in _each_found(files, checker, setting, outcome):
        put(as_text(found))
    return outcome


def write_json(files: Sequence[str], checker: Checker, setting: Setting) -> Outcome:
    """Write one JSON object with all findings."""
    outcome = Outcome()
    findings = [as_json(found) for found in _each_found(files, checker, setting, outcome)]
    put_json({"schema": SCHEMA, "complete": outcome.complete, "findings": [*findings]})
    return outcome


def write_jsonl(files: Sequence[str], checker: Checker, setting: Setting) -> Outcome:
    """Write an answer for each line before the next one is read; keeps nothing."""
    outcome = Outcome()
    for name in files:
        try:
            stream = open_bytes(name)
        except CoachError as error:
            tell_error(error)
            outcome.complete = False
            continue
        with stream:
            for answer in answers(stream, checker, setting):
                put(answer.text)
                outcome.highest = max(outcome.highest, answer.severity)
                outcome.complete &= answer.understood
    return outcome


WRITERS: Mapping[str, Callable[[Sequence[str], Checker, Setting], Outcome]] = MappingProxyType(
    {"text": write_text, "json": write_json, "jsonl": write_jsonl}
)
"""How to check and answer, by the name of the shape."""


def _each_found(files: Sequence[str], checker: Checker, setting: Setting, outcome: Outcome) -> Iterator[Found]:
    """Yield what is found in all files; one that cannot be read does not keep the others from being checked."""
    for name in files:
        try:
            for found in check_notes(name, checker, setting):
                outcome.highest = max(outcome.highest, found.finding.severity)
                yield found
        except CoachError as error:
            tell_error(error)
            outcome.complete = False
