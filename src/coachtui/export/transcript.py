"""What leaves the room: a session reduced to what the two people agreed to share.

This is the only way out for the words of a session. Lines kept private and what the coach did with warnings
are left behind here, once, so no format can let them through.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, tzinfo

from coachtui.export import wording
from coachtui.export.model import Level, NamedBank, NextStep, NotedLine, Question, Response, Transcript
from coachtui.session import Action, Asked, Kind, Line, Reply, Session, find_stage
from coachtui.text import clean, clean_line

__all__ = ["transcript"]


def transcript(session: Session, level: Level, *, zone: tzinfo, banks: Iterable[NamedBank] = ()) -> Transcript:
    """Return what of `session` leaves the room at `level`; times are in `zone`, `banks` give sources their names.

    Texts are cleaned once more on the way out: a session edited by hand must not steer a reader's terminal.
    """
    shared = _Shared(session, zone, {bank.id: _bank_name(bank) for bank in banks})
    coachee = clean_line(session.coachee)
    started = _local(session.created, zone)
    return Transcript(
        id=clean_line(session.id),
        level=level,
        title=f"{wording.CONVERSATIONS[session.role]}, {wording.day(started)}",
        started=started,
        elapsed=max(session.elapsed, 0),
        role=session.role,
        assessment_point=session.assessment_point,
        stage=_stage_label(session.stage),
        focus=clean_line(session.focus),
        coach=clean_line(session.coach),
        coachee=coachee,
        agreement=_paragraphs(session.agreement),
        next_steps=shared.next_steps(session.actions, session.id),
        questions=None if level is Level.ACTION else shared.questions(session.asked, level),
        lines=shared.noted(coachee) if level is Level.ALL else None,
        replies=shared.loose_replies if level is Level.ALL else (),
    )


class _Shared:
    """The lines of a session that may leave the room, and what hangs on them."""

    def __init__(self, session: Session, zone: tzinfo, bank_names: Mapping[str, str]) -> None:
        self._bank_names = bank_names
        told = [(index, line, clean_line(line.text)) for index, line in enumerate(session.lines)]
        self._lines = [(index, line, text) for index, line, text in told if line.kind is not Kind.PRIVATE and text]
        private = [(line, text) for _, line, text in told if line.kind is Kind.PRIVATE]
        self._kept_private = {_key(text) for _, text in private} - {_key(text) for _, _, text in self._lines}
        self._kept_private_at = {line.at for line, _ in private}
        self._replies = _by_line(session.replies, zone)
        placed = {index for index, line, text in told if text or line.kind is Kind.PRIVATE}
        self.loose_replies = tuple(
            response for index, responses in self._replies.items() if index not in placed for response in responses
        )

    def noted(self, coachee: str) -> tuple[NotedLine, ...]:
        return tuple(
            NotedLine(line.at, line.kind, wording.speaker(line.kind, coachee), text, self._on(index))
            for index, line, text in self._lines
        )

    def questions(self, asked: tuple[Asked, ...], level: Level) -> tuple[Question, ...]:
        """The `?` lines, and the prompts ticked as asked that stand in no line.

        Replies come with them only where the lines themselves, with their replies, stay behind.
        """
        sources = {_key(record.text): self._bank_names.get(record.bank, "") for record in asked}
        lines = [
            Question(text, line.at, sources.get(_key(text), ""), () if level is Level.ALL else self._on(index))
            for index, line, text in self._of(Kind.ASKED)
        ]
        written = {_key(question.text) for question in lines}
        # A prompt that was put into other words keeps its second: the line that was made of it stands for it.
        reworded_at = {question.at for question in lines if _key(question.text) not in sources}
        stands_at = reworded_at | self._kept_private_at
        ticked = [
            Question(text, record.at, sources[_key(text)])
            for record in asked
            if self._may_leave(text := clean_line(record.text))
            and _key(text) not in written
            and record.at not in stands_at
        ]
        return tuple(sorted((*lines, *ticked), key=lambda question: question.at))

    def next_steps(self, actions: tuple[Action, ...], session_id: str) -> tuple[NextStep, ...]:
        """The `>` lines with what is known about each, then the steps that stand in no line; each once."""
        steps: dict[str, NextStep] = {}
        for index, line, text in self._of(Kind.ACTION):
            known = steps.get(_key(text), NextStep(text, line.at))
            steps[_key(text)] = NextStep(text, known.at, replies=(*known.replies, *self._on(index)))
        for action in actions:
            text = clean_line(action.text)
            if self._may_leave(text):
                line_step = steps.get(_key(text), NextStep(text))
                steps[_key(text)] = _with_details(line_step, action, session_id)
        return tuple(steps.values())

    def _of(self, kind: Kind) -> list[tuple[int, Line, str]]:
        return [(index, line, text) for index, line, text in self._lines if line.kind is kind]

    def _on(self, index: int) -> tuple[Response, ...]:
        return self._replies.get(index, ())

    def _may_leave(self, text: str) -> bool:
        # A prompt or a step whose line was made private later is still on record under its own words.
        return bool(text) and _key(text) not in self._kept_private


def _with_details(step: NextStep, action: Action, session_id: str) -> NextStep:
    status = clean_line(action.status)
    return NextStep(
        step.text,
        step.at,
        owner=clean_line(action.owner),
        due=action.due,
        how_we_will_know=clean_line(action.how_we_will_know),
        status="" if status == "open" else status,
        carried_over=bool(action.from_session) and action.from_session != session_id,
        replies=step.replies,
    )


def _by_line(replies: Iterable[Reply], zone: tzinfo) -> dict[int, tuple[Response, ...]]:
    found: dict[int, list[Response]] = {}
    for reply in replies:
        at = None if reply.at is None else _local(reply.at, zone)
        response = Response(clean_line(reply.text), reply.not_how_i_remember_it, at)
        if response.text or response.not_how_i_remember_it:
            found.setdefault(reply.line, []).append(response)
    return {index: tuple(responses) for index, responses in found.items()}


def _bank_name(bank: NamedBank) -> str:
    title, version = clean_line(bank.title), clean_line(bank.version)
    return f"{title}, version {version}" if version else title


def _stage_label(key: str) -> str:
    stage = find_stage(key)
    return stage.label if stage else clean_line(key)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line for part in clean(text).split("\n") if (line := clean_line(part)))


def _local(when: datetime, zone: tzinfo) -> datetime:
    try:
        return when.astimezone(zone)
    except OverflowError:  # the first and the last day that a date can be
        return when.astimezone(UTC)


def _key(text: str) -> str:
    """What two texts have in common when they are the same words."""
    return clean_line(text).casefold()
