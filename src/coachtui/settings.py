"""The settings: one file that a person may write, read like everything else that people write."""

from __future__ import annotations

import os
import re
from pathlib import Path

import msgspec

from coachtui.errors import Problem
from coachtui.text import clean_line
from coachtui.yamlfile import Node, read_file, salvage

__all__ = ["MAX_FOLDERS", "Settings", "load_settings"]

MAX_FOLDERS = 20
"""Folders of one kind that are looked into."""

_LISTS = ("bank_folders", "rule_folders")
_GLUED = re.compile(r"(?:^|\s+)-\s*(?=[/~])")
"""Before each item of a list whose hyphens stand close to the folders, so that all of it was read as one text."""
_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]+)://+" + (r"|\\\\" if os.name == "posix" else ""), re.IGNORECASE)
"""How an address in a network begins; on Windows, folders of other computers may begin with two backslashes."""
_NEARLY = re.compile(r"config\.(?:yml|(?:ya?ml\.)?(?:txt|rtf|docx?|odt))|config\.yaml", re.IGNORECASE)
"""What the file of settings may be called by mistake."""


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
        return Settings(), _nearly_there(path)
    node, problems = read_file(path)
    if node is None or node.left_empty:
        return Settings(), problems
    if not node.fields:
        problem = node.problem(path.name, "settings are written as `name: value`", "For instance `bank_folders: []`.")
        return Settings(), (*problems, problem)
    told = list(problems)
    for name in _LISTS:
        node = _as_meant(node, name, path.name, told)
    settings, more = salvage(node, Settings, path.name, one_line=True)
    settings = settings or Settings()
    told += more
    for name in _LISTS:
        count = len(getattr(settings, name))
        if count > MAX_FOLDERS:
            said = f"`{name}` names {count} folders, and the first {MAX_FOLDERS} are looked into"
            told.append(node.fields[name].problem(path.name, said))
    return settings, tuple(sorted(told))


def _as_meant(node: Node, name: str, source: str, told: list[Problem]) -> Node:
    """Return the settings with the list called `name` as it was surely meant, and note what is to mend in it."""
    listed = node.fields.get(name)
    if listed is None or listed.left_empty:
        return node
    items = written = listed.items or (listed,)
    if listed.text and not listed.quoted and _GLUED.match(listed.text):
        parts = [part for part in _GLUED.split(listed.text) if part]
        items = tuple(Node(part, listed.line, listed.column, quoted=True) for part in parts)
        hint = f"Write `- {clean_line(parts[0])[:60]}`."
        told.append(listed.problem(source, "a space is missing between the hyphen and the folder", hint))
    folders = tuple(item for item in items if not _ADDRESS.match(item.text))
    if folders == written:
        return node
    addresses = [item for item in items if _ADDRESS.match(item.text)][:MAX_FOLDERS]
    told += (item.problem(source, *_address(item.text)) for item in addresses)
    return node.replace(name, Node(folders, listed.line, listed.column))


def _address(text: str) -> tuple[str, str]:
    """Return what to say of an address in the place of a folder, and what to do."""
    shown = clean_line(text)[:60]
    if text.casefold().startswith("file://"):
        return f"`{shown}` is the address of a folder, and not its name", f"Write `/{shown[7:].lstrip('/')}`."
    hint = "Connect it in your file manager, then write where its folder lies here, such as `/Volumes/school/banks`."
    return f"`{shown}` is an address in the network, and no folder on this computer", hint


def _nearly_there(path: Path) -> tuple[Problem, ...]:
    """Return what to say of files that were surely meant to be the settings, which are not there."""
    try:
        names = sorted(file.name for file in path.parent.iterdir() if _NEARLY.fullmatch(file.name))
    except (OSError, ValueError):
        return ()
    said = f"this file is not read, because its name is not `{path.name}`"
    return tuple(Problem(clean_line(name), 0, 0, said, f"Save it as plain text, `{path.name}`.") for name in names)


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
