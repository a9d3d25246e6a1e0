"""The question bank: prompts by phase, a filter, ticks for what was asked, and what might come next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, OptionList, Static

from coachtui.banks.offer import Key, Prompt
from coachtui.tui.plain import plain_line
from coachtui.tui.widgets.bankrows import Rows
from coachtui.tui.widgets.hanging import Hanging
from coachtui.tui.widgets.offered import Offered
from coachtui.tui.widgets.questionlist import QuestionList
from coachtui.tui.widgets.rowlist import Place

__all__ = ["BankPane"]


class BankPane(Vertical):
    """Filter, list and foot; says up which question is asked, ticked or starred."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Done at once and not by way of a message, so that a key pressed right after goes where it was meant to.
        Binding("slash", "filter", "filter", priority=True, id="questions.filter"),
        Binding("n", "next", "what might come next", show=False, id="questions.next"),
        *(Binding(str(n), f"phase({n})", show=False, id=f"questions.phase{n}") for n in range(10)),
    ]

    questions = getters.query_one(QuestionList)
    field = getters.query_one("#filter", Input)

    @dataclass
    class Asked(Message):
        """The coach asks this question now."""

        prompt: Prompt

    @dataclass
    class Ticked(Message):
        """The coach ticks this question as asked, or takes the tick away."""

        prompt: Prompt

    @dataclass
    class Starred(Message):
        """The coach stars this question, or takes the star away."""

        prompt: Prompt

    def __init__(self, offered: Offered, *, id: str) -> None:
        """Show what is offered, in its order."""
        super().__init__(id=id)
        self._rows = Rows(offered)
        self._suggested: Prompt | None = None
        self._left: Place | None = None

    def compose(self) -> ComposeResult:
        """Filter above, list, what might come next, count below."""
        yield Input(placeholder="/ filter questions", compact=True, id="filter")
        yield QuestionList(markup=False, compact=True, id="questions")
        yield Static(markup=False, id="next")
        yield Static(markup=False, id="shown")
        yield Static(markup=False, id="newer")

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill("")

    def offer(self, offered: Offered) -> None:
        """Show what is offered from now on; what was asked and starred stays so."""
        asked, starred = self._rows.asked, self._rows.starred
        self._rows = Rows(offered)
        self._rows.asked, self._rows.starred = asked, starred
        self._fill(self.field.value)

    def show_asked(self, asked: frozenset[Key]) -> None:
        """Tick these questions; rows keep their place, but for follow-ups that come below what was asked."""
        changed = asked ^ self._rows.asked
        self._rows.asked = asked
        if not changed:
            return
        if self._rows.come_or_go(changed) and not self.field.value:
            self._refill()
        else:
            self._redraw(changed)

    def show_starred(self, starred: frozenset[Key]) -> None:
        """Star these questions; they are gathered in a group of their own the next time."""
        changed = starred ^ self._rows.starred
        self._rows.starred = starred
        self._redraw(changed)

    def show_suggestion(self, prompt: Prompt | None) -> None:
        """Say what might come next, in a place that never grows or shrinks."""
        if prompt == self._suggested:
            return
        self._suggested = prompt
        words = Hanging("n → ", plain_line(prompt.question.text)) if prompt else ""
        self.query_one("#next", Static).update(words, layout=False)

    def show_newer(self, words: str) -> None:
        """Say at the foot that a newer version of a bank is there; the list stays as it is."""
        self.query_one("#newer", Static).update(plain_line(words))
        self.set_class(bool(words), "has-newer")

    def focus_list(self) -> None:
        """Put the keys to the list, on the next question that was not asked."""
        self.screen.set_focus(self.questions)
        if not self.questions.marked:
            self.questions.stand_on(self._rows.first_open() or "")

    def clear_filter(self) -> None:
        """Show all questions again."""
        if self.field.value:
            self.field.value = ""

    def on_descendant_focus(self) -> None:
        """Make ready for the filter before the first letter is typed."""
        self.run_worker(self._rows.make_index, thread=True, exclusive=True, group="index")

    # Filling

    def _fill(self, query: str) -> None:
        options, count = self._rows.shown(query)
        self.questions.set_options(options)
        self.questions.highlighted = next((i for i, o in enumerate(options) if not o.disabled), None) if query else None
        words = f"{count} · {self._rows.offered.names}"
        self.query_one("#shown", Static).update(plain_line(words), layout=False)

    def _refill(self) -> None:
        """Make all rows anew, without moving anything."""
        place = self.questions.place
        self._fill("")
        self.questions.go_back_to(place)

    def _redraw(self, keys: frozenset[Key]) -> None:
        for row, shown in self._rows.changed(keys):
            self.questions.replace_option_prompt(row, shown)

    # What the person does

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        """Show what matches; an emptied filter shows the whole list as it was left."""
        event.stop()
        if self._left is None and event.value:
            self._left = self.questions.place
        self._fill(event.value)
        if self._left is not None and not event.value:
            self.questions.go_back_to(self._left)
            self._left = None

    @on(Input.Submitted)
    def _ask_first_match(self, event: Input.Submitted) -> None:
        event.stop()
        self.questions.action_select()

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        """Ask the question in this row, or list more where the row offers that."""
        event.stop()
        row = event.option_id or ""
        if prompt := self._rows.prompt(row):
            self._ask(prompt, row)
        elif came := self._rows.open(row):
            self._refill()
            self.questions.stand_on(came)

    def _ask(self, prompt: Prompt, row: str) -> None:
        self.post_message(self.Asked(prompt))
        if self.field.value:
            self._rows.want(prompt.key)
            with self.prevent(Input.Changed):
                self.field.value = ""
            self._fill("")
            self._left = None
            row = self._rows.row_of(prompt.key) or ""
        self.questions.stand_on(row)  # the list stays where the conversation is

    @on(QuestionList.Tick)
    def _tick(self, event: QuestionList.Tick) -> None:
        event.stop()
        prompt = self._rows.prompt(event.option_id)
        if prompt and not prompt.is_nudge:
            self.post_message(self.Ticked(prompt))

    @on(QuestionList.Star)
    def _star(self, event: QuestionList.Star) -> None:
        event.stop()
        prompt = self._rows.prompt(event.option_id)
        if prompt and not prompt.is_nudge and not prompt.follows:
            self.post_message(self.Starred(prompt))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave a slash to the filter when it is typed there."""
        return not (action == "filter" and self.field.has_focus)

    def action_filter(self) -> None:
        """Put the keys to the filter, emptied."""
        self.field.value = ""
        self.screen.set_focus(self.field)

    def action_next(self) -> None:
        """Go to what might come next."""
        if self._suggested:
            self.questions.stand_on(self._rows.row_of(self._suggested.key) or "")

    def action_phase(self, number: int) -> None:
        """Jump to a phase."""
        if row := self._rows.after_heading(number):
            self.questions.stand_below_heading(row)

    def key_down(self) -> None:
        """Go from the filter into the list."""
        if self.field.has_focus:
            self.screen.set_focus(self.questions)
