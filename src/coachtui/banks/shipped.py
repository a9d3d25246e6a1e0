"""The shipped banks made ready to start from: what reading their YAML gives, kept as JSON beside this module.

A bank is found by the digest of its file, so a file that was changed is read anew and nothing here can be stale.
Reading YAML takes a third of the time that an empty screen takes to open; this takes next to nothing.
`python -m coachtui.banks.build` writes the JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path

import msgspec

from coachtui.banks.model import Bank, LoadedBank

__all__ = ["Ready", "digest_of", "json_path", "ready_bank"]


class Ready(msgspec.Struct, frozen=True):
    """A bank as it was read, without problems."""

    bank: Bank
    places: Mapping[str, tuple[int, int]]


def ready_bank(data: bytes, source: str) -> LoadedBank | None:
    """Return the shipped bank whose file holds `data`, or None when it has to be read."""
    ready = _all_ready(json_path()).get(digest_of(data))
    return LoadedBank(source=source, bank=ready.bank, places=ready.places) if ready else None


@cache
def _all_ready(path: Path) -> Mapping[str, Ready]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Ready])
    except (OSError, msgspec.MsgspecError):
        return {}


def json_path() -> Path:
    """Return where the JSON of the shipped banks lies."""
    return Path(__file__).with_name("shipped.json")


def digest_of(data: bytes) -> str:
    """Return the digest of a file; line ends do not count."""
    return blake2b(data.replace(b"\r\n", b"\n"), digest_size=16).hexdigest()
