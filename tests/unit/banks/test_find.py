"""A question is found by the beginnings of its words, the best match first, while somebody talks."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.banks import Phase, Question, QuestionIndex
from tests.builders import a_phase, a_question
from tests.hostile import any_text, every_hostile_text

OPENING, REALITY = a_phase(id="opening", title="Opening"), a_phase(id="reality", title="Reality, now")


def index_of(*texts: str, phase: Phase = OPENING) -> QuestionIndex:
    return QuestionIndex((a_question(text), phase) for text in texts)


def found(index: QuestionIndex, query: str) -> list[int]:
    return [match.place for match in index.search(query)]


def marked(index: QuestionIndex, query: str) -> list[str]:
    """Return for each match the parts of its text that are underlined."""
    return ["|".join(m.text[span.start : span.end] for span in m.spans) for m in index.search(query)]


def test_every_word_of_the_query_begins_some_word() -> None:
    index = index_of("What were pupils doing?", "What did you notice?", "How did pupils react?")
    assert found(index, "wh pup") == [0]
    assert found(index, "pup") == [0, 2]
    assert found(index, "ils") == []


def test_the_order_of_the_words_does_not_matter() -> None:
    assert found(index_of("What were pupils doing?"), "doing what") == [0]


def test_a_query_without_words_shows_everything_in_order() -> None:
    index = index_of("One?", "Two?")
    for query in ("", "   ", "?!", "_"):
        assert found(index, query) == [0, 1]
        assert marked(index, query) == ["", ""]


def test_best_first_start_then_phrase_then_text_then_tags_and_phase() -> None:
    index = QuestionIndex(
        (
            (a_question("Was anything else like that?", tags=("next", "step")), OPENING),
            (a_question("A step: what could be next?"), OPENING),
            (a_question("What is your next step now?"), OPENING),
            (a_question("Next steps: which come to mind?"), OPENING),
        )
    )
    assert found(index, "next step") == [3, 2, 1, 0]


def test_equal_matches_keep_their_order() -> None:
    assert found(index_of(*("What next?" for _ in range(5))), "what") == [0, 1, 2, 3, 4]


def test_tags_and_the_title_of_the_phase_are_searched_too() -> None:
    index = QuestionIndex(
        ((a_question("Where are you?", tags=("scale",)), REALITY), (a_question("Who helps?"), OPENING))
    )
    assert found(index, "scal") == [0]
    assert found(index, "real where") == [0]
    assert marked(index, "real where") == ["Where"]


def test_case_and_accents_do_not_matter() -> None:
    index = index_of("What did Zoë's CAFÉ teach?", "Cafe\u0301 or canteen?", "Straße, ﬁnd?")
    assert found(index, "zoe cafe") == [0]
    assert found(index, "CAFÉ") == [1, 0]
    assert found(index, "strasse") == [2]
    assert found(index, "find") == [2]


def test_what_was_looked_for_is_marked_in_code_points() -> None:
    index = index_of("What did Zoë's CAFÉ teach?", "Cafe\u0301 or canteen?")
    assert marked(index, "zoe ca") == ["Zoë|CA"]
    assert marked(index, "cafe") == ["Cafe\u0301", "CAFÉ"]
    assert marked(index_of("Which straße, ﬁnd?"), "strass fi") == ["straß|ﬁ"]
    assert marked(index_of("授業はどうでしたか"), "授業") == ["授業"]


def test_the_longest_word_that_fits_is_marked() -> None:
    assert marked(index_of("What would a colleague notice?"), "w wou") == ["W|wou"]


@pytest.mark.parametrize(
    ("typed", "text"),
    [("noitce", "What did you notice?"), ("pupisl", "How did pupils react?"), ("coleague", "Would a colleague help?"),
     ("hwat", "What now?"), ("questoin wha", "What is your question?")],
)  # fmt: skip
def test_a_mistyped_word_is_looked_for_in_its_nearest_form(typed: str, text: str) -> None:
    index = index_of("Nothing at all.", text)
    assert found(index, typed) == [1]
    assert any(marked(index, typed))


def test_of_near_words_the_one_that_goes_with_the_others_is_meant() -> None:
    index = index_of("When shall we stop?", "What is the smallest step?")
    (match,) = index.search("smal stp")
    assert (match.place, match.words, match.guessed, match.partly) == (1, ("smal", "step"), True, False)


def test_what_has_the_most_of_the_words_comes_near_where_nothing_has_all() -> None:
    index = index_of("What did pupils write?", "What did the class write at home?", "Who helped?")
    matches = index.search("class pupils home")
    assert [(match.place, match.partly) for match in matches] == [(1, True)]
    assert found(index, "zzzqqq yyyxxx") == []


def test_nothing_is_guessed_while_something_matches() -> None:
    assert found(index_of("What about noise?", "What did you notice?"), "noi") == [0]


def test_nonsense_finds_nothing() -> None:
    assert found(index_of("What now?"), "zzzqqq") == []
    assert found(index_of(), "what") == []


@given(st.lists(any_text, max_size=6), any_text)
def test_any_query_on_any_questions_gives_spans_within_the_text(texts: list[str], query: str) -> None:
    index = QuestionIndex((Question(text=text), OPENING) for text in texts)
    matches = index.search(query)
    assert len({match.place for match in matches}) == len(matches)
    for match in matches:
        assert match.text == texts[match.place]
        ends = [0, *(offset for span in match.spans for offset in (span.start, span.end)), len(match.text)]
        assert ends == sorted(ends)


@given(
    st.lists(st.sampled_from(["What", "pupils", "notice", "café", "next", "you"]), min_size=1, max_size=6), st.data()
)
def test_a_question_is_found_by_the_beginnings_of_any_of_its_words(words: list[str], data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=3))
    query = " ".join(word[: data.draw(st.integers(1, len(word)))] for word in chosen)
    assert found(index_of("Something else.", " ".join(words)), query)[0] == 1


@every_hostile_text
def test_hostile_text_is_searched_and_searched_for(text: str) -> None:
    index = index_of("What now?", text[:500])
    begun = time.process_time()
    for match in index.search(text):
        assert all(0 <= span.start < span.end <= len(match.text) for span in match.spans)
    assert time.process_time() - begun < 1


def test_ten_thousand_questions_are_searched_between_two_keys() -> None:
    words = ["what", "would", "pupils", "notice", "lesson", "colleague", "which", "plan", "wonder", "people"]
    texts = (" ".join(words[(n * k) % 10] + str(n % 97) for k in range(1, 9)) for n in range(10_000))
    index = index_of(*texts)
    begun = time.process_time()
    for query in ("w", "wh", "what", "what p", "p", "zzz"):
        index.search(query)
    assert time.process_time() - begun < 1
