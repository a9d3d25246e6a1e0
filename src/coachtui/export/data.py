"""A transcript as JSON: an open format, so that what is shared can be read without this program."""

from __future__ import annotations

import json
from collections.abc import Iterable

from coachtui.export import page, wording
from coachtui.export.model import NextStep, NotedLine, Question, Response, Transcript

__all__ = ["SCHEMA", "render_data"]

SCHEMA = 1
"""Grows when a field changes its meaning or goes; new fields alone do not change it."""

Value = str | int | bool | None | list["Value"] | dict[str, "Value"]


def render_data(shown: Transcript) -> str:
    """Return the transcript as JSON text; `questions` and `lines` are missing when the level leaves them out."""
    return json.dumps(_transcript(shown), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _transcript(shown: Transcript) -> dict[str, Value]:
    whole: dict[str, Value] = {
        "schema": SCHEMA,
        "title": shown.title,
        "id": shown.id,
        "level": shown.level.value,
        "started": shown.started.isoformat(timespec="seconds"),
        "date": shown.started.date().isoformat(),
        "length_s": shown.elapsed,
        "role": shown.role.value,
        "assessment_point": shown.assessment_point,
        "stage": shown.stage,
        "focus": shown.focus,
        "coach": shown.coach,
        "coachee": shown.coachee,
        "agreement": list(shown.agreement),
        "next_steps": [_step(step) for step in shown.next_steps],
    }
    if shown.lines is not None:
        whole["lines"] = [_line(line) for line in shown.lines]
        whole["replies"] = _replies(shown.replies)
    if shown.questions is not None:
        whole["questions"] = [_question(question) for question in shown.questions]
    whole["about"] = [{"heading": fact.label, "text": fact.text} for fact in page.about(shown)]
    return whole


def _step(step: NextStep) -> Value:
    return {
        "text": step.text,
        "at_s": step.at,
        "owner": step.owner,
        "due": step.due.isoformat() if step.due else None,
        "how_we_will_know": step.how_we_will_know,
        "status": step.status or "open",
        "carried_over": step.carried_over,
        "replies": _replies(step.replies),
    }


def _question(question: Question) -> Value:
    return {
        "text": question.text,
        "at_s": question.at,
        "bank": question.bank,
        "replies": _replies(question.replies),
    }


def _line(line: NotedLine) -> Value:
    return {
        "at_s": line.at,
        "stamp": wording.stamp(line.at),
        "kind": line.kind.value,
        "speaker": line.speaker,
        "text": line.text,
        "replies": _replies(line.replies),
    }


def _replies(replies: Iterable[Response]) -> list[Value]:
    return [
        {
            "text": reply.text,
            "not_how_i_remember_it": reply.not_how_i_remember_it,
            "at": reply.at.isoformat(timespec="seconds") if reply.at else None,
        }
        for reply in replies
    ]
