"""What the level leaves out, and what never leaves, is in no format: every word here is a token of its own."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.export import FORMATS, Level, render, transcript
from coachtui.session import Action, Asked, Choice, Decision, Kind, Line, Reply, Session
from tests.builders import a_session
from tests.unit.export.sessions import ZONE

NEVER = "never"
"""What the words of decisions, unknown fields and waits are filed under."""

LEAVES: dict[Level, frozenset[str]] = {
    Level.ACTION: frozenset({Kind.ACTION}),
    Level.QUESTIONS: frozenset({Kind.ACTION, Kind.ASKED}),
    Level.ALL: frozenset({Kind.ACTION, Kind.ASKED, Kind.NOTE, Kind.COACHEE}),
}


@dataclass(frozen=True)
class Told:
    """A session, and of which kind each of its words is."""

    session: Session
    words: dict[str, str]


def told(kinds: list[Kind]) -> Told:
    words = {f"qz{number}line": kind.value for number, kind in enumerate(kinds)}
    texts = list(words)
    made = tuple(Line(number, kind, texts[number]) for number, kind in enumerate(kinds))
    replies = {f"qz{number}reply": kind.value for number, kind in enumerate(kinds)}
    never = dict.fromkeys(("qzcategory", "qzrule", "qzmatched", "qzdigest", "qzextra", "771133"), NEVER)
    session = a_session(
        *made,
        asked=tuple(
            Asked(line.at, line.text, wait_s=771133) for line in made if line.kind in (Kind.ASKED, Kind.PRIVATE)
        ),
        actions=tuple(Action(line.text) for line in made if line.kind in (Kind.ACTION, Kind.PRIVATE)),
        replies=tuple(Reply(number, word) for number, word in enumerate(replies)),
        decisions=(
            Decision("qzcategory", "qzrule", "qzmatched", "qzdigest", Choice.MUTED, 771133),
            Decision("qzcategory", "qzrule", "qzmatched", "", Choice.FINE, 771133),
        ),
        extra={"qzextra": "qzextra"},
        revision=771133,
    )
    return Told(session, words | replies | never)


@pytest.mark.parametrize("level", Level)
@given(kinds=st.lists(st.sampled_from(Kind), max_size=12))
def test_each_level_holds_its_words_and_no_others_in_every_format(level: Level, kinds: list[Kind]) -> None:
    given_words = told(kinds)
    shown = transcript(given_words.session, level, zone=ZONE)
    for name in FORMATS:
        text = render(shown, name)
        assert {word for word in given_words.words if word in text} == {
            word for word, kind in given_words.words.items() if kind in LEAVES[level]
        }


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("level", Level)
def test_what_is_left_out_is_said_in_words(level: Level, name: str) -> None:
    text = " ".join(render(transcript(a_session(), level, zone=ZONE), name).split())
    assert "coach kept private were left out" in text
    assert "they may still have to be disclosed" in text
    assert ("The notes of the conversation" in text) is (level is Level.QUESTIONS)
    assert ("The questions, the notes of the conversation" in text) is (level is Level.ACTION)
