"""A session as the mirror sees it: a conversation, without names and without what the coach has set aside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from coachtui.checker import Finding, Report, Speaker, speaker_of
from coachtui.checker.mirror import Conversation, EarlierSession, Turn
from coachtui.live.reader import digest_of
from coachtui.live.values import setting_of
from coachtui.session import Choice, Kind, Line, Session

__all__ = ["conversation_of"]

_SPEAKERS = {
    Kind.ASKED: Speaker.ASKED,
    Kind.COACHEE: Speaker.COACHEE,
    Kind.ACTION: Speaker.ACTION,
    Kind.PRIVATE: Speaker.PRIVATE,
}
_QUOTES = "\"“'‘"
_COACHS_OWN = (Speaker.COACH, Speaker.ASKED)
_ADVICE = "D"
"""The family of warnings for which it counts whether the coachee had asked to be told."""


def conversation_of(
    session: Session,
    report: Callable[[str], Report],
    *,
    invites: Callable[[str], bool] | None = None,
    earlier: tuple[EarlierSession, ...] | None = None,
) -> Conversation:
    """Return `session` as the mirror sees it.

    `report` is what the checker says about a line as typed; `invites` tells whether words of the coachee ask for
    advice. Warnings that the coach left or muted are left out. An unmarked line in quotes, or one that begins with
    `T:`, is taken as the coachee's: rather miss something than hold it against the coach.
    """
    setting = setting_of(session)
    turns = _turns(session, report)
    if invites is not None and any(_advises(turn) for turn in turns):
        turns = tuple(
            replace(turn, invites=invites(turn.text)) if turn.speaker is Speaker.COACHEE else turn for turn in turns
        )
    return Conversation(
        turns=turns,
        mode=setting.mode,
        novice=setting.novice,
        focus=session.focus,
        agreement=session.agreement,
        planned=session.planned_minutes * 60,
        elapsed=session.elapsed,
        ended=session.ended is not None,
        follows=bool(session.previous),
        earlier=earlier,
    )


def _advises(turn: Turn) -> bool:
    return any(finding.letter == _ADVICE for finding in turn.report.findings)


def _turns(session: Session, report: Callable[[str], Report]) -> tuple[Turn, ...]:
    waits = {asked.at: asked.wait_s for asked in session.asked}
    kept = _Kept(session)
    turns: list[Turn] = []
    for line in session.lines:
        speaker = _speaker(line)
        said = kept.of(line, report(line.typed)) if speaker in _COACHS_OWN else Report()
        waited = waits.get(line.at) if speaker is Speaker.ASKED else None
        turns.append(Turn(line.at, speaker, line.text, said, waited))
    return tuple(turns)


def _speaker(line: Line) -> Speaker:
    """Return whose words a line holds."""
    if line.kind is not Kind.NOTE:
        return _SPEAKERS[line.kind]
    return Speaker.COACHEE if line.text.lstrip()[:1] in _QUOTES and line.text.strip() else speaker_of(line.text)[0]


class _Kept:
    """The warnings that the coach has not set aside."""

    def __init__(self, session: Session) -> None:
        aside = [decision for decision in session.decisions if decision.choice is not Choice.USED]
        self._muted = {decision.rule for decision in aside if decision.choice is Choice.MUTED}
        self._left = {(decision.rule, decision.matched, decision.line_digest) for decision in aside}

    def of(self, line: Line, report: Report) -> Report:
        """Return the report on a line without what was set aside."""
        if not self._left or not report.findings:
            return report
        digest = digest_of(line.typed)
        return replace(report, findings=tuple(one for one in report.findings if not self._aside(one, line, digest)))

    def _aside(self, finding: Finding, line: Line, digest: str) -> bool:
        matched = line.text[finding.start : finding.end]
        return finding.rule in self._muted or (finding.rule, matched, digest) in self._left
