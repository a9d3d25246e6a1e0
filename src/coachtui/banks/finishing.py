"""A bank that extends another one, put on top of it when both are known."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from coachtui.banks.model import LoadedBank
from coachtui.banks.places import Source
from coachtui.banks.reading import Reading, last_good

__all__ = ["Finishing"]


class Finishing:
    """Finishes banks, and keeps what it made until one of the two files is read anew."""

    def __init__(self, reading: Reading) -> None:
        """Find other banks by `reading` them."""
        self._reading = reading
        self._finished: dict[Source, tuple[LoadedBank, LoadedBank | None, LoadedBank]] = {}

    def finish(self, source: Source, loaded: LoadedBank, sources: Sequence[Source]) -> LoadedBank:
        """Return what was read from `source` on top of its base, which is one of `sources`."""
        found = self.base_of(source, loaded, sources)
        base = self._reading.read(found) if found else None
        before = self._finished.get(source)
        if before and before[0] is loaded and before[1] is base:
            return before[2]
        from coachtui.banks.extend import extended, without_base  # noqa: PLC0415  (most shelves have no need of it)

        if base and base.bank and not base.extension:
            finished = extended(loaded, base.bank)
        else:
            finished = without_base(loaded, *self._no_base(loaded, base, sources))
        if before:
            finished = last_good(before[2], finished)
        self._finished[source] = (loaded, base, finished)
        return finished

    def base_of(self, source: Source, loaded: LoadedBank, sources: Sequence[Source]) -> Source | None:
        """Return where the bank lies that another one extends; one that stands by itself, where there is."""
        wanted = loaded.extension.base.id if loaded.extension else ""
        others = ((other, self._reading.read(other)) for other in sources if other != source)
        named = [(other, read) for other, read in others if read.bank and read.bank.id == wanted]
        alone = (other for other, read in named if not read.extension)
        return next(alone, named[0][0] if named else None)

    def _no_base(self, loaded: LoadedBank, base: LoadedBank | None, sources: Sequence[Source]) -> tuple[str, str]:
        """Return why there is nothing to put a bank on, and what to do."""
        own = loaded.bank.id if loaded.bank else ""
        wanted = loaded.extension.base.id if loaded.extension else ""
        if base and base.extension:
            circle = " in a circle" if base.extension.base.id == own else ""
            message = f"`{wanted}` extends `{base.extension.base.id}` itself{circle}, and only one step is followed"
            return message, "Extend a bank that stands by itself."
        if wanted == own:
            return "this bank extends itself", "Name another bank."
        known = (other.bank.id for other in map(self._reading.read, sources) if other.bank)
        near = get_close_matches(wanted, sorted(known), n=1)
        hint = f"Did you mean `{near[0]}`?" if near else "`coachtui bank list` shows the ids there are."
        return f"there is no bank with the id `{wanted}` to extend", hint
