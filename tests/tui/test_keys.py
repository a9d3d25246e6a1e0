"""Every key has a name of its own, and none is taken from the text area or from the terminal."""

from __future__ import annotations

from collections import Counter

from textual.binding import Binding
from textual.widgets import TextArea

from coachtui.tui.app import CoachApp
from coachtui.tui.screens.banks import BanksScreen
from coachtui.tui.screens.cover import CoverScreen
from coachtui.tui.screens.handover import HandOverScreen
from coachtui.tui.screens.help import HELP, HelpScreen
from coachtui.tui.screens.home import HomeList, HomeScreen
from coachtui.tui.screens.live import SessionScreen
from coachtui.tui.screens.mirror import MirrorScreen, ObservationList
from coachtui.tui.screens.new import NewSessionScreen
from coachtui.tui.widgets.banklist import BankList
from coachtui.tui.widgets.check import CardList
from coachtui.tui.widgets.choices import Choices
from coachtui.tui.widgets.longtext import LongText
from coachtui.tui.widgets.notes import NotesPane
from coachtui.tui.widgets.questionlist import QuestionList

PLACES = (
    CoachApp,
    HomeScreen,
    HomeList,
    NewSessionScreen,
    SessionScreen,
    CoverScreen,
    HelpScreen,
    HandOverScreen,
    MirrorScreen,
    ObservationList,
    BanksScreen,
    BankList,
    LongText,
    QuestionList,
    CardList,
    Choices,
    NotesPane,
)
NEVER = {"ctrl+h", "ctrl+i", "ctrl+m", "ctrl+j", "ctrl+left_square_bracket"}
"""The same bytes as backspace, tab, enter, newline and escape."""


def bindings(place: type[object]) -> list[Binding]:
    found = [item for item in place.__dict__.get("BINDINGS", []) if isinstance(item, Binding)]
    return list(Binding.make_bindings(found))


def test_every_binding_has_an_id_and_no_id_stands_for_two_things() -> None:
    named = [(binding.id, binding.action, place.__name__) for place in PLACES for binding in bindings(place)]
    assert all(name for name, _, _ in named)
    meanings = Counter(name for name, _ in {(name, action) for name, action, _ in named})
    assert [name for name, count in meanings.items() if count > 1] == []


def test_no_key_of_the_live_screen_is_one_the_notes_need() -> None:
    taken = {key for binding in Binding.make_bindings(TextArea.BINDINGS) for key in binding.key.split(",")}
    ours = {key for binding in bindings(SessionScreen) for key in binding.key.split(",")}
    assert ours & taken == set()


def test_no_key_is_one_that_a_terminal_cannot_tell_from_another() -> None:
    keys = {key for place in PLACES for binding in bindings(place) for key in binding.key.split(",")}
    assert keys & NEVER == set()


def test_every_function_key_of_the_live_screen_has_a_twin_or_is_in_the_palette() -> None:
    """Function keys need a second key on many laptops."""
    named = {name for name, _, _ in SessionScreen.commands(SessionScreen.__new__(SessionScreen))}
    assert {"Ask a question", "Only the notes", "Hide or show the check", "Cover the screen", "Help"} <= named


def test_help_names_every_key_of_the_live_screen_that_has_to_be_known() -> None:
    for key in ("ctrl+t", "ctrl+o", "F2", "ctrl+n", "F8", "ctrl+r", "ctrl+l", "F3", "F4", "F9", "ctrl+s", "ctrl+q"):
        assert key in HELP
