"""The tables of the pages are those of the program: fields of banks and sessions, letters, keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from textual.binding import Binding

from coachtui.banks import BankHead, Phase, Question
from coachtui.checker import Checker, load_rules
from coachtui.session import Action, Asked, Choice, Decision, Kind, Line, Reply
from coachtui.storage.record import to_record
from coachtui.tui.app import CoachApp
from coachtui.tui.screens.banks import BanksScreen
from coachtui.tui.screens.cover import CoverScreen
from coachtui.tui.screens.help import HelpScreen
from coachtui.tui.screens.home import HomeList, HomeScreen
from coachtui.tui.screens.live import SessionScreen
from coachtui.tui.screens.mirror import MirrorScreen, ObservationList
from coachtui.tui.screens.new import NewSessionScreen
from coachtui.tui.screens.plan import PlanScreen, PromptList
from coachtui.tui.widgets.bank import BankPane
from coachtui.tui.widgets.banklist import BankList
from coachtui.tui.widgets.check import CardList
from coachtui.tui.widgets.longtext import LongText
from coachtui.tui.widgets.notes import NotesPane
from coachtui.tui.widgets.questionlist import QuestionList
from tests.builders import a_session
from tests.unit.bank_schema import SCHEMA_FILE, bank_schema
from tests.unit.pages import DOCS, README, SOURCE, blocks, files_beside, table_after

COACHES = DOCS / "coaches.md"

KEY_NAMES = {"/": "slash", "ctrl+\\": "ctrl+backslash", "esc": "escape", "?": "question_mark"}
"""Keys whose name in the program is not the one people read."""

SCREENS_AND_LISTS = (
    CoachApp,
    HomeScreen,
    HomeList,
    SessionScreen,
    NotesPane,
    BankPane,
    QuestionList,
    NewSessionScreen,
    PlanScreen,
    PromptList,
    CardList,
    CoverScreen,
    HelpScreen,
    MirrorScreen,
    ObservationList,
    BanksScreen,
    BankList,
    LongText,
)
"""Where a coach presses keys in and around a session."""

IDS = "a list of ids, as `[a, b]`"
ID_LISTS = {"hide", "order", "stages", "avoid_after"}
"""Fields of a bank whose texts are ids."""

OF_TEXTUAL = {"ctrl+z", "ctrl+y", "tab"}
ARROWS = {"up", "down"}


def holds(kind: msgspec.inspect.Type) -> str:
    """Return what a field of a bank may hold, as the table says it."""
    said = "a list of questions"
    match kind:
        case msgspec.inspect.Metadata() | msgspec.inspect.UnionType():
            said = "an id"
        case msgspec.inspect.LiteralType(values=values):
            said = ", ".join(map(str, values))
        case msgspec.inspect.StrType(max_length=None):
            said = "text"
        case msgspec.inspect.StrType(min_length=low, max_length=high):
            said = f"text, {low} to {high} characters"
        case msgspec.inspect.IntType(ge=low, le=high):
            said = f"{low} to {high}"
        case msgspec.inspect.VarTupleType(item_type=msgspec.inspect.LiteralType(values=values)):
            said = f"any of {', '.join(map(str, values))}"
        case msgspec.inspect.VarTupleType(item_type=msgspec.inspect.StrType()):
            said = "a list of texts"
    return said


@pytest.mark.parametrize("model", [BankHead, Phase, Question])
def test_the_trainers_page_has_every_field_of_the_bank_format_in_order(model: type[msgspec.Struct]) -> None:
    told = table_after(DOCS / "trainers.md", f"fields: {model.__name__}")
    fields = msgspec.structs.fields(model)
    held = {f.name: IDS if f.name in ID_LISTS else holds(msgspec.inspect.type_info(f.type)) for f in fields}
    expected = [(f"`{f.name}`", "yes" if f.required else "", held[f.name]) for f in fields]
    assert [(name, needed, _sorted(held)) for name, needed, held, _ in told] == [
        (name, needed, _sorted(held)) for name, needed, held in expected
    ]
    assert all(use for *_, use in told)


def _sorted(held: str) -> list[str]:
    """Return the words of a cell in an order of their own: the choices of a field have none."""
    return sorted(held.replace(",", "").split())


def test_the_rule_on_the_trainers_page_finds_what_it_says_and_leaves_the_rest_alone(tmp_path: Path) -> None:
    text = files_beside(DOCS / "trainers.md")["wonders.yaml"]
    (tmp_path / "wonders.yaml").write_text(text, encoding="utf-8")
    rules = load_rules(tmp_path)
    assert [problem for problem in rules.problems if problem.source.endswith("wonders.yaml")] == []
    fires, quiet = (
        re.findall(r'^      - "(.+)"', part, re.MULTILINE) for part in text.partition("fires:")[2].split("quiet:")
    )
    found = {line: [finding.rule for finding in Checker(rules).check(line).findings] for line in (*fires, *quiet)}
    assert [line for line in found if "unsolicited-advice.wonders" in found[line]] == fires
    assert len(fires) == len(quiet) == 3


def test_the_schema_for_editors_is_made_from_the_bank_format() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == bank_schema()


def test_the_architecture_page_has_every_field_of_the_session_file_in_order() -> None:
    session = a_session(
        Line(0, Kind.NOTE, "Noticed"),
        asked=(Asked(0, "What stands out?"),),
        actions=(Action("Wait"),),
        decisions=(Decision("category", "rule", "", "", Choice.LEFT, 0),),
        replies=(Reply(0, "Yes"),),
    )
    written = {f"`{name}`": list(table["1"]) for name, table in to_record(session).items()}
    told = table_after(DOCS / "architecture.md", "tables of the session file")
    assert {name: fields.replace("`", "").split() for name, _, fields in told} == written


def test_every_module_in_the_tree_of_the_architecture_page_is_there() -> None:
    tree = next(block.text for block in blocks(DOCS / "architecture.md") if block.remark == "tree")
    there = {path.name for path in SOURCE.rglob("*.py")} | {f"{path.name}/" for path in SOURCE.rglob("*")}
    assert [name for name in re.findall(r"\w+\.py|(?<=^  )\w+/", tree, re.MULTILINE) if name not in there] == []


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Return one checker for all: it takes a while while its rules are being changed."""
    return Checker()


