"""Banks as people write them who never wrote YAML: all that is plain is read, and said with what to write."""

from __future__ import annotations

import time

import pytest

from coachtui.banks import LoadedBank, parse_bank

HEAD = 'format: 1\nid: mine\ntitle: "Mine"\n'
OPEN = f'{HEAD}phases:\n  - id: open\n    title: "Open"\n    questions:\n'
"""Seven lines; the questions come below."""


def read(text: str) -> LoadedBank:
    return parse_bank(text, "mine.yaml")


def texts(loaded: LoadedBank) -> list[str]:
    return [question.text for question in loaded.bank.questions] if loaded.bank else []


def follow_ups(loaded: LoadedBank) -> list[tuple[str, ...]]:
    return [question.follow_ups for question in loaded.bank.questions] if loaded.bank else []


def said(loaded: LoadedBank) -> list[str]:
    return [str(problem).removeprefix("mine.yaml:") for problem in loaded.problems]


# Bullets


def test_lines_with_bullets_are_one_question_each_and_said_once() -> None:
    loaded = read(f"{OPEN}      • One?\n      • “Two?”\n      •\tThree, and what else?\n      - Four?\n")
    assert texts(loaded) == ["One?", "Two?", "Three, and what else?", "Four?"]
    assert said(loaded) == [
        "8:7: a list item begins with a hyphen and a space. "
        'What stands here is a bullet. Write `- "…"`. The same on lines 9 and 10.',
        '9:9: curly quotes stand around this text, and were read as straight ones. Use straight ones: "…".',
    ]


def test_a_list_that_was_put_in_at_the_left_edge_belongs_to_the_name_above() -> None:
    loaded = read(f"{OPEN}• One?\n• Two?\n  - id: close\n    title: Close\n    questions: [Three?]\n")
    assert texts(loaded) == ["One?", "Two?", "Three?"]
    assert "8:1: this list stands further left than `questions`, which it belongs to" in said(loaded)[1]
    assert loaded.problems[1].hint == "Put 6 spaces before each of its lines."


def test_more_bullets_than_faults_are_followed_are_all_read() -> None:
    loaded = read(OPEN + "".join(f"    • Item {n}?\n" for n in range(500)))
    assert len(texts(loaded)) == 500


# Fields below a question that is just its text


@pytest.mark.parametrize("question", ['"Why now?"', "Why now?", "“Why now?”", "Why\n          now?"])
@pytest.mark.parametrize("indent", [8, 7, 10])
def test_fields_below_a_bare_question_belong_to_it(question: str, indent: int) -> None:
    fields = f"{' ' * indent}purpose: Facts\n{' ' * indent}follow_ups:\n{' ' * indent}  - And then?\n"
    loaded = read(f"{OPEN}      - One?\n      - {question}\n{fields}      - Last?\n")
    assert texts(loaded) == ["One?", "Why now?", "Last?"]
    assert follow_ups(loaded)[1] == ("And then?",)
    assert any("a question that has fields below it begins with `text:`" in line for line in said(loaded))


def test_the_line_to_write_is_said() -> None:
    loaded = read(f'{OPEN}      - "Why now?"\n        follow ups: [And?]\n')
    assert said(loaded) == [
        "8:9: a question that has fields below it begins with `text:`. "
        'Write `- text: "Why now?"`, and begin its fields below `text`.',
        "9:9: `follow ups` is called `follow_ups` here, and was read so. Write `follow_ups:`.",
    ]
    several = read(f'{OPEN}      - "Why\n          now?"\n        purpose: x\n')
    assert 'Write `- text: "Why now?"`' in said(several)[0]
    mended = read(f'{OPEN}      - text: "Why now?"\n        follow_ups: [And?]\n')
    assert (texts(mended), follow_ups(mended), mended.problems) == (texts(loaded), follow_ups(loaded), ())


def test_a_text_with_a_colon_keeps_its_fields() -> None:
    for indent in (8, 10):
        loaded = read(f"{OPEN}      - Looking back: why now?\n{' ' * indent}follow_ups: [And?]\n      - Last?\n")
        assert texts(loaded) == ["Looking back: why now?", "Last?"]
        assert follow_ups(loaded)[0] == ("And?",)
        assert loaded.problems


