"""What the mirror is shown, a whole conversation, and what it answers, a few observations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from coachtui.checker.mirror.roots import roots_in
from coachtui.checker.model import Mode, Report, Severity, SkillKind
from coachtui.checker.speakers import Speaker

__all__ = ["Conversation", "EarlierSession", "Mirror", "Observation", "Placed", "Turn"]

TELLING = frozenset("JD")
"""Letters of the families that are a verdict or a direction."""
_NOTHING_FOUND = Report()

_TO_THEM = re.compile(
    r"^\s*(?:C|M|Coach|Mentor):|(?<!\w)(?:you|your|yours|yourself|i['’]d|i (?:would|suggest|recommend|advise)|"
    r"my (?:advice|suggestion|tip)|let['’]?s)(?!\w)|!",
    re.IGNORECASE,
)
"""What makes an unmarked line more than a note of what was seen: it is said to somebody."""
_ALWAYS_SAID = frozenset({"autobiographical-steer", "confront-or-warn", "minimising", "solution-as-question"})
"""Categories of words that nobody writes down for themselves."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One line of the notes."""

    at: int
    """When it was begun, in whole seconds from the start."""
    speaker: Speaker
    text: str
    """The words, without the mark."""
    report: Report = _NOTHING_FOUND
    """What the checker says about the line, without what the coach has set aside; advice that was asked for is `info`.

    Empty for words that are not the coach's.
    """
    waited: int | None = None
    """Seconds in which nothing was typed after a question; None when that was not measured."""

    @property
    def asked(self) -> bool:
        """Whether it is a question that the coach asked."""
        return self.speaker is Speaker.ASKED

    @property
    def to_them(self) -> bool:
        """Whether the coach said it: asked, or an unmarked line that speaks to somebody.

        Any other unmarked line is a note of what was seen, heard or thought; nobody was told.
        """
        if self.speaker is not Speaker.COACH:
            return self.asked
        return self.finds(_ALWAYS_SAID) or _TO_THEM.search(self.text) is not None

    def finds(self, categories: frozenset[str]) -> bool:
        """Tell whether the checker finds something of these categories in the line."""
        findings = self.report.findings
        return bool(findings) and any(finding.category in categories for finding in findings)

    @property
    def tells(self) -> bool:
        """Whether the coach may be heard as judging or directing in this line.

        In a line that gives back what was heard, only what weighs most counts: it may be their verdict, not ours.
        """
        if not self.report.findings:
            return False
        least = Severity.ALERT if self.shows(SkillKind.REFLECTION) else Severity.CAUTION
        return any(one.letter in TELLING and one.severity >= least for one in self.report.findings)

    def shows(self, *kinds: SkillKind) -> bool:
        """Tell whether the line holds a good move of one of these kinds."""
        skills = self.report.skills
        return bool(skills) and any(skill.kind in kinds for skill in skills)


Placed: TypeAlias = tuple[int, Turn]
"""A line and its index in the notes."""


@dataclass(frozen=True, slots=True)
class EarlierSession:
    """What has to be known about an earlier session of the same two people."""

    shared: bool = False
    """Whether the coachee has had its notes."""
    contracted: bool = False
    """Whether it was agreed what the notes are for and who reads them."""
    tags: frozenset[str] = frozenset()
    """Tags of the lines that held a concern, as `tags_in` returns them."""
    open_steps: tuple[str, ...] = ()
    """Steps agreed then that are still to be done."""


