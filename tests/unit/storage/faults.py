"""A computer that fails at one step of a save."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from coachtui.storage.filesystem import FILE_SYSTEM, FileSystem

__all__ = ["BEFORE_THE_REPLACE", "FAULTS", "STEPS", "Fault", "Killed", "failing", "failing_after_half", "files_in"]

STEPS = ("open_temp", "write", "fsync", "replace", "sync_folder")
"""The steps of a save, in order."""

BEFORE_THE_REPLACE = STEPS[:-1]
"""The steps that leave the old file in its place when they fail."""


class Killed(BaseException):
    """Stands for a program that ends in the middle: nobody may catch it."""


Fault = Callable[[], BaseException]

FAULTS: Mapping[str, Fault] = {
    "disk full": lambda: OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
    "quota": lambda: OSError(errno.EDQUOT, os.strerror(errno.EDQUOT)),
    "no permission": lambda: PermissionError(errno.EACCES, os.strerror(errno.EACCES)),
    "read only": lambda: OSError(errno.EROFS, os.strerror(errno.EROFS)),
    "disk fault": lambda: OSError(errno.EIO, os.strerror(errno.EIO)),
    "never heard of": lambda: OSError("what?"),
}


def failing(step: str, fault: Fault, *, times: int = 1) -> FileSystem:
    """Return a file system where one step fails so many times and then works."""
    left = iter(range(times))
    works: Callable[..., object] = getattr(FILE_SYSTEM, step)

    def fails(*given: object) -> object:
        if next(left, None) is None:
            return works(*given)
        raise fault()

    return replace(FILE_SYSTEM, **{step: fails})  # type: ignore[arg-type]  # the step takes and gives what it did


def failing_after_half(fault: Fault) -> FileSystem:
    """Return a file system where the second half of what is written does not fit any more."""
    written: list[int] = []

    def write(handle: int, content: memoryview) -> int:
        if written:
            raise fault()
        written.append(os.write(handle, content[: len(content) // 2]))
        return written[0]

    return replace(FILE_SYSTEM, write=write)


def files_in(folder: Path) -> set[str]:
    """Return the names in a folder, hidden ones too."""
    return {path.name for path in folder.iterdir()}
