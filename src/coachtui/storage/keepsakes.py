"""Small things worth keeping between sessions that may be lost without harm: stars, and banks ticked last time."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from coachtui.errors import StorageError
from coachtui.storage.filesystem import make_folder, read_file, write_file

__all__ = ["Keepsakes"]


class _Kept(msgspec.Struct, frozen=True):
    stars: tuple[tuple[str, str], ...] = ()
    banks: dict[str, tuple[str, ...]] = {}


class Keepsakes:
    """One small file in the state folder; a damaged or missing one is as good as an empty one."""

    def __init__(self, folder: Path) -> None:
        """Keep things in `folder`, which is made when the first thing is kept."""
        self._path = folder / "questions.json"

    @property
    def stars(self) -> frozenset[tuple[str, str]]:
        """Bank id and question id of every starred prompt."""
        return frozenset(self._read().stars)

    def banks(self, kind: str) -> tuple[str, ...]:
        """Return the ids of the banks that were ticked last time in a conversation of this kind."""
        return self._read().banks.get(kind, ())

    def turn_star(self, bank: str, question: str) -> frozenset[tuple[str, str]]:
        """Star a prompt, or take its star away; return all stars."""
        kept = self._read()
        stars = {*kept.stars} ^ {(bank, question)}
        self._write(msgspec.structs.replace(kept, stars=tuple(sorted(stars))))
        return frozenset(stars)

    def keep_banks(self, kind: str, banks: Sequence[str]) -> None:
        """Remember the banks that were ticked in a conversation of this kind."""
        kept = self._read()
        self._write(msgspec.structs.replace(kept, banks={**kept.banks, kind: tuple(banks)}))

    def _read(self) -> _Kept:
        try:
            return msgspec.json.decode(read_file(self._path)[0], type=_Kept)
        except (OSError, StorageError, msgspec.MsgspecError, RecursionError, UnicodeError):
            return _Kept()

    def _write(self, kept: _Kept) -> None:
        with suppress(OSError, StorageError):  # a star that is not kept is no reason to disturb a conversation
            make_folder(self._path.parent)
            write_file(self._path, msgspec.json.encode(kept))
