"""The live session: questions, notes and the check side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.timer import Timer

from coachtui.live import Flag
from coachtui.session import Choice, Session, SharedScreen
from coachtui.tui.callingfine import call_fine
from coachtui.tui.screens.asking import AskingScreen
from coachtui.tui.screens.base import HELP_KEY, Command
from coachtui.tui.screens.cover import CoverScreen
from coachtui.tui.screens.leaving import FINE
from coachtui.tui.settling import ends_sentence, shown_while_typing
from coachtui.tui.widgets.bank import BankPane
from coachtui.tui.widgets.check import CheckPane
from coachtui.tui.widgets.header import SessionHeader
from coachtui.tui.widgets.keybar import KeyBar
from coachtui.tui.widgets.notes import NotesPane
from coachtui.tui.words import header_left, screen_words, time_words
from coachtui.tui.workplace import Workplace

__all__ = ["SessionScreen"]

PAUSE = 0.8
"""Seconds without a key after which new warnings are shown."""

AFTER_FIRST_PAINT = 0.15
"""Seconds after which notes that were opened are checked; the screen comes first."""

TICK = 5.0
"""Seconds between looks at the clock; the header is painted only when its minute changes."""


class SessionScreen(AskingScreen):
    """Three panes over one `LiveSession`; whatever happens in them goes through it."""

    CSS_PATH = "../styles/live.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        # Taken before any widget sees them, so that a key pressed right after goes where it was meant to.
        Binding("ctrl+o,f2", "pick", "question", priority=True, id="questions.pick"),
        Binding("ctrl+n,f8", "look(1)", "next note", id="flag.next"),
        Binding("shift+f8,f20", "look(-1)", show=False, id="flag.prev"),
        Binding("ctrl+r", "use(0)", "reframe", id="flag.use"),
        Binding("ctrl+l", "leave", "leave it", show=False, id="flag.leave"),
        Binding("f3", "focus_mode", "focus", id="focus.toggle"),
        Binding("f4", "toggle_check", show=False, id="language.toggle"),
        Binding("f9,ctrl+backslash", "cover", "cover", id="cover"),
        Binding("ctrl+s", "save", show=False, id="save"),
        Binding("escape", "back_to_notes", show=False, priority=True, id="notes.focus"),
        Binding("tab", "app.focus_next", show=False, priority=True, id="pane.next"),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True, id="pane.previous"),
        HELP_KEY,
    ]

    check = getters.query_one("#check", CheckPane)
    header = getters.query_one("#header", SessionHeader)

    def __init__(self, workplace: Workplace, session: Session) -> None:
        """Open `session`."""
        super().__init__(workplace, session)
        self._shown: tuple[Flag, ...] = ()
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """Header, three panes, keys."""
        yield from super().compose()
        yield SessionHeader(header_left(self.live.session), id="header")
        with Container(id="main"):
            yield BankPane(self._offered, id="bank")
            yield NotesPane(self.live.typed, id="notes")
            yield CheckPane(id="check")
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin: keys go to the notes, at their end."""
        self.set_class(self.live.session.shared_screen is SharedScreen.BOTH, "discreet")
        self.notes.move_cursor(self.notes.document.end)
        self.set_focus(self.notes)
        self.show_all()
        self.set_timer(AFTER_FIRST_PAINT, self._review)
        self.show_saved()
        self.set_interval(TICK, self.show_saved)

    def on_resize(self) -> None:
        """Say at the top what there is room for; give the keys back to the notes where they had been out of sight."""
        self.call_after_refresh(self._settle_in)

    def _settle_in(self) -> None:
        self.show_saved()
        if self.focused is None or not self.focused.region.area:
            self.set_focus(self.notes)

    def _review(self) -> None:
        """Check the notes of a session that was opened, a little at a time."""
        if self.live.review_some():
            self.set_timer(0.01, self._review)
        else:
            self._settle()

    # From the panes to the session

    @on(NotesPane.Edited)
    def _take_notes(self, event: NotesPane.Edited) -> None:
        event.stop()
        self.live.edit_notes(event.typed, restored=event.restored)
        self._shown = shown_while_typing(self.live.flags, self._shown, event.row)
        self._wait_for_pause(now=ends_sentence(event.typed[event.row], event.column))
        self.check.say("")
        self.show_all()

    @on(NotesPane.Moved)
    def _follow_cursor(self, event: NotesPane.Moved) -> None:
        event.stop()
        self._show_cards()

    @on(CheckPane.Used)
    def _reword(self, event: CheckPane.Used) -> None:
        change = self.live.reword(event.flag, event.reframe)
        if change is not None:
            self.notes.take(change)
        self.set_focus(self.notes)

    @on(CheckPane.Decided)
    def _decide(self, event: CheckPane.Decided) -> None:
        self.live.decide(event.flag, event.choice)
        self.notes.come_back()
        self._settle()
        self.set_focus(self.notes)
        if event.choice is Choice.FINE:
            self._keep_fine(event.flag)

    @work(thread=True, group=FINE)
    def _keep_fine(self, flag: Flag) -> None:
        self.call_later(self.check.say, call_fine(self._workplace, flag, self.live.session.coach))

    @on(CheckPane.Chosen)
    def _go_to_flag(self, event: CheckPane.Chosen) -> None:
        self.notes.visit(event.flag.line, event.flag.start)
        self.set_focus(self.notes)

    # From the session to the panes

    def _wait_for_pause(self, *, now: bool) -> None:
        if self._pause is not None:
            self._pause.stop()
        if now:
            self._settle()
        else:
            self._pause = self.set_timer(PAUSE, self._settle)

    def _settle(self) -> None:
        """Show every warning: the coach has paused, or finished a sentence."""
        self._shown = self.live.flags
        self.show_all()
        if self.has_class("-wide"):
            self.check.show_tally(self.live.tally)

    def show_all(self) -> None:
        """Bring all panes in step with the session."""
        self.notes.show(self.live.session.lines, self._told)
        self.bank.show_asked(frozenset((a.bank, a.question) for a in self.live.session.asked))
        self._show_cards()

    def _show_cards(self) -> None:
        row, column = self.notes.cursor_location
        self.check.show(self._told, self.live.session.lines, row, column)

    @property
    def _told(self) -> tuple[Flag, ...]:
        """The warnings that may be told here; where both see the screen, no key finds one or acts on it either."""
        return () if self.has_class("discreet") else self._shown

    def show_saved(self) -> None:
        """Say whether everything is on disk, and how far the time is."""
        session = self.live.session
        self.watch_for_end()
        self.header.show(
            screen_words(session.shared_screen) if self.has_class("-wide") else "",
            self._safe.words,
            time=time_words(self.live.elapsed, session.planned_minutes),
        )

    # Keys

    def commands(self) -> Iterable[Command]:
        """Return the ways out, and by name what the keys do."""
        yield from super().commands()
        yield "Only the notes", "Hide the other panes, or show them again", self.action_focus_mode
        yield "Hide or show the check", "Underlines and letters stay", self.action_toggle_check
        yield "Discreet: hide or show all that the check says", "For a screen you both see", self.toggle_discreet
        yield "Fine in our school", "No more of the words on the open card, from now on", self.action_fine
        yield "Cover the screen", "Nothing can be read until you come back", self.action_cover
        yield "Help", "What the keys do", self.action_help

    def action_back_to_notes(self) -> None:
        """Go on writing."""
        self.remove_class("show-bank")
        self.bank.clear_filter()
        self.notes.come_back()
        self.set_focus(self.notes)

    def action_look(self, direction: int) -> None:
        """Go to the next warning, or the one before; round again at the end."""
        flag = self.check.next_to(self.notes.cursor_location[0], direction)
        if flag is not None:
            self.notes.visit(flag.line, flag.start)

    def action_use(self, number: int) -> None:
        """Take the first or second other wording of the open card."""
        self.check.use(number)

    def action_leave(self) -> None:
        """Leave the open warning as it is."""
        self.check.decide(Choice.LEFT)

    def action_mute(self) -> None:
        """Hear no more of this kind in this session."""
        self.check.decide(Choice.MUTED)

    def action_fine(self) -> None:
        """Hear no more of the words of the open warning, in later sessions neither: they are fine in this school."""
        if self.check.is_seen:
            self.check.decide(Choice.FINE)

    def action_focus_mode(self) -> None:
        """Hide all but the notes, or show it again."""
        self.toggle_class("focus-mode")
        self.set_focus(self.notes)

    def action_toggle_check(self) -> None:
        """Hide the check, or show it again."""
        self.toggle_class("hide-check")

    def toggle_discreet(self) -> None:
        """Hide everything the checker says, or show it again: letters, underlines and the pane."""
        self.toggle_class("discreet")
        self.show_all()

    def action_cover(self) -> None:
        """Hide everything."""
        self.app.push_screen(CoverScreen())
