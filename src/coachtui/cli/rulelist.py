"""All rules as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from coachtui.checker.library import MODES, Library, Origin, RuleState
from coachtui.checker.rules import CategoryHead
from coachtui.cli.saying import Json, columns
from coachtui.text import clean_line

__all__ = ["list_json", "list_lines", "place"]


_HEADINGS = ("rule", *(f"in {mode.value}" for mode in MODES), "is", "from")


def list_lines(library: Library) -> Iterator[str]:
    """Yield what the columns hold, then a heading for each category and a line for each rule of it."""
    states = {category: list(library.rules_of(category)) for category in library.sources.heads}
    rows = [_HEADINGS, *(_row(state) for of_one in states.values() for state in of_one)]
    lines = (f"  {line}" for line in columns(rows))
    yield next(lines)
    for category, head in library.sources.heads.items():
        off = "  (off)" if head.off else ""
        yield f"{clean_line(head.name) or category}  {category}{off}"
        yield from islice(lines, len(states[category]))


def list_json(library: Library) -> list[Json]:
    """Return all categories, each with its rules, as other programs read them."""
    return [_category_json(library, head) for head in library.sources.heads.values()]


def place(origin: Origin) -> str:
    """Return where a value comes from, for people."""
    return f"{'' if origin.own else 'built in, '}{clean_line(origin.source)}:{origin.line}"


def _row(state: RuleState) -> tuple[str, ...]:
    grades = [grade.name.lower() for grade in state.grades] if state.on else ["off"] * len(MODES)
    fine = f"  ({state.fine} fine in our school)" if state.fine else ""
    return state.id, *grades, _standing(state), f"{place(state.origin)}{fine}"


def _standing(state: RuleState) -> str:
    if not _is_on(state):
        return "off"
    return "on" if state.usable else "to mend"


def _is_on(state: RuleState) -> bool:
    """Tell whether a rule may speak up in any role."""
    return state.on and any(state.grades)


def _category_json(library: Library, head: CategoryHead) -> Json:
    return {
        "id": head.category,
        "name": head.name,
        "letter": head.letter,
        "family": head.family,
        "means": head.means,
        "on": not head.off,
        "rules": [_rule_json(state) for state in library.rules_of(head.category)],
    }


def _rule_json(state: RuleState) -> Json:
    return {
        "id": state.id,
        "on": _is_on(state),
        "usable": state.usable,
        "severity": {mode.value: grade.name.lower() for mode, grade in zip(MODES, state.grades, strict=True)},
        "fine": state.fine,
        "own": state.origin.own,
        "source": state.origin.source,
        "line": state.origin.line,
    }
