"""Files that were surely meant to be banks, and are not read because of what an editor made of their name."""

from __future__ import annotations

from collections.abc import Iterable

from coachtui.errors import Problem
from coachtui.text import clean_line
from coachtui.yamlfile.file import almost_yaml

__all__ = ["answers_to", "documents_among", "is_meant", "not_read", "strays_among"]

_DOCUMENTS = (".txt", ".rtf", ".doc", ".docx", ".odt", ".pages")
"""What editors and word processors save as."""
_YAML = (".yaml", ".yml")
_NO_BANKS = ("readme", "licence", "license")
"""Texts that may well lie beside banks."""


def strays_among(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names of files that would be read, had not an editor put an ending of its own behind the name."""
    return tuple(sorted(filter(almost_yaml, names)))


def documents_among(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names of documents that may hold a bank, where no bank of that name is read."""
    names = frozenset(names)
    read = {name.lower() for name in names}
    return tuple(sorted(name for name in names if _is_document(name) and is_meant(name).lower() not in read))


def is_meant(name: str) -> str:
    """Return how a file would have to be called to be read."""
    bare = name.rpartition(".")[0]
    return bare if bare.lower().endswith(_YAML) else f"{bare}.yaml"


def answers_to(name: str, asked: str) -> bool:
    """Tell whether a file that is not read is meant by `asked`: its own name, or that of the bank in it."""
    file, asked = name.casefold(), asked.casefold()
    meant = is_meant(file)
    return (almost_yaml(name) or _is_document(name)) and asked in (file, meant, meant.rpartition(".")[0])


def not_read(source: str, name: str, beside: Iterable[str] = ()) -> Problem:
    """Return what to say of such a file, and what to do; `beside` are the names of the files that lie with it."""
    meant = is_meant(name)
    shown = clean_line(meant)
    hint = f"Save it as plain text, `{shown}`."
    if meant in frozenset(beside):
        hint = f"`{shown}` lies beside it and is read; keep the one you want."
    return Problem(source, 0, 0, "this file is not read, because its name does not end in `.yaml`", hint)


def _is_document(name: str) -> bool:
    lower = name.lower()
    plain = not name.startswith((".", "~")) and not lower.startswith(_NO_BANKS)
    return plain and lower.endswith(_DOCUMENTS) and not almost_yaml(name)
