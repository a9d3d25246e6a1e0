"""Dialogue: whose words there are, questions in a row, and the quiet after a question."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from coachtui.checker.mirror.model import Conversation, Observation, Placed, Turn
from coachtui.checker.mirror.wording import observed
from coachtui.checker.model import SkillKind

__all__ = ["coach_dominant", "no_wait", "question_run"]

FEWEST_WORDS = 80
"""Words of both together under which their shares say nothing."""
FEWEST_OF_THEIRS = 3
"""Lines of the coachee that show that the coach does note what they say."""
SHOWN_LINES = 3

LONG_RUN = 4
SOON = 30
"""Seconds within which a next question follows on; after more, an answer may have been heard and not noted."""

QUIET = 5
"""Seconds that a question may have to itself."""
FEWEST_HURRIED = 2


def coach_dominant(conversation: Conversation) -> Observation | None:
    """S4: the coach's words, open questions aside, are more than the coachee's.

    Minimum: 80 words of both, three lines of the coachee. Only what was said counts: no private or agreed lines, no
    notes of what was seen. Open questions are left out: they hand over the word, and a bank puts them into the notes
    whole, while answers are noted in short. Counts the coach's words out of both; rests on the three longest lines.
    Source: dialogue and voice (Knight's partnership principles).
    """
    if len(conversation.coachee) < FEWEST_OF_THEIRS:
        return None
    sizes = {index: len(turn.text.split()) for index, turn in conversation.coach if not _hands_over(turn)}
    ours = sum(sizes.values())
    theirs = sum(len(turn.text.split()) for _, turn in conversation.coachee)
    if ours + theirs < FEWEST_WORDS or ours <= theirs:
        return None
    longest = sorted(sizes, key=lambda index: (-sizes[index], index))[:SHOWN_LINES]
    return observed("S4", conversation, n=ours, of=ours + theirs, rests_on=tuple(sorted(longest)))


def _hands_over(turn: Turn) -> bool:
    return turn.asked and turn.shows(SkillKind.OPEN_QUESTION)


def question_run(conversation: Conversation) -> Observation | None:
    """S5: four questions or more in a row, each within half a minute, with nothing given back in between.

    Minimum: one line of the coachee somewhere, so that it is known that answers are noted. Any line in between ends a
    run, and so does a question that gives something back. Questions begun in the same second were pasted, not asked.
    Source: at least as many reflections as questions (MITI 4.2.1), a clinical benchmark, used as a hint only.
    """
    if not conversation.coachee:
        return None
    longest = max(_runs(conversation), key=len, default=[])
    if len(longest) < LONG_RUN:
        return None
    return observed("S5", conversation, n=len(longest), of=len(conversation.asked), rests_on=tuple(longest))


def _runs(conversation: Conversation) -> Iterator[list[int]]:
    """Yield the indexes of questions that follow each other closely."""
    run: list[int] = []
    last = 0
    for index, turn in conversation.lines:
        if not turn.asked:
            yield run
            run = []
            continue
        if not 0 < turn.at - last <= SOON or turn.shows(SkillKind.REFLECTION, SkillKind.AFFIRMATION):
            yield run
            run = []
        run.append(index)
        last = turn.at
    yield run


def no_wait(conversation: Conversation) -> Observation | None:
    """S6: a question was followed by the coach's next question within five seconds, with no line in between.

    Minimum: twice. Lines begun in the same second were pasted. Counts the questions that had no time, out of all;
    rests on them. Source: wait time of three to five seconds (Rowe 1972; Stahl 1994; look-fors of Cognitive
    Coaching), found with pupils and carried over to adults by analogy.
    """
    hurried = tuple(one[0] for one, other in pairwise(conversation.lines) if _hurried(one, other))
    if len(hurried) < FEWEST_HURRIED:
        return None
    return observed("S6", conversation, n=len(hurried), of=len(conversation.asked), rests_on=hurried)


def _hurried(one: Placed, other: Placed) -> bool:
    return one[1].asked and other[1].asked and 0 < other[1].at - one[1].at < QUIET
