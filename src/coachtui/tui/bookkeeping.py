"""What is known of the banks on the screen of banks: what the check said of each, and what changed on disk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coachtui.banks import LoadedBank, Source
from coachtui.banks.listed import Listed
from coachtui.banks.verdicts import Verdicts
from coachtui.banks.watch import Change
from coachtui.tui.banking import LARGE
from coachtui.tui.words import counted

__all__ = ["VerdictBook", "changes_words"]

NAMED = 2
"""Files that are named when several changed at once."""


class VerdictBook:
    """What the check said last about each bank, and about which version of it."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self._said: dict[Source, tuple[LoadedBank, Verdicts]] = {}

    def write(self, listing: Sequence[Listed], loaded: LoadedBank, verdicts: Verdicts) -> bool:
        """Write down what was said about a version of a bank; return whether that is the one that is listed."""
        listed = next((listed for listed in listing if listed.loaded is loaded), None)
        if listed is not None:
            self._said[listed.source] = (loaded, verdicts)
        return listed is not None

    def on(self, listed: Listed) -> Verdicts | None:
        """Return what the check said about this version of a bank."""
        loaded, verdicts = self._said.get(listed.source, (None, None))
        return verdicts if loaded is listed.loaded else None

    def latest(self, listed: Listed) -> Verdicts | None:
        """Return what the check said about this version, or what it said about the one before."""
        return self._said.get(listed.source, (None, None))[1]

    def missing(self, listing: Sequence[Listed], *, first: Source | None) -> list[Listed]:
        """Return the banks that wait for the check: the one at `first`, then the others in order, large ones last."""
        waiting = [listed for listed in listing if listed.loaded.bank and self.on(listed) is None]
        waiting.sort(key=lambda listed: (listed.source != first, listed.questions > LARGE))
        return waiting


def changes_words(changes: Iterable[Change], at: str) -> str:
    """Return what changed, and when that was seen; nothing when nothing did."""
    changes = tuple(changes)
    kinds = {
        "read again": [source for change in changes for source in change.changed],
        "new here": [source for change in changes for source in change.added],
        "no longer there": [source for change in changes for source in change.removed],
    }
    return "\n".join(f"{at} {what}: {_names(sources)}" for what, sources in kinds.items() if sources)


def _names(sources: Sequence[Source]) -> str:
    names = [source.name for source in dict.fromkeys(sources)]
    more = f" and {counted(len(names) - NAMED, 'other')}" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
