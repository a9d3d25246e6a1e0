"""What must not stand in the source: Textual outside the screens, and a person's words near a markup parser."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import coachtui

SOURCE = Path(coachtui.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
SCREENS = [path for path in MODULES if path.is_relative_to(SOURCE / "tui")]

PARSERS = {"escape", "from_markup", "render_str", "render_markup"}
"""Calls that read markup, or that promise to make it harmless and do not."""

SHOWS_MARKUP = {"Static", "Label", "Option", "Button", "Checkbox", "RadioButton", "TabPane", "Collapsible", "update"}
"""Calls whose text is read as markup when it is a plain string."""


def shown(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Yield every call in a module with the last part of the name that is called."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            yield function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", ""), node


def imported(path: Path) -> Iterator[str]:
    """Yield every module that is named in an import, wherever in the file it stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def literal_markup(call: ast.Call) -> bool:
    return any(
        keyword.arg == "markup" and isinstance(keyword.value, ast.Constant) and keyword.value.value is False
        for keyword in call.keywords
    )


@pytest.mark.parametrize("path", [path for path in MODULES if path not in SCREENS], ids=shown)
def test_only_the_screens_know_textual_and_rich(path: Path) -> None:
    assert [name for name in imported(path) if name.partition(".")[0] in {"textual", "rich"}] == []


@pytest.mark.parametrize("path", SCREENS, ids=shown)
def test_no_screen_calls_a_markup_parser(path: Path) -> None:
    assert [ast.unparse(call) for name, call in calls(path) if name in PARSERS] == []
    assert [name for name in imported(path) if name in {"rich.markup", "textual.markup"}] == []


@pytest.mark.parametrize("path", SCREENS, ids=shown)
def test_every_notice_shows_its_text_as_it_is(path: Path) -> None:
    notices = [call for name, call in calls(path) if name == "notify"]
    assert [ast.unparse(call) for call in notices if not literal_markup(call)] == []


@pytest.mark.parametrize("path", SCREENS, ids=shown)
def test_no_widget_gets_a_made_up_string_that_it_would_read_as_markup(path: Path) -> None:
    made_up = [
        call
        for name, call in calls(path)
        if name in SHOWS_MARKUP and call.args and isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert [ast.unparse(call) for call in made_up if not literal_markup(call)] == []
