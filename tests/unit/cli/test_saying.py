from __future__ import annotations

import io

import pytest

from coachtui.cli.saying import coloured, columns, counted


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def sit_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", Terminal())
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)


def test_a_terminal_gets_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    sit_at_a_terminal(monkeypatch)
    assert coloured("rule", "yellow") == "\x1b[33mrule\x1b[0m"


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_who_asks_for_no_colours_gets_none(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    sit_at_a_terminal(monkeypatch)
    monkeypatch.setenv(name, value)
    assert coloured("rule", "yellow") == "rule"


@pytest.mark.parametrize("stdout", [io.StringIO(), None], ids=["pipe", "closed"])
def test_a_pipe_gets_no_colours(monkeypatch: pytest.MonkeyPatch, stdout: io.StringIO | None) -> None:
    monkeypatch.setattr("sys.stdout", stdout)
    assert coloured("rule", "yellow") == "rule"


def test_columns_stand_below_each_other_whatever_the_width_of_a_letter() -> None:
    assert columns([("a", "x"), ("授業", "y"), ("cafe\u0301", "")]) == ("a     x", "授業  y", "cafe\u0301")


def test_no_rows_are_no_lines() -> None:
    assert columns([]) == ()


def test_one_is_said_differently_from_many() -> None:
    assert [counted(number, "question") for number in (0, 1, 2)] == ["0 questions", "1 question", "2 questions"]
