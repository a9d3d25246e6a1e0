"""S7, S12 and S13: the agreement, the close, and the kind of talk for the person."""

from __future__ import annotations

import pytest

from coachtui.checker import Mode, Severity
from coachtui.checker.mirror import EarlierSession
from tests.unit.checker.mirror.talk import ids, only, talk

MIDDLE = "\n".join('? What did you notice?\n" the third row' for _ in range(5))


@pytest.mark.parametrize(
    ("notes", "earlier"),
    [
        (MIDDLE, None),
        ("# say that it is confidential\n" + MIDDLE, None),
        (MIDDLE, ()),
        (MIDDLE, (EarlierSession(shared=True),)),
    ],
    ids=["nobody looked for earlier ones", "only to oneself", "the first one", "never agreed before either"],
)
def test_a_first_session_without_an_agreement_is_seen(notes: str, earlier: tuple[EarlierSession, ...] | None) -> None:
    assert "S7" in ids(talk(notes, agreement="", earlier=earlier))


@pytest.mark.parametrize(
    ("notes", "fields"),
    [
        (MIDDLE, {"agreement": "You read these notes first."}),
        ("? Is it all right if I type?\n" + MIDDLE, {"agreement": ""}),
        (MIDDLE + '\n" and this stays between us', {"agreement": ""}),
        (MIDDLE, {"agreement": "", "follows": True}),
        (MIDDLE, {"agreement": "", "earlier": (EarlierSession(contracted=True), EarlierSession())}),
        ("\n".join(MIDDLE.split("\n")[:6]), {"agreement": ""}),
        ("Six hands up.\n" * 9, {"agreement": ""}),
    ],
    ids=["the opening line", "asked", "at the end", "a later session", "agreed before", "six lines", "no marks"],
)
def test_an_agreement_anywhere_is_enough(notes: str, fields: dict[str, object]) -> None:
    assert "S7" not in ids(talk(notes, **fields))  # type: ignore[arg-type]  # any field may be given


def test_the_agreement_weighs_most_at_an_assessment_point() -> None:
    observation = only(talk(MIDDLE, agreement="", mode=Mode.ASSESSMENT), "S7")
    assert (observation.severity, observation.counts) == (Severity.ALERT, "0 of 10 lines")


def test_the_line_that_every_session_opens_with_is_not_counted_as_said() -> None:
    opening = "You read these notes before anyone else."
    assert talk(f"{opening}\n{MIDDLE}", agreement=opening).lines == tuple(
        (index + 1, turn)
        for index, turn in talk(MIDDLE).lines
        for turn in [talk(f"{opening}\n{MIDDLE}").turns[index + 1]]
    )


@pytest.mark.parametrize(
    "fields",
    [{}, {"mode": Mode.MENTORING}, {"ended": False, "elapsed": 2_700}],
    ids=["coaching", "mentoring", "time is up"],
)
def test_an_end_without_a_close_is_seen(fields: dict[str, object]) -> None:
    assert "S12" in ids(talk(MIDDLE, **fields))  # type: ignore[arg-type]  # any field may be given


@pytest.mark.parametrize(
    ("notes", "fields"),
    [
        (MIDDLE + "\n> S. waits five seconds", {}),
        ("> S. waits five seconds\n" + MIDDLE, {}),
        (MIDDLE + "\n? What will you take away from today?", {}),
        (MIDDLE + '\n" I will try it on Thursday', {}),
        (MIDDLE + "\nMeet again 12 May.", {}),
        (MIDDLE, {"ended": False, "elapsed": 600}),
        (MIDDLE, {"elapsed": 200}),
        ("\n".join(MIDDLE.split("\n")[:6]), {}),
        ("Six hands up.\n" * 9, {}),
    ],
    ids=["a step", "early step", "asked", "theirs", "a date", "not over", "three minutes", "six lines", "no marks"],
)
def test_any_sign_of_a_close_is_enough(notes: str, fields: dict[str, object]) -> None:
    assert "S12" not in ids(talk(notes, **fields))  # type: ignore[arg-type]  # any field may be given


@pytest.mark.parametrize("focus", ["", "  "])
@pytest.mark.parametrize("notes", [MIDDLE, MIDDLE + "\n> S. waits"])
def test_open_coaching_of_a_novice_without_a_focus_is_seen(notes: str, focus: str) -> None:
    assert "S13" in ids(talk(notes, novice=True, focus=focus))


@pytest.mark.parametrize(
    "fields",
    [
        {"novice": False, "focus": ""},
        {"novice": True, "focus": "wait time"},
        {"novice": True, "focus": "", "mode": Mode.MENTORING},
        {"novice": True, "focus": "", "mode": Mode.ASSESSMENT},
    ],
    ids=["established", "a focus", "mentoring", "assessment"],
)
def test_where_kind_and_person_fit_nothing_is_said(fields: dict[str, object]) -> None:
    assert "S13" not in ids(talk(MIDDLE, **fields))  # type: ignore[arg-type]  # any field may be given
