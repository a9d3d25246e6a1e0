"""A doubtful file is refused in plain words, in bounded time, whatever is in it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.storage.reasons import DamagedError
from coachtui.storage.strictjson import DEEPEST, decode, encode
from tests.hostile import any_text

DOUBTFUL: dict[str, tuple[bytes, str]] = {
    "nothing at all": (b"", "empty"),
    "only blanks": (b" \r\n\t", "empty"),
    "only NUL, as after a power cut": (b"\0" * 4096, "empty"),
    "null": (b"null", "holds no tables"),
    "a list": (b"[]", "holds no tables"),
    "text": (b'"session"', "holds no tables"),
    "a number": (b"1", "holds no tables"),
    "not JSON": (b"hello", "not JSON, or was cut short (line 1, column 1)"),
    "cut short": (b'{"a": {"1": {"text": "hal', "cut short"),
    "cut in an escape": (b'{"a": "\\', "cut short"),
    "the tail of an older text": (b'{"a": {}}"}}', "not JSON"),
    "a NUL behind": (b'{"a": {}}\0', "not JSON"),
    "trailing comma": (b'{"a": {},}', "not JSON"),
    "a comment": (b'{"a": {}} // x', "not JSON"),
    "not UTF-8": (b'{"a": "\xff"}', "not UTF-8 text (byte 8)"),
    "UTF-16": ('{"a": {}}'.encode("utf-16"), "byte order mark"),
    "byte order mark": (b"\xef\xbb\xbf{}", "byte order mark"),
    "surrogates as bytes": (b'{"a": "\xed\xa0\x80"}', "not UTF-8"),
    "NaN": (b'{"a": NaN}', "holds NaN, which is not a number"),
    "Infinity": (b'{"a": [Infinity]}', "holds Infinity"),
    "-Infinity": (b'{"a": -Infinity}', "holds -Infinity"),
    "infinite by size": (b'{"a": 1e999}', "too large"),
    "an endless number": (b'{"a": ' + b"9" * 10_000 + b"}", "too large"),
    "just over 64 bits": (b'{"a": 18446744073709551616}', "too large"),
    "the same table twice": (b'{"a": {}, "a": {}}', "names something twice"),
    "the same field twice": (b'{"a": {"1": {"x": 1, "x": 2}}}', "names something twice"),
    "the same field twice once mended": (b'{"a": {"\\ud800": 1, "\\udfff": 2}}', "names something twice"),
    "nested": (b'{"a": ' + b"[" * 60 + b"]" * 60 + b"}", "more than 50 levels"),
    "nested without end": (b'{"a":' * 100_000, "more than 50 levels"),
    "only opening brackets": (b"[" * 1_000_000, "more than 50 levels"),
    "only closing brackets": (b"]" * 1_000, "not JSON"),
    "quotes and backslashes": (b'{"' + b'\\"' * 500_000, "not JSON"),
}


@pytest.mark.parametrize(("content", "said"), DOUBTFUL.values(), ids=DOUBTFUL)
def test_a_doubtful_file_is_refused_in_plain_words(content: bytes, said: str) -> None:
    with pytest.raises(DamagedError) as refused:
        decode(content)
    assert said in refused.value.message
    assert "\n" not in str(refused.value)


def test_brackets_in_text_are_not_levels() -> None:
    deep = {"a": "[" * 1_000 + '\\"{' * 1_000}
    assert decode(encode(deep)) == deep


def test_the_deepest_level_allowed_is_read() -> None:
    assert decode(b'{"a":' + b"[" * (DEEPEST - 1) + b"]" * (DEEPEST - 1) + b"}")


def test_surrogates_in_escapes_are_mended_where_they_are_lone() -> None:
    assert decode(b'{"\\ud800": ["x\\udfffy", {"a": "\\ud83d\\ude00"}, 1]}') == {"\ufffd": ["x\ufffdy", {"a": "😀"}, 1]}


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=20,
)


@given(st.dictionaries(st.text(), VALUES, min_size=1))
def test_what_is_encoded_is_decoded(value: dict[str, object]) -> None:
    assert decode(encode(value)) == value
    assert json.loads(encode(value)) == value


@given(st.binary() | any_text.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        found = decode(content)
    except DamagedError:
        return
    assert isinstance(found, dict)


@given(any_text)
def test_any_text_among_brackets_is_read_or_refused(text: str) -> None:
    try:
        decode(('{"a": {"1": ' + text + "}}").encode("utf-8", "replace"))
    except DamagedError:
        return