@dataclass(frozen=True)  # no slots: what is derived from the lines is worked out once and kept
class Conversation:
    """A whole session, seen by no more than what the checks need."""

    turns: tuple[Turn, ...] = ()
    """Every line of the notes, so that an index into them is an index into the notes."""
    mode: Mode = Mode.COACHING
    novice: bool = False
    """Whether the coachee is a trainee or in the first year."""
    focus: str = ""
    agreement: str = ""
    """What was agreed about the notes."""
    planned: int = 45 * 60
    """Seconds that were planned."""
    elapsed: int = 0
    """Seconds so far."""
    ended: bool = False
    follows: bool = False
    """Whether a session of these two people is known to have come before."""
    earlier: tuple[EarlierSession, ...] | None = None
    """Those sessions, oldest first; None when nobody looked."""

    @property
    def over(self) -> bool:
        """Whether the talk has come to its end, so that its close can be looked at."""
        return self.ended or self.elapsed >= self.planned

    @property
    def half_over(self) -> bool:
        """Whether at least half of the talk is done."""
        return self.ended or 2 * self.elapsed >= self.planned

    @cached_property
    def lines(self) -> tuple[Placed, ...]:
        """The lines that count: not private, not blank, not the agreement that every session opens with."""
        return tuple(
            (index, turn)
            for index, turn in enumerate(self.turns)
            if turn.speaker is not Speaker.PRIVATE
            and turn.text.strip()
            and not (self.agreement and turn.text == self.agreement)
        )

    @cached_property
    def coach(self) -> tuple[Placed, ...]:
        """What the coach said, in questions or otherwise."""
        return tuple(placed for placed in self.lines if placed[1].to_them)

    @cached_property
    def said(self) -> frozenset[int]:
        """The indexes of what the coach said."""
        return frozenset(index for index, _ in self.coach)

    @cached_property
    def asked(self) -> tuple[Placed, ...]:
        """What the coach asked."""
        return self.by(Speaker.ASKED)

    @cached_property
    def coachee(self) -> tuple[Placed, ...]:
        """What the coachee said."""
        return self.by(Speaker.COACHEE)

    @cached_property
    def steps(self) -> tuple[Placed, ...]:
        """The lines about what was agreed."""
        return self.by(Speaker.ACTION)

    def by(self, speaker: Speaker) -> tuple[Placed, ...]:
        """Return the lines of one speaker."""
        return tuple(placed for placed in self.lines if placed[1].speaker is speaker)

    @cached_property
    def first_said(self) -> Mapping[str, tuple[int, Speaker]]:
        """By the root of a word: the line in which it was said first, and by whom."""
        first: dict[str, tuple[int, Speaker]] = {}
        for index, turn in self.lines:
            if turn.speaker is Speaker.COACHEE or index in self.said:
                for root in roots_in(turn.text) - first.keys():
                    first[root] = (index, turn.speaker)
        return first

    @cached_property
    def their_roots(self) -> frozenset[str]:
        """The roots of all words of the coachee."""
        return frozenset().union(*(roots_in(turn.text) for _, turn in self.coachee))

    @property
    def is_talk(self) -> bool:
        """Whether the notes say who spoke; notes without any mark may be of a lesson, not of a talk."""
        return bool(self.asked or self.coachee)

    @cached_property
    def told(self) -> frozenset[int]:
        """Indexes of the lines in which the coach may be heard as judging or directing."""
        return frozenset(index for index, turn in self.coach if turn.tells)


@dataclass(frozen=True, slots=True)
class Observation:
    """Something about the whole conversation that is worth a look."""

    id: str
    """`S1` to `S13` as in the specification of the checks; `G1` and on for what went well."""
    slug: str
    severity: Severity
    """How much it asks of the coach in this kind of conversation; `OFF` for what went well."""
    words: str
    """One or two sentences."""
    n: int = 0
    of: int = 0
    """How many were counted, out of how many; 0 where they are not out of anything."""
    unit: str = ""
    """What was counted."""
    rests_on: tuple[int, ...] = ()
    """Indexes of the lines it rests on, rising; empty where it rests on none."""

    @property
    def went_well(self) -> bool:
        """Whether it says what went well."""
        return self.severity is Severity.OFF

    @property
    def counts(self) -> str:
        """The figures to show beside the words."""
        figures = f"{self.n} of {self.of}" if self.of else str(self.n or "")
        unit = self.unit.removesuffix("s") if (self.of or self.n) == 1 else self.unit
        return f"{figures} {unit}" if figures else ""


@dataclass(frozen=True, slots=True)
class Mirror:
    """A look back at a whole conversation."""

    observations: tuple[Observation, ...]
    """What went well, then what is worth a look, heaviest first."""
    note: str
    """What this look cannot see, to be read with it."""
