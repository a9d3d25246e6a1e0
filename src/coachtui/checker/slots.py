"""The places in a wording that are filled with what was typed, and slips in their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from coachtui.errors import Problem
from coachtui.yamlfile import Node

__all__ = ["SLOTS", "without_unknown_slots"]

SLOTS = {"says": ("{matched}",), "reframes": ("{rest}", "{doing}", "{whole}")}
"""By field of a rule or category, the slots that its texts may have."""

_SLOT = re.compile(r"\{[^{}]{0,40}\}?|\}")


def without_unknown_slots(entry: Node, source: str) -> tuple[Node, tuple[Problem, ...]]:
    """Return an entry without the texts that would show braces to a coach, and a problem for each of them."""
    problems: list[Problem] = []
    for field, known in SLOTS.items():
        given = entry.fields.get(field)
        if given is None:
            continue
        found = list(_unknown(given.items or (given,), known, source))
        problems += (problem for _, problem in found)
        if found:
            bad = [text for text, _ in found]
            kept = tuple(text for text in given.items if text not in bad)
            entry = entry.replace(field, Node(kept, given.line, given.column)) if kept else entry.without(field)
    return entry, tuple(problems)


def _unknown(texts: tuple[Node, ...], known: tuple[str, ...], source: str) -> Iterator[tuple[Node, Problem]]:
    for text in texts:
        slot = next((slot for slot in _SLOT.findall(text.text) if slot not in known), None)
        if slot is not None:
            near = get_close_matches(slot, known, n=1)
            hint = f"Did you mean {near[0]}?" if near else f"Known here: {', '.join(known)}."
            yield text, text.problem(source, f"{slot} is not known here, so this text is not used", hint)
