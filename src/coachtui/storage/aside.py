"""Files that had to make room for a session's file: kept under a name of their own, never overwritten."""

from __future__ import annotations

import os
import re
from itertools import count
from pathlib import Path

from coachtui.storage.ids import SESSION_ID

__all__ = ["BROKEN", "OLDER", "OTHER", "is_aside", "keep_aside"]

BROKEN = "broken"
"""Was damaged."""
OLDER = "older"
"""Was written in an older format, before its upgrade."""
OTHER = "other"
"""Was changed by another program while the session was open here."""

_ASIDE = re.compile(rf"{SESSION_ID}\.(?:{BROKEN}|{OLDER}|{OTHER})-[0-9]+\.json")


def keep_aside(path: Path, why: str) -> Path:
    """Give the file at `path` a second, free name beside it, `<id>.<why>-<n>.json`, and return that; raises `OSError`.

    The file stays in its place until the next save replaces it, so no moment is without one. A file that has such a
    name already gets no third.
    """
    names = (path.with_name(f"{path.stem}.{why}-{number}.json") for number in count(1))
    kept = next(name for name in names if not os.path.lexists(name) or name.samefile(path))
    try:
        kept.hardlink_to(path)
    except FileExistsError:
        pass  # from a save that failed afterwards
    except OSError:
        path.rename(kept)  # a USB stick knows no second names
    return kept


def is_aside(name: str) -> bool:
    """Tell whether this is the name of a file that was put aside."""
    return _ASIDE.fullmatch(name) is not None
