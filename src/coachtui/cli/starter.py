"""A rule file to start from, written into the folder of a person's own rules."""

from __future__ import annotations

import os
import re
from pathlib import Path
from zlib import crc32

from coachtui.checker.load import built_in_folder
from coachtui.cli.endings import NotPossibleError
from coachtui.cli.rows import called
from coachtui.cli.schemas import schema_path
from coachtui.errors import CoachError
from coachtui.storage.filesystem import make_folder

__all__ = ["starter_text", "write_new", "write_starter"]

_NAME = re.compile(r"[a-z]{1,30}(?:-[a-z]{1,30}){0,3}")
_ENDINGS = (".yaml", ".yml")
_SCHOOLS = ("Hillside", "Riverbank", "Oakfield", "Meadowcroft", "Larkrise", "Millbrook", "Ashdown", "Thornbury")


def write_starter(folder: Path, name: str) -> Path:
    """Write a file called `name` into the folder and return its path; raise `CoachError` when that cannot be done."""
    stem = name.removesuffix(".yaml")
    if not _NAME.fullmatch(stem):
        shown = called(name)[:40]
        hint = f"For instance `{_suggestion(stem)}`: small letters, with hyphens between words."
        raise NotPossibleError(f"a rule file cannot be called '{shown}'", hint=hint)
    return write_new(folder, stem, starter_text(stem))


def write_new(folder: Path, stem: str, text: str) -> Path:
    """Write a new YAML file into a folder of the person's own and return its path; never over one that is there."""
    for ending in _ENDINGS:
        there = folder / f"{stem}{ending}"
        if there.is_symlink() or there.exists():
            raise CoachError(f"{there} is there already", hint="Nothing was written. Take another name, or change it.")
    path = folder / f"{stem}.yaml"
    try:
        _write(path, text)
    except OSError as error:
        raise CoachError(f"{path} could not be written: {(error.strerror or str(error)).lower()}") from error
    return path


def starter_text(stem: str) -> str:
    """Return what a new rule file holds; its example is about the ways of a made-up school.

    The name of the file is no good for that: a file called `our-words` would speak of “the our words way”. Which
    school it is depends on that name, so that two files seldom have the same example.
    """
    template = (built_in_folder().parent / "starter.yaml").read_text(encoding="utf-8")
    school = _SCHOOLS[crc32(stem.encode()) % len(_SCHOOLS)]
    return template.replace("SCHEMA", schema_path("rule").as_uri()).replace("NAME", stem).replace("SCHOOL", school)


def _write(path: Path, text: str) -> None:
    """Write a new file that only its owner can read, into a folder that only its owner can look into."""
    make_folder(path.parent)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)


def _suggestion(stem: str) -> str:
    """Return a name like the one that was asked for."""
    words = re.findall(r"[a-z]{1,30}", stem.lower())
    return "-".join(words[:4]) or "our-school"
