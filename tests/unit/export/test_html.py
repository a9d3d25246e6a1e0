import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given

from coachtui.export import Level, render, transcript
from coachtui.session import Session
from coachtui.text import clean_line
from tests.hostile import any_text, every_hostile_text
from tests.unit.export.sessions import ZONE, a_conversation, a_session_of, bank_of, harmless, has_words

OURS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "h1", "h2", "h3"),
    *("dl", "div", "dt", "dd", "time", "bdi", "p", "ol", "ul", "li"),
}
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "dir", "id", "aria-labelledby", "role"),
    "datetime",
}
VOID = {"meta"}


@dataclass
class Page(HTMLParser):
    """A page as a browser would take it apart."""

    elements: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def page(session: Session) -> Page:
    return read(render(transcript(session, Level.ALL, zone=ZONE, banks=[bank_of("bank")]), "html"))


def read(html: str) -> Page:
    parsed = Page()
    parsed.feed(html)
    parsed.close()
    assert parsed.open == []
    return parsed


def check_shape(text: str) -> None:
    shown = page(a_session_of(text))
    assert {tag for tag, _ in shown.elements} <= OURS
    assert {name for _, names in shown.elements for name in names} <= ATTRIBUTES
    assert shown.elements == page(a_session_of(harmless(text))).elements
    assert clean_line(text) in shown.texts


@every_hostile_text
def test_hostile_text_adds_no_element_and_is_read_as_it_was_written(text: str) -> None:
    if has_words(text):
        check_shape(text)


@given(text=any_text.filter(has_words))
def test_any_text_adds_no_element_and_is_read_as_it_was_written(text: str) -> None:
    check_shape(text)


def test_the_page_is_one_file_that_asks_for_nothing() -> None:
    html = render(transcript(a_conversation(), Level.ALL, zone=ZONE), "html")
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in html
    assert not re.search(r"<script|<link|<img|<a\s|src=|href=|url\(|@import|https?:", html)


def test_the_policy_comes_before_anything_it_could_hold_back() -> None:
    tags = [tag for tag, _ in page(a_conversation()).elements]
    assert tags[:5] == ["html", "head", "meta", "meta", "meta"]
    assert "http-equiv" in page(a_conversation()).elements[3][1]


def test_the_title_in_the_tab_names_nobody() -> None:
    html = render(transcript(a_conversation(), Level.ALL, zone=ZONE), "html")
    assert "<title>Coaching conversation, 23 November 2026</title>" in html
    assert "S.M." not in html.partition("<body>")[0]


@pytest.mark.parametrize("level", Level)
def test_headings_come_in_order_and_every_section_is_named(level: Level) -> None:
    html = render(transcript(a_conversation(), level, zone=ZONE), "html")
    headings = [int(tag[1]) for tag, _ in read(html).elements if tag in {"h1", "h2", "h3"}]
    assert headings.count(1) == 1
    assert headings[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))
    labels = re.findall(r'aria-labelledby="([^"]+)"', html)
    ids = re.findall(r' id="([^"]+)"', html)
    assert labels == ids
    assert len(set(ids)) == len(ids)


def test_the_page_says_its_language_and_lets_words_run_their_own_way() -> None:
    html = render(transcript(a_conversation(), Level.ALL, zone=ZONE), "html")
    assert '<html lang="en">' in html
    assert html.count('dir="auto"') > 40


def test_dates_and_stamps_are_there_for_machines_too() -> None:
    html = render(transcript(a_conversation(), Level.ALL, zone=ZONE), "html")
    assert '<time datetime="2026-11-23">Monday 23 November 2026, 15:30</time>' in html
    assert '<time datetime="2026-11-26">Thursday 26 November 2026</time>' in html
    assert '<time datetime="PT7M27S">07:27</time>' in html


# Colours

STYLE = files("coachtui.export").joinpath("templates", "transcript.css").read_text(encoding="utf-8")


def palettes() -> dict[str, dict[str, str]]:
    roots = [dict(re.findall(r"--([a-z]+): (#[0-9a-f]{3,6});", root)) for root in re.findall(r":root \{[^}]+\}", STYLE)]
    return dict(zip(("light", "dark", "print"), roots, strict=True))


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
@pytest.mark.parametrize("ink", ["ink", "soft", "accent"])
@pytest.mark.parametrize("ground", ["paper", "raised"])
def test_every_text_stands_out_from_its_ground(scheme: str, ink: str, ground: str) -> None:
    colours = palettes()[scheme]
    assert contrast(colours[ink], colours[ground]) >= 4.5


def test_every_colour_of_the_page_comes_from_the_palette() -> None:
    rules = re.sub(r":root \{[^}]+\}", "", STYLE)
    assert not re.search(r"#[0-9a-f]{3,8}\b|rgb|hsl", rules)
