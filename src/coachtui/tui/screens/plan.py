"""The plan: a few prompts picked before a session, in as many seconds as there are prompts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar, TypeAlias

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static

from coachtui.banks.offer import Key
from coachtui.tui.plain import plain_line
from coachtui.tui.screens.base import HELP_KEY, CoachScreen, Command
from coachtui.tui.screens.cover import CoverScreen
from coachtui.tui.widgets.bankrows import Rows
from coachtui.tui.widgets.keybar import KeyBar
from coachtui.tui.widgets.offered import Offered
from coachtui.tui.widgets.rowlist import RowList
from coachtui.tui.words import plan_words

__all__ = ["Keep", "PlanScreen", "PromptList"]

Keep: TypeAlias = Callable[[tuple[Key, ...]], object]
"""What is called with the whole plan at every pick, so that nothing is lost however the screen is left."""


class PromptList(RowList):
    """The prompts; Enter is for the screen, a click picks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.done", show=False, id="plan.enter"),
        Binding("j", "cursor_down", show=False, id="plan.down"),
        Binding("k", "cursor_up", show=False, id="plan.up"),
    ]
    HELP = "space picks a prompt or lets it go, / filters, a digit jumps to a phase, Enter is done."


class PickRows(Rows):
    """Rows with a box before each prompt."""

    MARKS = ("[x] ", "[ ] ")
    FOLLOW_UPS = False


class PlanScreen(CoachScreen):
    """All prompts that fit, and how many are picked."""

    CSS_PATH = "../styles/plan.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pick", "pick", id="plan.pick"),
        Binding("slash", "filter", "filter", priority=True, id="plan.filter"),
        Binding("enter", "done", "done", id="plan.done"),
        Binding("escape", "back", show=False, id="plan.back"),
        *(Binding(str(n), f"phase({n})", show=False, id=f"plan.phase{n}") for n in range(1, 10)),
        Binding("f9,ctrl+backslash", "cover", "cover", id="cover"),
        HELP_KEY,
    ]

    prompts = getters.query_one("#prompts", PromptList)
    field = getters.query_one("#filter", Input)

    def __init__(self, offered: Offered, minutes: int, *, keep: Keep, closed: Callable[[], object]) -> None:
        """Pick from `offered`, whose plan is picked already, for so many minutes."""
        super().__init__()
        self._rows = PickRows(offered)
        here = {prompt.key for prompt in offered.prompts}
        self._picked = tuple(key for key in offered.plan if key in here)
        self._rows.asked = frozenset(self._picked)
        self._minutes = minutes
        self._keep = keep
        self._then = closed

    def compose(self) -> ComposeResult:
        """Title, filter, prompts, how many are picked, keys."""
        yield from super().compose()
        with Vertical(id="main"):
            yield Static(plain_line("Plan: what you would like to ask", "bold"), id="title")
            yield Input(placeholder="/ filter questions", compact=True, id="filter")
            yield PromptList(markup=False, compact=True, id="prompts")
            yield Static(markup=False, id="picked")
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin in the list, at its top."""
        self._fill("")
        self.prompts.action_first()
        self.set_focus(self.prompts)
        self._say()

    def _fill(self, query: str) -> None:
        rows, _ = self._rows.shown(query)
        self.prompts.set_options(rows)
        if query:
            self.prompts.action_first()

    def _say(self) -> None:
        self.query_one("#picked", Static).update(plain_line(plan_words(len(self._picked), self._minutes)), layout=False)

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self._fill(event.value)

    @on(Input.Submitted)
    def _pick_first_match(self, event: Input.Submitted) -> None:
        """Pick what was looked for, and go on in the whole list from there."""
        event.stop()
        prompt = self._rows.prompt(self.prompts.marked)
        if prompt:
            self._rows.want(prompt.key)
            self._turn(prompt.key)
        self._leave_filter(prompt.key if prompt else None)

    def _leave_filter(self, key: Key | None) -> None:
        if self.field.value:
            with self.prevent(Input.Changed):
                self.field.value = ""
            self._fill("")
        self.set_focus(self.prompts)
        self.prompts.stand_on((self._rows.row_of(key) if key else None) or "")
        if not self.prompts.marked:
            self.prompts.action_first()

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_pick()

    def action_pick(self) -> None:
        """Pick the marked prompt, or let it go; list more where the row offers that."""
        row = self.prompts.marked
        if prompt := self._rows.prompt(row):
            self._turn(prompt.key)
        elif came := self._rows.open(row):
            place = self.prompts.place
            self._fill("")
            self.prompts.go_back_to(place)
            self.prompts.stand_on(came)

    def _turn(self, key: Key) -> None:
        others = tuple(other for other in self._picked if other != key)
        self._picked = others if len(others) < len(self._picked) else (*others, key)
        self._rows.asked = frozenset(self._picked)
        for row, shown in self._rows.changed({key}):
            self.prompts.replace_option_prompt(row, shown)
        self._keep(self._picked)
        self._say()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave a slash to the filter when it is typed there."""
        return not (action == "filter" and self.field.has_focus)

    def action_filter(self) -> None:
        """Type a filter."""
        self.set_focus(self.field)

    def key_down(self) -> None:
        """Go from the filter into the list."""
        if self.field.has_focus:
            self.set_focus(self.prompts)

    def action_phase(self, number: int) -> None:
        """Jump to a phase."""
        if row := self._rows.after_heading(number):
            self.prompts.stand_below_heading(row)

    def action_back(self) -> None:
        """Go from a filter to the whole list, from there back; what is picked stays so."""
        if self.field.value or self.field.has_focus:
            prompt = self._rows.prompt(self.prompts.marked)
            self._leave_filter(prompt.key if prompt else None)
        else:
            self.action_done()

    def action_done(self) -> None:
        """Go back, what is picked being kept already; on a row that offers more, list that first."""
        if self.prompts.has_focus and self.prompts.marked and not self._rows.prompt(self.prompts.marked):
            self.action_pick()
            return
        self.app.pop_screen()
        self._then()

    def action_cover(self) -> None:
        """Hide everything."""
        self.app.push_screen(CoverScreen())

    def commands(self) -> Iterable[Command]:
        """Return what can be done here."""
        yield "The plan is done", "Back to where you were", self.action_done
        yield "Cover the screen", "Nothing can be read until you come back", self.action_cover
        yield "Help", "What the keys do", self.action_help
