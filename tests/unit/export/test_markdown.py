import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from coachtui.export import Level, render, transcript
from coachtui.export.markdown import escape
from coachtui.text import clean_line
from tests.hostile import any_text, every_hostile_text
from tests.unit.export.sessions import ZONE, a_session_of, bank_of, harmless, has_words

FORGERIES = [
    "# Heading",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "17) item",
    "> quote",
    "---",
    "===",
    "***",
    "~~~",
    "```",
    "    code",
    "|a|b|",
    ": definition",
    "- [ ] task",
    "[x](javascript:alert(1))",
    "![x](https://example.invalid/x.png)",
    "[x]: https://example.invalid",
    "[^1]: note",
    "<b>bold</b>",
    "<!-- gone",
    "<https://example.invalid>",
    "https://example.invalid",
    "//example.invalid",
    "ftp://example.invalid/x",
    "mailto:a@example.invalid",
    "*a* _b_ **c** ~~d~~ ==e== `f` $g$ ^h^",
    "&lt; &#x41; &copy;",
    "{.class} {{ x }} {% y %}",
    "%%gone%%",
    "end\\",
    "\\# not escaped twice",
    "snake_case and 3.5 minutes, 50% of them",
]


def parsers() -> list[MarkdownIt]:
    github = MarkdownIt("gfm-like")
    assert github.linkify is not None
    github.linkify.set({"fuzzy_link": False, "fuzzy_email": False})
    return [MarkdownIt("commonmark"), github]


PARSERS = parsers()


def shape(tokens: list[Token]) -> list[tuple[str, str]]:
    every = (token for outer in tokens for token in (outer, *(outer.children or ())))
    return [(token.type, "" if token.type == "text" else token.markup) for token in every]


def words(tokens: list[Token]) -> list[str]:
    return ["".join(part.content for part in token.children or ()) for token in tokens]


def check_page(text: str) -> None:
    evil, tame = (
        render(transcript(a_session_of(each), Level.ALL, zone=ZONE, banks=[bank_of("bank")]), "md")
        for each in (text, harmless(text))
    )
    for parser in PARSERS:
        tokens = parser.parse(evil)
        assert shape(tokens) == shape(parser.parse(tame))
        assert clean_line(text) in words(tokens)


@pytest.mark.parametrize("text", FORGERIES)
def test_no_words_of_a_person_make_a_block_a_link_or_emphasis(text: str) -> None:
    check_page(text)


@every_hostile_text
def test_hostile_text_changes_nothing_about_the_page(text: str) -> None:
    if has_words(text):
        check_page(text)


@given(text=any_text.filter(has_words))
def test_any_text_changes_nothing_about_the_page(text: str) -> None:
    check_page(text)


@given(text=st.text(st.sampled_from("ab1 -+#*_~`[](){}<>&!|\\:/.=^$%@\"'"), max_size=20).map(clean_line).filter(bool))
def test_an_escaped_line_is_one_paragraph_of_just_these_words(text: str) -> None:
    for parser in PARSERS:
        tokens = parser.parse(escape(text))
        assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
        assert words(tokens)[1] == text


def test_ordinary_words_stay_as_readable_as_they_were() -> None:
    said = "Wait 5 s (not 3.5), then ask: who else? 80% of 9B - yes, S.M.'s row too!"
    assert escape(said) == said
