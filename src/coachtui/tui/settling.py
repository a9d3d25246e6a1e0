"""When a new warning may be shown: never in the middle of a word or a thought."""

from __future__ import annotations

from collections.abc import Sequence

from coachtui.live import Flag

__all__ = ["ends_sentence", "shown_while_typing"]

SENTENCE_ENDS = ".?!…"


def shown_while_typing(flags: Sequence[Flag], shown: Sequence[Flag], row: int) -> tuple[Flag, ...]:
    """Return the warnings to show while line `row` is being typed: no new ones on that line, gone ones go."""
    known = {(flag.finding.rule, flag.matched) for flag in shown if flag.line == row}
    return tuple(f for f in flags if f.line != row or (f.finding.rule, f.matched) in known)


def ends_sentence(typed: str, column: int) -> bool:
    """Return whether the cursor stands right behind the end of a sentence, or on a new line."""
    before = typed[:column].rstrip(" \"'”’)")
    return not before or before[-1] in SENTENCE_ENDS
