"""What differs between two banks, thing by thing, told by id and not by line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec

from coachtui.banks.model import Bank, BankHead, Phase, Question

__all__ = ["Change", "diff"]

Kind = Literal["added", "removed", "moved", "reworded", "changed"]
What = Literal["bank", "phase", "question"]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was."""

    kind: Kind
    what: What
    id: str
    field: str = ""
    """What of it changed; empty when the whole of it is meant."""
    before: str = ""
    """How it was: a text, or the phase that a question was in."""
    after: str = ""


def diff(before: Bank, after: Bank) -> tuple[Change, ...]:
    """Return what changed: of the bank itself, then phase by phase, then question by question."""
    return (*_fields_of_bank(before, after), *_of_phases(before, after), *_of_questions(before, after))


def _fields_of_bank(before: Bank, after: Bank) -> Iterator[Change]:
    yield from _changed("bank", after.id, before, after, msgspec.structs.fields(BankHead), passed_over=("format",))


def _of_phases(before: Bank, after: Bank) -> Iterator[Change]:
    old, new = ({phase.id: phase for phase in bank.phases} for bank in (before, after))
    yield from (Change("removed", "phase", name, before=old[name].title) for name in old if name not in new)
    yield from (Change("added", "phase", name, after=new[name].title) for name in new if name not in old)
    yield from (Change("moved", "phase", name) for name in _out_of_place(list(old), list(new)))
    for name in new:
        if name in old:
            fields = msgspec.structs.fields(Phase)
            yield from _changed("phase", name, old[name], new[name], fields, passed_over=("questions", "order"))


def _of_questions(before: Bank, after: Bank) -> Iterator[Change]:
    old, new = _by_id(before), _by_id(after)
    moved = _moved_within(before, after)
    fields = msgspec.structs.fields(Question)
    for name, (phase, question) in old.items():
        if name not in new:
            yield Change("removed", "question", name, phase, before=question.text)
    for name, (phase, question) in new.items():
        if name not in old:
            yield Change("added", "question", name, phase, after=question.text)
            continue
        phase_before, question_before = old[name]
        if phase != phase_before or name in moved:
            yield Change("moved", "question", name, before=phase_before, after=phase)
        if question.text != question_before.text:
            yield Change("reworded", "question", name, "text", question_before.text, question.text)
        yield from _changed("question", name, question_before, question, fields, passed_over=("text", "id"))


def _by_id(bank: Bank) -> Mapping[str, tuple[str, Question]]:
    return {question.id or "": (phase.id, question) for phase in bank.phases for question in phase.questions}


def _moved_within(before: Bank, after: Bank) -> set[str]:
    """Return the ids of questions that stand elsewhere among their neighbours of before."""
    old = {phase.id: [question.id or "" for question in phase.questions] for phase in before.phases}
    new = {phase.id: [question.id or "" for question in phase.questions] for phase in after.phases}
    return {name for phase in new if phase in old for name in _out_of_place(old[phase], new[phase])}


def _out_of_place(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """Return as few things as explain the new order: those outside the longest run that kept its order."""
    places = {name: place for place, name in enumerate(before)}
    common = [name for name in after if name in places]
    ends: list[int] = []
    last: list[int] = []
    previous: list[int] = []
    for index, name in enumerate(common):
        at = bisect_left(ends, places[name])
        ends[at : at + 1] = [places[name]]
        last[at : at + 1] = [index]
        previous.append(last[at - 1] if at else -1)
    kept: set[str] = set()
    index = last[-1] if last else -1
    while index >= 0:
        kept.add(common[index])
        index = previous[index]
    return [name for name in common if name not in kept]


def _changed(
    what: What,
    name: str,
    before: msgspec.Struct,
    after: msgspec.Struct,
    fields: Sequence[msgspec.structs.FieldInfo],
    *,
    passed_over: Sequence[str],
) -> Iterator[Change]:
    for field in fields:
        old, new = (_said(getattr(one, field.name)) for one in (before, after))
        if field.name not in passed_over and old != new:
            yield Change("changed", what, name, field.name, old, new)


def _said(value: object) -> str:
    """Return the value of a field as one would write it."""
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
