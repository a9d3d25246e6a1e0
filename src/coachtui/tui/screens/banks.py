"""Question banks for those who write them: the list, what a coach will see, and what could be mended or reworded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from coachtui.banks import LoadedBank, Source
from coachtui.banks.listed import Listed
from coachtui.banks.verdicts import Verdicts
from coachtui.errors import Problem
from coachtui.tui.banking import Hearing, News, Reading
from coachtui.tui.bookkeeping import VerdictBook, changes_words
from coachtui.tui.plain import plain, plain_line
from coachtui.tui.screens.base import HELP_KEY, CoachScreen, Command
from coachtui.tui.widgets.banklist import BankList, BankRow, bank_rows
from coachtui.tui.widgets.keybar import KeyBar
from coachtui.tui.widgets.preview import PreviewPane
from coachtui.tui.workplace import Workplace

__all__ = ["BanksScreen"]

TICK = 0.2
"""Seconds between asking the clock whether it is time to look at the files again."""


class BanksScreen(CoachScreen):
    """List and preview, kept in step with the files."""

    CSS_PATH = "../styles/banks.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read", "read", id="banks.read"),
        Binding("n", "next_mark", "next remark", id="banks.next"),
        # Taken before any widget sees it, so that a letter typed right after goes into the filter.
        Binding("slash", "filter", "filter", priority=True, id="banks.filter"),
        Binding("escape", "back", "back", id="banks.back"),
        HELP_KEY,
    ]

    rows = getters.query_one("#banks", BankList)
    field = getters.query_one("#filter", Input)
    preview = getters.query_one("#preview", PreviewPane)
    said = getters.query_one("#said", Static)

    def __init__(self, workplace: Workplace) -> None:
        """Look at the banks of one workplace."""
        super().__init__()
        self._workplace = workplace
        # Both tell in threads of their own.
        self._reading = Reading(workplace, lambda news: self.call_later(self._take_news, news))
        self._hearing = Hearing(workplace, lambda loaded, found: self.call_later(self._take_verdicts, loaded, found))
        self._book = VerdictBook()
        self._listing: tuple[Listed, ...] = ()
        self._shown_rows: tuple[BankRow, ...] = ()
        self._marked: Source | None = None
        self._chosen = False
        self.complete = False
        """Whether all places have answered; until then, and while nobody has chosen, the first bank is marked."""
        self._previewed: tuple[Listed, Verdicts, bool] | None = None
        self._problems: tuple[Problem, ...] = ()

    def compose(self) -> ComposeResult:
        """Filter and list, what there is to say about the files; the preview; keys."""
        yield from super().compose()
        with Container(id="main"):
            with Vertical(id="left"):
                yield Static(plain_line("Question banks"), id="title")
                yield Input(placeholder="/ filter banks", compact=True, id="filter")
                yield BankList(Option(plain_line("Looking …"), disabled=True), markup=False, compact=True, id="banks")
                yield Static(markup=False, id="said")
            yield PreviewPane(id="preview")
        yield KeyBar()

    def on_mount(self) -> None:
        """Put the keys to the list, and begin to look."""
        self.set_focus(self.rows)
        self._tick()
        self.set_interval(TICK, self._tick)

    def on_unmount(self) -> None:
        """Have nothing checked any more."""
        self._hearing.stop()

    def on_resize(self) -> None:
        """Give the keys back to the list after a window that was too small to show what had them."""
        self.call_after_refresh(self._hold_focus)

    def _hold_focus(self) -> None:
        if self.focused is None or not self.focused.region.area:
            self.remove_class("show-preview")
            self.set_focus(self.rows)

    def _tick(self) -> None:
        self._reading.tick()
        if self._listing and self._reading.problems != self._problems:
            self._show_rows()

    # From the files to the screen

    def _take_news(self, news: News) -> None:
        self._listing = news.listing
        said = changes_words(news.changes, f"{self._workplace.now().astimezone():%H:%M}")
        if said:
            self.said.update(plain(said))
        self._show_rows()
        self.complete = self.complete or news.complete
        self._show_preview()
        self._check_next()

    def _take_verdicts(self, loaded: LoadedBank, verdicts: Verdicts | None) -> None:
        if verdicts is not None and self._book.write(self._listing, loaded, verdicts):
            self._show_rows()
            self._show_preview()
        self._check_next()

    def _check_next(self) -> None:
        """Have the marked bank read by the check, then the others in their order, large ones last."""
        waiting = self._book.missing(self._listing, first=self._marked)
        if waiting:
            self._hearing.begin(waiting[0].loaded)

    def _show_rows(self) -> None:
        """Show the list; rows that are there already stay where they are."""
        known = {listed.source: verdicts for listed in self._listing if (verdicts := self._book.latest(listed))}
        self._problems = self._reading.problems
        self._marked = self._highlighted() or self._marked
        rows = tuple(bank_rows(self._listing, known, self._problems, self.field.value))
        before, self._shown_rows = self._shown_rows, rows
        if [row.key for row in before] == [row.key for row in rows] and rows:
            for row, old in zip(rows, before, strict=True):
                if row != old:
                    self.rows.replace_option_prompt(row.key, row.shown)
            return
        if rows:
            options = [Option(row.shown, id=row.key, disabled=row.source is None) for row in rows]
        else:
            options = [Option(plain(f"Nothing matches “{self.field.value.strip()}”. Esc clears."), disabled=True)]
        self._refill(options)

    def _highlighted(self) -> Source | None:
        """Return the file whose row is marked: a key may have moved on, and we not have heard of it yet."""
        option = self.rows.highlighted_option
        return next((row.source for row in self._shown_rows if option and row.key == option.id), None)

    def _refill(self, options: Sequence[Option]) -> None:
        """Put other rows into the list; the marked bank stays marked, or its neighbour is when it is gone."""
        stays = self.complete or self._chosen
        place = (self.rows.highlighted or 0) if stays else 0
        scrolled = self.rows.scroll_offset.y
        usable = [place for place, option in enumerate(options) if not option.disabled]
        marked = [at for at in usable if stays and self._shown_rows[at].source == self._marked]
        with self.prevent(OptionList.OptionHighlighted):
            self.rows.set_options(options)
            at = next(iter([*marked, *(at for at in usable if at >= place), *usable[-1:]]), None)
            self.rows.highlighted = at
        self._marked = self._shown_rows[at].source if at is not None else None
        self.rows.scroll_to(y=scrolled, animate=False, immediate=True)
        self._show_preview()

    def _show_preview(self) -> None:
        """Show the marked bank as it is now; the eye stays where it was when it is still the same one."""
        listed = next((listed for listed in self._listing if listed.source == self._marked), None)
        if listed is None:
            self.preview.show((), from_top=True)
            self._previewed = None
            return
        verdicts, read = self._book.latest(listed) or Verdicts(), self._book.on(listed) is not None
        before, self._previewed = self._previewed, (listed, verdicts, read)
        if before != self._previewed:
            another = before is None or before[0].source != listed.source
            self.preview.show_bank(listed, verdicts, read=read, another=another)

    # What the person does

    @on(OptionList.OptionHighlighted)
    def _mark(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        marked = self._highlighted()
        self._chosen = True
        if marked is not None:  # Marked before we hear of it, perhaps: the preview knows whether it is new to it.
            self._marked = marked
            self._show_preview()
            self._check_next()

    @on(OptionList.OptionSelected)
    def _read_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_read()

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self._show_rows()

    @on(Input.Submitted)
    def _end_filter(self, event: Input.Submitted) -> None:
        event.stop()
        self.set_focus(self.rows)

    def key_down(self) -> None:
        """Go from the filter into the list."""
        if self.field.has_focus:
            self.set_focus(self.rows)

    def action_filter(self) -> None:
        """Type which banks to list."""
        self.remove_class("show-preview")
        self.set_focus(self.field)

    def action_read(self) -> None:
        """Go to the preview."""
        if self._marked is not None:
            self.add_class("show-preview")
            self.set_focus(self.preview)

    def action_next_mark(self) -> None:
        """Go to what could be mended or reworded next."""
        self.preview.action_next_mark()

    def action_back(self) -> None:
        """Go back one step: from the preview to the list, from the filter to all banks, from the list to Home."""
        if self.preview.has_focus:
            self.remove_class("show-preview")
            self.set_focus(self.rows)
        elif self.field.value or self.field.has_focus:
            self.field.value = ""
            self.set_focus(self.rows)
        else:
            self.app.pop_screen()

    def commands(self) -> Iterable[Command]:
        """Return what can be done here."""
        yield "Filter the banks", "By title, id or file name", self.action_filter
        yield "Next remark", "What could be mended or reworded next", self.action_next_mark
        yield "Home", "Close this page", self.app.pop_screen
        yield "Help", "What the keys do", self.action_help
