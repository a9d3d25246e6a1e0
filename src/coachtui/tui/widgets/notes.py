"""The notes: plain lines with a stamp and a letter in the gutter, and warnings underlined where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.message import Message
from textual.strip import Strip
from textual.widgets.text_area import Selection

from coachtui.live import Flag, NewLine, Rewording
from coachtui.session import MARKS, Kind, Line, parse_line
from coachtui.text import clean
from coachtui.tui.widgets.quietarea import Look, QuietArea
from coachtui.tui.widgets.stamps import GUTTER, STAMP, letters, stamp

__all__ = ["NotesPane"]

KIND_STYLES = {
    Kind.ASKED: "notes--asked",
    Kind.ACTION: "notes--action",
    Kind.PRIVATE: "notes--private",
}
"""How lines of a kind look, beside their mark: never colour alone."""

TURNS = (Kind.NOTE, Kind.COACHEE, Kind.ASKED, Kind.ACTION, Kind.PRIVATE)
"""The order in which one key walks through the marks."""


class NotesPane(QuietArea):
    """A text area that knows which line is whose."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "notes--flag",
        "notes--gutter",
        "notes--letter",
        *KIND_STYLES.values(),
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "turn", "who", id="turn.who"),
        # TextArea selects with these; the app wants them.
        Binding("f6", "screen.focus_next", show=False, id="notes.next_pane"),
        Binding("f7", "screen.use(0)", show=False, id="notes.use"),
    ]
    HELP = 'Type what you see and hear. A line may begin with a mark: ? asked, " they said, > agreed, # private.'

    @dataclass
    class Edited(Message):
        """The notes read differently now."""

        typed: tuple[str, ...]
        restored: bool
        """Whether undo or redo brought this text back."""
        row: int
        """Line of the cursor after the edit; keys typed since may have moved it on."""
        column: int

    @dataclass
    class Moved(Message):
        """The cursor stands on another line or place."""

        row: int
        column: int

    def __init__(self, typed: Sequence[str], *, id: str) -> None:
        """Show `typed`, one cleaned string per line."""
        # First, because a text area already paints while it is being made.
        self._stamped: tuple[Line, ...] = ()
        self._flags: dict[str, list[Flag]] = {}
        self._left: tuple[int, int] | None = None
        super().__init__("\n".join(typed), id=id)

    # What the screen tells the pane

    def show(self, lines: tuple[Line, ...], flags: Sequence[Flag]) -> None:
        """Show stamps and warnings for the notes as they stand; only rows that differ are painted again."""
        by_line: defaultdict[str, list[Flag]] = defaultdict(list)
        for flag in flags:
            by_line[lines[flag.line].typed].append(flag)
        self._stamped = lines
        self._flags = dict(by_line)
        self.paint_changed_rows()

    def put_line(self, text: str) -> None:
        """Write `text` as a line of its own where the coach is writing, and go on below it, as one step for undo.

        It fills the line of the cursor when that is empty, else stands below it.
        """
        self.come_back()
        row = self.cursor_location[0]
        standing = self.document[row]
        if parse_line(standing, 0).text.strip():
            place = self._replace_in_one_step("\n" + text + "\n", (row, len(standing)), (row, len(standing)))
        else:
            place = self._replace_in_one_step(text + "\n", (row, 0), (row, len(standing)))
        self.move_cursor(place)

    def take(self, change: Rewording | NewLine) -> None:
        """Make a change, as one step for undo; the coach goes on where they were writing.

        That is behind the new words, when it was in the old ones.
        """
        self.come_back()
        row, column = self.cursor_location
        if isinstance(change, NewLine):
            end = (change.after, len(self.document[change.after]))
            self._replace_in_one_step("\n" + change.text, end, end)
            row += row > change.after
        else:
            start, stop = change.start, change.end
            _, end_of_new = self._replace_in_one_step(change.text, (change.line, start), (change.line, stop))
            if row == change.line and column >= start:
                column = end_of_new + max(0, column - stop)
        self.move_cursor((row, column))

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor at a place in the notes."""
        self.move_cursor((row, column))

    def visit(self, row: int, column: int) -> None:
        """Put the cursor at a place to look at; `come_back` leads back to where the coach was writing."""
        left = self._left or self.cursor_location
        self.go_to(row, column)
        self._left = left

    def come_back(self) -> None:
        """Put the cursor where the coach was writing, if it has done nothing since but visit other places."""
        if self._left is not None:
            self.go_to(*self._left)
        self._left = None

    def _replace_in_one_step(self, text: str, start: tuple[int, int], end: tuple[int, int]) -> tuple[int, int]:
        """Return where the new text ends."""
        self.history.checkpoint()
        result = self.replace(text, start, end, maintain_selection_offset=False)
        self.history.checkpoint()
        return result.end_location

    # What the person does

    def edit(self, edit: Edit) -> EditResult:
        """Take an edit; typed, pasted and replaced text all pass this door and are cleaned here."""
        edit.text = clean(edit.text)
        result = super().edit(edit)
        self.scroll_cursor_visible()  # asked by Textual too, but before it knows of a new row
        self._tell(restored=False)
        return result

    def undo(self) -> None:
        """Take the last step back."""
        super().undo()
        self._tell(restored=True)

    def redo(self) -> None:
        """Take a step forward again."""
        super().redo()
        self._tell(restored=True)

    def action_turn(self) -> None:
        """Walk the line's mark on: note, they said, I asked, agreed, private."""
        row, column = self.cursor_location
        line = parse_line(self.document[row], 0)
        kind = TURNS[(TURNS.index(line.kind) + 1) % len(TURNS)]
        old, new = len(MARKS[line.kind]), len(MARKS[kind])
        self.replace(MARKS[kind], (row, 0), (row, old), maintain_selection_offset=False)
        self.move_cursor((row, max(new, column - old + new)))

    def _tell(self, *, restored: bool) -> None:
        self._left = None
        self.wait_with_painting()
        self.post_message(self.Edited(tuple(self.document.lines), restored, *self.cursor_location))

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:
        super()._watch_selection(previous_selection, selection)
        if previous_selection.end != selection.end:
            self._left = None
            self.post_message(self.Moved(*selection.end))

    # How it looks

    @property
    def gutter_width(self) -> int:
        """Cells left of the text: letter and stamp."""
        return GUTTER

    def get_line(self, line_index: int) -> Text:
        """Return a line with its kind's look and its warnings underlined."""
        line = super().get_line(line_index)
        look = KIND_STYLES.get(parse_line(line.plain, 0).kind)
        if look:
            line.stylize(self.get_component_rich_style(look, partial=True))
        for flag in self._flags.get(line.plain, ()):
            line.stylize(self.get_component_rich_style("notes--flag", partial=True), flag.start, flag.end)
        return line

    def render_line(self, y: int) -> Strip:
        """Return one row: gutter and text. A text area joins the whole document here, row by row; we do not."""
        if not self.has_width:
            return Strip.blank(self.size.width, self.rich_style)
        line, column = self.place_of(y)
        text = self._render_line(y)
        if line < 0 or column or line >= len(self._stamped):
            return Strip.join([Strip.blank(GUTTER, self.rich_style), text])
        flags = self._flags.get(self.document[line], ())
        letter_style = self.get_component_rich_style("notes--letter")
        stamp_style = self.get_component_rich_style("notes--gutter")
        segments = [
            Segment(letters(flags), letter_style),
            Segment(f" {self._stamp_of(line)} ", stamp_style),
        ]
        return Strip.join([Strip(segments, GUTTER), text])

    def _stamp_of(self, line: int) -> str:
        """Return the stamp of a line; one without words yet is not begun, and has none."""
        stamped = self._stamped[line]
        return stamp(stamped.at) if stamped.text.strip() else " " * STAMP

    def look_beside(self, line: int, column: int, end: int) -> Look:
        """Return the mark, stamp, letters and underlines of a row."""
        typed = self.document[line]
        flags = self._flags.get(typed, ())
        spans = tuple((flag.start, flag.end) for flag in flags if flag.start < end and flag.end > column)
        at = self._stamp_of(line) if not column and line < len(self._stamped) else ""
        return (typed[:2], at, letters(flags) if not column else "", spans)
