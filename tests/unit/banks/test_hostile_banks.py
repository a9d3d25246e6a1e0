"""Broken and malicious bank files, each with what has to come of it: questions kept, and the place that is told."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.banks import LoadedBank, Shelf, load_bank, parse_bank
from tests.hostile import MUST_NOT_REACH_A_TERMINAL, any_text
from tests.unit.banks.test_extend import BASE, on_top

HEAD = "format: 1\nid: mine\ntitle: Mine\n"
PHASE = "phases:\n  - id: open\n    title: Open\n    questions:\n"
BANK = HEAD + PHASE
ONE = BANK + "      - What now?\n"
"""Seven lines of bank and one question, on line 8."""

SECONDS = 20
"""Of work for one file at most; the largest ones need three, on a slow machine more."""
MEBIBYTES = 600
"""That one file may cost on top at most."""


@dataclass(frozen=True)
class Case:
    """A file that somebody may leave in the banks folder."""

    name: str
    content: str | bytes | Callable[[], str | bytes]
    usable: int | None
    """Questions that are kept; None when there is no bank."""
    said: str = ""
    """How a problem begins: line, column, message. Empty when there is nothing to mend."""

    @property
    def data(self) -> bytes:
        content = self.content() if callable(self.content) else self.content
        return content if isinstance(content, bytes) else content.encode("utf-8", errors="surrogatepass")


def questions(*items: str) -> str:
    return BANK + "".join(f"      - {item}\n" for item in items)


def bomb(levels: int, width: int) -> str:
    """Return a file whose aliases would unfold to `width ** levels` values."""
    lines = ["a0: &a0 [x]\n"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]\n" for n in range(1, levels)]
    return "".join(lines) + ONE


CASES = (
    Case("empty file", "", None, "0:0: the file is empty"),
    Case("only blanks", " \n\n  \n", None, "0:0: the file is empty"),
    Case("only a remark", "# nothing\n", None, "0:0: the file is empty"),
    Case("only three hyphens", "---\n", None, "2:1: a bank begins with fields such as `format: 1` and `title: …"),
    Case("nothing but NUL", b"\0" * 1000, None, "0:0: the file is saved as UTF-16, not as UTF-8"),
    Case(
        "NUL in a question",
        questions("What\0 now?"),
        1,
        "8:13: an invisible character (U+0000) stands here; such characte",
    ),
    Case("NUL at the end", ONE + "\0", 1, "9:1: an invisible character (U+0000) stands here; such character"),
    Case("UTF-16 with mark", ONE.encode("utf-16"), None, "0:0: the file is saved as UTF-16, not as UTF-8"),
    Case("UTF-16 without mark", ONE.encode("utf-16-le"), None, "0:0: the file is saved as UTF-16, not as UTF-8"),
    Case("UTF-32", ONE.encode("utf-32"), None, "0:0: the file is saved as UTF-16, not as UTF-8"),
    Case(
        "Latin-1",
        (questions("What caf\u00e9?")).encode("latin-1"),
        None,
        "8:17: the file is not saved as UTF-8: the byte 0xe9 is no letter",
    ),
    Case(
        "Windows-1252 quotes",
        (questions("What \u201cnow\u201d?")).encode("cp1252"),
        None,
        "8:14: the file is not saved as UTF-8: the byte 0x93 is no letter",
    ),
    Case("UTF-8 with mark", b"\xef\xbb\xbf" + ONE.encode(), 1, ""),
    Case(
        "two marks",
        b"\xef\xbb\xbf" * 2 + ONE.encode(),
        1,
        "1:1: an invisible character (U+FEFF) stands here; such character",
    ),
    Case(
        "mark in the middle",
        ONE + "\ufeff      - And then?\n",
        1,
        "9:1: an invisible character (U+FEFF) stands here; such character",
    ),
    Case(
        "cut in the middle of a letter",
        questions("What é").encode()[:-2],
        None,
        "8:14: the file is not saved as UTF-8: the byte 0xc3 is no letter",
    ),
    Case(
        "overlong UTF-8",
        ONE.encode() + b"      - \xc0\xaf\n",
        None,
        "9:9: the file is not saved as UTF-8: the byte 0xc0 is no letter",
    ),
    Case(
        "surrogates in UTF-8",
        ONE.encode() + b"      - \xed\xa0\x80\n",
        None,
        "9:9: the file is not saved as UTF-8: the byte 0xed is no letter",
    ),
    Case(
        "a picture",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        None,
        "1:1: the file is not saved as UTF-8: the byte 0x89 is no letter",
    ),
    Case(
        "a zip file",
        b"PK\x03\x04" + bytes(range(256)),
        None,
        "3:115: the file is not saved as UTF-8: the byte 0x80 is no lette",
    ),
    Case(
        "a page of the web",
        "<!doctype html><html><body>What now?</body></html>\n",
        None,
        "1:1: a bank begins with fields such as `format: 1` and `title: …",
    ),
    Case(
        "JSON",
        '{"format": 1, "id": "mine", "title": "Mine", '
        '"phases": [{"id": "a", "title": "A", "questions": ["What now?"]}]}',
        1,
        "",
    ),
    Case("Windows line ends", ONE.replace("\n", "\r\n"), 1, ""),
    Case("old Mac line ends", ONE.replace("\n", "\r"), 1, ""),
    Case("no line end", ONE.rstrip("\n"), 1, ""),
    Case("line separators of Unicode", questions("What\u2028now\u2029then\x85?"), 1, ""),
    Case("a tab for indentation", BANK + "\t- What now?\n", 1, "8:1: a tab stands at the beginning of this line"),
    Case("a tab behind the hyphen", BANK + "      -\tWhat now?\n", None, "8:8: a tab stands where spaces belong"),
    Case(
        "a tab before a field",
        HEAD + "\tversion: 2\n" + PHASE + "      - What now?\n",
        1,
        "4:1: a tab stands where spaces belong",
    ),
    Case(
        "escape sequences",
        questions("What \x1b[31mnow\x1b[0m?"),
        1,
        "8:14: an invisible character (U+001B) stands here; such characte",
    ),
    Case("bidi override", questions("What \u202enow?"), 1, ""),
    Case(
        "10,000 lists within each other", "[" * 10_000, None, "1:21: lists lie within each other more than 20 deep here"
    ),
    Case(
        "10,000 fields within each other",
        "{a: " * 10_000,
        None,
        "1:81: lists lie within each other more than 20 deep here",
    ),
    Case("10,000 hyphens", "- " * 10_000, None, "1:41: lists lie within each other more than 20 deep here"),
    Case(
        "10,000 levels of indentation",
        "".join(" " * n + "a:\n" for n in range(1_000)),
        None,
        "1:1: `a` is not a field that is known here",
    ),
    Case(
        "deep in a question",
        questions("[" * 5_000 + "]" * 5_000),
        None,
        "8:25: lists lie within each other more than 20 deep here",
    ),
    Case("50 MB", lambda: b"x" * 50_000_000, None, "0:0: the file holds 50.0 MB; at most 1 MB is read"),
    Case(
        "50 MB of a bank",
        lambda: ONE.encode() + b"      - What now?\n" * 3_000_000,
        None,
        "0:0: the file holds 54.0 MB; at most 1 MB is read",
    ),
    Case(
        "1 MB in one word",
        questions("x" * 950_000),
        None,
        "8:9: `text` has 950000 characters, and at most 500 can be read",
    ),
    Case("1 MB of questions", lambda: BANK + "      - What now?\n" * 50_000, 50000, ""),
    Case(
        "1 MB of phases",
        lambda: HEAD + "phases:\n" + "  - {id: a}\n" * 70_000,
        None,
        "66669:10: the file holds more than 200,000 values",
    ),
    Case("1 MB of colons", ": " * 400_000, None, "1:1: a field without a name stands here"),
    Case("1 MB of quotes", '"' * 900_000, None, "1:3: the text goes on after its closing quotation mark"),
    Case("1 MB of question marks", "? " * 400_000, None, "1:41: lists lie within each other more than 20 deep here"),
    Case("1 MB of anchors", "&a " * 300_000, None, "1:4: this line does not fit with the lines around it"),
    Case(
        "200,000 fields",
        lambda: "".join(f"f{n}: x\n" for n in range(90_000)) + ONE,
        None,
        "1:1: `f0` is not a field that is known here",
    ),
    Case(
        "one field 50,000 times",
        lambda: ONE + "title: x\n" * 50_000,
        1,
        "9:1: `title` is given twice; the one on line 3 counts",
    ),
    Case(
        "a number of 100,000 figures",
        ONE.replace("format: 1", "format: " + "1" * 100_000),
        1,
        "1:9: `format` cannot be read: number out of range",
    ),
    Case(
        "a depth of 100,000 figures",
        questions("{text: What now?, depth: " + "9" * 100_000 + "}"),
        1,
        "8:34: `depth` cannot be read: integer value out of range",
    ),
    Case("alias bomb", bomb(9, 9), 1, "1:5: a text cannot begin with `&`"),
    Case(
        "alias bomb among questions",
        questions("&a [x, x]", "[*a, *a]", "What now?"),
        1,
        "8:9: a text cannot begin with `&`",
    ),
    Case("anchor that holds itself", "a: &a [*a]\n" + ONE, 1, "1:4: a text cannot begin with `&`"),
    Case("unknown alias", questions("*nowhere", "What now?"), 1, "8:9: a text cannot begin with `*`"),
    Case("merge key", "base: &base {format: 1}\n<<: *base\n" + ONE, 1, "1:7: a text cannot begin with `&`"),
    Case(
        "code tag",
        questions("!!python/object/apply:os.system ['touch owned']", "What now?"),
        1,
        "8:9: a text cannot begin with `!`",
    ),
    Case(
        "code tag as a name", questions("!!python/name:os.system", "What now?"), 1, "8:9: a text cannot begin with `!`"
    ),
    Case(
        "code tag for the whole file",
        "!!python/object/new:subprocess.Popen [['touch', 'owned']]\n",
        None,
        "1:1: a text cannot begin with `!`",
    ),
    Case("own tag", questions("!include /etc/passwd", "What now?"), 2, "8:9: a text cannot begin with `!`"),
    Case("binary tag", questions("!!binary aGk=", "What now?"), 2, "8:9: a text cannot begin with `!`"),
    Case("timestamp tag", questions("!!timestamp 2026-01-01", "What now?"), 2, "8:9: a text cannot begin with `!`"),
    Case("directive", "%YAML 9.9\n---\n" + ONE, 1, "1:1: a line cannot begin with `%`"),
    Case("long directive", "%YAML " + "1" * 5_000 + ".1\n---\n" + ONE, 1, "1:1: a line cannot begin with `%`"),
    Case("tag directive", "%TAG ! tag:evil,2026:\n---\n" + ONE, 1, ""),
    Case("second document", ONE + "---\n" + ONE, 1, "9:1: a line of three hyphens begins a second document, and only"),
    Case(
        "end of document in the middle",
        ONE + "...\nmore: x\n",
        1,
        "10:1: this line does not fit with the lines around it",
    ),
    Case(
        "list as a name", "? [a, b]\n: c\n" + ONE, 1, "1:3: a list or a group of fields cannot be the name of a field"
    ),
    Case(
        "escape beyond Unicode",
        questions('"\\U00110000"', "What now?"),
        1,
        "8:12: a backslash in double quotes needs a known letter after it",
    ),
    Case(
        "escape of a surrogate",
        questions('"What \\ud800 now?"'),
        None,
        "8:17: a backslash in double quotes needs a known letter after it",
    ),
    Case("escape of NUL", questions('"What \\0 now?"'), 1, ""),
    Case(
        "unknown escape",
        questions('"C:\\school"', "What now?"),
        1,
        "8:12: a backslash in double quotes needs a known letter after it",
    ),
    Case(
        "quote that is never closed",
        questions('"What now?', "What then?"),
        1,
        "8:9: a quotation mark opens here and is never closed",
    ),
    Case(
        "text goes on behind its quotes",
        questions('"What" now?', "What then?"),
        1,
        "8:16: the text goes on after its closing quotation mark",
    ),
    Case(
        "colon in a text",
        questions("Looking back: what stands out?"),
        1,
        "8:9: a colon followed by a space stands in this text",
    ),
    Case(
        "remark swallows the rest",
        questions("What about #5?"),
        1,
        "8:20: the rest of the line after ` #` counts as a remark and is",
    ),
    Case(
        "bracket at the beginning", questions("[pause] What now?", "What then?"), 1, "8:17: the text goes on after `]`"
    ),
    Case("percent, at, backtick", questions("%a", "@b", "`c`", "What now?"), 1, "8:9: a text cannot begin with `%`"),
    Case(
        "star and and-sign",
        questions("*Slowly*: what now?", "&c", "What then?"),
        1,
        "8:9: a text cannot begin with `*`",
    ),
    Case(
        "further left than its neighbours",
        ONE + "     - What then?\n",
        2,
        "9:6: this line begins with a hyphen, but 1 space further left than the items above",
    ),
    Case(
        "further right than its neighbours",
        ONE + "         - What then?\n",
        2,
        "9:10: this line begins with a hyphen, but 3 spaces further in than the items above",
    ),
    Case("no colon", "format 1\n" + ONE, None, "2:7: this line is further in than the line before allows"),
    Case("no space behind the colon", ONE.replace("title: Mine", "title:Mine"), 1, "1:1: `title` is missing"),
    Case(
        "missing comma",
        questions("{text: What now? depth: 2}", "What then?"),
        1,
        "8:9: a `{` opens here and is not closed well",
    ),
    Case(
        "field twice",
        ONE.replace("title: Mine", "title: Mine\ntitle: Other"),
        1,
        "4:1: `title` is given twice; the one on line 3 counts",
    ),
    Case(
        "phases twice",
        ONE + PHASE + "      - What then?\n",
        1,
        "9:1: `phases` is given twice; the one on line 4 counts",
    ),
    Case(
        "id twice",
        questions("{id: a, text: What now?}", "{id: a, text: What then?}"),
        2,
        "9:14: the id `a` belongs to the question on line 8 already",
    ),
    Case(
        "phase twice",
        ONE + "  - id: open\n    title: Again\n    questions: [What then?]\n",
        2,
        "9:5: the phase `open` is there twice; the first begins on line 5",
    ),
    Case(
        "unknown fields",
        ONE.replace("phases:", "pahse: x\nphases:"),
        1,
        "4:1: `pahse` is not a field that is known here",
    ),
    Case(
        "unknown field in a question",
        questions("{text: What now?, dpeth: 2}"),
        1,
        "8:27: `dpeth` is not a field that is known here",
    ),
    Case(
        "misspelt questions",
        ONE.replace("questions:", "questoins:"),
        None,
        "7:5: `questoins` is not a field that is known here",
    ),
    Case("phases as a text", HEAD + "phases: open\n", None, "4:9: `phases` should be a list"),
    Case("phases as fields", HEAD + "phases: {open: [What now?]}\n", None, "4:9: `phases` should be a list"),
    Case(
        "questions as fields",
        HEAD + "phases: [{id: a, title: A, questions: {a: What now?}}]\n",
        None,
        "4:39: `questions` should be a list",
    ),
    Case("questions as one text", HEAD + "phases: [{id: a, title: A, questions: What now?}]\n", 1, ""),
    Case(
        "list as a question",
        questions("[What, now]", "What then?"),
        1,
        "8:9: a question should be a text or a group of fields, not a lis",
    ),
    Case(
        "question without words",
        questions("''", "{text: ''}", "{purpose: x}", "What now?"),
        1,
        "8:9: a question without words stands here",
    ),
    Case(
        "list as a title", ONE.replace("title: Mine", "title: [a, b]"), 1, "3:8: `title` should be a text, not a list"
    ),
    Case("id with blanks and capitals", ONE.replace("id: mine", "id: My Bank!"), 1, "2:5: `id` cannot be “My Bank!”"),
    Case(
        "id that leaves the folder",
        ONE.replace("id: mine", "id: ../../etc/passwd"),
        1,
        "2:5: `id` cannot be “../../etc/passwd”",
    ),
    Case(
        "id of 1,000 letters",
        ONE.replace("id: mine", "id: " + "a" * 1_000),
        1,
        "2:5: `id` cannot be “aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…”",
    ),
    Case(
        "title of 10,000 letters",
        ONE.replace("title: Mine", "title: " + "a" * 10_000),
        1,
        "3:8: `title` has 10000 characters, and at most 80 can be read",
    ),
    Case(
        "question of 10,000 letters",
        questions("a" * 10_000, "What now?"),
        1,
        "8:9: `text` has 10000 characters, and at most 500 can be read",
    ),
    Case(
        "format of the future",
        ONE.replace("format: 1", "format: 2"),
        None,
        "1:9: this bank is written for a newer coachtui (format 2)",
    ),
    Case(
        "format that is none",
        ONE.replace("format: 1", "format: one"),
        1,
        "1:9: `format` should be a whole number, not “one”",
    ),
    Case("no format", ONE.replace("format: 1\n", ""), 1, "1:1: `format` is missing"),
    Case("list at the top", "- What now?\n", None, "1:1: a bank begins with fields such as `format: 1` and `title: …"),
    Case("text at the top", "What now?\n", None, "1:1: a bank begins with fields such as `format: 1` and `title: …"),
    Case(
        "depth that is none",
        questions("{text: What now?, depth: deep}"),
        1,
        "8:34: `depth` should be a whole number, not “deep”",
    ),
    Case(
        "depth beyond",
        questions("{text: What now?, depth: 99, challenge: -1}"),
        1,
        "8:34: `depth` is 99, and should be at most 3",
    ),
    Case(
        "infinite depth",
        questions("{text: What now?, depth: .inf}", "{text: What then?, depth: .nan}"),
        2,
        "8:34: `depth` should be a whole number, not “.inf”",
    ),
    Case("role that is none", questions("{text: What now?, roles: [judge]}"), 1, "8:35: `roles` does not know “judge”"),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.name))
def test_each_nasty_file_costs_what_is_nasty_in_it_and_no_more(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file, before = tmp_path / "mine.yaml", sorted(tmp_path.iterdir())
    file.write_bytes(case.data)
    began, had = time.process_time(), memory()
    loaded = load_bank(file)
    assert time.process_time() - began < SECONDS
    assert memory() - had < MEBIBYTES
    assert (len(loaded.bank.questions) if loaded.bank else None) == case.usable
    told = [f"{problem.line}:{problem.column}: {problem.message}" for problem in loaded.problems]
    assert any(one.startswith(case.said) for one in told) if case.said else told == []
    assert all(problem.source == "mine.yaml" for problem in loaded.problems)
    assert not MUST_NOT_REACH_A_TERMINAL & set("".join(map(str, loaded.problems)))
    assert sorted(tmp_path.iterdir()) == [*before, file]


def memory() -> float:
    """Return the most memory that this process ever held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def test_there_are_plenty_of_them() -> None:
    assert len(CASES) >= 60
    assert len({case.name for case in CASES}) == len(CASES)


