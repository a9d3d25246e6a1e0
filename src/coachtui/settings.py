"""The settings: one file that a person may write, read like everything else that people write."""

from __future__ import annotations

from pathlib import Path

import msgspec

from coachtui.errors import Problem
from coachtui.yamlfile import read_file, salvage

__all__ = ["MAX_FOLDERS", "Settings", "load_settings"]

MAX_FOLDERS = 20
"""Folders of one kind that are looked into."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person chose; every field has a value that suits most people."""

    bank_folders: tuple[str, ...] = ()
    """Further folders of question banks, such as one that a school shares."""

    rule_folders: tuple[str, ...] = ()
    """Further folders of rule files, such as one that a school shares."""

    def folders(self, beside: Path) -> tuple[Path, ...]:
        """Return the folders of question banks, `~` and names relative to the folder `beside` made whole."""
        return _places(self.bank_folders, beside)

    def folders_of_rules(self, beside: Path) -> tuple[Path, ...]:
        """Return the folders of rule files, made whole in the same way."""
        return _places(self.rule_folders, beside)


def load_settings(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings in a file and what is to mend in it; without the file, the usual ones. Never raises."""
    if not _is_there(path):
        return Settings(), ()
    node, problems = read_file(path)
    if node is None or node.left_empty:
        return Settings(), problems
    if not node.fields:
        problem = node.problem(path.name, "settings are written as `name: value`", "For instance `bank_folders: []`.")
        return Settings(), (*problems, problem)
    settings, more = salvage(node, Settings, path.name, one_line=True)
    settings = settings or Settings()
    for name in ("bank_folders", "rule_folders"):
        count = len(getattr(settings, name))
        if count > MAX_FOLDERS:
            said = f"`{name}` names {count} folders, and the first {MAX_FOLDERS} are looked into"
            more = (*more, node.fields[name].problem(path.name, said))
    return settings, tuple(sorted([*problems, *more]))


def _is_there(path: Path) -> bool:
    try:
        return path.is_symlink() or path.exists()
    except (OSError, ValueError):
        return False


def _places(names: tuple[str, ...], beside: Path) -> tuple[Path, ...]:
    written = dict.fromkeys(name for name in names if name)
    return tuple(dict.fromkeys(_whole(name, beside) for name in written))[:MAX_FOLDERS]


def _whole(name: str, beside: Path) -> Path:
    try:
        return beside / Path(name).expanduser()
    except RuntimeError:  # `~somebody` who is not known here
        return beside / name
