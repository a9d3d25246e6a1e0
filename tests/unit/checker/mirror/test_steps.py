"""S10, S11 and G1: how many next steps there are, and whose words they are in."""

from __future__ import annotations

import pytest

from coachtui.checker import Mode
from coachtui.checker.mirror import EarlierSession
from tests.unit.checker.mirror.talk import ids, only, talk


@pytest.mark.parametrize(
    ("notes", "earlier"),
    [
        ("> S. waits five seconds\n> S. rings Sam's mother", None),
        ("> S. waits five seconds\n> S. rings Sam's mother\n> S. plans three questions", None),
        ("> S. waits five seconds", (EarlierSession(open_steps=("seats",)), EarlierSession(open_steps=("starter",)))),
    ],
    ids=["two", "three", "with open ones of before"],
)
def test_many_steps_for_a_novice_are_seen(notes: str, earlier: tuple[EarlierSession, ...] | None) -> None:
    assert "S10" in ids(talk(notes, mode=Mode.MENTORING, novice=True, earlier=earlier))


@pytest.mark.parametrize(
    ("notes", "fields"),
    [
        ("> S. waits five seconds\n> S. rings Sam's mother", {"novice": False}),
        ("> S. waits five seconds", {}),
        ("> S. waits five seconds\n> By Friday\n> How we will know: two more hands\n> Useful: the pause", {}),
        ("> S. waits five seconds\n> I send the article\n> Coach: books the room\n> We look at it on Tuesday", {}),
        ("> S. waits five seconds\n# S. rings Sam's mother", {}),
        ("> S. waits five seconds", {"earlier": (EarlierSession(open_steps=("seats",)),)}),
        ("? What next?", {"earlier": (EarlierSession(open_steps=("a", "b", "c")),)}),
    ],
    ids=["no novice", "one", "when and how", "the coach's own", "private", "two in all", "none new"],
)
def test_one_step_with_its_date_and_sign_is_not_many(notes: str, fields: dict[str, object]) -> None:
    given = {"mode": Mode.MENTORING, "novice": True, **fields}
    assert "S10" not in ids(talk(notes, **given))  # type: ignore[arg-type]  # any field may be given


def test_steps_are_counted_with_those_of_before() -> None:
    earlier = (EarlierSession(open_steps=("seats", "starter")),)
    observation = only(talk("> S. waits five seconds", novice=True, earlier=earlier), "S10")
    assert (observation.counts, observation.rests_on) == ("3 next steps", (0,))


GIVEN = """\
? Where would a seating chart and a countdown timer fit?
" not sure
" maybe
" I see
{step}"""


@pytest.mark.parametrize(
    "step",
    [
        "> Seating chart for 9B by Friday",
        "> S. uses a countdown timer",
        "# theirs?\n> Countdown and charts",
    ],
)
def test_a_step_in_the_coachs_words_only_is_seen(step: str) -> None:
    assert "S11" in ids(talk(GIVEN.format(step=step)))


@pytest.mark.parametrize(
    ("notes", "fields"),
    [
        (GIVEN.format(step='" a seating chart might do it\n> Seating chart for 9B'), {}),
        (GIVEN.format(step='> Seating chart for 9B\n" yes, charts are what I need'), {}),
        (GIVEN.format(step="> Sam to the front"), {}),
        (GIVEN.format(step="> Seating chart for 9B").replace('" maybe\n', ""), {}),
        (GIVEN.format(step="> Seating chart for 9B"), {"focus": "seating"}),
        (GIVEN.format(step="> Seating chart for 9B").replace("? Where", "# Where"), {}),
    ],
    ids=["they said it", "they say it after", "nobody said it", "two lines of theirs", "it is the focus", "private"],
)
def test_a_step_that_they_had_a_word_in_is_theirs(notes: str, fields: dict[str, object]) -> None:
    assert "S11" not in ids(talk(notes, **fields))  # type: ignore[arg-type]  # any field may be given


OWN = '" I could give them the sentence starters and count to ten\n? What would that take?\n" cards\n{step}'


@pytest.mark.parametrize(
    "step", ["> Sentence starters on cards", "> S. prints starter cards by Friday", "> Count; sentence cards"]
)
def test_a_step_in_their_words_is_recognised(step: str) -> None:
    assert "G1" in ids(talk(OWN.format(step=step)))


@pytest.mark.parametrize(
    "notes",
    [
        OWN.format(step="> Ring Sam's mother"),
        "? What about sentence starters on cards?\n" + OWN.format(step="> Sentence starters on cards"),
        OWN.format(step="# Sentence starters on cards"),
        OWN.format(step="> By Friday, sentence starters"),
    ],
    ids=["other words", "the coach said it first", "private", "a line about when"],
)
def test_a_step_in_other_words_is_not_called_theirs(notes: str) -> None:
    assert "G1" not in ids(talk(notes))
