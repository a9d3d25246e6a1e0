"""Rule files of a person's own on the command line: found, put over the built-in ones, and their slips told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from coachtui.checker import Checker, RuleSet
from coachtui.cli.endings import NotPossibleError
from coachtui.cli.rows import called
from coachtui.cli.saying import counted, tell
from coachtui.cli.wiring import make_checker, make_rules
from coachtui.errors import Problem
from coachtui.paths import find_paths

__all__ = ["checker_with", "given_places"]

TOLD = 3
"""Problems of own and shared rules that are told beside a check; `coachtui rules test` tells them all."""


def checker_with(given: Sequence[str]) -> Checker:
    """Return a checker with the built-in rules, the person's own ones, and those in the `given` files and folders.

    What is to mend in own and shared folders is said, and the rest is used. A given file with something to mend is
    refused by `NotPossibleError`: whoever checks many texts with it would not see what it misses.
    """
    places = given_places(given)
    rules = make_rules(find_paths(), *places)
    if rules.problems:
        _tell(rules, places)
    return make_checker(rules)


def given_places(given: Sequence[str]) -> tuple[Path, ...]:
    """Return the files and folders that were named; raise `NotPossibleError` when one is not there."""
    places = tuple(map(Path, given))
    for place in places:
        if not _exists(place):
            raise NotPossibleError(f"there is no rule file {called(str(place))}")
    return places


def _exists(place: Path) -> bool:
    try:
        return place.is_symlink() or place.exists()
    except (OSError, ValueError):  # no file can have such a name
        return False


def _tell(rules: RuleSet, places: Sequence[Path]) -> None:
    """Say what is to mend; refuse when it stands in a file that was given."""
    given = [problem for problem in rules.problems if _is_in(problem, places)]
    own = [problem for problem in rules.problems if "/" in problem.source]  # those of coachtui have no folder
    if given:
        for problem in given[:-1]:
            tell(str(problem))
        raise NotPossibleError(f"the rules were not used: {given[-1]}")
    for problem in own[:TOLD]:
        tell(str(problem))
    if own[TOLD:]:
        tell(f"{counted(len(own) - TOLD, 'more thing')} to mend in your own rules; `coachtui rules test` says all")


def _is_in(problem: Problem, places: Sequence[Path]) -> bool:
    return any(problem.source.startswith(called(str(place))) for place in places)
