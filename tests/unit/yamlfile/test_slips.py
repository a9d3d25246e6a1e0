"""Slips that show plainly what was meant are read so, and said once with what to write instead."""

from __future__ import annotations

import pytest

from coachtui.banks import parse_bank
from coachtui.yamlfile import parse_bytes, parse_text

BANK = """\
format: 1
id: a
title: "T"
phases:
  - id: open
    title: "Open"
    questions:
      - "One?"
      - text: "Two?"
        purpose: "Facts"
{slip}
      - "Four?"
  - id: more
    title: "More"
    questions:
      - "Five?"
"""
ALL = ["One?", "Two?", "Three?", "Four?", "Five?"]
DASH = "a list item begins with a hyphen and a space"
CURLY = "curly quotes stand around this text, and were read as straight ones"

READ_AS_MEANT = {
    "curly": ("      - “Three?”", "11:9", CURLY, 'Use straight ones: "…".'),
    "single curly": ("      - ‘Three?’", "11:9", CURLY, 'Use straight ones: "…".'),
    "half curly": ('      - "Three?”', "11:9", "one quote around this text is curly and one is straight", ""),
    "the other half": ('      - “Three?"', "11:9", "one quote around this text is curly and one is straight", ""),
    "curly in a field": ("      - text: “Three?”", "11:15", CURLY, ""),
    "further in": ('        - "Three?"', "11:9",
        "this line begins with a hyphen, but 2 spaces further in than the items above", "Take 2 away."),
    "further in, without quotes": ("      - Three?\n        - Three?", "12:9",
        "this line begins with a hyphen, but 2 spaces further in than the items above", "Take 2 away."),
    "further left": ('     - "Three?"', "11:6",
        "this line begins with a hyphen, but 1 space further left than the items above", "Put 1 more before it."),
    "field below the hyphen": ('      - text: "Three?"\n      purpose: "Facts"', "12:7",
        "`purpose` belongs to the item above, and stands below its hyphen",
        "Begin it below its `text`, 2 spaces further in."),
    "no space after the hyphen": ('      -"Three?"', "11:7", DASH, "A space is missing after the hyphen."),
    "no space after it and fields": ('      -text: "Three?"\n        purpose: "Facts"', "11:7", DASH, ""),
    "long dash": ('      – "Three?"', "11:7", DASH, "What stands here is a long dash."),
    "longer dash": ("      — Three?", "11:7", DASH, "What stands here is a long dash."),
    "bullet": ('      • "Three?"', "11:7", DASH, 'What stands here is a bullet. Write `- "…"`.'),
    "bullet and a tab": ("      ·\tThree?", "11:7", DASH, "What stands here is a bullet."),
    "bullet of a font of symbols": ("      \uf0b7 Three?", "11:7", DASH, "What stands here is a bullet."),
    "star": ("      * Three?", "11:7", DASH, "What stands here is a bullet."),
    "no space after the colon": ('      - text:"Three?"', "11:13", "a space is missing after the colon",
        'Write `text: "…"`.'),
}  # fmt: skip


@pytest.mark.parametrize("name", READ_AS_MEANT)
def test_what_was_plainly_meant_is_read_and_the_slip_said_once(name: str) -> None:
    slip, place, message, hint = READ_AS_MEANT[name]
    loaded = parse_bank(BANK.format(slip=slip), "f.yaml")
    texts = [question.text for question in loaded.bank.questions] if loaded.bank else []
    assert list(dict.fromkeys(texts)) == ALL
    (problem,) = loaded.problems
    assert str(problem).startswith(f"f.yaml:{place}: {message}")
    assert problem.hint.startswith(hint)


def test_curly_quotes_around_a_text_with_a_colon_are_not_told_to_be_put_in_quotes() -> None:
    for slip in ("- “Three: what?”", "- text: “Three: what?”", "- “Three: what?”  "):
        loaded = parse_bank(BANK.format(slip=f"      {slip}"), "f.yaml")
        assert loaded.bank is not None
        assert loaded.bank.questions[2].text == "Three: what?"
        assert [problem.message for problem in loaded.problems] == [CURLY]


def test_brackets_within_curly_quotes_make_no_list() -> None:
    node, problems = parse_text("- “What [exactly] happened?”\n", "f.yaml")
    assert node is not None
    assert node.items[0].text == "What [exactly] happened?"
    assert [problem.message for problem in problems] == [CURLY]


def test_curly_quotes_in_a_list_on_one_line_and_in_a_title_are_read_as_straight_ones() -> None:
    node, problems = parse_text("title: “Ours”\nhide: [“one”, “two”]\n", "f.yaml")
    assert node is not None
    assert node.fields["title"].text == "Ours"
    assert [item.text for item in node.fields["hide"].items] == ["one", "two"]
    assert [(problem.line, problem.message, problem.hint) for problem in problems] == [
        (1, CURLY, 'Use straight ones: "…". The same on line 2.')
    ]


