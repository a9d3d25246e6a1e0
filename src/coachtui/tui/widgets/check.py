"""The judgementoring check: what the words may sound like, why, and another way to put it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coachtui.live import Flag, Tally
from coachtui.session import Choice, Line
from coachtui.text import clean_line
from coachtui.tui.plain import plain, plain_line
from coachtui.tui.widgets.hanging import Hanging
from coachtui.tui.widgets.stamps import stamp

__all__ = ["CheckPane"]

SHOWN_REFRAMES = 2
"""How many other ways to put it a card offers: more would be a list to read."""


DRAWER_BELOW = 12
"""Rows under which the pane is a drawer."""

VERBS = {"leave": Choice.LEFT, "mute": Choice.MUTED, "fine": Choice.FINE}
"""What the rows of a card do."""


class CardList(OptionList):
    """The cards as rows: headings jump to their line, reframes are used."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False, id="check.down"),
        Binding("k", "cursor_up", show=False, id="check.up"),
        Binding("1", "screen.use(0)", show=False, id="check.use1"),
        Binding("2", "screen.use(1)", show=False, id="check.use2"),
        Binding("i", "screen.mute", show=False, id="check.mute"),
        Binding("w", "screen.fine", show=False, id="check.fine"),
    ]
    HELP = (
        "Enter or 1 takes the first other wording, 2 the second; ctrl+l leaves a note as it is, i mutes its kind, "
        "w says that the words are fine in your school."
    )


