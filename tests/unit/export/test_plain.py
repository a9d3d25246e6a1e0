from hypothesis import given

from coachtui.export import Level, page, render, transcript
from coachtui.export.plain import WIDTH
from tests.hostile import any_text, every_hostile_text
from tests.unit.export.sessions import ZONE, a_conversation, a_session_of, bank_of

OURS = {
    *(page.AGREEMENT, page.NEXT_STEPS, page.CONVERSATION, page.QUESTIONS, page.REPLIES, page.ABOUT),
    "Mentoring conversation, 2 March 2026",
}


def check_page(text: str) -> None:
    made = render(transcript(a_session_of(text), Level.ALL, zone=ZONE, banks=[bank_of(text)]), "txt")
    at_the_margin = [line for line in made.splitlines() if line and not line.startswith("  ")]
    assert {line for line in at_the_margin if set(line) - set("-=")} <= OURS
    assert max(len(line) for line in made.splitlines()) <= WIDTH


@every_hostile_text
def test_hostile_text_never_reaches_the_margin_where_headings_stand(text: str) -> None:
    check_page(text)


@given(text=any_text)
def test_no_text_reaches_the_margin_or_runs_over_the_edge(text: str) -> None:
    check_page(text)


def test_a_long_line_goes_on_under_its_own_words() -> None:
    made = render(transcript(a_conversation(), Level.ALL, zone=ZONE), "txt")
    assert (
        "  04:19  S.M. said: Want to stop answering my own questions. I should have\n"
        "         waited but the silence felt awful.\n"
    ) in made
