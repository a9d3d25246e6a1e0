"""Makes the JSON of the shipped banks from their YAML: `python -m coachtui.banks.build`."""

from __future__ import annotations

from importlib.resources.abc import Traversable

import msgspec

from coachtui.banks.load import parse_bank
from coachtui.banks.places import shipped_banks
from coachtui.banks.shipped import Ready, digest_of, json_path

__all__ = ["as_json", "main"]


def as_json(folder: Traversable) -> bytes:
    """Return the JSON for the banks in `folder`; one with problems is left out, so that they are told."""
    made: dict[str, Ready] = {}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".yaml"):
            data = file.read_bytes()
            loaded = parse_bank(data, file.name)
            if loaded.bank and not loaded.problems:
                made[digest_of(data)] = Ready(loaded.bank, dict(loaded.places))
    return msgspec.json.encode(made) + b"\n"


def main() -> None:
    """Write the JSON for the banks as they are."""
    json_path().write_bytes(as_json(shipped_banks()))


if __name__ == "__main__":
    main()
