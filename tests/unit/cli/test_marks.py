from __future__ import annotations

import pytest
from hypothesis import given

from coachtui.cli.marks import coach_words
from tests.hostile import any_text


@pytest.mark.parametrize(
    "line",
    ['" You should see them now.', "“You should rest,” she said", "T: I must do better", "t : fine", "Teacher: yes",
     "Coachee: I should have waited", "> You should try cold call by Friday", "# you should not have said that"],
)  # fmt: skip
def test_words_of_the_other_person_steps_and_private_lines_are_not_the_coachs(line: str) -> None:
    assert coach_words(line) is None


@pytest.mark.parametrize(
    ("line", "text", "kind"),
    [
        ("You should stand there", "You should stand there", "statement"),
        ("? Have you tried it", "Have you tried it", "asked"),
        ("  ?Have you tried it", "Have you tried it", "asked"),
        ("? Have you tried it? You should.", "Have you tried it? You should.", "statement"),
        ("C: You should stand there", "You should stand there", "statement"),
        ("Mentor: stand there", "stand there", "statement"),
        ("Tell me more", "Tell me more", "statement"),
        ("", "", "statement"),
    ],
)
def test_a_mark_is_no_part_of_the_words(line: str, text: str, kind: str) -> None:
    words = coach_words(line)
    assert words is not None
    assert (words.text, words.kind) == (text, kind)


@given(any_text)
def test_the_words_stand_where_they_are_said_to_stand(line: str) -> None:
    words = coach_words(line)
    if words is not None:
        assert line[words.offset :] == words.text
