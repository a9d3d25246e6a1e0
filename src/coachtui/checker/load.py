"""Where the rules come from: the JSON made from the built-in YAML, that YAML itself, and a person's own files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from coachtui.checker.book import Book
from coachtui.errors import Problem

__all__ = [
    "LANGUAGE",
    "RuleSet",
    "book_path",
    "built_in_folder",
    "built_in_rules",
    "compile_built_in",
    "load_rules",
    "yaml_digest",
]

LANGUAGE = "en"
_RULES = Path(__file__).parent / "rules"


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules ready to use, and what to mend in the files they come from."""

    book: Book
    problems: tuple[Problem, ...] = ()


def built_in_rules() -> RuleSet:
    """Return the rules that come with coachtui: from JSON, or from YAML when that is newer."""
    try:
        book = msgspec.json.decode(book_path().read_bytes(), type=Book)
    except (OSError, msgspec.MsgspecError):
        return compile_built_in()
    return RuleSet(book) if book.digest == yaml_digest() else compile_built_in()


def load_rules(*folders: Path) -> RuleSet:
    """Return the built-in rules with a person's own files over them, folder by folder; the last one wins.

    A file may add rules, change a severity or switch a rule off by its id. What cannot be read is left out and
    told in `problems`. Folders that do not exist or hold no rule file change nothing.
    """
    own = [folder for folder in folders if any(folder.glob("*.y*ml"))]
    return compile_built_in(*own) if own else built_in_rules()


def compile_built_in(*own: Path) -> RuleSet:
    """Return the rules compiled from YAML: the built-in files, then those of the folders `own`."""
    from coachtui.checker.compile import compile_book  # noqa: PLC0415  (YAML is not needed by an ordinary start)
    from coachtui.checker.sources import Sources, read_folder  # noqa: PLC0415

    sources = Sources()
    read_folder(built_in_folder(), sources)
    for folder in own:
        read_folder(folder, sources, label=f"{folder.name}/")
    book, problems = compile_book(sources, "" if own else yaml_digest())
    return RuleSet(book, problems)


def built_in_folder() -> Path:
    """Return where the YAML of the built-in rules lies."""
    return _RULES / LANGUAGE


def book_path() -> Path:
    """Return where the JSON of the built-in rules lies."""
    return _RULES / f"{LANGUAGE}.json"


def yaml_digest() -> str:
    """Return a digest of the built-in YAML; line ends do not count."""
    return digest_of(built_in_folder().glob("*.yaml"))


def digest_of(paths: Iterable[Path]) -> str:
    """Return a digest of the names and contents of some files."""
    import hashlib  # noqa: PLC0415  (5 ms that only this needs)

    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(paths, key=lambda path: path.name):
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()
