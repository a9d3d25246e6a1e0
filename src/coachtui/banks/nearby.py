"""What to say of a folder without a file that is read, such as the one above the folder that was meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from coachtui.banks.places import SUFFIXES
from coachtui.text import clean_line

__all__ = ["BANKS", "RULES", "Kind", "folders_meant", "is_yaml", "nothing_here"]

MAX_FOLDERS = 50
"""Folders that are looked into for a guess."""
MAX_NAMES = 500
"""Names that are looked at in each of these."""
MAX_GUESSES = 3
"""Folders that are named to choose from."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a folder holds."""

    name: str
    """In words for people."""
    one: str
    """One of them."""
    setting: str
    """Where the settings name such folders."""
    usual: str
    """What such a folder is mostly called."""


BANKS = Kind("question banks", "question bank", "bank_folders", "banks")
RULES = Kind("rules", "rule file", "rule_folders", "rules")


def folders_meant(there: Sequence[Path], kind: Kind) -> tuple[Path, ...]:
    """Return the folders among what is `there` that may have been meant: by their name, or by what lies in them."""
    folders = [path for path in sorted(there)[:MAX_FOLDERS] if not path.name.startswith(".") and _is_folder(path)]
    called = [folder for folder in folders if folder.name.casefold() == kind.usual]
    others = {other.usual for other in (BANKS, RULES) if other != kind}
    filled = (folder for folder in folders if folder.name.casefold() not in others and _holds_yaml(folder))
    return tuple(called or islice(filled, MAX_GUESSES))


def is_yaml(file: Path) -> bool:
    """Tell whether a file is read, by its name."""
    return file.name.lower().endswith(SUFFIXES) and not file.name.startswith(".")


def nothing_here(kind: Kind, meant: Sequence[Path]) -> tuple[str, str]:
    """Return what to say of a folder without a file that is read, and which one to name instead."""
    said = f"no {kind.one} lies in this folder"
    if not meant:
        return said, f"The settings name it under `{kind.setting}`."
    guesses = " or ".join(clean_line(str(folder)) for folder in meant)
    return said, f"Did you mean {guesses}? The settings name the folder under `{kind.setting}`."


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _holds_yaml(folder: Path) -> bool:
    try:
        return any(is_yaml(file) for file in islice(folder.iterdir(), MAX_NAMES))
    except OSError:
        return False
