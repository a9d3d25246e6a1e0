"""The parts of the program put together for this person's folders."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from coachtui.cli.choices import stage_names
from coachtui.errors import Problem, StorageError
from coachtui.paths import Paths

if TYPE_CHECKING:  # each command pays only for the parts it uses
    from coachtui.banks import Shelf
    from coachtui.checker import Checker, RuleSet
    from coachtui.storage import SessionStore
    from coachtui.tui.workplace import Workplace

__all__ = ["make_checker", "make_rules", "make_shelf", "make_store", "make_workplace", "why_not_writable"]


def make_shelf(paths: Paths, extra: Sequence[Path] = ()) -> Shelf:
    """Return the shelf with the shipped banks, the person's own ones, those of named folders, and the `extra` files."""
    from coachtui.banks import SharedFolder, Shelf  # noqa: PLC0415  (see above)
    from coachtui.settings import load_settings  # noqa: PLC0415  (see above)

    settings, problems = load_settings(paths.settings)
    folders = [SharedFolder(folder) for folder in settings.folders(paths.config)]
    return Shelf(own=paths.banks, folders=folders, extra=extra, known_stages=stage_names(), told=problems)


def make_store(paths: Paths, report: Callable[[Problem], None] = lambda _: None) -> SessionStore:
    """Return the store of this person's sessions; `report` hears of damaged files that made room for a save."""
    from coachtui.storage import open_store  # noqa: PLC0415  (see above)

    return open_store(paths.sessions, report=report)


def make_workplace(paths: Paths, extra_banks: Sequence[Path] = ()) -> Workplace:
    """Return all that the screens work with; what is in the way of saving is told there, and nothing is refused."""
    from coachtui.cli.finefile import FineFile  # noqa: PLC0415  (see above)
    from coachtui.tui.workplace import Workplace  # noqa: PLC0415

    told: deque[Problem] = deque()
    store = make_store(paths, told.append)
    rules = cache(partial(make_rules, paths))
    return Workplace(
        paths=paths,
        store=store,
        make_shelf=partial(make_shelf, paths, extra_banks),
        make_checker=lambda: make_checker(rules()),
        keep_fine=FineFile(paths).keep,
        rule_problems=lambda: rules().problems if paths.rules.is_dir() or paths.settings.exists() else (),
        notices=why_not_writable(store),
        told=told,
    )


def make_rules(paths: Paths, *given: Path) -> RuleSet:
    """Return the rules that came with coachtui, and over them shared ones, the person's own, and the `given` ones."""
    from coachtui.checker import RuleSet, load_rules  # noqa: PLC0415  (see above)
    from coachtui.cli.sharedrules import shared_rules  # noqa: PLC0415

    kept_at = paths.state / ("rules-given.json" if given else "rules.json")
    shared, problems = shared_rules(paths)
    rules = load_rules(paths.rules, *given, under=paths.config, kept_at=kept_at, beneath=shared)
    return RuleSet(rules.book, (*problems, *rules.problems)) if problems else rules


def make_checker(rules: RuleSet) -> Checker:
    """Return a checker with these rules."""
    from coachtui.checker import Checker  # noqa: PLC0415  (see above)

    return Checker(rules)


def why_not_writable(store: SessionStore) -> tuple[Problem, ...]:
    """Return what stands in the way of saving a session now; nothing, mostly."""
    try:
        store.check_writable()
    except StorageError as error:
        return (Problem("sessions", 0, 0, f"notes could not be saved now: {error.message}", error.hint),)
    return ()
