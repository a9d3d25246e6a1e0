"""What might come next, and the few banks to begin with."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coachtui.banks import Shelf
from coachtui.banks.offer import FEW, NUDGES, prompts_for, usual_few
from coachtui.checker import Checker, Mode, Setting
from coachtui.live.suggest import CLOSING_SECONDS, is_closing, suggest
from coachtui.session import Asked, Kind, Line, Session
from tests.builders import a_bank, a_phase, a_session
from tests.hostile import any_text

BANK = a_bank(
    a_phase("What would make this useful?", "What has changed?", id="open", title="Open"),
    a_phase("What did pupils write?", "Where did the silence begin?", id="notice", title="Notice"),
    a_phase("What will you do?", "Who might help?", id="close", title="Close"),
)
PROMPTS = prompts_for([BANK], "coaching", "established")


def told(*said: str, asked: tuple[str, ...] = ()) -> Session:
    lines = [Line(n, Kind.COACHEE, text) for n, text in enumerate(said)]
    return a_session(*lines, asked=tuple(Asked(0, "x", "starter", name) for name in asked))


def test_it_goes_on_in_the_phase_and_listens_to_their_last_words() -> None:
    def chosen(session: Session) -> str | None:
        prompt = suggest(PROMPTS, session, 0)
        return prompt.question.id if prompt else None

    assert chosen(told()) == "open-1"
    assert chosen(told(asked=("open-1",))) == "open-2"
    assert chosen(told(asked=("open-1", "open-2"))) == "notice-1"
    assert chosen(told("The silence was long.")) == "notice-2"
    assert chosen(told("The silence was long.", "One.", "Two.", "Three.")) == "open-1"


@given(
    st.lists(any_text, max_size=6),
    st.sets(st.sampled_from([p.question.id or "" for p in PROMPTS])),
    st.integers(0, 9_000),
)
def test_it_is_one_that_was_not_asked_and_closes_near_the_end(said: list[str], asked: set[str], elapsed: int) -> None:
    session = told(*said, asked=tuple(sorted(asked)))
    found = suggest(PROMPTS, session, elapsed)
    assert found == suggest(PROMPTS, session, elapsed)
    left = [prompt for prompt in PROMPTS if prompt.question.id not in asked]
    assert (found in left) if left else found is None
    if found and elapsed >= 45 * 60 - CLOSING_SECONDS and any(map(is_closing, left)):
        assert is_closing(found)


def test_nudges_are_silent_in_the_check() -> None:
    checker = Checker()
    for question in NUDGES.questions:
        assert not checker.check(question.text, Setting(mode=Mode.COACHING, novice=False)).findings, question.text


def test_a_few_banks_that_fit_are_the_usual_ones() -> None:
    banks = [loaded.bank for loaded in Shelf().load_all() if loaded.bank]
    assert "grow-for-teachers" in usual_few(banks, "coaching", "established")
    assert "early-career-mentoring" in usual_few(banks, "mentoring", "ect1")
    assert "assessment-point" in usual_few(banks, "assessment", "ect1")
    assert "transitions" in usual_few(banks, "mentoring", "new-role")
    assert "remote" in usual_few(banks, "coaching", "established", own={"remote"})


def test_all_own_banks_are_usual_ones_and_shipped_ones_fill_up() -> None:
    own = [a_bank(a_phase("What now?"), id=f"own-{n}", title=f"Own {n}") for n in range(5)]
    shipped = [loaded.bank for loaded in Shelf().load_all() if loaded.bank]
    mine = {bank.id for bank in own}
    assert set(usual_few([*own, *shipped], "coaching", "established", own=mine)) == mine
    few = usual_few([own[0], *shipped], "coaching", "established", own={"own-0"})
    assert few[0] == "own-0"
    assert len(few) == FEW
