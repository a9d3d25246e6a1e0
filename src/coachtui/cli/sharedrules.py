"""Rule files of the folders that the settings name: read where a folder answers, and told where it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachtui.errors import Problem
from coachtui.paths import Paths
from coachtui.text import clean_line

if TYPE_CHECKING:  # most people share no rules
    from coachtui.banks import SharedFolder
    from coachtui.checker.ownfiles import OwnFile

__all__ = ["asides_of_rules", "shared_rules"]


PATIENCE = 0.5
"""Seconds that all folders together have to answer."""


def shared_rules(paths: Paths, *, patience: float = PATIENCE) -> tuple[tuple[OwnFile, ...], tuple[Problem, ...]]:
    """Return the rule files of all shared folders in the order of the settings, and what is to say about the folders.

    All folders are looked into at one time, so that together they are waited for no longer than one.
    """
    folders = _folders(paths, patience)
    if not folders:
        return (), ()
    from coachtui.checker.ownfiles import OwnFile, within_limits  # noqa: PLC0415  (see above)

    looked = [folder.look() for folder in folders]
    files = (
        within_limits(OwnFile(clean_line(str(held.path)), held.path, held.content) for held in found)
        for found, _ in looked
    )
    problems = tuple(problem for _, told in looked for problem in told)
    return tuple(file for of_one in files for file in of_one), problems


def asides_of_rules(paths: Paths) -> tuple[Problem, ...]:
    """Return what is good to know of shared folders where somebody looks for a rule: one without any, documents."""
    told: list[Problem] = []
    for folder in _folders(paths, PATIENCE):
        folder.look()
        told += folder.asides
    return tuple(told)


def _folders(paths: Paths, patience: float) -> list[SharedFolder]:
    """Return the folders that the settings name; all are looked into already, at one time."""
    from coachtui.settings import load_settings  # noqa: PLC0415  (see above)

    settings, _ = load_settings(paths.settings)
    places = settings.folders_of_rules(paths.config)
    if not places:
        return []
    from coachtui.banks.folders import RULES, SharedFolder  # noqa: PLC0415  (see above)

    folders = [SharedFolder(place, patience=patience, kind=RULES) for place in places]
    for folder in folders:
        folder.begin()
    return folders