# Text stays text


@pytest.mark.parametrize(
    "text",
    ["No", "no", "on", "off", "yes", "y", "n", "true", "null", "~", "12:30", "1.10", "1e3", "0o17", "0x1F", "1_000",
     "007", "2026-11-28", "2026-11-28T12:00:00Z", ".inf", ".nan", "=", "<<", "+1", "-1", "1,5", "10%", "£5", "Norway?"],
)  # fmt: skip
def test_a_word_that_other_readers_turn_into_something_else_stays_as_it_was_typed(text: str) -> None:
    loaded = parse_bank(f"{HEAD}version: {text}\n{PHASE}      - {text}\n      - {{text: {text!r}}}\n", "mine.yaml")
    assert loaded.problems == ()
    assert loaded.bank is not None
    assert [loaded.bank.version, *(question.text for question in loaded.bank.questions)] == [text] * 3


# Banks on top of each other


@pytest.mark.parametrize("count", [1, 2, 3, 50])
def test_a_circle_of_any_length_is_said_in_every_bank_and_never_followed(tmp_path: Path, count: int) -> None:
    for number in range(count):
        text = f"format: 1\nid: b{number}\ntitle: B\nextends: b{(number + 1) % count}\n{PHASE}      - What {number}?\n"
        (tmp_path / f"b{number}.yaml").write_text(text, encoding="utf-8")
    loaded = Shelf(own=tmp_path, shipped=tmp_path / "none").load_all()
    assert len(loaded) == count
    for one in loaded:
        assert [(problem.line, problem.column) for problem in one.problems] == [(4, 10)]
        assert one.bank is not None
        assert len(one.bank.questions) == 1


