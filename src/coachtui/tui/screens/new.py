"""A new session on one screen: Enter goes on, everything may be left as it is."""

from __future__ import annotations

from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Button, Input, Label, Static

from coachtui.banks.offer import Key
from coachtui.errors import StorageError
from coachtui.live import setting_of
from coachtui.session import STAGES, Role, SetUp, SharedScreen, begin, hint_for
from coachtui.storage import new_session_id
from coachtui.text import clean_line
from coachtui.tui.plain import plain_line
from coachtui.tui.screens.base import HELP_KEY, CoachScreen
from coachtui.tui.screens.live import SessionScreen
from coachtui.tui.widgets.choices import Choices
from coachtui.tui.widgets.keybar import KeyBar
from coachtui.tui.widgets.offered import Offered
from coachtui.tui.words import plan_row_words
from coachtui.tui.workplace import Workplace

__all__ = ["NewSessionScreen"]

ROLES = (("coaching", "coach"), ("mentoring", "mentor"))
SCREENS = (("me", "only me"), ("both", "both of us"))
ASSESSMENT = (("yes", "this meeting feeds an assessment"),)
STAGE_CHOICES = tuple((stage.key, stage.label) for stage in STAGES)


class NewSessionScreen(CoachScreen):
    """Who, role, stage, focus, time, screen, banks."""

    CSS_PATH = "../styles/new.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "next", id="new.on"),
        Binding("ctrl+s", "start", "start now", id="new.start"),
        Binding("ctrl+o,f2", "plan", "plan", id="new.plan"),
        Binding("escape", "app.pop_screen", "back", id="new.back"),
        HELP_KEY,
    ]

    hint = getters.query_one("#hint", Static)

    def __init__(self, workplace: Workplace) -> None:
        """Set a session up for one workplace."""
        super().__init__()
        self._workplace = workplace
        self._usual: tuple[str, ...] = ()
        self._kind: tuple[str, str] | None = None
        self._plan: tuple[Key, ...] = ()

    def compose(self) -> ComposeResult:
        """One row per question."""
        yield from super().compose()
        with VerticalScroll(id="main", can_focus=False):
            yield Static(plain_line("New session", "bold"), id="title")
            yield from _field("Who", Input(placeholder="initials are enough", compact=True, max_length=40, id="who"))
            yield from _field("You are", Choices(ROLES, ["coaching"], id="role"))
            yield from _field("Career stage", Choices(STAGE_CHOICES, ["established"], id="stage"))
            yield from _field("Focus", Input(placeholder="one thing, in a few words", compact=True, id="focus"))
            yield from _field("Assessment", Choices(ASSESSMENT, [], many=True, id="assessment"))
            yield from _field("Time", Input("45", type="integer", max_length=3, compact=True, id="minutes"), "minutes")
            yield from _field("Screen seen by", Choices(SCREENS, ["me"], id="screen"))
            yield from _field("Plan", Static(markup=False, id="plan"))
            banks = self._workplace.shelf.titles()
            yield from _field("Questions", Choices(banks, [], many=True, id="banks"))
            yield Static(markup=False, id="hint")
            yield Button("Start", compact=True, id="start")
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin with the name; say now when nothing could be saved."""
        self.query_one("#who").focus()
        self._answer()

    @property
    def setup(self) -> SetUp:
        """What stands on the screen."""
        return SetUp(
            who=clean_line(self.query_one("#who", Input).value),
            role=Role(self._chosen("role")[0]),
            stage=self._chosen("stage")[0],
            focus=clean_line(self.query_one("#focus", Input).value),
            assessment_point=bool(self._chosen("assessment")),
            minutes=int(self.query_one("#minutes", Input).value or "45"),
            shared_screen=SharedScreen(self._chosen("screen")[0]),
            banks=self._chosen("banks"),
            plan=self._plan,
        )

    def _chosen(self, name: str) -> tuple[str, ...]:
        return self.query_one(f"#{name}", Choices).chosen

    @on(Choices.Changed)
    def _answer(self) -> None:
        """Say what is worth saying, and tick the banks that fit for as long as nobody chose others."""
        self._show_hint()
        self._tick_banks()
        self._show_plan()

    def _tick_banks(self) -> None:
        kind = self._kind_of(self.setup)
        if kind == self._kind or self._chosen("banks") != self._usual:
            return
        self._kind = kind
        self._usual = self._workplace.usual_banks(*kind)
        self.query_one("#banks", Choices).chosen = self._usual

    def _kind_of(self, setup: SetUp) -> tuple[str, str]:
        """Return what kind of conversation it will be: mode and stage."""
        return setting_of(begin(setup, "", self._workplace.now())).mode.value, setup.stage

    def _show_hint(self) -> None:
        self.hint.update(plain_line(self._unsaved_words() or hint_for(self.setup)))

    def _unsaved_words(self) -> str:
        try:
            self._workplace.store.check_writable()
        except StorageError as error:
            return f"Nothing can be saved here: {error}. You can write all the same."
        return ""

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_go_on()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_start()

    @on(events.Click, "#plan")
    def _clicked_plan(self) -> None:
        self.action_plan()

    def action_plan(self) -> None:
        """Pick what to ask from the banks that are ticked."""
        from coachtui.tui.screens.plan import PlanScreen  # noqa: PLC0415  (only when asked for)

        self.app.push_screen(
            PlanScreen(self._offered(), self.setup.minutes, keep=self._keep_plan, closed=self._show_plan)
        )

    def _offered(self) -> Offered:
        setup = self.setup
        mode, stage = self._kind_of(setup)
        banks = self._workplace.banks_of(setup.banks, mode, stage)
        stars = self._workplace.keepsakes.stars
        return Offered(banks, mode, stage, plan=self._plan, starred=stars, nudges=False)

    def _keep_plan(self, plan: tuple[Key, ...]) -> None:
        self._plan = plan

    def _show_plan(self) -> None:
        """Say how many prompts are picked, of those that can be asked."""
        here = {prompt.key for prompt in self._offered().prompts} if self._plan else set()
        self.query_one("#plan", Static).update(plain_line(plan_row_words(len(here & {*self._plan}))))

    def action_go_on(self) -> None:
        """Go to the next field."""
        self.focus_next()

    def action_start(self) -> None:
        """Begin the session."""
        workplace = self._workplace
        now = workplace.now()
        setup = self.setup
        if setup.banks != self._usual:
            workplace.remember_banks(*self._kind_of(setup), setup.banks)
        session = begin(setup, new_session_id(now, workplace.chance), now)
        self.app.switch_screen(SessionScreen(workplace, session).fit(self.app.size))


def _field(label: str, widget: Widget, after: str = "") -> list[Widget]:
    row = [Label(plain_line(label), classes="label"), widget]
    if after:
        row.append(Label(plain_line(after), classes="after"))
    return [Horizontal(*row, classes="field")]
