"""A session as the mirror sees it: a conversation, without names and without what the coach has set aside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from coachtui.checker import Finding, Report, Severity, Speaker, speaker_of
from coachtui.checker.mirror import Conversation, EarlierSession, Turn
from coachtui.live.values import Flag, setting_of
from coachtui.session import Kind, Line, Session

__all__ = ["conversation_of"]

_SPEAKERS = {
    Kind.ASKED: Speaker.ASKED,
    Kind.COACHEE: Speaker.COACHEE,
    Kind.ACTION: Speaker.ACTION,
    Kind.PRIVATE: Speaker.PRIVATE,
}
_COACHS_OWN = (Speaker.COACH, Speaker.ASKED)
_QUOTES = "\"“'‘"


def conversation_of(
    session: Session,
    report: Callable[[str], Report],
    flags: Iterable[Flag],
    *,
    earlier: tuple[EarlierSession, ...] | None = None,
) -> Conversation:
    """Return `session` as the mirror sees it.

    `report` is what the checker says about a line as typed; `flags` are the warnings that stand beside the notes, so
    that what the coach left or muted, and advice that was asked for, is not brought up again. An unmarked line in
    quotes, or one that begins with `T:`, is taken as the coachee's: rather miss something than put their words into
    the coach's mouth.
    """
    setting = setting_of(session)
    return Conversation(
        turns=_turns(session, report, flags),
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


def _turns(session: Session, report: Callable[[str], Report], flags: Iterable[Flag]) -> tuple[Turn, ...]:
    warnings: dict[int, list[Finding]] = defaultdict(list)
    for flag in flags:
        warnings[flag.line].append(flag.finding)
    waits = {asked.at: asked.wait_s for asked in session.asked}
    turns: list[Turn] = []
    for index, line in enumerate(session.lines):
        speaker = _speaker(line)
        said = _shown(report(line.typed), warnings.get(index, ())) if speaker in _COACHS_OWN else Report()
        waited = waits.get(line.at) if speaker is Speaker.ASKED else None
        turns.append(Turn(line.at, speaker, line.text, said, waited))
    return tuple(turns)


def _speaker(line: Line) -> Speaker:
    """Return whose words a line holds."""
    if line.kind is not Kind.NOTE:
        return _SPEAKERS[line.kind]
    if line.text.lstrip().startswith(tuple(_QUOTES)):
        return Speaker.COACHEE
    return speaker_of(line.text)[0]


def _shown(report: Report, warnings: Sequence[Finding]) -> Report:
    """Return the report on a line with those of its warnings only that stand beside it."""
    if len(warnings) == len(report.findings):
        return report
    quiet = [finding for finding in report.findings if finding.severity <= Severity.INFO]
    return replace(report, findings=(*quiet, *warnings))