@pytest.mark.parametrize(
    "text",
    [
        "says: “{matched}” may sound final.\n",
        "text: What did you see – and hear?\n",
        "text: She said “stop” and then “go”\n",
        'text: "– and then?"\n',
        "text: |\n  – one\n  -two\n",
        "text: What did you see\n  – and what did you hear?\n",
        "link: a:b\ntime: 12:30\nsum: -5\n",
        "text: “One”, she said, and “two”\n",
        "text: ‘Tis the season\n",
    ],
)
def test_what_only_looks_like_a_slip_is_left_alone(text: str) -> None:
    assert parse_text(text, "f.yaml")[1] == ()


@pytest.mark.parametrize(
    "slip",
    [
        '\tfollow_ups:\n          - "And?"',
        '        follow_ups:\n\t- "And?"',
        '\t\tfollow_ups:\n\t\t  - "And?"',
        '    \tfollow_ups:\n    \t\t- "And?"',
    ],
)
def test_tabs_are_read_as_the_spaces_they_looked_like(slip: str) -> None:
    loaded = parse_bank(BANK.format(slip=slip), "f.yaml")
    assert loaded.bank is not None
    assert [question.text for question in loaded.bank.questions] == [text for text in ALL if text != "Three?"]
    assert loaded.bank.questions[1].follow_ups == ("And?",)
    (problem,) = loaded.problems
    assert "a tab stands at the beginning of this line" in problem.message
    assert "read as spaces" in problem.message


def test_a_line_with_a_tab_that_cannot_be_read_costs_only_itself_and_what_belongs_to_it() -> None:
    slip = "\tfollow_ups: @x"
    loaded = parse_bank(BANK.format(slip=slip), "f.yaml")
    assert loaded.bank is not None
    assert [question.text for question in loaded.bank.questions] == [text for text in ALL if text != "Three?"]


def test_what_is_lost_with_a_line_is_said() -> None:
    node, problems = parse_text("a: b\nlist: @x\n  - c\n  - d\ne: f\n", "f.yaml")
    assert node is not None
    assert list(node.fields) == ["a", "e"]
    assert problems[0].hint.endswith("Lines 2 to 4 were not read because of it.")


def test_a_line_that_does_not_fit_is_told_once_and_without_talk_of_quotes() -> None:
    _, problems = parse_text('a:\n    - "b"\n  "c"\nd: e\n', "f.yaml")
    assert len({(problem.line, problem.column, problem.message) for problem in problems}) == len(problems)
    assert not any("quotes" in problem.hint for problem in problems)


def test_quotes_within_quotes_are_told_in_the_words_of_the_page() -> None:
    _, problems = parse_text('- "Wait, then ask "why"."\n', "f.yaml")
    assert "use single quotes inside" in problems[0].hint


def test_a_file_full_of_slips_takes_bounded_time() -> None:
    node, problems = parse_text("-a\n" * 300_000, "f.yaml")
    assert node is not None
    assert problems


@pytest.mark.parametrize(
    ("data", "said", "do"),
    [
        (b"PK\x03\x04\x14\x00 word/document.xml", "this is a document of Word", "Copy its text into"),
        (b"\xd0\xcf\x11\xe0\xa1", "this is a document of Word", "Copy its text into"),
        (b"{\\rtf1\\ansi format: 1}", "this is a text with formatting", "In TextEdit choose"),
    ],
)
def test_a_file_of_a_word_processor_is_called_by_its_name(data: bytes, said: str, do: str) -> None:
    node, (problem,) = parse_bytes(data, "f.yaml")
    assert node is None
    assert problem.message.startswith(said)
    assert problem.hint.startswith(do)


def test_fences_that_were_copied_along_are_to_be_left_out() -> None:
    node, problems = parse_text("```yaml\na: b\nc:\n  - d\n```\n", "f.yaml")
    assert node is not None
    assert list(node.fields) == ["a", "c"]
    assert [(problem.line, problem.hint) for problem in problems] == [
        (1, "Leave out this line."),
        (5, "Leave out this line."),
    ]


def test_harmless_slips_of_one_kind_are_told_as_one_after_what_costs_words() -> None:
    items = "".join(f"- “{n}?”\n" for n in range(11))
    _, problems = parse_text(f"{items}- @x\n- {{a\n- “12?”\n- plain\n- “13?”\n- “14?”\n", "f.yaml")
    assert [(problem.line, problem.harmless) for problem in problems] == [(12, False), (13, False), (1, True)]
    assert problems[-1].hint == 'Use straight ones: "…". The same on lines 2 to 11, 14, 16 and 17.'


def test_very_many_lines_are_not_all_named() -> None:
    _, problems = parse_text("".join(f"- “{n}?”\n- ok\n" for n in range(60)), "f.yaml")
    (problem,) = problems
    assert problem.hint.endswith(" 21, 23, 25 and 47 more.")
