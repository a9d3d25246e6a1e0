"""A session: what was agreed, noted, asked and decided, as values that never change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

__all__ = [
    "MARKS",
    "Action",
    "Asked",
    "Choice",
    "Decision",
    "Kind",
    "Line",
    "Reply",
    "Role",
    "Session",
    "SharedScreen",
]


class Role(StrEnum):
    """What the person at the keyboard is to the other one, in this session."""

    COACHING = "coaching"
    MENTORING = "mentoring"


class SharedScreen(StrEnum):
    """Who can see the screen while it is written on."""

    ME = "me"
    BOTH = "both"


class Kind(StrEnum):
    """What a line of the notes is; the mark it begins with is the single source."""

    NOTE = "note"
    ASKED = "asked"
    COACHEE = "coachee"
    ACTION = "action"
    PRIVATE = "private"


MARKS: Mapping[Kind, str] = {
    Kind.NOTE: "",
    Kind.ASKED: "? ",
    Kind.COACHEE: '" ',
    Kind.ACTION: "> ",
    Kind.PRIVATE: "# ",
}
"""How a line of each kind begins, the space included."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the notes."""

    at: int
    """When it was begun, in whole seconds from the start of the session."""
    kind: Kind
    text: str
    """The words, without the mark; cleaned, no line end."""

    @property
    def typed(self) -> str:
        """The line as it stands in the notes, mark included."""
        return MARKS[self.kind] + self.text


@dataclass(frozen=True, slots=True)
class Asked:
    """A question from a bank that was asked; the text is copied, so later bank edits never rewrite history."""

    at: int
    """Seconds from the start of the session."""
    text: str
    bank: str = ""
    """The bank's id; empty for the coach's own question."""
    question: str = ""
    """The question's id within the bank."""
    phase: str = ""
    wait_s: int | None = None
    """Seconds until the first key in the notes after it; None while nobody has typed."""


class Choice(StrEnum):
    """What the coach did with one warning."""

    USED = "used"
    LEFT = "left"
    MUTED = "muted"
    FINE = "fine"
    """The words are fine in this school: nothing more is said about them, on whatever line they stand."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A choice about one warning, found again by rule, matched text and the digest of its line."""

    category: str
    rule: str
    matched: str
    """The words that were underlined; empty for a choice about the whole rule."""
    line_digest: str
    """Of the line they stood on; empty for a choice about more than that line."""
    choice: Choice
    at: int
    """Seconds from the start of the session."""


@dataclass(frozen=True, slots=True)
class Action:
    """An agreed next step."""

    text: str
    owner: str = ""
    due: date | None = None
    how_we_will_know: str = ""
    status: str = "open"
    from_session: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the coachee added when reading."""

    line: int
    """Index of the line it answers."""
    text: str
    not_how_i_remember_it: bool = False
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One coaching conversation."""

    id: str
    """Made by us, sorts by start: `20261123T143005Z-7f3a`."""
    created: datetime
    """Aware, UTC."""
    updated: datetime
    """Aware, UTC; when the last change was made."""
    revision: int = 0
    """Grows by one with every change; a lower one never overwrites a higher one."""
    ended: datetime | None = None
    """When the coach closed the session for good; None while it can be resumed as unfinished."""
    role: Role = Role.COACHING
    assessment_point: bool = False
    """Whether a formal judgement is due in this meeting (mentoring only)."""
    stage: str = "established"
    """Key of a stage in `session.stages`."""
    focus: str = ""
    coach: str = ""
    coachee: str = ""
    """Initials are enough."""
    planned_minutes: int = 45
    shared_screen: SharedScreen = SharedScreen.ME
    agreement: str = ""
    """What was said about who reads the notes."""
    previous: str = ""
    """Id of the session before this one, with the same person."""
    banks: tuple[str, ...] = ()
    """Ids of the question banks in use."""
    plan: tuple[tuple[str, str], ...] = ()
    """What the coach means to ask, picked before: bank id and question id of each prompt, in the order of picking."""
    elapsed: int = 0
    """Seconds of live time so far, over all sittings: where the clock goes on when resumed."""
    lines: tuple[Line, ...] = ()
    asked: tuple[Asked, ...] = ()
    actions: tuple[Action, ...] = ()
    decisions: tuple[Decision, ...] = ()
    replies: tuple[Reply, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict, compare=False)
    """Fields of the file that this version does not know, kept as they were for the next save."""

    @property
    def notes(self) -> tuple[str, ...]:
        """The lines as they stand in the notes, marks included."""
        return tuple(line.typed for line in self.lines)
