"""The notes: plain lines with a stamp and a letter in the gutter, and warnings underlined where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Self, TypeAlias

from rich.segment import Segment
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from coachtui.live import Flag
from coachtui.session import MARKS, Kind, Line, parse_line
from coachtui.text import clean
from coachtui.tui.widgets.stamps import GUTTER, STAMP, letters, stamp

__all__ = ["NotesPane"]

RowLook: TypeAlias = tuple[object, ...]
"""Everything that a row on screen is made of: two equal ones need no painting."""

KIND_STYLES = {
    Kind.ASKED: "notes--asked",
    Kind.ACTION: "notes--action",
    Kind.PRIVATE: "notes--private",
}
"""How lines of a kind look, beside their mark: never colour alone."""

TURNS = (Kind.NOTE, Kind.COACHEE, Kind.ASKED, Kind.ACTION, Kind.PRIVATE)
"""The order in which one key walks through the marks."""


class NotesPane(TextArea):
    """A text area that paints only the rows that changed, and knows which line is whose."""

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
        self._painted: list[RowLook] = []
        self._waiting = False
        self._has_width = False
        self._left: tuple[int, int] | None = None
        super().__init__(
            "\n".join(typed), soft_wrap=True, tab_behavior="focus", show_line_numbers=False, max_checkpoints=1000, id=id
        )
        self.cursor_blink = False
        self.highlight_cursor_line = False

    # What the screen tells the pane

    def show(self, lines: tuple[Line, ...], flags: Sequence[Flag]) -> None:
        """Show stamps and warnings for the notes as they stand; only rows that differ are painted again."""
        by_line: defaultdict[str, list[Flag]] = defaultdict(list)
        for flag in flags:
            by_line[lines[flag.line].typed].append(flag)
        self._stamped = lines
        self._waiting = False
        self._flags = dict(by_line)
        self._paint_changed_rows()

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

    def put_below(self, row: int, text: str) -> None:
        """Write `text` below a line that is done, as one step for undo; the coach goes on where they were writing."""
        self.come_back()
        here, column = self.cursor_location
        end = (row, len(self.document[row]))
        self._replace_in_one_step("\n" + text, end, end)
        self.move_cursor((here + 1 if here > row else here, column))

    def reword(self, row: int, start: int, end: int, text: str) -> None:
        """Replace a stretch of one line, as one step for undo.

        The coach goes on where they were writing; behind the new words, when that was in the old ones.
        """
        self.come_back()
        here, column = self.cursor_location
        _, after = self._replace_in_one_step(text, (row, start), (row, end))
        if here == row and column >= start:
            column = after + max(0, column - end)
        self.move_cursor((here, column))

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
        self._waiting = True
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

    def on_resize(self) -> None:
        """Show the words from now on, in rows of this width: what was painted before may be broken otherwise."""
        self._has_width = True
        self.call_next(self._paint_all)  # only then has the text area broken its lines anew

    def _paint_all(self) -> None:
        self._painted = []
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one row: gutter and text. A text area joins the whole document here, row by row; we do not."""
        if not self._has_width:
            return Strip.blank(self.size.width, self.rich_style)
        line, column = self._place_of(y)
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

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint what changed: a text area asks for the whole pane at every key, which a slow line feels."""
        if regions or layout or recompose or not self._painted or not self.is_mounted:
            if not regions:
                self._painted = []
            return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        if repaint and not self._waiting:
            self.call_next(self._paint_changed_rows)
        return self

    def notify_style_update(self) -> None:
        """Forget what is painted: every row looks different under another theme."""
        self._painted = []
        super().notify_style_update()

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:  # noqa: FBT001, FBT002
        """Keep the cursor in sight, once it is where it belongs.

        While a long paste is undone, Textual asks for this before it has moved the cursor back into the notes.
        """
        if self.cursor_location[0] >= self.document.line_count:
            return Offset()
        return super().scroll_cursor_visible(center, animate)

    def find_matching_bracket(self, bracket: str, search_from: tuple[int, int]) -> None:
        """Look for no brackets: notes are not code, and the search walks through the whole document."""

    def _paint_changed_rows(self) -> None:
        looks = [self._look_of(y) for y in range(self.size.height)]
        was, self._painted = self._painted, looks
        if len(was) != len(looks):
            super().refresh()
            return
        width = self.size.width
        for y, look in enumerate(looks):
            if look != was[y]:
                super().refresh(Region(0, y, width, 1))

    def _place_of(self, y: int) -> tuple[int, int]:
        """Return line and first column of the row `y` of the pane; line -1 below the last one."""
        row = y + self.scroll_offset.y
        if row >= self.virtual_size.height:
            return -1, 0
        return self.wrapped_document.offset_to_location(Offset(0, row))

    def _stamp_of(self, line: int) -> str:
        """Return the stamp of a line; one without words yet is not begun, and has none."""
        stamped = self._stamped[line]
        return stamp(stamped.at) if stamped.text.strip() else " " * STAMP

    def _look_of(self, y: int) -> RowLook:
        line, column = self._place_of(y)
        if line < 0:
            return ()
        typed = self.document[line]
        end = next((o for o in self.wrapped_document.get_offsets(line) if o > column), len(typed) + 1)
        flags = self._flags.get(typed, ())
        spans = tuple((f.start, f.end) for f in flags if f.start < end and f.end > column)
        at = self._stamp_of(line) if not column and line < len(self._stamped) else ""
        start, cursor = sorted(self.selection)
        selected = (start, cursor) if start != cursor and start[0] <= line <= cursor[0] else None
        row, place = self.selection.end
        on_cursor = place if row == line and column <= place < end else -1
        return (
            typed[column:end],
            typed[:2],
            at,
            letters(flags) if not column else "",
            spans,
            selected,
            on_cursor,
            self.has_focus,
        )
