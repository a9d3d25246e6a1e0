"""The file in which the app writes down what a coach calls fine in their school, among the person's own rules."""

from __future__ import annotations

import os
from threading import Lock
from typing import TYPE_CHECKING

from coachtui.cli.schemas import schema_path
from coachtui.errors import CoachError, Problem
from coachtui.paths import Paths
from coachtui.text import clean_line

if TYPE_CHECKING:  # the app starts without reading YAML
    from coachtui.checker.ownfiles import OwnFile
    from coachtui.checker.rules import FineEntry
    from coachtui.checker.sources import Placed

__all__ = ["FINE_FILE", "FineFile"]

FINE_FILE = "fine-in-our-school.yaml"
"""Its name; any other own rule file may hold such words too."""

_TRIES = 3
"""How often the file is looked at again because an editor has just written it."""
_SAYS_ALL = "`coachtui rules test` says what."
_NEXT_TIME = "`w` tries again the next time these words are met."


class FineFile:
    """`fine-in-our-school.yaml` of one person; it may be kept from any thread."""

    def __init__(self, paths: Paths) -> None:
        """Look into no folder yet."""
        self._folder = paths.rules
        self._under = paths.config
        self._path = paths.rules / FINE_FILE
        self._one_at_a_time = Lock()

    def keep(self, entry: FineEntry) -> str:
        """Write the entry down, unless a file says the same, and return the file's name as the person knows it.

        Raises `CoachError`, every file left as it was, when that cannot be done.
        """
        from coachtui.checker.addition import MAX_WORDS, as_written  # noqa: PLC0415  (see above)

        entry = as_written(entry)
        if len(entry.words) > MAX_WORDS:
            raise CoachError(f"more than {MAX_WORDS:,} characters at once cannot be kept")
        with self._one_at_a_time:
            try:
                return self._keep(entry)
            except OSError as error:
                said = f"{self._shown} could not be written: {(error.strerror or 'unknown reason').lower()}"
                raise CoachError(said, hint=_NEXT_TIME) from error

    @property
    def _shown(self) -> str:
        return clean_line(str(self._path.relative_to(self._under)))

    def _keep(self, entry: FineEntry) -> str:
        from coachtui.checker.addition import with_entry  # noqa: PLC0415  (see above)
        from coachtui.checker.fine import same_words  # noqa: PLC0415
        from coachtui.checker.own import MAX_FINE  # noqa: PLC0415
        from coachtui.checker.ownfiles import own_files  # noqa: PLC0415

        for _ in range(_TRIES):
            files = own_files(self._folder, self._under)
            kept, problems = _read(files)
            there = next((placed for placed in kept if same_words(placed.entry, entry)), None)
            if there is not None:
                return there.source
            if len(kept) >= MAX_FINE:
                raise CoachError(f"own rules call {MAX_FINE:,} words fine already, and more are not read")
            data = self._content(files, problems)
            longer = with_entry(data or _head(), entry, self._shown)
            if isinstance(longer, Problem):
                raise CoachError(f"{self._shown} was left as it is: {longer.message}", hint=longer.hint)
            if self._write(longer, instead_of=data):
                return self._shown
        raise CoachError(f"{self._shown} is being changed by somebody else", hint=_NEXT_TIME)

    def _content(self, files: tuple[OwnFile, ...], problems: tuple[Problem, ...]) -> bytes | None:
        """Return what the file holds, None when it is not there; raise `CoachError` when it cannot be added to."""
        for problem in problems:
            if problem.source == self._shown:
                at = f" on line {problem.line}" if problem.line else ""
                said = f"{self._shown} was left as it is: there is something to mend{at}"
                raise CoachError(said, hint=_SAYS_ALL)
        mine = next((file.data for file in files if file.path == self._path), None)
        if mine is None and os.path.lexists(self._path):
            raise CoachError(f"{self._shown} was left as it is: there are too many rule files beside it")
        return mine if isinstance(mine, bytes) else None

    def _write(self, content: bytes, *, instead_of: bytes | None) -> bool:
        """Replace the file in one step; return False when somebody has changed it since it was read."""
        from coachtui.storage.filesystem import FILE_SYSTEM, make_folder, write_file  # noqa: PLC0415  (see above)

        make_folder(self._folder)
        if self._now() != instead_of:
            return False
        write_file(self._path, content)
        FILE_SYSTEM.sync_folder(self._folder)
        return True

    def _now(self) -> bytes | None:
        return self._path.read_bytes() if os.path.lexists(self._path) else None


def _read(files: tuple[OwnFile, ...]) -> tuple[list[Placed[FineEntry]], tuple[Problem, ...]]:
    """Return what is called fine in a person's own files, and what is to mend in them."""
    from coachtui.checker.fine import fine_words  # noqa: PLC0415  (see above)
    from coachtui.checker.load import read_sources  # noqa: PLC0415

    sources = read_sources(files)
    return sources.fine, (*sources.problems, *fine_words(sources)[1])


def _head() -> bytes:
    """Return what a new file begins with."""
    from coachtui.checker.load import built_in_folder  # noqa: PLC0415  (see above)

    template = (built_in_folder().parent / "fine.yaml").read_text(encoding="utf-8")
    return template.replace("SCHEMA", schema_path("rule").as_uri()).encode()
