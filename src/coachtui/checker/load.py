"""Where the rules come from: the JSON made from the built-in YAML, that YAML itself, and a person's own files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from coachtui.checker.book import Book
from coachtui.errors import Problem

if TYPE_CHECKING:  # YAML is not needed by an ordinary start
    from coachtui.checker.ownfiles import OwnFile
    from coachtui.checker.sources import Sources

__all__ = [
    "LANGUAGE",
    "RuleSet",
    "book_path",
    "built_in_folder",
    "built_in_rules",
    "compile_built_in",
    "compile_with",
    "has_rules",
    "load_rules",
    "read_sources",
    "yaml_digest",
    "yaml_sizes",
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
    return RuleSet(book) if book.made_from == yaml_sizes() else compile_built_in()


def load_rules(
    *places: Path, under: Path | None = None, kept_at: Path | None = None, beneath: Sequence[OwnFile] = ()
) -> RuleSet:
    """Return the built-in rules with a person's own files over them, place by place; the last one wins.

    A place is a folder of rule files, or one file. A file may add rules, change a severity or switch a rule off by
    its id. What cannot be read is left out and told in `problems`, files called by their paths from `under` on.
    Folders that do not exist or hold no rule file change nothing. With `kept_at`, what came of it is kept in that
    file, and taken from there as long as no rule file has changed. Files `beneath` were read before, and lie below
    those of all places.
    """
    if not beneath and not any(map(has_rules, places)):
        return built_in_rules()
    from coachtui.checker.ownfiles import own_files  # noqa: PLC0415  (an ordinary start does without)

    files = [*beneath, *(file for place in places for file in own_files(place, under))]
    if kept_at is None:
        return compile_with(files)
    from coachtui.checker.kept import Kept, keep, key_of, look_up  # noqa: PLC0415  (as above)

    key = key_of(yaml_digest(), files)
    kept = look_up(kept_at, key)
    if kept is None:
        made = compile_with(files)
        kept = Kept(key, made.book, made.problems)
        keep(kept_at, kept)
    return RuleSet(kept.book, kept.problems)


def has_rules(place: Path) -> bool:
    """Tell whether there may be a rule file at a place: a folder with one in it, or a file."""
    return any(place.glob("*.y*ml*")) if place.is_dir() else place.is_symlink() or place.exists()


def compile_built_in() -> RuleSet:
    """Return the rules compiled from the built-in YAML."""
    return compile_with(())


def compile_with(files: Sequence[OwnFile]) -> RuleSet:
    """Return the rules compiled from YAML: the built-in files, then a person's own."""
    from coachtui.checker.compile import compile_book  # noqa: PLC0415  (YAML is not needed by an ordinary start)

    sources = read_sources(files)
    if sources.fine and not sources.has_own_parts:
        return _built_in_with_fine(sources)
    if not files:
        return RuleSet(*compile_book(sources, yaml_sizes()))
    return RuleSet(*compile_book(sources, known=built_in_rules().book))


def _built_in_with_fine(sources: Sources) -> RuleSet:
    """Return the built-in rules with some words called fine: nothing has to be compiled for that."""
    from coachtui.checker.fine import fine_words  # noqa: PLC0415  (YAML is not needed by an ordinary start)

    fine, problems = fine_words(sources)
    book = msgspec.structs.replace(built_in_rules().book, made_from={}, fine=fine)
    return RuleSet(book, (*sources.problems, *problems))


def read_sources(files: Iterable[OwnFile] = ()) -> Sources:
    """Return what the built-in files say, and a person's own over them."""
    from coachtui.checker.own import read_own  # noqa: PLC0415  (YAML is not needed by an ordinary start)
    from coachtui.checker.sources import Sources, read_folder  # noqa: PLC0415

    sources = Sources()
    read_folder(built_in_folder(), sources)
    for file in files:
        read_own(file, sources)
    return sources


def built_in_folder() -> Path:
    """Return where the YAML of the built-in rules lies."""
    return _RULES / LANGUAGE


def book_path() -> Path:
    """Return where the JSON of the built-in rules lies."""
    return _RULES / f"{LANGUAGE}.json"


def yaml_sizes() -> dict[str, int]:
    """Return the size of each file of the built-in YAML, in bytes: what a start can afford to look at.

    A change that keeps every size is not noticed by a start, and is by the tests.
    """
    return {path.name: path.stat().st_size for path in sorted(built_in_folder().glob("*.yaml"))}


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
