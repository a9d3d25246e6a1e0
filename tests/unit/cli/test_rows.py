from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.cli.rows import MAX_LINE, Row, called, open_bytes, rows
from coachtui.errors import CoachError
from tests.hostile import any_text


def read(content: bytes) -> list[Row]:
    return list(rows(BytesIO(content)))


def test_lines_are_counted_from_one_and_lose_their_line_ends() -> None:
    assert read(b"one\ntwo\r\n\nfour") == [Row(1, "one"), Row(2, "two"), Row(3, ""), Row(4, "four")]


def test_nothing_is_no_line() -> None:
    assert read(b"") == []


def test_a_byte_order_mark_is_not_part_of_the_first_line() -> None:
    assert read("\ufeffWhat next?".encode()) == [Row(1, "What next?")]


def test_a_line_that_is_not_utf_8_is_told_and_the_next_one_is_read() -> None:
    assert read("café\n".encode("latin-1") + b"fine\n") == [Row(1, "", "this is not text in UTF-8"), Row(2, "fine")]


def test_a_line_without_end_is_passed_over_in_pieces() -> None:
    told, after = read(b"a" * (3 * MAX_LINE) + b"\nnext\n")
    assert told == Row(1, "", "the line is longer than 1,000,000 bytes")
    assert after == Row(2, "next")


def test_the_longest_line_that_fits_is_read() -> None:
    (only,) = read(b"a" * (MAX_LINE - 1) + b"\n")
    assert (len(only.text), only.problem) == (MAX_LINE - 1, "")


@given(st.lists(any_text.filter(lambda text: "\n" not in text), min_size=1))
def test_every_line_comes_back_as_it_was_given(lines: list[str]) -> None:
    sayable = [line.encode(errors="replace").decode().rstrip("\r").lstrip("\ufeff") for line in lines]
    assert [row.text for row in read("".join(f"{line}\n" for line in sayable).encode())] == sayable


@given(st.binary())
def test_any_bytes_are_read_to_their_end(content: bytes) -> None:
    numbers = [row.number for row in read(content)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) == content.count(b"\n") + (not content.endswith(b"\n") and content != b"")


def test_a_file_is_called_by_its_name_without_what_could_steer_a_terminal() -> None:
    assert called("-") == "standard input"
    assert called("a\x1b[2J\nb.txt") == "a[2J b.txt"


@pytest.mark.parametrize(
    ("name", "reason"),
    [("missing.txt", "there is no such file"), (".", "it is a folder"), ("a\0b", "no file can have this name")],
)
def test_what_cannot_be_opened_is_said_with_its_reason(
    name: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CoachError, match=reason):
        open_bytes(name)


def test_a_closed_standard_input_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(CoachError, match="standard input was not read: it is closed"):
        open_bytes("-")
