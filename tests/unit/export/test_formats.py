import re
import subprocess
import sys

import pytest
from hypothesis import given

from coachtui.errors import ExportError
from coachtui.export import FORMATS, Level, render, transcript
from tests.builders import a_session
from tests.hostile import MUST_NOT_REACH_A_TERMINAL, any_text, every_hostile_text
from tests.unit.export.make_goldens import FOLDER, GOLDENS, golden_text
from tests.unit.export.sessions import ZONE, a_session_of, bank_of


@pytest.mark.parametrize("file", GOLDENS)
def test_a_transcript_reads_as_it_did(file: str) -> None:
    """When this fails on purpose: `python -m tests.unit.export.make_goldens`, then read the difference."""
    level, name = GOLDENS[file]
    assert golden_text(level, name) == (FOLDER / file).read_text(encoding="utf-8")


def test_every_format_says_what_it_is_for() -> None:
    assert list(FORMATS) == ["html", "md", "txt", "json"]
    assert all(known.label for known in FORMATS.values())


def test_an_unknown_format_is_answered_with_those_there_are() -> None:
    with pytest.raises(ExportError, match=r"no format called 'docx'.*Choose one of html, md, txt, json\."):
        render(transcript(a_session(), Level.ALL, zone=ZONE), "docx")


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_session_still_makes_a_whole_transcript(name: str) -> None:
    text = render(transcript(a_session(), Level.ALL, zone=ZONE), name)
    assert "Coaching conversation, 23 November 2026" in text
    if name != "json":
        assert "No next steps were written down." in text


@pytest.mark.parametrize("name", FORMATS)
@every_hostile_text
def test_nothing_that_steers_a_terminal_or_hides_words_gets_out(text: str, name: str) -> None:
    made = render(transcript(a_session_of(text), Level.ALL, zone=ZONE, banks=[bank_of(text)]), name)
    assert not MUST_NOT_REACH_A_TERMINAL & set(made)
    assert made.encode("utf-8")


@pytest.mark.parametrize("name", FORMATS)
@given(text=any_text)
def test_any_text_in_any_field_is_written_down(name: str, text: str) -> None:
    for level in Level:
        made = render(transcript(a_session_of(text), level, zone=ZONE, banks=[bank_of(text)]), name)
        assert not MUST_NOT_REACH_A_TERMINAL & set(made)
        assert made.endswith("\n")
        assert not re.search(r"\n\s*\n\s*\n\s*\n", made)


def test_jinja_is_not_loaded_before_a_page_is_made() -> None:
    code = "import sys, coachtui.export; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
