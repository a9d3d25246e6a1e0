"""Hostile and mistaken YAML, kind by kind: what is kept, and what is said where."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

import pytest
import yaml

from coachtui.yamlfile import MAX_BYTES, Node, parse_text, tree
from tests.hostile import MUST_NOT_REACH_A_TERMINAL

Plain = str | Sequence["Plain"] | Mapping[str, "Plain"] | None


@pytest.fixture(params=["C", "Python"])
def scanner(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run with the C scanner, and with the one that is used where libyaml is missing."""
    if request.param == "Python":
        monkeypatch.setattr(tree, "_LOADER", yaml.SafeLoader)
    return str(request.param)


def plain(node: Node | None) -> Plain:
    """Return the texts of a tree without their places."""
    if node is None:
        return None
    if isinstance(node.value, tuple):
        return [plain(item) for item in node.items]
    return node.value if isinstance(node.value, str) else {name: plain(f) for name, f in node.fields.items()}


BOMB = "a: &a [x, x]\n" + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(3))

KEPT: dict[str, tuple[str, Plain]] = {
    "no stays a word": ("- No\n- yes\n- on\n- OFF", ["No", "yes", "on", "OFF"]),
    "a time stays text": ("at: 12:30", {"at": "12:30"}),
    "a version keeps its zero": ("version: 1.10", {"version": "1.10"}),
    "numbers stay text": ("- 010\n- 1_000\n- 0x1f\n- 1e3", ["010", "1_000", "0x1f", "1e3"]),
    "null stays text": ("- ~\n- null\n- Null", ["~", "null", "Null"]),
    "a date that cannot be stays text": ("due: 2024-02-31", {"due": "2024-02-31"}),
    "a number of 5,000 figures stays text": ("- " + "9" * 5_000, ["9" * 5_000]),
    "an empty value is empty": ("a:\nb: ''", {"a": "", "b": ""}),
    "byte order mark": ("\ufefftitle: x", {"title": "x"}),
    "windows line ends": ("a: 1\r\nb:\r\n  - c\r\n", {"a": "1", "b": ["c"]}),
    "old mac line ends": ("a: 1\rb: 2\r", {"a": "1", "b": "2"}),
    "unicode line ends are blanks": ("a: x\u2028y\nb: z\x85w", {"a": "x y", "b": "z w"}),
    "a block keeps its lines": ("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}),
    "a folded text is one line": ("a: >-\n  one\n  two\n", {"a": "one two"}),
    "markup stays literal": ("a: '[@click=app.quit]x[/]'", {"a": "[@click=app.quit]x[/]"}),
    "jinja in quotes stays literal": ("a: '{{ 7*7 }}'", {"a": "{{ 7*7 }}"}),
    "an escaped clipboard sequence is defused": (r'a: "\e]52;c;aGk=\a"', {"a": "]52;c;aGk="}),
    "an escaped override is dropped": (r'a: "x\u202Ey"', {"a": "xy"}),
    "an escaped line end is a line end": (r'a: "x\Ly"', {"a": "x\ny"}),
    "wide letters and emoji": ("a: 授業 👩\u200d👧", {"a": "授業 👩\u200d👧"}),
    "a remark after two spaces": ("a: short # remark\nb: some words  # remark\n", {"a": "short", "b": "some words"}),
    "a text alone": ("What stands out?", "What stands out?"),
    "nothing": ("", None),
    "document marks around one document": ("---\na: b\n...\n", {"a": "b"}),
}
"""Name: the YAML, and what comes of it without a problem."""


@pytest.mark.parametrize(("text", "expected"), list(KEPT.values()), ids=list(KEPT))
def test_what_is_no_problem(text: str, expected: Plain, scanner: str) -> None:
    node, problems = parse_text(text, "x.yaml")
    assert problems == ()
    assert plain(node) == expected


SAID: dict[str, tuple[str, int, int, str, Plain]] = {
    "alias": ("a: *x\nb: c", 1, 4, "`*`", {"a": "", "b": "c"}),
    "anchor": ("a: &x y\nb: c", 1, 4, "`&`", {"a": "y", "b": "c"}),
    "list that holds itself": ("a: &x [*x]\nb: c", 1, 4, "`&`", {"a": [""], "b": "c"}),
    "alias bomb": (BOMB, 1, 4, "`&`", {"a": ["x", "x"], "b": ["", ""], "c": ["", ""], "d": ["", ""]}),
    "merge key": ("base: {x: y}\n<<: {z: w}", 2, 1, "`<<`", {"base": {"x": "y"}}),
    "tag that would run code": ("a: !!python/object/apply:os.system ['true']\nb: c", 1, 4, "`!`",
                                {"a": ["true"], "b": "c"}),
    "unknown tag": ("a: !secret x\nb: c", 1, 4, "`!`", {"a": "x", "b": "c"}),
    "binary tag": ("a: !!binary aGk=\nb: c", 1, 4, "`!`", {"a": "aGk=", "b": "c"}),
    "duplicate key": ("a: 1\nb: 2\na: 3", 3, 1, "line 1", {"a": "1", "b": "2"}),
    "list as a key": ("? [a]\n: b\nc: d", 1, 3, "name of a field", {"c": "d"}),
    "key without a name": ("'': b\nc: d", 1, 1, "without a name", {"c": "d"}),
    "second document": ("a: 1\n---\nb: 2", 2, 1, "second document", {"a": "1"}),
    "hundred documents": ("a: 1\n" + "---\nb: 2\n" * 100, 2, 1, "second document", {"a": "1"}),
    "colon in a text": ("a: b\nc: What: now?\nd: e", 2, 8, "colon", {"a": "b", "d": "e"}),
    "colon in a list item's field": ("- text: What: now?\n- b", 1, 13, "colon", ["b"]),
    "tab indent": ("a:\n\tb: 1\nc: d", 2, 1, "tab", {"a": {"b": "1"}, "c": "d"}),
    "percent sign first": ("- %x\n- b", 1, 3, "`%`", ["b"]),
    "at sign first": ("- @home\n- b", 1, 3, "`@`", ["b"]),
    "backtick first": ("- `x`\n- b", 1, 3, "cannot begin with", ["b"]),
    "star first": ("- *bold* words\n- b", 1, 3, "`*`", ["b"]),
    "two stars first": ("- **bold**\n- b", 1, 3, "`*`", ["b"]),
    "braces first": ("- {name}, hi\n- b", 1, 9, "after `}`", ["b"]),
    "brackets first": ("- [pause] What?\n- b", 1, 11, "after `]`", ["b"]),
    "apostrophe in single quotes": ("- 'don't'\n- b", 1, 8, "closing quotation mark", ["b"]),
    "words after a closing quote": ("- \"One\" or two?\n- b", 1, 9, "closing quotation mark", ["b"]),
    "quote that never closes": ("- a\n- \"What?\n- b", 2, 3, "never closed", ["a", "b"]),
    "quote that swallows its neighbours": ('- "What?\n- a\n- "Third"\n- b', 1, 3, "only on line 3",
                                           ["a", "Third", "b"]),
    "bracket that never closes": ("a: [x, y\nb: c", 1, 4, "`[`", {"b": "c"}),
    "unknown escape": ('- "a\\qb"\n- b', 1, 5, "backslash", ["b"]),
    "line without a colon": ("a: b\njust words\nc: d", 2, 1, "no colon", {"a": "b", "c": "d"}),
    "line too far in": ("a: b\n  c: d\ne: f", 2, 4, "further in", {"a": "b", "e": "f"}),
    "list on the line of a field": ("a: - b\nc: d", 1, 4, "middle of a line", {"c": "d"}),
    "text cut at a number sign": ("- Issue #5 again\n- b", 1, 9, "remark", ["Issue", "b"]),
    "text cut at a remark": ("- What is the # of pupils?\n- b", 1, 15, "remark", ["What is the", "b"]),
    "raw escape": ("- a\n- x\x1b[2J\n- b", 2, 4, "U+001B", ["a", "x[2J", "b"]),
    "raw nul": ("- a\n- \x00x\n- b", 2, 3, "U+0000", ["a", "x", "b"]),
    "raw c1": ("- a\x9b2J\n- b", 1, 4, "U+009B", ["a2J", "b"]),
    "raw surrogate": ("- a\n- b\ud800", 2, 4, "U+D800", ["a", "b"]),
    "mark in the middle": ("- a\ufeffc\n- b", 1, 4, "U+FEFF", ["ac", "b"]),
    "columns count code points": ("é👩: x\n授業授業: a: b\nc: d", 2, 8, "colon", {"é👩": "x", "c": "d"}),
    "columns count from behind the byte order mark": ("\ufeffa: b: c\nd: e", 1, 5, "colon", {"d": "e"}),
    "lines count windows line ends once": ("a: 1\r\n\r\nb: x: y\r\nc: d", 3, 5, "colon", {"a": "1", "c": "d"}),
    "ten thousand brackets": ("a: b\nc: " + "[" * 10_000 + "\nd: e", 2, 23, "20 deep", {"a": "b", "d": "e"}),
    "ten thousand braces": ("a: b\nc: " + "{" * 10_000 + "\nd: e", 2, 23, "20 deep", {"a": "b", "d": "e"}),
    "ten thousand hyphens": ("a: b\nc:\n  " + "- " * 10_000 + "x\nd: e", 3, 41, "20 deep",
                             {"a": "b", "c": "", "d": "e"}),
}  # fmt: skip
"""Name: the YAML, line and column of the first problem, words of its message, and what is kept."""


@pytest.mark.parametrize(("text", "line", "column", "words", "kept"), list(SAID.values()), ids=list(SAID))
def test_what_is_said_where_and_what_is_kept(
    text: str, line: int, column: int, words: str, kept: Plain, scanner: str
) -> None:
    node, problems = parse_text(text, "x.yaml")
    first = problems[0]
    assert words in first.message
    assert first.line == line
    if scanner == "C":  # the other one points elsewhere in the same line, now and then
        assert first.column == column
    assert plain(node) == kept


@pytest.mark.parametrize("escape", [r'"\ud800"', r'"\U00110000"', r'"\UFFFFFFFF"', r'"\xzz"', r'"\u12"'])
def test_an_impossible_escape_never_breaks_out(escape: str, scanner: str) -> None:
    node, problems = parse_text(f"- a\n- {escape}\n- b\n", "x.yaml")
    if node is None:
        assert problems
    else:
        assert not MUST_NOT_REACH_A_TERMINAL & set(str(plain(node)))


@pytest.mark.parametrize("head", ["%YAML 9.0\n---\n", "%FOO x\n---\n", "%TAG ! tag:x,2000:\n---\n"])
def test_directives_do_no_harm(head: str, scanner: str) -> None:
    node, _ = parse_text(f"{head}a: b\n", "x.yaml")
    assert plain(node) == {"a": "b"}


HUGE = {
    "brackets": "[" * 900_000,
    "braces": "{" * 900_000,
    "hyphens": "- " * 450_000,
    "question marks": "? " * 450_000,
    "colons": "a:" * 450_000,
    "anchors": "&a " * 300_000,
    "aliases": "- *a\n" * 180_000,
    "tags": "- !!a b\n" * 110_000,
    "items": "- a\n" * 225_000,
    "keys": "".join(f"k{n}:\n" for n in range(110_000)),
    "the same key": "a: b\n" * 180_000,
    "faults": "- a: b: c\n" * 90_000,
    "open quote": "- '" + "a\n" * 440_000,
    "commas": "[" + "," * 900_000,
    "one line": "a" * 900_000,
    "blank lines": "\n" * 900_000,
    "remarks": "#\n" * 450_000,
    "number signs": "- a b #c\n" * 100_000,
    "deepening": "".join(" " * n + "-\n" for n in range(1_300)),
    "escapes": '"' + "\\n" * 450_000 + '"',
    "control characters": "\x1b" * 900_000,
    "line separators": "\u2028" * 300_000,
}


@pytest.mark.parametrize("text", list(HUGE.values()), ids=list(HUGE))
def test_a_megabyte_of_mischief_takes_bounded_time_and_few_words(text: str) -> None:
    begun = time.process_time()
    _, problems = parse_text(text, "x.yaml")
    assert time.process_time() - begun < 5
    assert len(problems) <= tree.MAX_PROBLEMS + 110


def test_too_many_values_are_refused() -> None:
    node, problems = parse_text("[" + "a," * (tree.MAX_NODES + 10) + "]", "x.yaml")
    assert node is None
    assert "200,000 values" in problems[-1].message


def test_a_text_over_the_limit_is_refused() -> None:
    node, (problem,) = parse_text("#" * (MAX_BYTES + 1), "x.yaml")
    assert node is None
    assert "1 MB" in problem.message
