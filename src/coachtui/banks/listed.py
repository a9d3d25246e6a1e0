"""All banks side by side, as they are listed: what each file holds, and which of two with one id is used."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

from coachtui.banks.model import LoadedBank
from coachtui.banks.places import Source
from coachtui.banks.shelf import Shelf

__all__ = ["Listed", "Listing"]


@dataclass(frozen=True, slots=True)
class Listed:
    """One file with what it holds."""

    source: Source
    loaded: LoadedBank
    instead: str = ""
    """The file that is used in place of this one, because their banks have one id; mostly none."""

    @property
    def title(self) -> str:
        """What the bank is called; the file's name where there is no bank."""
        return self.loaded.bank.title if self.loaded.bank else self.source.file.name

    @property
    def questions(self) -> int:
        """How many questions it has."""
        return len(self.loaded.bank.questions) if self.loaded.bank else 0

    @property
    def to_mend(self) -> int:
        """How many things are to mend in the file."""
        return len(self.loaded.problems) - (1 if self.loaded.kept else 0)


class Listing:
    """Reads what changed and hands out all; a file that cannot be read in time keeps what it held before."""

    def __init__(self, shelf: Shelf) -> None:
        """Read from `shelf`, which keeps what did not change."""
        self._shelf = shelf
        self._loaded: dict[Source, LoadedBank] = {}

    def read(self, sources: Iterable[Source], *, silent: Set[Source] = frozenset()) -> tuple[Listed, ...]:
        """Return what each file holds, in their order; those in `silent` are not touched."""
        sources = tuple(sources)
        for source in sources:
            if source not in silent:
                self._loaded[source] = self._shelf.load(source)
        first: dict[str, Source] = {}
        listed = []
        for source in sources:
            loaded = self._loaded.get(source)
            if loaded is None:
                continue
            used = first.setdefault(loaded.bank.id, source) if loaded.bank else source
            listed.append(Listed(source, loaded, "" if used == source else used.name))
        return tuple(listed)