class CheckPane(Vertical):
    """Cards for the warnings, the one at the cursor opened."""

    @dataclass
    class Used(Message):
        """The coach takes another way to put it."""

        flag: Flag
        reframe: str

    @dataclass
    class Decided(Message):
        """The coach leaves one warning, its words, or its whole kind."""

        flag: Flag
        choice: Choice

    @dataclass
    class Chosen(Message):
        """The coach wants to see where a warning stands."""

        flag: Flag

    def __init__(self, *, id: str) -> None:
        """Begin with nothing to say."""
        super().__init__(id=id)
        self._flags: tuple[Flag, ...] = ()
        self._stamps: tuple[int, ...] = ()
        self._opened: Flag | None = None
        self._said = ""
        self._laid_out_as_drawer = False

    def compose(self) -> ComposeResult:
        """Title, cards, facts about the words so far."""
        yield Static(markup=False, id="check-title")
        yield CardList(markup=False, compact=True, id="cards")
        yield Static(markup=False, id="tally")

    @property
    def opened(self) -> Flag | None:
        """The warning whose card is open."""
        return self._opened

    def show(self, flags: tuple[Flag, ...], lines: Sequence[Line], row: int, column: int) -> None:
        """Show cards for `flags`, the nearest to the cursor opened; `lines` are those of the notes."""
        opened = _nearest(flags, row, column)
        at = tuple(lines[flag.line].at for flag in flags)
        if (flags, at, opened) != (self._flags, self._stamps, self._opened):
            self._flags, self._stamps, self._opened = flags, at, opened
            self._said = ""
            self._rebuild()

    def say(self, words: str) -> None:
        """Say something above the cards, until they change or the coach goes on; nothing is said with no words."""
        if words != self._said:
            self._said = words
            self._rebuild()

    def next_to(self, row: int, direction: int) -> Flag | None:
        """Return the warning to look at next: the open one when the cursor is elsewhere, else the one after or before.

        After the last one comes the first.
        """
        if not self._flags:
            return None
        at = self._flags.index(self._opened) if self._opened in self._flags else -1
        here = at >= 0 and row == self._flags[at].line
        return self._flags[(at + direction) % len(self._flags) if here else max(at, 0)]

    def use(self, number: int) -> None:
        """Take another wording of the open card by its number, where it has so many."""
        if self._opened is not None and number < len(self._opened.finding.reframes):
            self.post_message(self.Used(self._opened, self._opened.finding.reframes[number]))

    def decide(self, choice: Choice) -> None:
        """Answer the open card."""
        if self._opened is not None:
            self.post_message(self.Decided(self._opened, choice))

    @property
    def is_seen(self) -> bool:
        """Whether the pane is on the screen."""
        return bool(self.region.area)

    def show_tally(self, tally: Tally) -> None:
        """Show the facts about the words so far."""
        waited = f"{tally.longest_wait} s" if tally.longest_wait is not None else "–"
        rows = (
            "Your words so far",
            f"  open questions   {tally.open_questions}",
            f"  other questions  {tally.other_questions}",
            f"  they spoke       {tally.coachee_lines} of {tally.spoken_lines} turns",
            f"  longest wait     {waited}",
        )
        self.query_one("#tally", Static).update(plain("\n".join(rows)))

    def _rebuild(self) -> None:
        self._laid_out_as_drawer = self._is_drawer
        here = f"{len(self._flags)} here" if self._flags else ""
        self.query_one("#check-title", Static).update(plain_line(f"Judgementoring check   {here}", "bold"))
        self.query_one(CardList).set_options(list(self._rows()))

    def _rows(self) -> Iterator[Option]:
        if self._said:
            apart = "" if self._is_drawer else "\n"
            yield Option(plain(clean_line(self._said) + apart), disabled=True)
        if not self._flags:
            yield Option(plain("Nothing here. Listen."), disabled=True)
            return
        opened = self._opened
        order = ([opened] if opened else []) + [flag for flag in self._flags if flag is not opened]
        for flag in order:
            yield Option(self._heading(flag), id=f"flag {self._flags.index(flag)}")
            if flag is opened:
                yield from self._card(flag)

    def _heading(self, flag: Flag) -> Hanging:
        opened = flag is self._opened
        marker = ("▸ " if opened else "  ") + f"{flag.finding.letter:1} "
        at = stamp(self._stamps[self._flags.index(flag)])
        words = flag.finding.message if self._is_drawer and opened else f"{at}  {flag.matched}"
        return Hanging(marker, plain_line(words, "bold" if opened else ""))

    def _card(self, flag: Flag) -> Iterator[Option]:
        meaning = [Option(Hanging("    ", plain(words)), disabled=True) for words in self._meaning(flag)]
        ways = [
            Option(Hanging("  ^r " if number == 0 else f"  {number + 1}  ", plain(reframe)), id=f"use {number}")
            for number, reframe in enumerate(flag.finding.reframes[:SHOWN_REFRAMES])
        ]
        leave = [
            Option(Hanging("  ^l ", plain("leave this one")), id="leave"),
            Option(Hanging("  i  ", plain("not in this session")), id="mute"),
            Option(Hanging("  w  ", plain("this is fine in our school")), id="fine"),
        ]
        # Quiet and last: only somebody who wants to change the rule, or to ask for that, has a use for its name.
        name = Option(Hanging("     ", plain_line(flag.finding.rule, "dim")), disabled=True)
        # In the drawer there is room for what can be done, and a scroll away for why.
        yield from (*ways, *leave, *meaning, name) if self._is_drawer else (*meaning, *ways, *leave, name)

    def _meaning(self, flag: Flag) -> tuple[str, ...]:
        if self._is_drawer:
            return (flag.finding.why,)
        lead = ("Another way to put it:",) if flag.finding.reframes else ()
        return (flag.finding.message, flag.finding.why, *lead)

    @property
    def _is_drawer(self) -> bool:
        return 0 < self.size.height < DRAWER_BELOW

    def on_mount(self) -> None:
        """Say that there is nothing."""
        self._rebuild()

    def on_resize(self) -> None:
        """Lay the cards out anew when the pane became a drawer, or ceased to be one."""
        if self._is_drawer != self._laid_out_as_drawer:
            self._rebuild()

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        verb, _, number = (event.option_id or "").partition(" ")
        if verb == "flag":
            self.post_message(self.Chosen(self._flags[int(number)]))
        elif verb == "use":
            self.use(int(number))
        else:
            self.decide(VERBS[verb])


def _nearest(flags: Sequence[Flag], row: int, column: int) -> Flag | None:
    """Return the warning at the cursor, else the last one above it, else the first one."""
    on_row = [flag for flag in flags if flag.line == row]
    if on_row:
        return min(on_row, key=lambda flag: _distance(flag, column))
    above = [flag for flag in flags if flag.line < row]
    return above[-1] if above else next(iter(flags), None)


def _distance(flag: Flag, column: int) -> int:
    return max(flag.start - column, column - flag.end, 0)