def test_fields_with_a_hyphen_of_their_own_belong_to_the_question_above() -> None:
    loaded = read(f"{OPEN}      - Why now?\n      - follow ups:\n          - And?\n      - Last?\n")
    assert texts(loaded) == ["Why now?", "Last?"]
    assert follow_ups(loaded) == [("And?",), ()]
    assert said(loaded)[0].startswith("9:9: a hyphen stands before `follow_ups`, which belongs to the question above")
    assert loaded.bank is not None
    assert loaded.bank.questions[-1].id == "open-2"


def test_a_bare_phase_with_fields_below_is_a_phase() -> None:
    loaded = read(f"{HEAD}phases:\n  - Open\n    questions:\n      - One?\n")
    assert texts(loaded) == ["One?"]
    assert "a phase that has fields below it begins with `id:`" in str(loaded.problems)


def test_words_that_only_look_like_a_field_are_no_field() -> None:
    loaded = read(f"{OPEN}      - What did you\n        notice: now?\n      - Last?\n")
    assert "a question that has fields" not in str(loaded.problems)
    assert texts(loaded)[-1] == "Last?"


# Names of fields


@pytest.mark.parametrize("name", ["Text", "TEXT", "texts", "Text "])
def test_a_name_in_another_spelling_is_read_and_said(name: str) -> None:
    loaded = read(f"{OPEN}      - {name}: One?\n")
    assert texts(loaded) == ["One?"]
    assert f"`{name.strip()}` is called `text` here, and was read so" in said(loaded)[0]


def test_names_at_every_level_may_be_in_another_spelling() -> None:
    loaded = read("Format: 1\nID: mine\nTitle: Mine\nPhases:\n  - Id: open\n    Title: Open\n    Questions: [One?]\n")
    assert texts(loaded) == ["One?"]
    assert loaded.bank is not None
    assert (loaded.bank.id, loaded.bank.phases[0].id) == ("mine", "open")
    assert all(problem.harmless for problem in loaded.problems)


def test_a_name_that_is_there_in_its_right_spelling_too_is_not_taken_for_it() -> None:
    loaded = read(f"{OPEN}      - text: One?\n        Text: Two?\n")
    assert texts(loaded) == ["One?"]
    assert "`Text` is not a field that is known here. Did you mean `text`?" in said(loaded)[0]


# Missing hyphens


@pytest.mark.parametrize(
    ("items", "lines"),
    [
        ('      - "One?"\n      "Two?"\n      - "Three?"\n', "8:"),
        ('      - "One?"\n        "Two?"\n      - "Three?"\n', "8:"),
        ("      - One?\n      Two?\n      - Three?\n", "8:"),
        ("      - text: One?\n        purpose: Facts\n      Two?\n      - Three?\n", "8:"),
        ('      "One?"\n      - "Two?"\n      - "Three?"\n', "8:"),
        ('      "One?"\n      "Two?"\n      "Three?"\n', "8:"),
        ("      One?\n      Two?\n      Three?\n", "8:"),
    ],
)
def test_a_text_without_its_hyphen_is_an_item_and_said(items: str, lines: str) -> None:
    loaded = read(OPEN + items)
    assert texts(loaded) == ["One?", "Two?", "Three?"]
    (problem,) = loaded.problems
    assert problem.message == "a hyphen is missing before this text"
    assert problem.hint.startswith('Begin it like its neighbours: `- "…"`.')


def test_two_questions_that_became_one_text_are_said_and_none_is_lost() -> None:
    loaded = read(f"{OPEN}      - One?\n        Two?\n      - Three\n        and more?\n")
    assert texts(loaded) == ["One? Two?", "Three and more?"]
    assert [line.partition(",")[0] for line in said(loaded)] == ["8:9: 2 lines make one text here"]


def test_a_text_over_several_lines_that_is_no_list_stays_one() -> None:
    loaded = read(
        f"{HEAD}description:\n  What is it?\n  What for?\nphases:\n  - id: a\n    title: A\n    questions: [B?]\n"
    )
    assert loaded.problems == ()
    assert loaded.bank is not None
    assert loaded.bank.description == "What is it? What for?"


# Spaces that are none


