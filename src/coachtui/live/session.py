"""A session in progress: notes go in, warnings come out, questions are asked, every change is handed on for saving."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from coachtui.checker import Report, as_compared
from coachtui.live.reader import LOOK_BACK, Reader, sentence_around
from coachtui.live.tally import tally_of
from coachtui.live.values import Checks, Flag, NewLine, Rewording, Tally, setting_of
from coachtui.session import (
    MARKS,
    Asked,
    Choice,
    Decision,
    Kind,
    Line,
    Memory,
    Passage,
    Session,
    changed_passage,
    restamp,
)
from coachtui.text import clean_line

__all__ = ["LiveSession"]

NEXT_TIME = "# next time: "
"""How a better wording is kept for a line that was already said, as a private line."""


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
        self._reader = Reader(checker, setting_of(session))
        self._clock = clock
        self._now = now
        self._changed = changed
        self._began = clock() - session.elapsed
        self._memory = Memory()
        self._to_insert: str | None = None
        self._to_reword: Flag | None = None
        self._typed = session.notes or ("",)
        self._reviewed = 0
        self._all_flags: tuple[Flag, ...] = ()
        self._memory.keep(self._typed, session.lines, session.asked)

    def review_some(self, lines: int = 100) -> bool:
        """Check the next lines of notes that were opened; return whether there are more.

        Opening a long session must not hold up the first key, so its notes are checked a little at a time.
        """
        last = min(len(self._typed), self._reviewed + lines)
        for typed in self._typed[self._reviewed : last]:
            self._reader.report(typed)
        self._reviewed = last
        if last < len(self._typed):
            return True
        self._all_flags = self._reader.flags(self._typed, 0, len(self._typed))
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
        """The warnings that are worth showing, in the order of the notes; those decided on are left out.

        One whose other wording is kept for next time is decided on for as long as such a line stands below it.
        """
        used = {_identity(d) for d in self._session.decisions if d.choice is Choice.USED}
        hidden = {_identity(d) for d in self._session.decisions if d.choice is not Choice.USED}
        muted = {d.rule for d in self._session.decisions if d.choice is Choice.MUTED}
        fine = {(d.rule, as_compared(d.matched)) for d in self._session.decisions if d.choice is Choice.FINE}
        return tuple(
            flag
            for flag in self._all_flags
            if flag.finding.rule not in muted
            and flag.identity not in hidden
            and not (flag.identity in used and self._is_kept(flag))
            and not (fine and (flag.finding.rule, as_compared(flag.matched)) in fine)
        )

    def _is_kept(self, flag: Flag) -> bool:
        return any(line.startswith(NEXT_TIME) for line in self._typed[flag.line + 1 : flag.line + 2])

    def edit_notes(self, typed: Sequence[str], *, restored: bool = False) -> None:
        """Take the notes as they read now, cleaned, one string per line.

        `restored` says that undo or redo brought this text back: stamps and asked marks come back with it.
        """
        now = tuple(typed)
        if now == self._typed:
            return
        self._to_reword = None
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

    def keep_plan(self, plan: tuple[tuple[str, str], ...]) -> None:
        """Remember which prompts the coach means to ask."""
        if plan != self._session.plan:
            self._advance(replace(self._session, plan=plan))

    def decide(self, flag: Flag, choice: Choice) -> None:
        """Remember what the coach did with a warning."""
        matched = "" if choice is Choice.MUTED else flag.matched
        digest = "" if choice in (Choice.MUTED, Choice.FINE) else flag.digest
        finding = flag.finding
        decision = Decision(finding.category, finding.rule, matched, digest, choice, self.elapsed)
        self._advance(replace(self._session, decisions=(*self._session.decisions, decision)))

    def reword(self, flag: Flag, reframe: str) -> Rewording | NewLine | None:
        """Take another way to put it: return the change for the notes, and remember the choice.

        The last line is still to be said, so its sentence is replaced. Anything above it was said: the words
        stay, and the other way is kept below as a private line. Until the notes have changed, nothing is changed twice,
        and words that are gone are not changed at all.
        """
        typed = "".join(self._typed[flag.line : flag.line + 1])
        if flag == self._to_reword or typed[flag.start : flag.end] != flag.matched:
            return None
        self._to_reword = flag
        self.decide(flag, Choice.USED)
        said = any(line.strip() for line in self._typed[flag.line + 1 :])
        if said:
            return NewLine(flag.line, NEXT_TIME + reframe)
        start, end = sentence_around(typed, flag.start, flag.end)
        return Rewording(flag.line, start, end, reframe)

    def end(self) -> None:
        """Close the session for good: it is no longer offered as unfinished."""
        self._advance(replace(self._session, ended=self._now()))

    def report(self, typed: str) -> Report:
        """Return what the checker says about one line of the notes as typed; its offsets are without the mark."""
        return self._reader.report(typed)

    @property
    def tally(self) -> Tally:
        """Facts about the words so far; takes time with the length of the notes."""
        return tally_of(self._session, self._reader.report)

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
        # What was asked or said in the changed lines may give leave for advice a little below them.
        head, tail = passage.head, max(0, passage.tail - LOOK_BACK)
        shift = len(typed) - len(self._typed)
        lines = [flag.line for flag in self._all_flags]
        above = self._all_flags[: bisect_left(lines, head)]
        below = self._all_flags[bisect_left(lines, len(self._typed) - tail) :]
        if shift:
            below = tuple(replace(flag, line=flag.line + shift) for flag in below)
        self._typed = typed
        self._all_flags = (*above, *self._reader.flags(typed, head, len(typed) - tail), *below)


def _identity(decision: Decision) -> tuple[str, str, str]:
    """Return which warning a decision was about, as `Flag.identity` does."""
    return (decision.rule, decision.matched, decision.line_digest)


def _asked_at(lines: Sequence[Line]) -> set[int]:
    return {line.at for line in lines if line.kind is Kind.ASKED}


def _agreement_after(session: Session, lines: tuple[Line, ...]) -> str:
    """Return what was agreed, which is what the opening line says for as long as it is a plain note."""
    if not session.lines or session.lines[0].text != session.agreement:
        return session.agreement
    opening = lines[0] if lines else Line(0, Kind.NOTE, "")
    return opening.text if opening.kind is Kind.NOTE else ""
