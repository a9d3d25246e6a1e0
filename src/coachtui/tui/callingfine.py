"""Writing down that words are fine in one's school, for later sessions, and saying where."""

from __future__ import annotations

from coachtui.errors import CoachError
from coachtui.live import Flag
from coachtui.tui.words import kept_words, not_kept_words
from coachtui.tui.workplace import Workplace

__all__ = ["call_fine"]


def call_fine(workplace: Workplace, flag: Flag, coach: str) -> str:
    """Have the words of a warning written down as fine, and return what is to be said; the disk may take its time."""
    from coachtui.checker.rules import FineEntry  # noqa: PLC0415  (rarely needed)

    today = workplace.now().astimezone().date()
    try:
        return kept_words(
            workplace.call_fine(FineEntry(words=flag.matched, rule=flag.finding.rule, by=coach, on=today))
        )
    except CoachError as error:
        return not_kept_words(error)
