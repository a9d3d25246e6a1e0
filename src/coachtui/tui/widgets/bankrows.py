"""The rows of the question list: headings, questions, and what follows up a question that was asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cached_property
from typing import ClassVar

from textual.content import Content
from textual.widgets.option_list import Option

from coachtui.banks import QuestionIndex
from coachtui.banks.offer import Group, Key, Prompt
from coachtui.text import Span
from coachtui.tui.plain import plain, plain_line
from coachtui.tui.widgets.hanging import Hanging
from coachtui.tui.widgets.offered import Offered

__all__ = ["Rows"]

INDENT = "  "
STAR = " ★"
NUDGE_NUMBER, LAST_DIGIT = 0, 9

MATCHES = 100
"""Rows that a filter shows at most; who wants to see more of them types on."""
MORE = 50
"""Rows that come when the rest of a group is asked for."""
QUOTED = 60
"""Characters of what was typed that are said again."""
NOTHING = "No questions here for this role and stage. Choose a bank when you set a session up."


class Rows:
    """Makes the rows, and knows which prompt stands in which."""

    MARKS: ClassVar[tuple[str, str]] = ("✓ ", "· ")
    """What stands before a prompt that was asked, and before one that was not."""
    FOLLOW_UPS: ClassVar[bool] = True
    """Whether what may follow stands below a prompt that was asked."""

    def __init__(self, offered: Offered) -> None:
        """Make rows of what is offered; nothing is asked yet."""
        self.offered = offered
        self.asked: frozenset[Key] = frozenset()
        self.starred = offered.starred
        self.matches = 0
        """How many prompts matched the last filter; not all of them need be listed."""
        self._prompts: dict[str, Prompt] = {}
        self._headings: dict[str, int] = {}
        self._opened: dict[int, int] = {}
        self._wanted: set[Key] = set()

    @cached_property
    def _index(self) -> QuestionIndex:
        return QuestionIndex(tuple((p.question, p.phase) for p in self.offered.prompts))

    def make_index(self) -> None:
        """Make ready for the filter; takes a moment for many questions, so it may be called from any thread."""
        _ = self._index

    def prompt(self, row: str | None) -> Prompt | None:
        """Return the prompt in a row; None for a row without one."""
        return self._prompts.get(row or "")

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

    def want(self, key: Key) -> None:
        """List a prompt from now on, however long its group is."""
        self._wanted.add(key)

    def open(self, row: str) -> str | None:
        """List more of the group that ends with this row; return the first row that comes, or None for other rows."""
        kind, _, place = row.partition("-")
        if kind != "more":
            return None
        at = int(place)
        listed = self._listed(at)
        self._opened[at] = listed + MORE
        return f"{at}.{listed}"

    def shown(self, query: str) -> tuple[list[Option], str]:
        """Return the rows for what stands in the filter, and how many prompts that are, in words."""
        total = len(self.offered.prompts)
        if query.strip():
            return list(self.found(query)), f"{self.matches:,} of {total:,}"
        nothing = [] if total else [_line(NOTHING)]
        return [*nothing, *self.all()], f"{total:,} questions"

    def all(self) -> Iterator[Option]:
        """Make the row of each prompt, group by group; below one that was asked, what may follow it."""
        self._prompts, self._headings = {}, {}
        for place, group in enumerate(self.offered.groups):
            heading = f"phase-{self._number(place)}"
            self._headings[heading] = place
            yield Option(self._heading(place), id=heading, disabled=True)
            yield from self._group(place, group)
        if self.offered.left_out:
            yield _line(f"… and {self.offered.left_out:,} more in other parts: / finds them")

    def _group(self, place: int, group: Group) -> Iterator[Option]:
        listed, hidden = self._listed(place), 0
        for number, prompt in enumerate(group.prompts):
            if number >= listed and prompt.key not in self.asked and prompt.key not in self._wanted:
                hidden += 1
                continue
            row = f"{place}.{number}"
            yield self._option(row, prompt)
            if prompt.key in self.asked and self.FOLLOW_UPS:
                for more, follow_up in enumerate(prompt.follow_ups):
                    yield self._option(f"{row}.{more}", follow_up)
        if hidden:
            yield Option(Hanging("… ", plain_line(f"{hidden:,} more: Enter lists some, / finds them")), f"more-{place}")

    def _listed(self, place: int) -> int:
        return self._opened.get(place, self.offered.listed)

    def found(self, query: str) -> Iterator[Option]:
        """Make the rows of the prompts that match, best first; or say that none does, and what comes near."""
        self._prompts, self._headings = {}, {}
        matches = self._index.search(query)
        typed = f"Nothing matches “{query.strip()[:QUOTED]}”."
        if not matches:
            yield _line(f"{typed} Esc clears.")
        elif matches[0].guessed:
            near = "These come near:" if matches[0].partly else f"Did you mean “{' '.join(matches[0].words)}”?"
            yield _line(f"{typed} {near}")
        for match in matches[:MATCHES]:
            yield self._option(f"found.{match.place}", self.offered.prompts[match.place], match.spans)
        if len(matches) > MATCHES:
            yield _line(f"… and {len(matches) - MATCHES:,} more: type on")
        self.matches = len(matches)

    def changed(self, keys: Set[Key]) -> Iterator[tuple[str, Hanging]]:
        """Make anew the rows of these prompts, and the headings that count them."""
        for row, prompt in self._prompts.items():
            if prompt.key in keys:
                yield row, self._row(prompt, ())
        for heading, place in self._headings.items():
            yield heading, self._heading(place)

    def come_or_go(self, keys: Set[Key]) -> bool:
        """Tell whether rows come or go when these prompts are asked or no longer asked."""
        listed = {prompt.key: prompt for prompt in self._prompts.values()}
        return any(key not in listed or (self.FOLLOW_UPS and listed[key].follow_ups) for key in keys)

    def _number(self, place: int) -> int:
        return NUDGE_NUMBER if self.offered.groups[place].prompts[0].is_nudge else place + 1

    def _option(self, row: str, prompt: Prompt, spans: Sequence[Span] = ()) -> Option:
        self._prompts[row] = prompt
        return Option(self._row(prompt, spans), id=row)

    def _heading(self, place: int) -> Hanging:
        group = self.offered.groups[place]
        asked = len(self.asked & self.offered.keys[place]) if self.asked else 0
        tail = "" if group.prompts[0].is_nudge else f" {asked}/{len(group.prompts)}"
        number = self._number(place)
        return Hanging(
            f"{number} " if number <= LAST_DIGIT else INDENT, plain_line(group.title.upper(), "bold"), tail=tail
        )

    def _row(self, prompt: Prompt, spans: Sequence[Span]) -> Hanging:
        body = Content(prompt.question.text)
        for span in spans:
            body = body.stylize("underline", span.start, span.end)
        asked = prompt.key in self.asked and not prompt.is_nudge
        marker = (INDENT if prompt.follows else "") + self.MARKS[0 if asked else 1]
        return Hanging(marker, body, tail=STAR if prompt.key in self.starred else "")


def _line(words: str) -> Option:
    return Option(plain(words), disabled=True)
