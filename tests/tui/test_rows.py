"""The rows of the question list, without a screen: what is listed of much, and what is said of nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content
from textual.css.styles import RulesMap
from textual.widgets.option_list import Option

from coachtui.banks import Bank
from coachtui.tui.widgets.bankrows import MATCHES, MORE, Rows
from coachtui.tui.widgets.hanging import Hanging, rows_of
from coachtui.tui.widgets.offered import FEWEST, GROUPS, ROWS, Offered
from tests.builders import a_bank, a_phase
from tests.hostile import any_text, every_hostile_text


def bank_of(phases: int, questions: int) -> Bank:
    """Return a bank with so many questions in each of so many phases."""
    return a_bank(
        *(
            a_phase(*(f"What of row {p} and seat {q}?" for q in range(questions)), id=f"p{p}", title=f"Part {p}")
            for p in range(phases)
        )
    )


def rows_for(*banks: Bank) -> Rows:
    """Return the rows for a coach."""
    return Rows(Offered(banks, "coaching", "established"))


def words(option: Option) -> str:
    """Return what a row says."""
    shown = option.prompt
    return f"{shown.marker}{shown.body.plain}{shown.tail}" if isinstance(shown, Hanging) else str(shown)


def test_all_of_a_few_hundred_are_listed() -> None:
    rows, said = rows_for(bank_of(10, 60)).shown("")
    assert len(rows) == 10 + 600 + 1 + 4
    assert said == "600 questions"


def test_of_many_each_group_lists_its_share_and_offers_the_rest() -> None:
    made = rows_for(bank_of(10, 1_000))
    rows, said = made.shown("")
    assert said == "10,000 questions"
    assert len(rows) <= ROWS + 3 * 11
    assert next(words(row) for row in rows if (row.id or "").startswith("more")).startswith("… 920 more")
    for number in range(1, 10):
        assert made.prompt(made.after_heading(number)) is not None
    assert words(rows[-1]) == "· What comes to mind?"
    assert made.prompt("more-3") is None


def test_more_of_a_group_comes_where_it_stands() -> None:
    made = rows_for(bank_of(10, 1_000))
    before = [row.id for row in made.shown("")[0]]
    came = made.open("more-2")
    after = [row.id for row in made.shown("")[0]]
    assert came == "2.80"
    assert [row for row in after if row in before] == before
    assert len(after) == len(before) + MORE
    assert made.open("2.80") is None


def test_a_prompt_that_was_asked_or_found_is_listed_wherever_it_stands() -> None:
    made = rows_for(bank_of(10, 1_000))
    rows, said = made.shown("seat 777")
    assert said == "10 of 10,000"
    prompt = made.prompt(rows[3].id)
    assert prompt is not None
    list(made.shown("")[0])
    assert made.row_of(prompt.key) is None
    made.want(prompt.key)
    list(made.shown("")[0])
    assert made.prompt(made.row_of(prompt.key)) == prompt
    other = made.offered.prompts[5_500]
    assert made.come_or_go({other.key})
    made.asked = frozenset({other.key})
    list(made.shown("")[0])
    assert made.row_of(other.key)


def test_a_filter_lists_its_best_and_counts_all() -> None:
    made = rows_for(bank_of(10, 1_000))
    rows, said = made.shown("what")
    assert len(rows) == MATCHES + 1
    assert said == "10,000 of 10,000"
    assert words(rows[-1]) == f"… and {10_000 - MATCHES:,} more: type on"
    assert rows[-1].disabled


def test_thousands_of_phases_are_bounded_and_say_so() -> None:
    made = rows_for(bank_of(3_000, 2))
    rows, _ = made.shown("")
    assert len(rows) <= GROUPS * (FEWEST + 2) + 6
    assert words(rows[-1]) == f"… and {(3_000 - GROUPS) * 2:,} more in other parts: / finds them"
    assert "· And what else?" in map(words, rows)


def test_what_is_likely_is_listed() -> None:
    for made in (rows_for(bank_of(10, 1_000)), rows_for(bank_of(3_000, 2)), rows_for(bank_of(3, 3)), rows_for()):
        list(made.shown("")[0])
        assert all(made.row_of(prompt.key) for prompt in made.offered.likely)


def test_a_slip_of_the_finger_is_said_and_what_comes_near_is_shown() -> None:
    made = rows_for(a_bank(a_phase("What did the pupils write?", "Who helped the class?")))
    assert list(map(words, made.shown("pupisl")[0])) == [
        "Nothing matches “pupisl”. Did you mean “pupils”?",
        "· What did the pupils write?",
    ]
    assert list(map(words, made.shown("pupils class")[0])) == [
        "Nothing matches “pupils class”. These come near:",
        "· What did the pupils write?",
        "· Who helped the class?",
    ]
    assert list(map(words, made.shown("zzzz")[0])) == ["Nothing matches “zzzz”. Esc clears."]


def test_groups_that_no_digit_reaches_have_no_number() -> None:
    headings = [words(row) for row in rows_for(bank_of(12, 1)).shown("")[0] if (row.id or "").startswith("phase")]
    assert headings[8] == "9 PART 8 0/1"
    assert headings[9] == "  PART 9 0/1"
    assert headings[-1] == "0 ALWAYS AT HAND"


@every_hostile_text
def test_a_hostile_filter_is_said_as_it_stands(text: str) -> None:
    rows, _ = rows_for(bank_of(2, 2)).shown(text)
    for row in rows:
        assert len(words(row)) < 200
        assert "\x1b" not in words(row)


@given(any_text, st.integers(1, 60))
def test_rows_are_counted_as_they_are_wrapped(text: str, width: int) -> None:
    counted = rows_of(text, width)
    if counted:
        assert counted == Content(text).get_height(RulesMap(), width)


@given(st.lists(st.text("abc授👩é.,", min_size=1, max_size=12), max_size=20), st.integers(1, 40))
def test_plain_words_are_counted_as_they_are_wrapped(parts: list[str], width: int) -> None:
    text = " ".join(parts)
    counted = rows_of(text, width)
    if counted:
        assert counted == Content(text).get_height(RulesMap(), width)
