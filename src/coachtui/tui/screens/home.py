"""Home: go on with what is unfinished, start, look back, and read what needs mending."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coachtui.errors import Problem, StorageError
from coachtui.storage import SessionSummary
from coachtui.tui.plain import plain, plain_line
from coachtui.tui.screens.base import HELP_KEY, CoachScreen, Command
from coachtui.tui.widgets.hanging import Hanging
from coachtui.tui.widgets.keybar import KeyBar
from coachtui.tui.words import summary_words, unfinished_words
from coachtui.tui.workplace import Workplace

__all__ = ["HomeScreen"]

RECENT = 8
"""How many earlier sessions Home lists."""


class HomeList(OptionList):
    """What can be done, as rows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "open", id="home.open"),
        Binding("j", "cursor_down", show=False, id="home.down"),
        Binding("k", "cursor_up", show=False, id="home.up"),
    ]
    HELP = "Enter opens what is marked, n starts a new session, b opens the question banks, q leaves."


class HomeScreen(CoachScreen):
    """The first thing a coach sees."""

    CSS_PATH = "../styles/home.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "new session", id="home.new"),
        Binding("b", "banks", "question banks", id="home.banks"),
        Binding("q", "app.quit", "quit", id="home.quit"),
        Binding("question_mark", "help", show=False, id="home.help"),
        HELP_KEY,
    ]

    rows = getters.query_one("#home", HomeList)
    notices = getters.query_one("#notices", Static)

    def __init__(self, workplace: Workplace) -> None:
        """Look at one workplace."""
        super().__init__()
        self._workplace = workplace

    def compose(self) -> ComposeResult:
        """Title, rows, notices, keys."""
        yield from super().compose()
        with Vertical(id="main"):
            yield Static(plain_line("coachtui", "bold"), id="title")
            yield Static(plain_line("Questions, notes, and a kind check on one's own words."), id="motto")
            yield HomeList(Option(plain_line("New session"), id="new"), markup=False, compact=True, id="home")
            yield Static(markup=False, id="notices")
        yield KeyBar()

    def on_mount(self) -> None:
        """Put the keys to the list."""
        self.rows.focus()
        self._show_notices(self._workplace.notices)

    def on_screen_resume(self) -> None:
        """Read the sessions again: one may just have been written."""
        self._look()

    @work(thread=True, exclusive=True, group="home")
    def _look(self) -> None:
        """Read sessions, banks and own rules off the screen's thread."""
        workplace = self._workplace
        try:
            summaries, problems = workplace.store.summaries()
        except StorageError as error:
            summaries, problems = (), (Problem("sessions", 0, 0, error.message, error.hint),)
        written = (*workplace.shelf.problems(), *workplace.shelf.notices(), *workplace.rule_problems())
        self.app.call_from_thread(self._show, summaries, (*workplace.notices, *workplace.told, *problems, *written))

    def _show(self, summaries: tuple[SessionSummary, ...], problems: tuple[Problem, ...]) -> None:
        now = self._workplace.now()
        unfinished = [summary for summary in summaries if summary.ended is None]
        newest = unfinished[:1]
        options = [Option(_row("Unfinished: ", unfinished_words(s, now)), id=f"session {s.id}") for s in newest]
        options.append(Option(_row("New session", ""), id="new"))
        rest = [s for s in summaries if s not in newest][:RECENT]
        if rest:
            options.append(Option(plain_line(""), disabled=True))
            options.append(Option(plain_line("Earlier", "bold"), disabled=True))
        options += [Option(_row("", summary_words(s, now)), id=f"session {s.id}") for s in rest]
        if not summaries and not problems:
            options.append(
                Option(plain_line("No sessions yet. n starts one; nothing is sent anywhere."), disabled=True)
            )
        self.rows.set_options(options)
        self.rows.highlighted = 0
        self._show_notices(problems)

    def _show_notices(self, problems: tuple[Problem, ...]) -> None:
        if not problems:
            self.notices.update("")
            return
        lines = ["Worth mending", *(f"· {problem}" for problem in problems)]
        self.notices.update(plain("\n".join(lines)))

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        verb, _, session_id = (event.option_id or "").partition(" ")
        if verb == "session":
            self._resume(session_id)
        else:
            self.action_new()

    def _resume(self, session_id: str) -> None:
        from coachtui.tui.screens.live import SessionScreen  # noqa: PLC0415  (Home opens sooner without it)

        try:
            session = self._workplace.store.load(session_id)
        except StorageError as error:
            self._show_notices((Problem(f"session {session_id}", 0, 0, error.message, error.hint),))
            return
        self.app.push_screen(SessionScreen(self._workplace, session).fit(self.app.size))

    def action_new(self) -> None:
        """Set a session up."""
        from coachtui.tui.screens.new import NewSessionScreen  # noqa: PLC0415  (Home opens sooner without it)

        self.app.push_screen(NewSessionScreen(self._workplace))

    def action_banks(self) -> None:
        """Look at the question banks, as somebody who writes them."""
        from coachtui.tui.screens.banks import BanksScreen  # noqa: PLC0415  (Home opens sooner without it)

        self.app.push_screen(BanksScreen(self._workplace).fit(self.app.size))

    def commands(self) -> Iterable[Command]:
        """Return what can be done from here."""
        yield "New session", "Who, which role, which questions", self.action_new
        yield "Question banks", "What is in them, and what could be mended or reworded", self.action_banks
        yield "Help", "What the keys do", self.action_help


def _row(head: str, rest: str) -> Hanging:
    return Hanging("  ", plain(head) + plain(rest))
