"""Everything the mirror says, and how much each observation asks of the coach.

It describes, offers, and leaves it there. All of it is silent in our own checker, in every kind of conversation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coachtui.checker.mirror.model import Conversation, Observation
from coachtui.checker.model import Mode, Severity

__all__ = ["LIMITS", "MARKS_HELP", "NOTHING", "SAYINGS", "Saying", "observed"]

LIMITS = "This page reads what was typed. It hears no tone, sees no face and knows no silence. You were there."
NOTHING = "Nothing in these notes asks for a second look."
MARKS_HELP = 'With ? before what you asked and " before what they said, this page can see more.'

_OFF, _INFO, _CAUTION, _ALERT = Severity
_MODES = (Mode.COACHING, Mode.MENTORING, Mode.ASSESSMENT)
_WELL = (_OFF, _OFF, _OFF)


@dataclass(frozen=True, slots=True)
class Saying:
    """How one observation is said."""

    slug: str
    severity: tuple[Severity, Severity, Severity]
    """In coaching, in mentoring, at an assessment point; a check that is `OFF` says nothing there."""
    one: str
    """For one line; `{n}`, `{of}` and what a check adds are filled in."""
    many: str
    """For several lines."""
    unit: str = "lines"


SAYINGS: Mapping[str, Saying] = {
    "S1": Saying(
        "told-before-asked",
        (_ALERT, _CAUTION, _CAUTION),
        "One line that may be heard as a verdict or as advice comes before their own account. "
        "Hearing that first often gives more to think with.",
        "{n} lines that may be heard as a verdict or as advice come before their own account. "
        "Hearing that first often gives more to think with.",
    ),
    "S2": Saying(
        "verdict-density",
        (_ALERT, _CAUTION, _OFF),
        "",
        "Close together, {n} of {of} lines of yours may be heard as a verdict or as direction. "
        "One at a time, with a question in between, may leave more room.",
    ),
    "S3": Saying(
        "one-sided-deficit",
        (_INFO, _CAUTION, _CAUTION),
        "",
        "{n} lines of the first half look at what was missing, and no line there at what helped. "
        "What they would keep may be the other half of the picture.",
    ),
    "S4": Saying(
        "coach-dominant",
        (_CAUTION, _INFO, _INFO),
        "",
        "More of the words in these notes are yours than theirs, open questions aside. "
        "Notes shorten what people say, so it may be the notes and not the talk.",
        "words",
    ),
    "S5": Saying(
        "question-run",
        (_INFO, _INFO, _OFF),
        "",
        "{n} questions stand in a row, with nothing of theirs in between. "
        "Giving back what was heard may take them further than a new question.",
        "questions",
    ),
    "S6": Saying(
        "no-wait",
        (_INFO, _INFO, _OFF),
        "One question was followed by another within five seconds. Three to five seconds of quiet often bring more.",
        "{n} questions were followed by another within five seconds. Three to five seconds of quiet often bring more.",
        "questions",
    ),
    "S7": Saying(
        "no-contract",
        (_CAUTION, _CAUTION, _ALERT),
        "",
        "No line says what these notes are for and who reads them. "
        "A sentence about it at the start may make it easier to speak openly.",
    ),
    "S8": Saying(
        "surprise",
        (_OFF, _OFF, _ALERT),
        "A concern under {tags} may be new to them: it stands in no earlier session that you shared. "
        "A talk about it before it counts may spare them a surprise.",
        "{n} concerns, under {tags}, may be new to them: they stand in no earlier session that you shared. "
        "A talk about them before they count may spare a surprise.",
        "concerns",
    ),
    "S9": Saying(
        "no-coachee-view",
        (_OFF, _INFO, _CAUTION),
        "One judgement stands without their view near it. How they read the same evidence may make it fairer to both.",
        "{n} judgements stand without their view near them. "
        "How they read the same evidence may make it fairer to both.",
        "judgements",
    ),
    "S10": Saying(
        "too-many-goals",
        (_INFO, _CAUTION, _CAUTION),
        "",
        "{n} next steps are open for somebody who is new to this. One small step at a time may be easier to keep.",
        "next steps",
    ),
    "S11": Saying(
        "goal-not-theirs",
        (_CAUTION, _INFO, _INFO),
        "The words of one next step come from your lines and not from theirs. "
        "In their own words it may stay with them longer.",
        "The words of {n} next steps come from your lines and not from theirs. "
        "In their own words they may stay with them longer.",
        "next steps",
    ),
    "S12": Saying(
        "no-close",
        (_INFO, _CAUTION, _ALERT),
        "",
        "The notes end without a next step, a date or a summary. Two minutes for what they take away may help it last.",
    ),
    "S13": Saying(
        "stage-mismatch",
        (_INFO, _OFF, _OFF),
        "",
        "This was open coaching, with somebody new to teaching. "
        "Early on, one narrow focus with examples often helps before open questions do.",
    ),
    "G1": Saying(
        "their-step",
        _WELL,
        "One next step is in words that were theirs first.",
        "{n} next steps are in words that were theirs first.",
        "next steps",
    ),
    "G2": Saying(
        "opened-thinking",
        _WELL,
        "After one open question they spoke at length.",
        "After {n} open questions they spoke at length.",
        "open questions",
    ),
    "G3": Saying(
        "gave-back",
        _WELL,
        "Once you gave back what you had heard.",
        "You gave back what you had heard, {n} times.",
    ),
    "G4": Saying(
        "named-what-they-did",
        _WELL,
        "Once you named what they did, without grading it.",
        "You named what they did without grading it, {n} times.",
    ),
    "G5": Saying(
        "left-the-choice",
        _WELL,
        "Once you left the choice with them, or asked before telling.",
        "You left the choice with them, or asked before telling, {n} times.",
    ),
    "G6": Saying(
        "waited",
        _WELL,
        "After one question you left five seconds or more before you typed.",
        "After {n} questions you left five seconds or more before you typed.",
        "questions",
    ),
}
"""By the id of the check."""


def observed(
    id: str,
    conversation: Conversation,
    *,
    n: int = 0,
    of: int = 0,
    rests_on: tuple[int, ...] = (),
    tags: str = "",
) -> Observation | None:
    """Return the observation of one check in words, or None where this kind of conversation is not told of it."""
    saying = SAYINGS[id]
    severity = saying.severity[_MODES.index(conversation.mode)]
    if severity is Severity.OFF and saying.severity != _WELL:
        return None
    words = (saying.one if n == 1 and saying.one else saying.many).format(n=n, of=of, tags=tags)
    return Observation(id, saying.slug, severity, words, n, of, saying.unit, rests_on)
