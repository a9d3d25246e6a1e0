"""What a live session does with its questions: ask, tick, star, plan, and say what might come next."""

from __future__ import annotations

from collections.abc import Iterable

from textual import getters, on

from coachtui.banks.offer import Key
from coachtui.live import LiveSession, setting_of
from coachtui.live.suggest import suggest
from coachtui.tui.screens.base import Command
from coachtui.tui.screens.leaving import LeavingScreen
from coachtui.tui.widgets.bank import BankPane
from coachtui.tui.widgets.notes import NotesPane
from coachtui.tui.widgets.offered import Offered
from coachtui.tui.workplace import Workplace

__all__ = ["AskingScreen"]


class AskingScreen(LeavingScreen):
    """A screen over a live session, with its questions beside the notes."""

    notes = getters.query_one("#notes", NotesPane)
    bank = getters.query_one("#bank", BankPane)

    def __init__(self, workplace: Workplace, live: LiveSession) -> None:
        """Offer what fits the session of `live`."""
        session = live.session
        self._mode = setting_of(session).mode.value
        super().__init__(workplace, live, workplace.banks_of(session.banks, self._mode, session.stage))
        self._offered = self._offer()

    def show_all(self) -> None:
        """Bring all panes in step with the session."""

    def action_back_to_notes(self) -> None:
        """Go on writing."""

    def commands(self) -> Iterable[Command]:
        """Return what can be done with questions, by name."""
        yield from super().commands()
        yield "Ask a question", "Go to the question bank", self.action_pick
        yield "Plan what to ask", "Pick 5 to 8 prompts; they stand first in the list", self.open_plan

    def action_pick(self) -> None:
        """Go to the questions; the list opens where it is hidden."""
        self.remove_class("focus-mode")
        self.add_class("show-bank")
        self.suggest_next()
        self.bank.focus_list()

    def suggest_next(self) -> None:
        """Say what might come next; only after a key of the coach's, and once when the end comes near."""
        offered, live = self._offered, self.live
        self.bank.show_suggestion(suggest(offered.likely, live.session, live.elapsed, plan=offered.plan))

    def open_plan(self) -> None:
        """Pick what to ask."""
        from coachtui.tui.screens.plan import PlanScreen  # noqa: PLC0415  (only when asked for)

        offered = self._offer(nudges=False)
        self.app.push_screen(
            PlanScreen(offered, self.live.session.planned_minutes, keep=self._keep_plan, closed=self._show_plan)
        )

    def _keep_plan(self, plan: tuple[Key, ...]) -> None:
        """Keep what is picked, and what was picked before and is not offered now."""
        here = {prompt.key for prompt in self._offered.prompts}
        self.live.keep_plan((*plan, *(key for key in self.live.session.plan if key not in here)))

    def _show_plan(self) -> None:
        if self.live.session.plan != self._offered.plan:
            self._offered = self._offer()
            self.bank.offer(self._offered)
            self.suggest_next()

    def _offer(self, *, nudges: bool = True) -> Offered:
        session, stars = self.live.session, self._workplace.keepsakes.stars
        return Offered(self._banks, self._mode, session.stage, plan=session.plan, starred=stars, nudges=nudges)

    @on(BankPane.Asked)
    def _ask(self, event: BankPane.Asked) -> None:
        prompt = event.prompt
        question = prompt.question
        line = self.live.ask(question.text, bank=prompt.bank.id, question=question.id or "", phase=prompt.phase.id)
        self.notes.put_line(line)
        self.action_back_to_notes()
        self.suggest_next()

    @on(BankPane.Ticked)
    def _tick(self, event: BankPane.Ticked) -> None:
        prompt = event.prompt
        self.live.mark_asked(
            prompt.question.text, bank=prompt.bank.id, question=prompt.question.id or "", phase=prompt.phase.id
        )
        self.show_all()
        self.suggest_next()

    @on(BankPane.Starred)
    def _star(self, event: BankPane.Starred) -> None:
        self.bank.show_starred(self._workplace.keepsakes.turn_star(*event.prompt.key))
