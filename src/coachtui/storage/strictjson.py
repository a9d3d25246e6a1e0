"""JSON as we accept it: one object, no doubtful numbers, no name twice, not nested without end."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import NoReturn

import msgspec

from coachtui.storage.reasons import DamagedError

__all__ = ["DEEPEST", "decode", "encode"]

DEEPEST = 50
"""Levels of brackets; the session file has three."""

_WHOLE_NUMBERS = range(-(2**63), 2**64)
"""What can be written can be read, and the other way round."""
_LONGEST_NUMBER = 20
"""Characters; longer ones are not even looked at."""

_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
"""A string, or the rest of the text when it is never closed: so the search stays linear."""
_NO_BRACKET = re.compile(r"[^\[\]{}]+")
_HARMLESS = frozenset({str, bool, type(None)})
_MAYBE_NAN = re.compile(rb"\xcb[\x7f\xff][\xf0-\xff]")
"""How NaN and infinity begin in MessagePack, which refuses whole numbers over 64 bits by itself."""
_STEP = {"[": 1, "{": 1, "]": -1, "}": -1}
_SURROGATES = re.compile("[\ud800-\udfff]")
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")


def encode(value: Mapping[str, object]) -> bytes:
    """Return `value` as UTF-8 JSON on one line; raises `ValueError` for a number `decode` would refuse.

    A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD.
    """
    if not _is_surely_sensible(value):
        _check_numbers(value)  # msgspec, ten times as quick as `json`, would write null for NaN
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", json.dumps(value, ensure_ascii=False, separators=(",", ":"))).encode()


def decode(content: bytes) -> dict[str, object]:
    """Return the object that `content` holds; raises `DamagedError` for anything doubtful."""
    text = _as_text(content)
    _check_nesting(text)
    try:
        value: object = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_whole_number,
            parse_float=_number,
            parse_constant=_no_constant,
        )
    except ValueError as error:
        raise DamagedError(f"the file is not JSON, or was cut short ({_position(error)})") from error
    if not isinstance(value, dict):
        raise DamagedError("the file holds no tables")
    return _without_surrogates(value) if _SURROGATE_ESCAPE.search(text) else value


def _is_surely_sensible(value: Mapping[str, object]) -> bool:
    """Tell in a tenth of the time of `_check_numbers` that all is well; False means that nobody knows yet."""
    try:
        return _MAYBE_NAN.search(msgspec.msgpack.encode(value)) is None
    except (OverflowError, UnicodeEncodeError):
        return False


def _check_numbers(value: Mapping[str, object]) -> None:
    waiting: list[Iterable[object]] = [value.values()]
    while waiting:
        for item in waiting.pop():
            if type(item) in _HARMLESS:
                continue
            if isinstance(item, dict):
                waiting.append(item.values())
            elif isinstance(item, (list, tuple)):
                waiting.append(item)
            elif isinstance(item, int) and item in _WHOLE_NUMBERS:
                continue
            elif not isinstance(item, float) or not math.isfinite(item):
                raise ValueError(f"{item} is not a number that every reader of JSON knows")


def _as_text(content: bytes) -> str:
    if not content.strip(b"\0 \t\r\n"):
        raise DamagedError("the file is empty")
    if content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise DamagedError("the file begins with a byte order mark: another program has rewritten it")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise DamagedError(f"the file is not UTF-8 text (byte {error.start + 1})") from error


def _check_nesting(text: str) -> None:
    brackets = _NO_BRACKET.sub("", _STRING.sub("", text))
    if max(accumulate(map(_STEP.__getitem__, brackets)), default=0) > DEEPEST:
        raise DamagedError(f"the file is nested more than {DEEPEST} levels deep")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise DamagedError("the file names something twice in one place")
    return found


def _whole_number(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER or int(digits) not in _WHOLE_NUMBERS:
        raise DamagedError("the file holds a number too large to be meant")
    return int(digits)


def _number(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise DamagedError("the file holds a number too large to be meant")
    return number


def _no_constant(name: str) -> NoReturn:
    raise DamagedError(f"the file holds {name}, which is not a number")


def _position(error: ValueError) -> str:
    return f"line {error.lineno}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else "a number"


def _without_surrogates(found: dict[str, object]) -> dict[str, object]:
    return _object([(_replaced(name), _mended(value)) for name, value in found.items()])


def _mended(value: object) -> object:
    if isinstance(value, str):
        return _replaced(value)
    if isinstance(value, list):
        return [_mended(item) for item in value]
    return _without_surrogates(value) if isinstance(value, dict) else value


def _replaced(text: str) -> str:
    return _SURROGATES.sub("\ufffd", text)
