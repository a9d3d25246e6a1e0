"""Nasty strings by name, used against every screen, export, file and command."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

__all__ = ["HOSTILE", "MUST_NOT_REACH_A_TERMINAL", "any_text", "every_hostile_text"]

HOSTILE: dict[str, str] = {
    # Markup of Rich and Textual
    "markup style": "[bold red]ALERT[/bold red]",
    "markup action": "[@click=app.quit]x[/]",
    "markup action with arguments": "[@click=app.screenshot('victim.txt','.')]look[/]",
    "markup unknown action": "[@click=nowhere.nothing]x[/]",
    "markup closing tag only": "[/nope]",
    "markup variable": "[$error]",
    "markup link": "[link=https://example.invalid]here[/link]",
    "markup unfinished": '[link="x',
    "markup brackets": "What did you see [pause] then [1]?",
    "markup nested": "[[[[red]]]]",
    "markup flood": "[red]" * 500,
    "trailing backslash": "What next?\\",
    "emoji code": ":warning: :smile:",
    # What steers a terminal
    "escape colour": "\x1b[31mred\x1b[0m",
    "escape clear screen": "\x1b[2J\x1b[H",
    "escape title": "\x1b]0;owned\x07",
    "escape link": "\x1b]8;;https://example.invalid\x1b\\link\x1b]8;;\x1b\\",
    "escape clipboard": "\x1b]52;c;aGk=\x07",
    "escape status query": "\x1b[6n\x1b[c",
    "escape alone at the end": "text\x1b",
    "c1 control sequence": "\x9b31mred\x9d0;owned\x9c",
    "nul": "a\x00b",
    "bell and backspaces": "abc\x07\x08\x08\x08xyz",
    "delete": "abc\x7f",
    # What reorders or hides text
    "bidi override": "user\u202egnp.exe",
    "bidi isolates": "\u2066a\u2067b\u2069c",
    "zero width": "he\u200bllo\u2060 wor\ufeffld",
    "soft hyphen": "judge\u00adment",
    "tag characters": "ok\U000e0041\U000e0042\U000e007f",
    "interlinear marks": "\ufff9base\ufffanote\ufffb",
    # What people write in other languages, and what must survive
    "hebrew with marks": "\u200eשלום\u200f Ms K.",
    "arabic": "كيف كان الدرس؟",
    "emoji family": "👩\u200d👩\u200d👧\u200d👦 and 🏴\u200d☠️",
    "emoji flags and skin": "🇬🇧👍🏽",
    "wide characters": "授業はどうでしたか",
    "accents composed": "café naïve Zoë",
    "accents combining": "cafe\u0301 nai\u0308ve",
    "combining flood": "Z" + "\u0301\u0327\u033a" * 200,
    "joiner chain": "\u200d".join("👩" * 100),
    "ligature and case": "ﬁ ß İ ſ Ǆ",
    # Line ends and blanks
    "crlf": "one\r\ntwo\rthree",
    "unicode line ends": "one\u2028two\u2029three\x85four",
    "vertical tab, form feed, separators": "one\x0btwo\x0cthree\x1cfour\x1dfive\x1esix",
    "tabs": "one\ttwo\t\tthree",
    "blanks": "   \u00a0\u3000\u2003  ",
    "empty": "",
    # Broken text
    "lone surrogate": "a\ud800b\udfff",
    "surrogate pair as two": "\ud83d\ude00",
    "noncharacters": "a\ufffe\uffffb",
    "private use": "\ue000\uf8ff\U0010ffff",
    # Other languages of machines
    "html": '<script>alert(1)</script><img src=x onerror="alert(1)">',
    "html attribute": "\"><svg onload=alert(1)>'",
    "html entity": "&lt;b&gt; &amp; &#x1b;",
    "markdown": "# Heading\n---\n[x](javascript:alert(1)) ![y](http://example.invalid/p.png) ```",
    "csv formula": '=HYPERLINK("http://example.invalid","x")',
    "csv formula after a tab": "\t=1+1",
    "csv plus, minus, at": '+1;-1;@SUM(A1)\n"quoted", comma',
    "jinja": "{{ 7*7 }}{% for x in () %}{% endfor %}{# gone #}",
    "jinja attribute": "{{ ''.__class__.__mro__ }}",
    "format string": "%s %n {0} {name!r} $HOME `id`",
    "yaml": "a: &b [*b, !!python/name:os.system ]\n---\n- x",
    "json": '{"a": NaN}, "\\ud800"',
    "path": "../../etc/passwd\x00.json",
    "device name": "CON.yaml",
    "shell": "$(touch x); rm -rf ~",
    "sql": "'; DROP TABLE notes; --",
    # Marks of our own notes
    "note marks": '? " > # ',
    "private mark": "# not for others",
    # Size
    "long word": "a" * 20_000,
    "long line": "well, so " * 3_000,
    "many lines": "line\n" * 2_000,
}
"""Name of the danger, and the text."""

MUST_NOT_REACH_A_TERMINAL = frozenset(
    chr(code)
    for code in (
        *(code for code in range(0x20) if chr(code) not in "\t\n"),
        *range(0x7F, 0xA0),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        *range(0xD800, 0xE000),
        0xFEFF,
    )
)
"""Characters that steer a terminal, reorder text or cannot be written at all."""

every_hostile_text = pytest.mark.parametrize("text", list(HOSTILE.values()), ids=list(HOSTILE))
"""Runs a test once for each text, which it takes as `text`."""

any_text = st.one_of(
    st.text(st.characters()),
    st.text(st.sampled_from("ab:,-#'\"[]{}&*!|>%@`?\\ \n\t\r\x00\x1b\x85\u2028\u202e\ud800\ufeffé👩\u200d")),
    st.lists(st.sampled_from([text[:200] for text in HOSTILE.values()]), max_size=4).map("".join),
)
"""Any text at all, with more of the awkward kind than chance would bring; surrogates too."""
