"""The question bank format: this file is the format, and everything else is made from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from coachtui.errors import Problem

__all__ = ["Bank", "BankHead", "Extension", "LoadedBank", "Named", "OwnPhase", "Phase", "Question", "Role", "Serves"]

Role = Literal["coaching", "mentoring", "assessment"]
Serves = Literal["dialogue", "reflection", "relationship"]
Id = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[a-z0-9][a-z0-9-]{0,63}$",
        description="small letters, figures and hyphens, 64 at most, and begins with a letter or figure",
    ),
]
Level = Annotated[int, msgspec.Meta(ge=1, le=3)]


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One prompt. In a file it may also be a bare string, which is its text."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=500)]
    """What the coach would say."""
    id: Id | None = None
    """Stable name; made from phase and place where it is left out."""
    purpose: str = ""
    """What the prompt is for, in a few words."""
    roles: tuple[Role, ...] = ("coaching", "mentoring", "assessment")
    stages: tuple[str, ...] = ()
    """Career stages it is meant for; empty means all."""
    serves: tuple[Serves, ...] = ()
    depth: Level = 1
    challenge: Level = 1
    follow_ups: tuple[str, ...] = ()
    """Prompts to go on with, best first."""
    avoid_after: tuple[str, ...] = ()
    """Ids of questions that this one should not follow."""
    tags: tuple[str, ...] = ()
    source: str = ""
    note: str = ""
    """For trainers; never shown in a session."""


class Phase(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stretch of the conversation, with its questions in order."""

    id: Id
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
    purpose: str = ""
    order: tuple[str, ...] = ()
    """Ids of questions that come first, in this order; the others follow as they were."""
    questions: tuple[Question, ...] = ()


class BankHead(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a bank says about itself."""

    format: Literal[1]
    id: Id
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
    version: str = ""
    author: str = ""
    language: str = "en"
    licence: str = ""
    model: str = ""
    """The conversation model it follows, such as GROW."""
    source: str = ""
    """Where the model or the ideas come from."""
    description: str = ""
    extends: Id | None = None
    """The bank that this one changes; it is read first, and what stands here goes on top."""
    hide: tuple[str, ...] = ()
    """Ids of questions or phases of that bank that are left out."""
    order: tuple[str, ...] = ()
    """Ids of phases that come first, in this order; the others follow as they were."""


class Bank(BankHead, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question bank: its head, and its phases in order."""

    phases: tuple[Phase, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, phase by phase."""
        return tuple(question for phase in self.phases for question in phase.questions)


class Named(msgspec.Struct, frozen=True):
    """An id that a file names, and where it stands."""

    id: str
    line: int
    column: int


class OwnPhase(msgspec.Struct, frozen=True):
    """What a file says about one of its phases that only counts once its base is known."""

    named: Named
    titled: bool
    """Whether it has a title of its own; one that the base has needs none."""
    order: tuple[Named, ...] = ()


class Extension(msgspec.Struct, frozen=True):
    """The changes that a file makes to another bank, as they were read."""

    base: Named
    hide: tuple[Named, ...] = ()
    order: tuple[Named, ...] = ()
    """Of phases."""
    phases: tuple[OwnPhase, ...] = ()
    given: tuple[Named, ...] = ()
    """Ids of questions that stand in the file; the others were made, and replace nothing."""
    avoided: tuple[Named, ...] = ()
    """Ids after `avoid_after`."""


class LoadedBank(msgspec.Struct, frozen=True):
    """What came of reading one bank file: the good part of it, and what to mend."""

    source: str
    """The file's name as the person knows it."""
    bank: Bank | None
    """None when nothing of the file could be used."""
    problems: tuple[Problem, ...] = ()
    places: Mapping[str, tuple[int, int]] = {}
    """1-based line and column of each question's text, by the question's id."""
    extension: Extension | None = None
    """What is to be put on top of another bank; None for a bank that stands by itself, or when it was done."""
    kept: bool = False
    """Whether this is the last good version of a file that cannot be used as it is now."""
