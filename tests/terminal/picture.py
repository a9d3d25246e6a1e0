"""What a terminal would show: the bytes of a program replayed through an emulator."""

from __future__ import annotations

import codecs
import re

import pyte

__all__ = ["Picture"]

UNKNOWN = re.compile(
    r"\x1b\[[<=>][0-9;:]*[ -/]*[@-~]"  # private requests: keyboard protocol, versions
    r"|\x1b\[\??[0-9;:]*[ -/]+[@-~]"  # with intermediate bytes: mode queries, cursor shape
    r"|\x1b\[[0-9;]*:[0-9;:]*m"  # curly underlines
    r"|\x1b\](?![012];)[^\x07\x1b]*(?:\x07|\x1b\\)"  # all but titles: the shape of the pointer, colours
    r"|\x1b[P^_X].*?\x1b\\",  # strings for the terminal itself
    re.DOTALL,
)
"""Sequences that a terminal obeys silently, and that the emulator would print as text."""

UNFINISHED = re.compile(r"\x1b(?:[\]PX^_][^\x07\x1b]*\x1b?|\[[<=>?]?[0-9;:]*[ -/]*)?$", re.DOTALL)

FRAME_BEGINS, FRAME_ENDS = "\x1b[?2026h", "\x1b[?2026l"


class Picture:
    """The screen of one terminal, in cells."""

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._rest = ""
        self._lines: tuple[str, ...] | None = None
        self.whole = True
        """Whether the last frame is complete; a terminal shows nothing of one that is not."""

    def feed(self, data: bytes) -> None:
        """Take the next bytes of the program."""
        text = self._rest + self._decode(data)
        cut = UNFINISHED.search(text)
        if cut:
            text, self._rest = text[: cut.start()], text[cut.start() :]
        else:
            self._rest = ""
        begun, ended = text.rfind(FRAME_BEGINS), text.rfind(FRAME_ENDS)
        if begun != ended:
            self.whole = ended > begun
        self._lines = None
        self._stream.feed(UNKNOWN.sub("", text))

    def resize(self, columns: int, rows: int) -> None:
        """Take another size, as when a window is dragged."""
        self._lines = None
        self._screen.resize(rows, columns)

    @property
    def lines(self) -> tuple[str, ...]:
        """The rows from the top, blanks at their ends left out."""
        if self._lines is None:  # who waits for something looks again and again, mostly at the same
            self._lines = tuple(line.rstrip() for line in self._screen.display)
        return self._lines

    @property
    def text(self) -> str:
        """All rows, one below the other."""
        return "\n".join(self.lines)

    @property
    def title(self) -> str:
        """The title of the window, as the program set it."""
        return str(self._screen.title)