def test_a_thousand_unknown_ids_are_told_in_bounded_time(tmp_path: Path) -> None:
    base = BASE + "".join(f"      - {{id: q{number}, text: What {number}?}}\n" for number in range(5_000))
    began = time.process_time()
    loaded = on_top(tmp_path / "own", f"hide: [{', '.join(f'x{number}' for number in range(1_000))}]\n", base=base)
    assert time.process_time() - began < SECONDS
    assert loaded.bank is not None
    assert 0 < len(loaded.problems) <= 100


# Anything at all


@given(any_text)
def test_any_text_is_read_as_a_bank_without_an_exception(text: str) -> None:
    for content in (text, HEAD + text, BANK + text, f"{HEAD}extends: base\n{text}"):
        came_to_an_end(parse_bank(content, "mine.yaml"))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_as_a_bank_without_an_exception(data: bytes) -> None:
    came_to_an_end(parse_bank(data, "mine.yaml"))
    came_to_an_end(parse_bank(BANK.encode() + data, "mine.yaml"))


_words = st.sampled_from(
    ["format: 1", "id: a", "title: T", "extends: base", "hide: [a]", "order:", "phases:", "questions:", "- ", "text: x",
     "follow_ups: [", "]", "{", "}", "&a ", "*a", "!!python/name:x ", "? ", "<<: ", "|", ">", "'", '"', "#", "\t", "\0"]
)  # fmt: skip
_lines = st.builds(lambda indent, words: " " * indent + "".join(words), st.integers(0, 8), st.lists(_words, max_size=4))


@given(st.lists(_lines, max_size=30).map("\n".join))
def test_any_heap_of_pieces_of_banks_is_read_without_an_exception(text: str) -> None:
    came_to_an_end(parse_bank(text, "mine.yaml"))


@given(text=any_text)
def test_any_text_on_top_of_a_base_comes_to_an_end(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    own = tmp_path_factory.mktemp("own")
    written = text.encode("utf-8", errors="replace").decode()
    came_to_an_end(on_top(own, written))


def came_to_an_end(loaded: LoadedBank) -> None:
    """Check what holds for every file whatever it holds."""
    assert loaded.bank is not None or loaded.problems
    assert len(loaded.problems) < 2_000
    assert all(problem.line >= 0 and problem.column >= 0 for problem in loaded.problems)
    if loaded.bank:
        ids = [question.id for question in loaded.bank.questions]
        assert len(ids) == len(set(ids))
