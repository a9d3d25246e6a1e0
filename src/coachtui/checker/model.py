"""What the checker is told and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

__all__ = ["Finding", "Mode", "Report", "Setting", "Severity", "Skill", "SkillKind"]


class Mode(StrEnum):
    """What kind of conversation the words belong to; the severity of a warning depends on it."""

    COACHING = "coaching"
    MENTORING = "mentoring"
    ASSESSMENT = "assessment"


class Severity(IntEnum):
    """How much a warning asks of the coach; nothing ever blocks typing or saving."""

    OFF = 0
    INFO = 1
    """Counted, not highlighted."""
    CAUTION = 2
    """A soft highlight and one line."""
    ALERT = 3
    """A highlight, and another way to put it is offered."""


class SkillKind(StrEnum):
    """Something done well that the checker recognises."""

    OPEN_QUESTION = "open-question"
    REFLECTION = "reflection"
    AFFIRMATION = "affirmation"
    AUTONOMY = "autonomy"
    PERMISSION = "permission"


@dataclass(frozen=True, slots=True)
class Setting:
    """The conversation that a text belongs to."""

    mode: Mode = Mode.COACHING
    novice: bool = False
    """Whether the coachee is a trainee or in the first year, so that a mentor's directions weigh less."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Words that may be heard as a judgement, why, and what else could be said."""

    category: str
    rule: str
    """Id of the rule, `category.name`."""
    start: int
    """Offset into the checked text, in code points."""
    end: int
    """Offset after the last code point."""
    severity: Severity
    message: str
    """What it may sound like, in one line."""
    why: str
    """What it may do to the other person."""
    reframes: tuple[str, ...] = ()
    """Other ways to put it, best first, each complete."""
    letter: str = ""
    """The family in the gutter: J judgement, D direction, Q question form, R relationship."""


@dataclass(frozen=True, slots=True)
class Skill:
    """A good move of the coach, and where it stands in the text."""

    kind: SkillKind
    start: int
    """Offset into the checked text, in code points."""
    end: int
    """Offset after the last code point."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the checker has to say about one text, in the order of the text."""

    findings: tuple[Finding, ...] = ()
    skills: tuple[Skill, ...] = ()
