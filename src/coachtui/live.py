"""A session in progress: notes go in, warnings come out, questions are asked, every change is handed on for saving."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2s
from typing import Literal, Protocol

from coachtui.checker import Finding, Mode, Report, Setting, Severity, SkillKind
from coachtui.session import (
    MARKS,
    Asked,
    Choice,
    Decision,
    Kind,
    Line,
    Memory,
    Passage,
    Role,
    Session,
    changed_passage,
    find_stage,
    parse_line,
    restamp,
)
from coachtui.text import clean_line

__all__ = ["Checks", "Flag", "LiveSession", "NewLine", "Rewording", "Tally", "setting_of"]

CHECKED = frozenset({Kind.NOTE, Kind.ASKED})
"""The kinds of line that hold the coach's own words; the coachee's are never checked."""

REPORTS_KEPT = 20_000
"""How many lines the checker's answers are remembered for."""

NEXT_TIME = "# next time: "
"""How a better wording is kept for a line that was already said, as a private line."""


class Checks(Protocol):
    """What a live session asks of a checker."""

    def check(self, text: str, setting: Setting = ..., *, kind: Literal["statement", "asked"] = ...) -> Report:
        """Return what the checker has to say about one text; `asked` says that it is a question."""
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


class LiveSession:
    """The one object between the core and a screen; a front end without Textual could use it as it is."""

    def __init__(
        self,
        session: Session,
        checker: Checks,
        *,
        clock: Callable[[], float],
        now: Callable[[], datetime],
        changed: Callable[[Session], None],
    ) -> None:
        """`clock` gives monotonic seconds, `now` the aware wall-clock time; `changed` gets every new revision."""
        self._session = session
        self._checker = checker
        self._setting = setting_of(session)
        self._clock = clock
        self._now = now
        self._changed = changed
        self._began = clock() - session.elapsed
        self._memory = Memory()
        self._to_insert: str | None = None
        self._typed = session.notes or ("",)
        self._reports: dict[str, Report] = {}
        self._reviewed = 0
        self._all_flags: tuple[Flag, ...] = ()
        self._memory.keep(self._typed, session.lines, session.asked)

    def review_some(self, lines: int = 100) -> bool:
        """Check the next lines of notes that were opened; return whether there are more.

        Opening a long session must not hold up the first key, so its notes are checked a little at a time.
        """
        last = min(len(self._typed), self._reviewed + lines)
        for typed in self._typed[self._reviewed : last]:
            self._report(typed)
        self._reviewed = last
        if last < len(self._typed):
            return True
        self._all_flags = self._flags_between(0, len(self._typed))
        return False

    @property
    def session(self) -> Session:
        """The session as it stands now."""
        return self._session

    @property
    def typed(self) -> tuple[str, ...]:
        """The notes as they stand, line by line, marks included; at least one line."""
        return self._typed

    @property
    def elapsed(self) -> int:
        """Whole seconds of live time so far, over all sittings."""
        return max(0, int(self._clock() - self._began))

    @property
    def flags(self) -> tuple[Flag, ...]:
        """The warnings that are worth showing, in the order of the notes; those decided on are left out."""
        hidden = {(d.rule, d.matched, d.line_digest) for d in self._session.decisions if d.choice is not Choice.USED}
        muted = {d.rule for d in self._session.decisions if d.choice is Choice.MUTED}
        return tuple(flag for flag in self._all_flags if flag.finding.rule not in muted and flag.identity not in hidden)

    def edit_notes(self, typed: Sequence[str], *, restored: bool = False) -> None:
        """Take the notes as they read now, cleaned, one string per line.

        `restored` says that undo or redo brought this text back: stamps and asked marks come back with it.
        """
        now = tuple(typed)
        if now == self._typed:
            return
        passage = changed_passage(self._typed, now)
        version = self._memory.recall(now) if restored else None
        if version is None:
            lines = restamp(self._session.lines or (Line(0, Kind.NOTE, ""),), now, self.elapsed, passage)
            version = (lines, self._asked_after(lines, passage))
        self._recheck(now, passage)
        agreement = _agreement_after(self._session, version[0])
        self._advance(replace(self._session, lines=version[0], asked=version[1], agreement=agreement))
        self._memory.keep(now, *version)

    def ask(self, text: str, *, bank: str = "", question: str = "", phase: str = "") -> str:
        """Record that a question from a bank is asked now; return the line to put into the notes."""
        text = clean_line(text)
        asked = Asked(self.elapsed, text, bank, question, phase)
        self._advance(replace(self._session, asked=(*self._waited(), asked)))
        line = MARKS[Kind.ASKED] + text
        self._to_insert = line
        return line

    def mark_asked(self, text: str, *, bank: str, question: str, phase: str) -> None:
        """Tick a question as asked, or take the tick away again, without a line in the notes."""
        others = tuple(a for a in self._session.asked if (a.bank, a.question) != (bank, question))
        if len(others) == len(self._session.asked):
            others = (*others, Asked(self.elapsed, text, bank, question, phase))
        self._advance(replace(self._session, asked=others))
        self._memory.keep(self._typed, self._session.lines, others)

    def decide(self, flag: Flag, choice: Choice) -> None:
        """Remember what the coach did with a warning."""
        matched, digest = ("", "") if choice is Choice.MUTED else (flag.matched, flag.digest)
        finding = flag.finding
        decision = Decision(finding.category, finding.rule, matched, digest, choice, self.elapsed)
        self._advance(replace(self._session, decisions=(*self._session.decisions, decision)))

    def reword(self, flag: Flag, reframe: str) -> Rewording | NewLine:
        """Take another way to put it: return the change for the notes, and remember the choice.

        The last line is still to be said, so its sentence is replaced. Anything above it was said: the words
        stay, and the other way is kept below as a private line.
        """
        self.decide(flag, Choice.USED)
        said = any(line.strip() for line in self._typed[flag.line + 1 :])
        if said:
            return NewLine(flag.line, NEXT_TIME + reframe)
        start, end = _sentence_around(self._typed[flag.line], flag.start, flag.end)
        return Rewording(flag.line, start, end, reframe)

    def end(self) -> None:
        """Close the session for good: it is no longer offered as unfinished."""
        self._advance(replace(self._session, ended=self._now()))

    @property
    def tally(self) -> Tally:
        """Facts about the words so far; takes time with the length of the notes."""
        kinds = [line.kind for line in self._session.lines if line.text.strip()]
        asked = [text for text in self._typed if text.startswith(MARKS[Kind.ASKED]) and text.strip() != "?"]
        opened = sum(any(skill.kind is SkillKind.OPEN_QUESTION for skill in self._report(t).skills) for t in asked)
        coachee = kinds.count(Kind.COACHEE)
        return Tally(
            open_questions=opened,
            other_questions=len(asked) - opened,
            coachee_lines=coachee,
            spoken_lines=coachee + kinds.count(Kind.ASKED),
            longest_wait=max((a.wait_s for a in self._session.asked if a.wait_s is not None), default=None),
        )

    def _asked_after(self, lines: tuple[Line, ...], passage: Passage) -> tuple[Asked, ...]:
        """Return the asked questions after an edit.

        Putting the question itself into the notes ends no wait; deleting its line means that it was not asked.
        """
        changed = lines[passage.head : len(lines) - passage.tail]
        inserted = next((line for line in changed if line.typed == self._to_insert), None)
        if inserted is not None:
            self._to_insert = None
            *others, asked = self._session.asked
            return (*others, replace(asked, at=inserted.at))
        before = self._session.lines[passage.head : len(self._session.lines) - passage.tail]
        gone = _asked_at(before) - _asked_at(changed)
        return tuple(asked for asked in self._waited() if asked.at not in gone)

    def _waited(self) -> tuple[Asked, ...]:
        """Return the asked questions with the wait after the last one stopped: somebody types again."""
        asked = self._session.asked
        if not asked or asked[-1].wait_s is not None:
            return asked
        return (*asked[:-1], replace(asked[-1], wait_s=max(0, self.elapsed - asked[-1].at)))

    def _advance(self, session: Session) -> None:
        """Make `session` the newest revision, and hand it on."""
        revision = self._session.revision + 1
        self._session = replace(session, revision=revision, updated=self._now(), elapsed=self.elapsed)
        self._changed(self._session)

    def _recheck(self, typed: tuple[str, ...], passage: Passage) -> None:
        """Check the changed lines only; warnings above and below them stay, moved with their lines."""
        head, tail = passage.head, passage.tail
        shift = len(typed) - len(self._typed)
        lines = [flag.line for flag in self._all_flags]
        above = self._all_flags[: bisect_left(lines, head)]
        below = self._all_flags[bisect_left(lines, len(self._typed) - tail) :]
        if shift:
            below = tuple(replace(flag, line=flag.line + shift) for flag in below)
        self._typed = typed
        self._all_flags = (*above, *self._flags_between(head, len(typed) - tail), *below)

    def _flags_between(self, first: int, last: int) -> tuple[Flag, ...]:
        return tuple(flag for index in range(first, last) for flag in self._flags_on(index))

    def _flags_on(self, index: int) -> list[Flag]:
        typed = self._typed[index]
        findings = [f for f in self._report(typed).findings if f.severity > Severity.INFO]
        if not findings:
            return []
        shift = len(typed) - len(parse_line(typed, 0).text)
        digest = blake2s(typed.encode(errors="replace"), digest_size=8).hexdigest()
        return [
            Flag(index, f.start + shift, f.end + shift, typed[f.start + shift : f.end + shift], digest, f)
            for f in findings
        ]

    def _report(self, typed: str) -> Report:
        """Return the report on one line, from memory when it was checked before; offsets without the mark."""
        report = self._reports.get(typed)
        if report is None:
            line = parse_line(typed, 0)
            report = self._check(line) if line.kind in CHECKED else Report()
            if len(self._reports) >= REPORTS_KEPT:
                self._reports.clear()
            self._reports[typed] = report
        return report

    def _check(self, line: Line) -> Report:
        kind: Literal["statement", "asked"] = "asked" if line.kind is Kind.ASKED else "statement"
        return self._checker.check(line.text, self._setting, kind=kind)


def _asked_at(lines: Sequence[Line]) -> set[int]:
    return {line.at for line in lines if line.kind is Kind.ASKED}


def _agreement_after(session: Session, lines: tuple[Line, ...]) -> str:
    """Return what was agreed, which is what the opening line says for as long as it is a plain note."""
    if not session.lines or session.lines[0].text != session.agreement:
        return session.agreement
    opening = lines[0] if lines else Line(0, Kind.NOTE, "")
    return opening.text if opening.kind is Kind.NOTE else ""


_SENTENCE_END = re.compile(r"[.?!…]+[\"'”’)]*\s+")


def _sentence_around(typed: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence that holds `typed[start:end]` begins and ends, the mark left out."""
    first = len(typed) - len(parse_line(typed, 0).text)
    ends = [match.end() for match in _SENTENCE_END.finditer(typed)]
    before = max((place for place in ends if place <= start), default=first)
    after = min((place for place in ends if place >= end), default=len(typed))
    return before, len(typed[:after].rstrip())