@pytest.mark.parametrize("letter", "JDQR")
def test_each_example_beside_a_letter_gets_that_letter(letter: str, checker: Checker) -> None:
    rows = {row[0].strip("`"): row[2] for row in table_after(COACHES, "letters")}
    examples = re.findall(r"\*([^*]+)\*", rows[letter])
    letters = {example: {finding.letter for finding in checker.check(example).findings} for example in examples}
    assert [example for example in examples if letter not in letters[example]] == []


def test_the_figures_of_the_readme_are_those_of_the_performance_page() -> None:
    measured = set(re.findall(r"[\d.,]*\d", (DOCS / "performance.md").read_text(encoding="utf-8")))
    figures = [figure.split()[0] for *_, figure in table_after(README, "figures")]
    assert figures
    assert [figure for figure in figures if figure not in measured] == []


def documented_keys() -> set[str]:
    """Return the keys that the tables of the coaches' page name."""
    tables = COACHES.read_text(encoding="utf-8").partition("## Keys, by what you are doing")[2]
    keys = {key.lower() for key in re.findall(r"`([^`]+)`", tables)}
    return {KEY_NAMES.get(key, key) for key in keys} | {str(digit) for digit in range(1, 10)}


def bound_keys() -> Iterator[tuple[str, set[str]]]:
    """Yield every binding of the screens a coach works on, with its keys."""
    for place in SCREENS_AND_LISTS:
        for binding in place.__dict__["BINDINGS"]:
            assert isinstance(binding, Binding)
            yield f"{place.__name__}: {binding.description or binding.action}", set(binding.key.split(","))


def test_every_key_of_the_app_is_on_the_coaches_page() -> None:
    told = documented_keys() | ARROWS
    assert [what for what, keys in bound_keys() if not keys & told] == []


def test_every_key_on_the_coaches_page_is_a_key_of_the_app() -> None:
    bound = set().union(*(keys for _, keys in bound_keys())) | OF_TEXTUAL
    assert documented_keys() - bound == set()