@pytest.mark.parametrize("odd", ["\u00a0", "\u202f", "\u2003", "\u3000"])
def test_lines_that_begin_with_other_spaces_are_read_and_said_once(odd: str) -> None:
    text = f"{OPEN}      - One?\n      - text: Two?\n        purpose: x\n"
    changed = "\n".join(odd * (len(line) - len(line.lstrip())) + line.lstrip() for line in text.split("\n"))
    loaded = read(changed.replace("- One", f"-{odd}One").replace("text: Two", f"text:{odd}Two"))
    assert texts(loaded) == ["One?", "Two?"]
    (problem,) = loaded.problems
    assert (problem.line, problem.column, problem.harmless) == (5, 1, True)
    assert "a no-break space stands before the words of this line and of 5 more below" in problem.message


def test_other_spaces_within_a_text_stay() -> None:
    loaded = read(f"{OPEN}      - Why\u00a0now\u202f?\n")
    assert texts(loaded) == ["Why now ?"]
    assert loaded.problems == ()


# Questions without a phase, and ids that are none


@pytest.mark.parametrize("phases", ["", "phases:\n", "phases:\n  - {id: open, title: Open, questions: [First?]}\n"])
def test_questions_at_the_top_are_a_phase_and_it_is_said_where_they_belong(phases: str) -> None:
    loaded = read(f"{HEAD}{phases}questions:\n  - One?\n  - text: Two?\n    follow_ups: [And?]\n")
    assert texts(loaded)[-2:] == ["One?", "Two?"]
    assert loaded.bank is not None
    assert (loaded.bank.phases[-1].id, loaded.bank.phases[-1].title) == ("questions", "Questions")
    (problem,) = loaded.problems
    assert problem.message.startswith("`questions` stands at the top of the file, and belongs in a phase")
    assert "Write `phases:` above it" in problem.hint


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("our grow", "our-grow"),
        ("Our_Grow", "our-grow"),
        ("Für uns", "fur-uns"),
        ("a / b", "a-b"),
        ("x" * 70, "x" * 64),
    ],
)
def test_an_id_with_spaces_or_capitals_is_read_as_it_should_be_written(written: str, right: str) -> None:
    loaded = read(OPEN.replace("id: mine", f'id: "{written}"') + "      - One?\n")
    assert loaded.bank is not None
    assert loaded.bank.id == right
    (problem,) = loaded.problems
    assert (problem.line, problem.column) == (2, 5)
    assert problem.hint.endswith(f"write `id: {right}`.")


def test_ids_of_phases_and_questions_may_be_written_so_too() -> None:
    loaded = read(
        f"{HEAD}phases:\n  - id: First part\n    title: T\n    questions:\n      - {{id: My One, text: One?}}\n"
    )
    assert loaded.bank is not None
    assert (loaded.bank.phases[0].id, loaded.bank.questions[0].id) == ("first-part", "my-one")
    assert [problem.line for problem in loaded.problems] == [5, 8]


def test_an_id_without_a_letter_that_fits_is_to_mend() -> None:
    loaded = read(OPEN.replace("id: mine", "id: 授業") + "      - One?\n")
    assert loaded.bank is not None
    assert loaded.bank.id == "mine"
    assert "`id` cannot be “授業”. It takes small letters" in said(loaded)[0]


# Much of it


@pytest.mark.parametrize(
    "item",
    [
        "      - Why?\n        follow_ups: [And?]\n",
        "      - Why?\n      - follow_ups: [And?]\n",
        "      - “Why?”\n      “Why?”\n",
        "      • Why?\n      \u00a0\u00a0purpose: x\n",
        "      - text: Why?\n        id: A B\n",
    ],
)
def test_a_bank_of_very_many_slips_takes_bounded_time(item: str) -> None:
    begun = time.process_time()
    loaded = read(OPEN + item * 5_000)
    assert time.process_time() - begun < 10
    assert texts(loaded)


def test_a_trainer_may_write_two_hundred_questions_in_the_same_wrong_way() -> None:
    loaded = read(OPEN + "".join(f'      - "Why {n}?"\n        purpose: x\n' for n in range(200)))
    assert len(texts(loaded)) == 200


@pytest.mark.parametrize("line", [" " * 200_000, "a" + " " * 200_000, "- " * 100_000, "a: " * 60_000, "a-" * 100_000])
def test_a_very_long_line_takes_bounded_time(line: str) -> None:
    begun = time.process_time()
    read(f'{OPEN}      - "Why?"\n        {line}\n      - "Last?"\n')
    read(f"{OPEN}      - Why?\n      {line}:\n        - x\n")
    assert time.process_time() - begun < 10
