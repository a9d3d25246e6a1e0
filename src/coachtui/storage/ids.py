"""The names of sessions: made by us, sorted by their start, and never a way out of the folder."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from random import Random

__all__ = ["SESSION_ID", "is_session_id", "new_session_id"]

SESSION_ID = "[0-9]{8}T[0-9]{6}Z-[0-9a-f]{4}"
"""A regular expression for the whole of an id: `20261123T143005Z-7f3a`."""

_SESSION_ID = re.compile(SESSION_ID)


def new_session_id(now: datetime, random: Random) -> str:
    """Return an id for a session that starts at `now` (aware); `random` tells two of one second apart."""
    return f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{random.getrandbits(16):04x}"


def is_session_id(text: str) -> bool:
    """Tell whether `text` is an id as we make them, and so safe as a file name."""
    return _SESSION_ID.fullmatch(text) is not None
