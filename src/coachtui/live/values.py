"""What a live session tells a screen, and what it asks of a checker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from coachtui.checker import Finding, Mode, Report, Setting
from coachtui.session import Role, Session, find_stage

__all__ = ["Checks", "Flag", "NewLine", "Rewording", "Tally", "setting_of"]


class Checks(Protocol):
    """What a live session asks of a checker."""

    def check(self, text: str, setting: Setting) -> Report:
        """Return what the checker has to say about one text."""
        ...

    def says(self, guard: str, line: str) -> bool:
        """Tell whether one line holds the words that a guard of the rule files names."""
        ...


@dataclass(frozen=True, slots=True)
class Flag:
    """A warning on one line of the notes."""

    line: int
    """Index of the line."""
    start: int
    """Offset in the line as typed, mark included, in code points."""
    end: int
    """Offset after the last code point."""
    matched: str
    """The words that are underlined."""
    digest: str
    """Digest of the line as typed."""
    finding: Finding

    @property
    def identity(self) -> tuple[str, str, str]:
        """What makes it the same warning after edits elsewhere: rule, matched words, digest of its line."""
        return (self.finding.rule, self.matched, self.digest)


@dataclass(frozen=True, slots=True)
class Rewording:
    """Replace a stretch of one line, because it was not said yet."""

    line: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class NewLine:
    """Add a line below one that was already said: the record must not hold what nobody said."""

    after: int
    text: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Facts about the words so far; never a score."""

    open_questions: int
    other_questions: int
    coachee_lines: int
    spoken_lines: int
    """Lines of coach and coachee together."""
    longest_wait: int | None
    """Seconds of silence after a question."""


def setting_of(session: Session) -> Setting:
    """Return what the checker has to know about the conversation."""
    stage = find_stage(session.stage)
    if session.role is Role.COACHING:
        mode = Mode.COACHING
    else:
        mode = Mode.ASSESSMENT if session.assessment_point else Mode.MENTORING
    return Setting(mode=mode, novice=stage is not None and stage.novice)
