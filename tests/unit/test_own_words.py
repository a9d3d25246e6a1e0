"""What the program says to people would pass its own check."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import click
import pytest

from coachtui.checker import Checker, Severity
from coachtui.cli.main import program
from tests.unit.pages import README, SOURCE

_NOT_PROSE = re.compile(r"<!--.*?-->|```.*?```|`[^`]*`|\]\([^)]*\)|^#.*?$", re.DOTALL | re.MULTILINE)
_HELP_NAMES = ("HELP", "EMPTY", "TITLE", "SUB_TITLE", "BINDING_GROUP_TITLE")


def readme() -> Iterator[str]:
    """Yield the paragraphs and the cells of the README, without what is typed."""
    prose = _NOT_PROSE.sub(" ", README.read_text(encoding="utf-8"))
    for paragraph in re.split(r"\n\s*\n|\n(?=[|*-]|\d\.)", prose):
        yield from (cell.strip() for cell in paragraph.replace("\n", " ").split("|"))


def command_help(command: click.Command) -> Iterator[str]:
    """Yield what `--help` says of a command, its options and the commands below it."""
    yield command.help or ""
    for parameter in command.params:
        yield getattr(parameter, "help", None) or ""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from command_help(below)


def screen_help() -> Iterator[str]:
    """Yield the texts of the help screen, and the help of every widget."""
    for module in sorted((SOURCE / "tui").rglob("*.py")):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            named = isinstance(node, ast.Assign) and any(
                isinstance(target, ast.Name) and target.id in _HELP_NAMES for target in node.targets
            )
            if named:
                yield from (
                    one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)
                )


OWN = {
    "readme": sorted(set(readme())),
    "command help": sorted(set(command_help(program))),
    "screen help": sorted(set(screen_help())),
}


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


@pytest.mark.parametrize("where", OWN)
def test_our_own_words_pass_our_own_check(where: str, checker: Checker) -> None:
    assert OWN[where]
    heavy = {
        text: [found.rule for found in checker.check(text).findings if found.severity >= Severity.CAUTION]
        for text in OWN[where]
    }
    assert {text: rules for text, rules in heavy.items() if rules} == {}
