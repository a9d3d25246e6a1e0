"""Whether there is a terminal, and what it is like."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from typing import TextIO

from coachtui.cli.endings import NotPossibleError

__all__ = ["CLIPBOARD_TOOLS", "RESET_LINE", "clipboard_tool", "colours", "is_terminal", "need_terminal"]

CLIPBOARD_TOOLS = ("pbcopy", "wl-copy", "xclip", "clip.exe")
"""Programs that put a text on the clipboard, in the order they are tried."""

RESET_LINE = r"stty sane; printf '\033[?1049l\033[?25h\033[?1000l\033[?1003l\033[?1006l\033[?2004l\033[<u\033[0m'"
"""What to type where a program was killed and left the terminal without echo, cursor or sense.

Main screen, cursor shown, mouse reports off (three kinds), paste marks off, usual keys, usual colours.
"""

_INSTEAD = "Without one, `coachtui check`, `sessions` and `export` still work."


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether somebody sits at this stream; it may be closed or none at all."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def need_terminal(environment: Mapping[str, str] = os.environ) -> None:
    """Raise `NotPossibleError` where the screens cannot be drawn: keys come from stdin, pictures go to stderr."""
    if not is_terminal(sys.__stdin__) or not is_terminal(sys.__stderr__):
        raise NotPossibleError("this needs a terminal, for its keys (stdin) and its screen (stderr)", hint=_INSTEAD)
    if environment.get("TERM") == "dumb":
        raise NotPossibleError("this terminal says it can only print lines (TERM=dumb)", hint=_INSTEAD)


def colours(environment: Mapping[str, str] = os.environ) -> str:
    """Return how many colours the terminal promises, or why there will be none."""
    if environment.get("NO_COLOR"):
        return "none, NO_COLOR is set"
    if environment.get("COLORTERM", "").lower() in {"truecolor", "24bit"}:
        return "16 million"
    return "256" if "256" in environment.get("TERM", "") else "16"


def clipboard_tool() -> str:
    """Return the program that would put a text on the clipboard; empty when the terminal has to be asked."""
    return next((tool for tool in CLIPBOARD_TOOLS if shutil.which(tool)), "")
