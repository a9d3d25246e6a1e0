"""A transcript as values: what another person may read of a session, and how much of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from coachtui.session import Kind, Role

__all__ = ["Level", "NamedBank", "NextStep", "NotedLine", "Question", "Response", "Transcript"]


class Level(StrEnum):
    """How much of a session may leave the room; each level holds all that the one before it holds."""

    ACTION = "action"
    """The agreed next steps."""
    QUESTIONS = "questions"
    """Also the questions that were asked."""
    ALL = "all"
    """Also the notes, all but the private lines."""


class NamedBank(Protocol):
    """What a transcript wants to know of a question bank; `BankHead` and `Bank` fit."""

    @property
    def id(self) -> str:
        """How sessions refer to it."""
        ...

    @property
    def title(self) -> str:
        """What people call it."""
        ...

    @property
    def version(self) -> str:
        """Its version as the author wrote it, or nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Response:
    """What the other person added on reading."""

    text: str
    """May be empty when the mark says it all."""
    not_how_i_remember_it: bool = False
    at: datetime | None = None
    """Local time."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing that was agreed."""

    text: str
    at: int | None = None
    """Seconds from the start; None when it was written down outside the notes."""
    owner: str = ""
    due: date | None = None
    how_we_will_know: str = ""
    status: str = ""
    """In the coach's word; empty while it is open."""
    carried_over: bool = False
    """Whether it was agreed in an earlier conversation."""
    replies: tuple[Response, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question that was asked."""

    text: str
    at: int
    """Seconds from the start."""
    bank: str = ""
    """Title and version of the bank it came from; empty for the coach's own."""
    replies: tuple[Response, ...] = ()


@dataclass(frozen=True, slots=True)
class NotedLine:
    """One line of the notes."""

    at: int
    """Seconds from the start."""
    kind: Kind
    """Never private."""
    speaker: str
    """Who it stands for, in words."""
    text: str
    replies: tuple[Response, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """A session as the other person may read it; every text is clean, one line each unless said otherwise."""

    id: str
    """The session's id; holds the moment it began, no name."""
    level: Level
    title: str
    """Holds no name: a browser shows it in tabs and in its history."""
    started: datetime
    """Local time, aware."""
    elapsed: int
    """Seconds of conversation."""
    role: Role
    assessment_point: bool
    stage: str
    """The stage of the career, in words."""
    focus: str
    coach: str
    coachee: str
    """Both as typed, mostly initials; may be empty."""
    agreement: tuple[str, ...]
    """What was said about who reads the notes, paragraph by paragraph."""
    next_steps: tuple[NextStep, ...]
    questions: tuple[Question, ...] | None
    """None when the level leaves them out."""
    lines: tuple[NotedLine, ...] | None
    """None when the level leaves them out."""
    replies: tuple[Response, ...] = ()
    """Those that belong to no line that is still there."""
