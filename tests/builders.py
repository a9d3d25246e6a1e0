"""Values to test with: each builder takes the fields that matter to a test and fills in the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from coachtui.banks.model import Bank, Phase, Question
from coachtui.session import Kind, Line, Session

__all__ = ["NOON", "Clock", "a_bank", "a_phase", "a_question", "a_session", "notes"]

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
"""When every test takes place."""


@dataclass
class Clock:
    """A clock that stands still until a test moves it on."""

    start: datetime = NOON
    elapsed: float = field(default=0.0, init=False)
    """Seconds since the start."""

    def __call__(self) -> datetime:
        """Return the date and time, aware, in UTC."""
        return self.start + timedelta(seconds=self.elapsed)

    def monotonic(self) -> float:
        """Return seconds that only ever grow."""
        return 1_000.0 + self.elapsed

    def forward(self, seconds: float) -> None:
        """Move on."""
        self.elapsed += seconds


def a_question(text: str = "What stands out as you look back?", **fields: object) -> Question:
    """Return a question; an id is made from nothing but its text where none is given."""
    return Question(text=text, **fields)  # type: ignore[arg-type]  # any field of the format may be given


def a_phase(*texts: str, id: str = "opening", title: str = "Opening") -> Phase:
    """Return a phase whose questions have these texts, or two usual ones, and ids as the loader makes them."""
    chosen = texts or ("What would make this time useful for you?", "What stands out as you look back?")
    numbered = enumerate(chosen, start=1)
    return Phase(id=id, title=title, questions=tuple(a_question(text, id=f"{id}-{n}") for n, text in numbered))


def a_bank(*phases: Phase, id: str = "starter", title: str = "Starter questions") -> Bank:
    """Return a bank with these phases, or with one usual phase."""
    return Bank(format=1, id=id, title=title, phases=phases or (a_phase(),))


def notes(*texts: str, kind: Kind = Kind.NOTE, every: int = 10) -> tuple[Line, ...]:
    """Return lines of one kind, begun `every` so many seconds."""
    return tuple(Line(at=index * every, kind=kind, text=text) for index, text in enumerate(texts))


def a_session(*lines: str | Line, id: str = "20261123T120000Z-7f3a", **fields: object) -> Session:
    """Return a session of today at noon; plain texts become ordinary notes ten seconds apart."""
    made = tuple(
        line if isinstance(line, Line) else Line(at=index * 10, kind=Kind.NOTE, text=line)
        for index, line in enumerate(lines)
    )
    given = {"created": NOON, "updated": NOON, "lines": made, **fields}
    return Session(id=id, **given)  # type: ignore[arg-type]  # any field of a session may be given
