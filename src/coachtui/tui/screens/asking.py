"""What a live session does with its questions: ask, tick, star, plan, and say what might come next."""

from __future__ import annotations

from collections.abc import Iterable

from textual import getters, on

from coachtui.banks.offer import Key
from coachtui.live.suggest import CLOSING_SECONDS, suggest
from coachtui.session import Session
from coachtui.tui.newer import NewerBanks, newer_words
from coachtui.tui.screens.base import Command
from coachtui.tui.screens.leaving import LeavingScreen
from coachtui.tui.widgets.bank import BankPane
from coachtui.tui.widgets.notes import NotesPane
from coachtui.tui.widgets.offered import Offered
from coachtui.tui.workplace import Workplace

__all__ = ["AskingScreen"]


LOOK_FOR_NEWER = 5.0
"""Seconds between looks at the files of the banks in use."""


class AskingScreen(LeavingScreen):
    """A screen over a live session, with its questions beside the notes."""

    notes = getters.query_one("#notes", NotesPane)
    bank = getters.query_one("#bank", BankPane)

    def __init__(self, workplace: Workplace, session: Session) -> None:
        """Offer what fits `session`."""
        super().__init__(workplace, session)
        self._offered = self._offer()
        self._near_end: bool | None = None
        self._newer = NewerBanks(workplace, self._banks, lambda titles: self.call_later(self._say_newer, titles))

    def on_mount(self) -> None:
        """Look for newer versions of the banks now and then."""
        self.set_interval(LOOK_FOR_NEWER, self._newer.look)

    def _say_newer(self, titles: tuple[str, ...]) -> None:
        self.bank.show_newer(newer_words(titles))

    def show_all(self) -> None:
        """Bring all panes in step with the session."""

    def action_back_to_notes(self) -> None:
        """Go on writing."""

    def commands(self) -> Iterable[Command]:
        """Return what can be done with questions, by name."""
        yield from super().commands()
        yield "Ask a question", "Go to the question bank", self.action_pick
        yield "Plan what to ask", "Pick 5 to 8 prompts; they stand first in the list", self.open_plan

    def go_to_line(self, line: int) -> None:
        """Go on at a line of the notes."""
        self.notes.go_to(line, 0)
        self.set_focus(self.notes)

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

    def watch_for_end(self) -> None:
        """Say what might come next once more when the end comes near."""
        near = self.live.session.planned_minutes * 60 - self.live.elapsed <= CLOSING_SECONDS
        if near is not self._near_end:
            self._near_end = near
            self.suggest_next()

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
