"""The rows of the question list: headings, questions, and what follows up a question that was asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from textual.content import Content
from textual.widgets.option_list import Option

from coachtui.banks import Bank, QuestionIndex
from coachtui.banks.offer import NUDGES, Group, Key, Prompt, groups_of, prompts_for
from coachtui.text import Span
from coachtui.tui.plain import plain_line
from coachtui.tui.widgets.hanging import Hanging

__all__ = ["Offered", "Rows"]

ASKED, OPEN = "✓ ", "· "
INDENT = "  "
STAR = " ★"
NUDGE_NUMBER = 0


class Offered:
    """What a session offers: its prompts in groups that stay as they are while it is open."""

    def __init__(
        self, banks: Sequence[Bank], role: str, stage: str, *, plan: Sequence[Key] = (), starred: Set[Key] = frozenset()
    ) -> None:
        """Offer what of `banks` is meant for this role and stage; `plan` and `starred` stand first."""
        self.prompts = prompts_for(banks, role, stage)  # type: ignore[arg-type]  # a mode's value is a role
        self.plan = tuple(plan)
        self.starred = frozenset(starred)
        self.groups = (*groups_of(self.prompts, plan=plan, starred=starred), Group(NUDGES.title, _nudges()))
        self.names = ", ".join(bank.title for bank in banks)


def _nudges() -> tuple[Prompt, ...]:
    (phase,) = NUDGES.phases
    return tuple(Prompt(NUDGES, phase, question) for question in phase.questions)


class Rows:
    """Makes the rows, and knows which prompt stands in which."""

    def __init__(self, offered: Offered) -> None:
        """Make rows of what is offered; nothing is asked yet."""
        self.offered = offered
        self.asked: frozenset[Key] = frozenset()
        self.starred = offered.starred
        self._index = QuestionIndex(tuple((p.question, p.phase) for p in offered.prompts))
        self._prompts: dict[str, Prompt] = {}
        self._headings: dict[str, int] = {}

    def prompt(self, row: str) -> Prompt:
        """Return the prompt in a row."""
        return self._prompts[row]

    def first_open(self) -> str | None:
        """Return the first row with a prompt that was not asked."""
        return next((row for row, p in self._prompts.items() if not p.is_nudge and p.key not in self.asked), None)

    def row_of(self, key: Key) -> str | None:
        """Return the row of a prompt in its phase, where it stands below the prompts around it."""
        return next((row for row, prompt in reversed(self._prompts.items()) if prompt.key == key), None)

    def after_heading(self, number: int) -> str | None:
        """Return the first row of a group, by its number."""
        place = self._headings.get(f"phase-{number}")
        return None if place is None else f"{place}.0"

    def all(self) -> Iterator[Option]:
        """Make the row of each prompt, group by group; below one that was asked, what may follow it."""
        self._prompts, self._headings = {}, {}
        for place, group in enumerate(self.offered.groups):
            heading = f"phase-{self._number(place)}"
            self._headings[heading] = place
            yield Option(self._heading(place), id=heading, disabled=True)
            for number, prompt in enumerate(group.prompts):
                row = f"{place}.{number}"
                yield self._option(row, prompt)
                if prompt.key in self.asked:
                    for more, follow_up in enumerate(prompt.follow_ups):
                        yield self._option(f"{row}.{more}", follow_up)

    def found(self, query: str) -> Iterator[Option]:
        """Make the rows of the prompts that match, best first."""
        self._prompts, self._headings = {}, {}
        for match in self._index.search(query):
            yield self._option(f"found.{match.place}", self.offered.prompts[match.place], match.spans)

    def changed(self, keys: Set[Key]) -> Iterator[tuple[str, Hanging]]:
        """Make anew the rows of these prompts, and the headings that count them."""
        for row, prompt in self._prompts.items():
            if prompt.key in keys:
                yield row, self._row(prompt, ())
        for heading, place in self._headings.items():
            yield heading, self._heading(place)

    def have_follow_ups(self, keys: Set[Key]) -> bool:
        """Tell whether rows come or go when these prompts are asked or no longer asked."""
        return any(prompt.key in keys and prompt.follow_ups for prompt in self._prompts.values())

    def _number(self, place: int) -> int:
        return NUDGE_NUMBER if place == len(self.offered.groups) - 1 else place + 1

    def _option(self, row: str, prompt: Prompt, spans: Sequence[Span] = ()) -> Option:
        self._prompts[row] = prompt
        return Option(self._row(prompt, spans), id=row)

    def _heading(self, place: int) -> Hanging:
        group = self.offered.groups[place]
        asked = sum(prompt.key in self.asked for prompt in group.prompts)
        tail = "" if group.prompts[0].is_nudge else f" {asked}/{len(group.prompts)}"
        return Hanging(f"{self._number(place)} ", plain_line(group.title.upper(), "bold"), tail=tail)

    def _row(self, prompt: Prompt, spans: Sequence[Span]) -> Hanging:
        body = Content(prompt.question.text)
        for span in spans:
            body = body.stylize("underline", span.start, span.end)
        asked = prompt.key in self.asked and not prompt.is_nudge
        marker = (INDENT if prompt.follows else "") + (ASKED if asked else OPEN)
        return Hanging(marker, body, tail=STAR if prompt.key in self.starred else "")
