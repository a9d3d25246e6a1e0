"""One bank file at a time: read when it is first asked for, and again when it changed; a good version is kept."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from coachtui.banks.folders import HeldFile
from coachtui.banks.model import LoadedBank
from coachtui.banks.places import Origin, Source, Stamp, stamp_of
from coachtui.banks.shipped import ready_bank
from coachtui.errors import Problem

__all__ = ["Reading", "last_good"]


class Reading:
    """Reads files, each by itself: what a bank extends is not looked at."""

    def __init__(self, known_stages: Mapping[str, str]) -> None:
        """Read with `known_stages`, as `load_bank` does."""
        self._known_stages = known_stages
        self._read: dict[Source, tuple[Stamp, LoadedBank]] = {}

    def read(self, source: Source) -> LoadedBank:
        """Return what a file holds, or its last good version when it was usable before and is not now."""
        stamp = stamp_of(source.file)
        before = self._read.get(source)
        if before and before[0] == stamp:
            return before[1]
        loaded = self._load_now(source)
        if before:
            loaded = last_good(before[1], loaded)
        self._read[source] = (stamp, loaded)
        return loaded

    def _load_now(self, source: Source) -> LoadedBank:
        if source.origin is not Origin.SHIPPED and isinstance(source.file, Path):
            from coachtui.banks.load import load_bank  # noqa: PLC0415  (needs the YAML reader)

            return load_bank(source.file, source=source.name, known_stages=self._known_stages)
        data = _content(source)
        if isinstance(data, Problem):
            return LoadedBank(source=source.name, bank=None, problems=(data,))
        ready = ready_bank(data, source.name) if source.origin is Origin.SHIPPED else None
        if ready is not None:
            return ready
        from coachtui.banks.load import parse_bank  # noqa: PLC0415  (as above)

        return parse_bank(data, source.name, known_stages=self._known_stages)


def last_good(before: LoadedBank, now: LoadedBank) -> LoadedBank:
    """Return what a file holds now, or what it held before where that was usable and this is not."""
    if now.bank or not before.bank:
        return now
    kept = Problem(now.source, 0, 0, "the last good version of this bank stays in use")
    return msgspec.structs.replace(before, problems=(kept, *now.problems), kept=True)


def _content(source: Source) -> bytes | Problem:
    """Return the bytes of a shipped file, or of one that its shared folder holds ready."""
    if isinstance(source.file, HeldFile):
        return source.file.content
    if not isinstance(source.file, Traversable):
        return Problem(source.name, 0, 0, "the file cannot be read")
    try:
        return source.file.read_bytes()  # an installer may have put a link here, and it is ours
    except OSError as error:
        return Problem(source.name, 0, 0, f"the file cannot be read: {(error.strerror or '').lower()}")
