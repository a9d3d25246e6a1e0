"""The question bank: prompts by phase, a filter, ticks for what was asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from coachtui.banks import Bank, Phase, Question, QuestionIndex
from coachtui.text import Span
from coachtui.tui.plain import plain, plain_line
from coachtui.tui.widgets.hanging import Hanging

__all__ = ["BankPane", "Prompt"]

ASKED, OPEN = "✓ ", "· "


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question where it stands: in its phase, in its bank."""

    bank: Bank
    phase: Phase
    question: Question

    @property
    def key(self) -> tuple[str, str]:
        """Bank id and question id: what marks it as asked."""
        return (self.bank.id, self.question.id or "")


class QuestionList(OptionList):
    """The list itself, with the keys of lists."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "ask", id="questions.ask"),
        Binding("space", "tick", "asked", id="questions.tick"),
        Binding("j", "cursor_down", show=False, id="questions.down"),
        Binding("k", "cursor_up", show=False, id="questions.up"),
        Binding("slash", "filter", "filter", id="questions.filter"),
        *(Binding(str(n), f"phase({n})", show=False, id=f"questions.phase{n}") for n in range(1, 10)),
    ]
    HELP = "Enter asks the question: it is written into your notes. / filters, a digit jumps to a phase."

    @dataclass
    class Tick(Message):
        """The highlighted question is to be ticked, or its tick taken away."""

        option_id: str

    @dataclass
    class WantsFilter(Message):
        """The filter is to be typed."""

    @dataclass
    class WantsPhase(Message):
        """The list is to show a phase, by its number."""

        number: int

    def action_tick(self) -> None:
        """Tick the highlighted question."""
        if self.highlighted_option and self.highlighted_option.id:
            self.post_message(self.Tick(self.highlighted_option.id))

    def action_filter(self) -> None:
        """Type a filter."""
        self.post_message(self.WantsFilter())

    def action_phase(self, number: int) -> None:
        """Jump to a phase."""
        self.post_message(self.WantsPhase(number))


class BankPane(Vertical):
    """Filter, list and count; says up which question is asked or ticked."""

    @dataclass
    class Asked(Message):
        """The coach asks this question now."""

        prompt: Prompt

    @dataclass
    class Ticked(Message):
        """The coach ticks this question as asked, or takes the tick away."""

        prompt: Prompt

    def __init__(self, banks: Sequence[Bank], *, id: str) -> None:
        """Show the questions of `banks`, in their order."""
        super().__init__(id=id)
        self._prompts = [Prompt(b, phase, q) for b in banks for phase in b.phases for q in phase.questions]
        phases: dict[tuple[str, str], list[Prompt]] = {}
        for prompt in self._prompts:
            phases.setdefault((prompt.bank.id, prompt.phase.id), []).append(prompt)
        self._phases = tuple(phases.values())
        self._index = QuestionIndex(tuple((p.question, p.phase) for p in self._prompts))
        self._names = ", ".join(bank.title for bank in banks)
        self._asked: frozenset[tuple[str, str]] = frozenset()
        self._headings: dict[int, str] = {}

    def compose(self) -> ComposeResult:
        """Filter above, list, count below."""
        yield Input(placeholder="/ filter questions", compact=True, id="filter")
        yield QuestionList(markup=False, compact=True, id="questions")
        yield Static(markup=False, id="shown")

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill("")

    @property
    def _list(self) -> QuestionList:
        return self.query_one(QuestionList)

    def show_asked(self, asked: frozenset[tuple[str, str]]) -> None:
        """Tick these questions; rows keep their place."""
        changed = asked ^ self._asked
        self._asked = asked
        if not changed:
            return
        questions = self._list
        for number, prompt in enumerate(self._prompts):
            if prompt.key in changed and self._row_exists(str(number)):
                questions.replace_option_prompt(str(number), self._row(number, ()))
        for number, row in self._headings.items():
            questions.replace_option_prompt(row, self._heading(number, self._phases[number - 1]))

    def focus_list(self) -> None:
        """Put the keys to the list, on the next question that was not asked."""
        questions = self._list
        self.screen.set_focus(questions)
        if questions.highlighted is None:
            questions.highlighted = self._first_unasked()

    def focus_filter(self) -> None:
        """Put the keys to the filter, emptied."""
        field = self.query_one(Input)
        field.value = ""
        self.screen.set_focus(field)

    def clear_filter(self) -> None:
        """Show all questions again."""
        field = self.query_one(Input)
        if field.value:
            field.value = ""

    # Filling

    def _fill(self, query: str) -> None:
        questions = self._list
        options = list(self._found(query) if query.strip() else self._all())
        shown = sum(option.id is not None and option.id.isdigit() for option in options)
        if not options:
            words = (
                f"Nothing matches “{query.strip()}”. Esc clears."
                if query.strip()
                else ("No questions here yet. Choose a bank when you set a session up.")
            )
            options = [Option(plain(words), disabled=True)]
        questions.set_options(options)
        questions.highlighted = next((i for i, o in enumerate(options) if not o.disabled), None) if query else None
        count = f"{shown} of {len(self._prompts)}" if query.strip() else f"{len(self._prompts)} questions"
        self.query_one("#shown", Static).update(plain_line(f"{count} · {self._names}"))

    def _all(self) -> Iterator[Option]:
        self._headings = {}
        number = 0
        before: tuple[str, str] | None = None
        for place, prompt in enumerate(self._prompts):
            here = (prompt.bank.id, prompt.phase.id)
            if here != before:
                number += 1
                self._headings[number] = f"phase-{number}"
                heading = self._heading(number, self._phases[number - 1])
                yield Option(heading, id=f"phase-{number}", disabled=True)
                before = here
            yield Option(self._row(place, ()), id=str(place))

    def _found(self, query: str) -> Iterator[Option]:
        self._headings = {}
        for match in self._index.search(query):
            yield Option(self._row(match.place, match.spans), id=str(match.place))

    def _heading(self, number: int, prompts: Sequence[Prompt]) -> Hanging:
        asked = sum(prompt.key in self._asked for prompt in prompts)
        title = plain_line(prompts[0].phase.title.upper(), "bold")
        return Hanging(f"{number} ", title, tail=f" {asked}/{len(prompts)}")

    def _row(self, place: int, spans: Sequence[Span]) -> Hanging:
        prompt = self._prompts[place]
        body = Content(prompt.question.text)
        for span in spans:
            body = body.stylize("underline", span.start, span.end)
        return Hanging(ASKED if prompt.key in self._asked else OPEN, body)

    def _row_exists(self, option_id: str) -> bool:
        return any(option.id == option_id for option in self._list.options)

    def _first_unasked(self) -> int | None:
        rows = enumerate(self._list.options)
        candidates = [i for i, o in rows if o.id and o.id.isdigit() and self._prompts[int(o.id)].key not in self._asked]
        return next(iter(candidates), None)

    # What the person does

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self._fill(event.value)

    @on(Input.Submitted)
    def _ask_first_match(self, event: Input.Submitted) -> None:
        event.stop()
        option = self._list.highlighted_option
        if option and option.id:
            self._ask(option.id)

    @on(OptionList.OptionSelected)
    def _ask_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id:
            self._ask(event.option_id)

    def _ask(self, option_id: str) -> None:
        self.post_message(self.Asked(self._prompts[int(option_id)]))
        field = self.query_one(Input)
        if field.value:
            with self.prevent(Input.Changed):
                field.value = ""
            self._fill("")
        self._stand_on(option_id)

    def _stand_on(self, option_id: str) -> None:
        """Leave the list where the conversation is: on the question asked, its phase around it."""
        questions = self._list
        questions.highlighted = questions.get_option_index(option_id)
        questions.scroll_to_highlight()

    @on(QuestionList.Tick)
    def _tick(self, event: QuestionList.Tick) -> None:
        event.stop()
        self.post_message(self.Ticked(self._prompts[int(event.option_id)]))

    @on(QuestionList.WantsFilter)
    def _wants_filter(self, event: QuestionList.WantsFilter) -> None:
        event.stop()
        self.focus_filter()

    @on(QuestionList.WantsPhase)
    def _jump(self, event: QuestionList.WantsPhase) -> None:
        event.stop()
        row = self._headings.get(event.number)
        if row is None:
            return
        questions = self._list
        place = questions.get_option_index(row)
        questions.highlighted = place + 1
        questions.scroll_to_highlight(top=True)
        questions.scroll_up(animate=False)

    def key_down(self) -> None:
        """Go from the filter into the list."""
        if self.query_one(Input).has_focus:
            self.screen.set_focus(self._list)
