"""Looking back at a session: what went well, and a few things worth a look, each with the lines it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import ClassVar, Self, TypeAlias

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coachtui.checker.mirror import Mirror, Observation, look_back
from coachtui.live import LiveSession
from coachtui.live.mirror import conversation_of
from coachtui.session import Line
from coachtui.tui.plain import plain, plain_line
from coachtui.tui.screens.base import HELP_KEY, CoachScreen, Command
from coachtui.tui.screens.cover import CoverScreen
from coachtui.tui.widgets.hanging import Hanging
from coachtui.tui.widgets.keybar import KeyBar
from coachtui.tui.widgets.stamps import stamp

__all__ = ["Closed", "MirrorScreen"]

SHOWN_LINES = 8
"""How many lines are shown under an observation: enough to remember the moment."""
GAP = "   "
"""Between the words and their figures."""

Closed: TypeAlias = Callable[[int | None], object]
"""What is called when the page closes: with the index of the line to go to, or None to go on."""


class ObservationList(OptionList):
    """The observations as rows; Enter goes to the first line of one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False, id="mirror.down"),
        Binding("k", "cursor_up", show=False, id="mirror.up"),
    ]
    HELP = "Enter goes to the first line of what is marked, Esc closes the page."


class MirrorScreen(CoachScreen):
    """One quiet page, for the coach alone; opaque, so that the notes do not shine through."""

    CSS_PATH = "../styles/mirror.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go", "go to the line", id="mirror.go"),
        Binding("escape,q", "back", "back", id="mirror.back"),
        Binding("f9,ctrl+backslash", "cover", "cover", id="cover"),
        HELP_KEY,
    ]

    observations = getters.query_one("#observations", ObservationList)
    rests_on = getters.query_one("#rests-on", Static)

    def __init__(self, mirror: Mirror, lines: Sequence[Line], closed: Closed) -> None:
        """Show `mirror`, which looks at `lines`, the notes; `closed` hears how the page was left."""
        super().__init__()
        self._mirror = mirror
        self._lines = lines
        self._then = closed

    @classmethod
    def over(cls, live: LiveSession, closed: Closed) -> Self:
        """Return the page over a session in progress, as its notes stand now."""
        conversation = conversation_of(live.session, live.report, live.flags)
        return cls(look_back(conversation), live.session.lines, closed)

    def compose(self) -> ComposeResult:
        """What this is, the observations, the lines of the marked one, keys."""
        yield from super().compose()
        with Container(id="main"):
            with Vertical(id="about"):
                yield Static(plain_line("Looking back"), id="title")
                yield Static(plain_line(self._mirror.note), id="note")
            if self._mirror.observations:
                yield ObservationList(*self._rows(), markup=False, compact=True, id="observations")
                with VerticalScroll(id="lines", can_focus=False):
                    yield Static(plain_line("The lines it rests on"))
                    yield Static(markup=False, id="rests-on")
        yield KeyBar()

    def on_mount(self) -> None:
        """Mark the first observation."""
        if self._mirror.observations:
            self.observations.focus()
            self.observations.action_first()

    def _rows(self) -> Iterator[Option]:
        went_well: bool | None = None
        for number, observation in enumerate(self._mirror.observations):
            if observation.went_well is not went_well:
                if went_well is not None:
                    yield Option(plain_line(""), disabled=True)
                went_well = observation.went_well
                yield Option(plain_line("What went well" if went_well else "Worth a look", "bold"), disabled=True)
            tail = GAP + observation.counts if observation.counts else ""
            yield Option(Hanging("· ", plain_line(observation.words), tail=tail), id=str(number))

    @on(OptionList.OptionHighlighted)
    def _show_lines(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_id is not None:
            self.rests_on.update(self._said(self._mirror.observations[int(event.option_id)]))

    def _said(self, observation: Observation) -> Content:
        """Return the lines of an observation, with when each was begun."""
        if not observation.rests_on:
            return plain_line("No single line: it is about the session as a whole.")
        shown = [self._line(index) for index in observation.rests_on[:SHOWN_LINES]]
        more = len(observation.rests_on) - len(shown)
        if more:
            shown.append(plain_line(f"and {more} more"))
        return Content("\n").join(shown)

    def _line(self, index: int) -> Content:
        line = self._lines[index]
        return plain(f"{stamp(line.at)}  ") + plain_line(line.typed)

    @on(OptionList.OptionSelected)
    def _go_to_line(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id is not None:
            self._close(next(iter(self._mirror.observations[int(event.option_id)].rests_on), None))

    def action_go(self) -> None:
        """Go to the first line of the marked observation, or on where there is none."""
        if self._mirror.observations:
            self.observations.action_select()
        else:
            self._close(None)

    def action_back(self) -> None:
        """Close the page."""
        self._close(None)

    def action_cover(self) -> None:
        """Hide everything."""
        self.app.push_screen(CoverScreen())

    def _close(self, line: int | None) -> None:
        self.app.pop_screen()
        self._then(line)

    def commands(self) -> Iterable[Command]:
        """Return what can be done here."""
        yield "Close this page", "Back to where you were", self.action_back
        yield "Cover the screen", "Nothing can be read until you come back", self.action_cover
        yield "Help", "What the keys do", self.action_help
