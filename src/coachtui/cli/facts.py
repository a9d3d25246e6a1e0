"""What `coachtui doctor` looks at: versions, folders, the terminal, banks, rules, sessions. Nothing is changed."""

from __future__ import annotations

import os
import platform
import shutil
import stat
import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from coachtui import __version__
from coachtui.banks.listed import Listing
from coachtui.cli.saying import Json, problem_json
from coachtui.cli.sharedrules import asides_of_rules
from coachtui.cli.terminal import RESET_LINE, clipboard_tool, colours, is_terminal
from coachtui.cli.wiring import make_rules, make_shelf, make_store, why_not_writable
from coachtui.paths import Paths
from coachtui.settings import load_settings

__all__ = ["PRIVATE", "all_facts", "folder_facts"]

PRIVATE = 0o700
"""The mode of a folder that only its owner can look into."""

LIBRARIES = ("textual", "rich", "tinydb", "msgspec", "PyYAML", "click", "jinja2", "platformdirs")
"""Whose version may explain what is seen."""


def all_facts(paths: Paths, environment: Mapping[str, str] = os.environ) -> dict[str, Json]:
    """Return everything, under stable names."""
    return {
        "versions": _versions(),
        "folders": folder_facts(paths),
        "terminal": _terminal(environment),
        "settings": _settings(paths),
        "banks": _banks(paths),
        "rules": _rules(paths),
        "sessions": _sessions(paths),
        "reset": RESET_LINE,
    }


def folder_facts(paths: Paths) -> dict[str, Json]:
    """Return each folder with its mode, and whether something can be written there."""
    folders = {"sessions": paths.sessions, "exports": paths.exports, "banks": paths.banks, "rules": paths.rules}
    return {name: _folder(folder) for name, folder in folders.items()}


def _settings(paths: Paths) -> dict[str, Json]:
    """Return the file of settings and the folders that it names; what does not answer is told with the banks."""
    settings, problems = load_settings(paths.settings)
    named = {f"bank folder {number}": str(path) for number, path in enumerate(settings.folders(paths.config), start=1)}
    places = settings.folders_of_rules(paths.config)
    named |= {f"rule folder {number}": str(path) for number, path in enumerate(places, start=1)}
    return {"file": str(paths.settings), **named, "problems": [problem_json(problem) for problem in problems]}


def _folder(folder: Path) -> dict[str, Json]:
    try:
        mode = stat.S_IMODE(folder.stat().st_mode) if folder.is_dir() else None
    except OSError:
        mode = None
    return {
        "path": str(folder),
        "exists": mode is not None,
        "mode": None if mode is None else f"{mode:04o}",
        "private": mode is None or not mode & ~PRIVATE,
        "writable": _can_be_written(folder),
    }


def _can_be_written(folder: Path) -> bool:
    """Tell whether a file could be put there: in the folder, or in the nearest one above it that is there."""
    there = next((place for place in (folder, *folder.parents) if place.exists()), folder)
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)


def _versions() -> dict[str, Json]:
    versions: dict[str, Json] = {"coachtui": __version__, "python": platform.python_version()}
    versions["system"] = f"{platform.system()} {platform.release()}"
    for library in LIBRARIES:
        try:
            versions[library] = version(library)
        except PackageNotFoundError:
            versions[library] = None
    return versions


def _terminal(environment: Mapping[str, str]) -> dict[str, Json]:
    size = shutil.get_terminal_size(fallback=(0, 0))
    return {
        "stdin": is_terminal(sys.stdin),
        "stdout": is_terminal(sys.stdout),
        "stderr": is_terminal(sys.stderr),
        "term": environment.get("TERM", ""),
        "size": f"{size.columns}x{size.lines}",
        "colours": colours(environment),
        "clipboard": clipboard_tool(),
    }


def _banks(paths: Paths) -> dict[str, Json]:
    shelf = make_shelf(paths)
    used = (listed for listed in Listing(shelf).read(shelf.sources) if not listed.instead)
    counts: dict[str, Json] = {bank.id: len(bank.questions) for listed in used if (bank := listed.loaded.bank)}
    of_settings = load_settings(paths.settings)[1]
    problems = [problem for problem in shelf.problems() if problem not in of_settings]
    return {
        "questions": counts,
        "problems": [problem_json(problem) for problem in problems],
        "worth knowing": [problem_json(problem) for problem in shelf.asides()],
    }


def _rules(paths: Paths) -> dict[str, Json]:
    rules = make_rules(paths)
    return {
        "count": len(rules.book.rules),
        "categories": len(rules.book.categories),
        "problems": [problem_json(problem) for problem in rules.problems],
        "worth knowing": [problem_json(problem) for problem in asides_of_rules(paths)],
    }


def _sessions(paths: Paths) -> dict[str, Json]:
    store = make_store(paths)
    summaries, problems = store.summaries()
    return {
        "readable": len(summaries),
        "unfinished": sum(summary.ended is None for summary in summaries),
        "damaged": len(problems),
        "problems": [problem_json(problem) for problem in (*problems, *why_not_writable(store))],
    }
