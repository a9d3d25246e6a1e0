"""S8 and S9: no surprises at an assessment point, and their view beside each judgement."""

from __future__ import annotations

import pytest

from coachtui.checker import Mode
from coachtui.checker.mirror import EarlierSession, tags_in
from tests.unit.checker.mirror.talk import ids, only, talk

A = Mode.ASSESSMENT
SHARED_TS5 = EarlierSession(shared=True, tags=frozenset({"ts5"}))


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#TS5: adapted for four pupils", {"ts5"}),
        ("TS 5 and ts7", {"ts5", "ts7"}),
        ("#behaviour not met, #TS7", {"behaviour", "ts7"}),
        ("boots 5 # TS9 a#b", set()),
    ],
)
def test_tags_read_the_same_however_they_are_written(text: str, tags: set[str]) -> None:
    assert tags_in(text) == tags


@pytest.mark.parametrize(
    ("notes", "earlier"),
    [
        ("#TS7 not yet met.", ()),
        ("#TS7 not yet met.\n#TS5 a concern", (SHARED_TS5,)),
        ("TS7: below what is asked.", (EarlierSession(shared=False, tags=frozenset({"ts7"})),)),
    ],
    ids=["no earlier session", "another tag before", "noted before and not shared"],
)
def test_a_concern_that_they_have_not_heard_of_is_seen(notes: str, earlier: tuple[EarlierSession, ...]) -> None:
    observation = only(talk(notes, mode=A, earlier=earlier), "S8")
    assert "#TS7" in observation.words
    assert observation.rests_on == (0,)


@pytest.mark.parametrize(
    ("notes", "mode", "earlier"),
    [
        ("#TS5 not yet met.", A, (SHARED_TS5, EarlierSession())),
        ("#TS7 not yet met.", A, None),
        ("#TS7 not yet met.", Mode.MENTORING, ()),
        ("#TS7 10:20 four pupils had the card.", A, ()),
        ('" TS7 is not yet met, I know', A, ()),
        ("# TS7 not yet met", A, ()),
        ("It is not yet met.", A, ()),
    ],
    ids=["shared before", "nobody looked", "no assessment", "evidence", "theirs", "private", "no tag"],
)
def test_what_was_shared_or_is_no_concern_is_no_surprise(
    notes: str, mode: Mode, earlier: tuple[EarlierSession, ...] | None
) -> None:
    assert "S8" not in ids(talk(notes, mode=mode, earlier=earlier))


FAR = "\nLooked at the books." * 5


@pytest.mark.parametrize(
    ("notes", "mode"),
    [
        ("#TS7 not yet met.", A),
        ('" fine' + FAR + "\n#TS5 secure: four pupils at 10:20" + FAR + '\n" ok', A),
        ("Your starter was weak." + FAR + "\nYour modelling was poor." + FAR + '\n" hm', Mode.MENTORING),
    ],
    ids=["alone", "their lines are far", "two in mentoring"],
)
def test_a_judgement_without_their_view_is_seen(notes: str, mode: Mode) -> None:
    assert "S9" in ids(talk(notes, mode=mode))


@pytest.mark.parametrize(
    ("notes", "mode"),
    [
        ('#TS7 not yet met.\n" I see that too', A),
        ('" TS7 is where I am unsure' + FAR + "\n#TS7 not yet met.", A),
        ("#TS7 10:20 four pupils had the card.", A),
        ("# TS7 not yet met", A),
        ("Your starter was weak." + FAR, Mode.MENTORING),
        ("Your starter was weak." + FAR + "\nYour modelling was poor.", Mode.COACHING),
        ("Starter: weak." + FAR + "\nModelling: poor.", Mode.MENTORING),
    ],
    ids=["near", "same tag", "evidence", "private", "once in mentoring", "coaching", "said to nobody"],
)
def test_a_view_near_or_under_the_same_tag_is_enough(notes: str, mode: Mode) -> None:
    assert "S9" not in ids(talk(notes, mode=mode))


def test_judgements_are_counted_out_of_all() -> None:
    notes = '#TS7 not yet met.\n" yes' + FAR + "\n#TS5 secure"
    assert only(talk(notes, mode=A), "S9").counts == "1 of 2 judgements"
