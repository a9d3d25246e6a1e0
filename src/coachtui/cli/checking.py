"""Files checked one after the other, and the answers written in one of four shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from coachtui.checker import Severity
from coachtui.cli.endings import tell_error
from coachtui.cli.jsonl import answers
from coachtui.cli.notes import Found, Reading, as_json, as_text, check_notes
from coachtui.cli.rows import open_bytes
from coachtui.cli.saying import put, put_json
from coachtui.errors import CoachError

__all__ = ["WRITERS", "Outcome"]

SCHEMA = 1
"""Of the JSON and of what we add to SARIF; grows when a field changes its meaning or goes."""


@dataclass(slots=True)
class Outcome:
    """What came of all files together."""

    highest: Severity = Severity.OFF
    troubles: list[str] = field(default_factory=list)
    """What could not be read, and why."""
    understood: bool = True
    """Whether every line of those that were read was understood."""

    @property
    def complete(self) -> bool:
        """Whether everything could be read."""
        return self.understood and not self.troubles


def write_text(files: Sequence[str], reading: Reading) -> Outcome:
    """Write a line for each finding as soon as it is found."""
    outcome = Outcome()
    for found in _each_found(files, reading, outcome):
        put(as_text(found))
    return outcome


def write_json(files: Sequence[str], reading: Reading) -> Outcome:
    """Write one JSON object with all findings."""
    outcome = Outcome()
    findings = [as_json(found) for found in _each_found(files, reading, outcome)]
    put_json({"schema": SCHEMA, "complete": outcome.complete, "findings": [*findings]})
    return outcome


def write_sarif(files: Sequence[str], reading: Reading) -> Outcome:
    """Write one SARIF log with all findings."""
    from coachtui.cli.sarif import as_sarif  # noqa: PLC0415  (the other shapes do without)

    outcome = Outcome()
    found = list(_each_found(files, reading, outcome))
    put_json(as_sarif(found, outcome.troubles, reading.checker.rules, SCHEMA))
    return outcome


def write_jsonl(files: Sequence[str], reading: Reading) -> Outcome:
    """Write an answer for each line before the next one is read; keeps nothing."""
    outcome = Outcome()
    for name in files:
        try:
            stream = open_bytes(name)
        except CoachError as error:
            tell_error(error)
            outcome.troubles.append(str(error))
            continue
        with stream:
            for answer in answers(stream, reading.checker, reading.setting):
                put(answer.text)
                outcome.highest = max(outcome.highest, answer.severity)
                outcome.understood &= answer.understood
    return outcome


WRITERS: Mapping[str, Callable[[Sequence[str], Reading], Outcome]] = MappingProxyType(
    {"text": write_text, "json": write_json, "jsonl": write_jsonl, "sarif": write_sarif}
)
"""How to check and answer, by the name of the shape."""


def _each_found(files: Sequence[str], reading: Reading, outcome: Outcome) -> Iterator[Found]:
    """Yield what is found in all files; one that cannot be read does not keep the others from being checked."""
    for name in files:
        try:
            for found in check_notes(name, reading):
                outcome.highest = max(outcome.highest, found.finding.severity)
                yield found
        except CoachError as error:
            tell_error(error)
            outcome.troubles.append(str(error))
