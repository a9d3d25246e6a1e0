"""One more entry in a rule file that a trainer wrote: theirs stays, and ours reads as it was meant."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coachtui.checker.addition import MAX_WORDS, as_written, with_entry
from coachtui.checker.fine import same_words
from coachtui.checker.normalise import as_compared
from coachtui.checker.rules import FineEntry
from coachtui.errors import Problem
from coachtui.text import clean_line
from coachtui.yamlfile import convert, parse_bytes
from tests.hostile import HOSTILE, MUST_NOT_REACH_A_TERMINAL, any_text, every_hostile_text

DAY = date(2026, 11, 28)
RULE = "directive-command.must"
NEW = f'- {{words: "x", rule: {RULE}, on: 2026-11-28}}'
OLD = f"{{words: a, rule: {RULE}, on: 2026-01-01}}"


def entry(words: str = "x", by: str = "") -> FineEntry:
    return FineEntry(words=words, rule=RULE, by=by, on=DAY)


def added(text: str, new: FineEntry | None = None) -> str:
    longer = with_entry(text.encode(), new or entry(), "own.yaml")
    assert isinstance(longer, bytes), longer
    return longer.decode()


def entries(data: bytes) -> list[FineEntry]:
    node, problems = parse_bytes(data, "own.yaml")
    assert problems == ()
    assert node is not None
    read = [convert(item, FineEntry, "own.yaml", one_line=True)[0] for item in node.fields["fine"].items]
    return [one for one in read if one]


FILES = {
    "nothing": ("", f"fine:\n  {NEW}\n"),
    "remarks only": ("# Ours\n", f"# Ours\nfine:\n  {NEW}\n"),
    "an empty list": ("fine:\n", f"fine:\n  {NEW}\n"),
    "an empty list with a remark": ("fine:  # ours\n# end\n", f"fine:  # ours\n  {NEW}\n# end\n"),
    "a list": (f"fine:\n  - {OLD}\n", f"fine:\n  - {OLD}\n  {NEW}\n"),
    "no last line end": (f"fine:\n  - {OLD}", f"fine:\n  - {OLD}\n  {NEW}\n"),
    "a list further left": (f"fine:\n- {OLD}\n", f"fine:\n- {OLD}\n{NEW}\n"),
    "a list further in": (f"fine:\n     -   {OLD}\n", f"fine:\n     -   {OLD}\n     {NEW}\n"),
    "entries over several lines": (
        f"fine:\n  - words: >\n      a # b\n      c\n    rule: {RULE}\n    on: 2026-01-01\n\n\n",
        f"fine:\n  - words: >\n      a # b\n      c\n    rule: {RULE}\n    on: 2026-01-01\n  {NEW}\n\n\n",
    ),
    "remarks between and below": (
        f"fine:\n  # first\n  - {OLD}  # why\n  # last\n\n# about lists\nlists:\n  a: b\n",
        f"fine:\n  # first\n  - {OLD}  # why\n  # last\n  {NEW}\n\n# about lists\nlists:\n  a: b\n",
    ),
    "other parts only": ("rules:\n  - id: a.b\n    off: yes\n", f"rules:\n  - id: a.b\n    off: yes\nfine:\n  {NEW}\n"),
    "other parts before": (f"lists: {{a: b}}\nfine:\n  - {OLD}\n", f"lists: {{a: b}}\nfine:\n  - {OLD}\n  {NEW}\n"),
    "line ends of Windows": (f"fine:\r\n  - {OLD}\r\n", f"fine:\r\n  - {OLD}\r\n  {NEW}\r\n"),
    "a byte order mark": (f"\ufefffine:\n  - {OLD}\n", f"\ufefffine:\n  - {OLD}\n  {NEW}\n"),
}


@pytest.mark.parametrize(("text", "longer"), FILES.values(), ids=FILES)
def test_the_entry_comes_last_and_all_else_stays_as_it_was(text: str, longer: str) -> None:
    assert added(text) == longer


def test_two_one_after_the_other_stand_in_the_order_they_came() -> None:
    text = added(added("# Ours\n", entry("first")), entry("second", by="S.K."))
    assert [one.words for one in entries(text.encode())] == ["first", "second"]
    assert text.endswith(f'  - {{words: "second", rule: {RULE}, by: "S.K.", on: 2026-11-28}}\n')


REFUSED = {
    "a list in brackets": f"fine: [{OLD}]\n",
    "an empty list in brackets": "fine: []\n",
    "a file in braces": "{rules: []}\n",
    "the end of a document": f"fine:\n  - {OLD}\n...\n",
    "a dash by itself": f"fine:\n    -\n      words: a\n      rule: {RULE}\n      on: 2026-01-01\n",
    "no YAML": "fine: [\n",
    "an entry to mend": "fine:\n  - {words: a}\n",
    "no text": "\0\0",
    "two documents": "a: b\n---\nc: d\n",
    "a list for a file": "- a\n",
    "a file that is full": f"# {'x' * 999_990}\n",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_a_file_that_cannot_be_added_to_safely_is_refused(text: str) -> None:
    assert isinstance(with_entry(text.encode(), entry(), "own.yaml"), Problem)


@every_hostile_text
def test_hostile_words_are_words_in_the_file(text: str) -> None:
    words = clean_line(text)[:MAX_WORDS] or "x"
    written = added("fine:\n", entry(words, by=text))
    assert not MUST_NOT_REACH_A_TERMINAL & set(written)
    assert written.count("\n") == 2
    assert entries(written.encode()) == [as_written(entry(words, by=text))]


@given(any_text.filter(lambda text: 0 < len(clean_line(text)) <= MAX_WORDS), any_text)
@example("\\", '"')
@example(": #\ufffe\U0010ffff", "\u2028")
def test_any_words_and_names_are_read_as_they_were_written(words: str, by: str) -> None:
    given_entry = entry(words, by)
    (read,) = entries(with_entry(b"", given_entry, "own.yaml"))  # type: ignore[arg-type]  # a problem would fail too
    assert read == as_written(given_entry)
    assert same_words(read, given_entry)
    assert as_compared(read.words) == as_compared(words)


@given(st.lists(st.sampled_from([text[:200] for text in HOSTILE.values() if clean_line(text[:200])]), max_size=6))
def test_a_file_grows_by_one_entry_each_time(texts: list[str]) -> None:
    data = b"# Ours\n"
    for text in texts:
        longer = with_entry(data, entry(text), "own.yaml")
        assert isinstance(longer, bytes)
        assert longer.startswith(data)
        data = longer
    assert [one.words for one in (entries(data) if texts else [])] == [clean_line(text) for text in texts]
