"""The door for text lets words in and keeps out what steers a terminal or hides from a reader."""

from __future__ import annotations

import time

from hypothesis import given

from coachtui.text import clean, clean_line, to_lines
from tests.hostile import HOSTILE, MUST_NOT_REACH_A_TERMINAL, any_text, every_hostile_text


@given(any_text)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(any_text)
def test_no_dangerous_character_survives(text: str) -> None:
    assert not MUST_NOT_REACH_A_TERMINAL & set(clean(text))


@given(any_text)
def test_a_cleaned_text_can_be_written_as_utf8(text: str) -> None:
    assert clean(text).encode().decode() == clean(text)


@given(any_text)
def test_lines_are_those_of_a_text_area(text: str) -> None:
    *lines, last = to_lines(clean(text))
    assert (clean(text) + "|").splitlines() == [*lines, f"{last}|"]


@given(any_text)
def test_a_cleaned_line_is_one_trimmed_line(text: str) -> None:
    line = clean_line(text)
    assert "\n" not in line
    assert "\t" not in line
    assert line == line.strip() == clean_line(line)


@every_hostile_text
def test_hostile_text_is_harmless_after_the_door(text: str) -> None:
    assert not MUST_NOT_REACH_A_TERMINAL & set(clean(text))
    assert not MUST_NOT_REACH_A_TERMINAL & set(clean_line(text))


def test_words_of_other_languages_pass_unchanged() -> None:
    names = ("hebrew with marks", "arabic", "emoji family", "emoji flags and skin", "wide characters",
             "accents composed", "accents combining")  # fmt: skip
    for name in names:
        assert clean(HOSTILE[name]) == HOSTILE[name], name


def test_every_line_end_becomes_a_line_feed() -> None:
    assert clean("a\r\nb\rc\u2028d\u2029e\x85f\x0bg\x0ch\x1ci") == "a\nb\nc\nd\ne\nf\ng\nh\ni"


def test_what_is_hidden_goes_and_what_is_broken_is_shown() -> None:
    assert clean("ju\u00addge\u200bment") == "judgement"
    assert clean("a\ud800b") == "a\ufffdb"


def test_markup_stays_as_it_was_typed() -> None:
    assert clean(HOSTILE["markup action"]) == HOSTILE["markup action"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert to_lines("") == ("",)
    assert to_lines("a\n") == ("a", "")


def test_a_megabyte_of_dirt_is_cleaned_quickly() -> None:
    dirt = "a\x1b\u202e\r\n\ud800" * 200_000
    begun = time.perf_counter()
    clean(dirt)
    assert time.perf_counter() - begun < 2
