"""Phrases read, and those of a person's own tried before rules are made of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches

from coachtui.checker.phrase import Compiled, PhraseError, PhraseReader
from coachtui.checker.rules import FormWords, GuardEntry, RuleEntry, SkillEntry
from coachtui.checker.sources import ListEntry, Placed, Sources
from coachtui.checker.words import BUILT_IN
from coachtui.errors import Problem

__all__ = ["AnyPlaced", "did_you_mean", "read_phrase", "shortened", "tried_lists"]

AnyPlaced = Placed[FormWords] | Placed[GuardEntry] | Placed[SkillEntry] | Placed[RuleEntry] | Placed[ListEntry]
Lists = Mapping[str, Sequence[str]]

_SHOWN = 60
"""Characters of a phrase that a problem repeats."""


def read_phrase(
    placed: AnyPlaced, path: tuple[str | int, ...], phrase: str, reader: PhraseReader, lists: Lists
) -> Compiled | Problem:
    """Return a phrase read, or why it cannot be; `lists` are those that were perhaps meant.

    What a person's own entry left as it was, such as the phrases of a rule whose severity it changes, brings no hint.
    """
    own = placed.own and (not path or path[0] in placed.written)
    try:
        return reader.read(phrase)
    except PhraseError as error:
        hint = _nearest_list(str(error), lists) if own else ""
        return placed.problem(f"“{shortened(phrase)}” cannot be read: {error}", *path, hint=hint)


def tried_lists(sources: Sources, reader_of: Callable[[Lists], PhraseReader]) -> tuple[Lists, list[Problem]]:
    """Return all lists, with those phrases of a person's own that can be read, and a problem for each other one.

    Each is tried before a rule is compiled, because one that cannot be read would silence every rule that names
    its list.
    """
    lists = {**sources.words.lists}
    for placed in sources.own_words:
        lists[placed.entry.list] = (*lists.get(placed.entry.list, ()), placed.entry.phrase)
    problems: list[Problem] = []
    reader = reader_of(lists)
    for placed in sources.own_words:
        problem = _objection(placed, reader, sources.words.lists)
        if problem:
            problems.append(problem)
            _take_out(lists, placed.entry)
    return lists, problems


def did_you_mean(name: str, known: Iterable[str], form: str = "`%s`") -> str:
    """Return a hint with the likeliest of the known names; nothing when none is near."""
    near = get_close_matches(name, tuple(known), n=1)
    return f"Did you mean {form % near[0]}?" if near else ""


def shortened(phrase: str) -> str:
    """Return a phrase as a problem repeats it."""
    return phrase if len(phrase) <= _SHOWN else f"{phrase[: _SHOWN - 1]}…"


def _objection(placed: Placed[ListEntry], reader: PhraseReader, lists: Lists) -> Problem | None:
    """Return why a phrase cannot stand in its list."""
    name = placed.entry.list
    if name in BUILT_IN:
        return placed.problem(f"the list {{{name}}} comes with the phrase language and cannot grow")
    read = read_phrase(placed, (), placed.entry.phrase, reader, lists)
    return read if isinstance(read, Problem) else None


def _take_out(lists: dict[str, tuple[str, ...]], entry: ListEntry) -> None:
    """Remove a phrase from its list, and a list that has none left."""
    rest = tuple(phrase for phrase in lists.get(entry.list, ()) if phrase != entry.phrase)
    if rest:
        lists[entry.list] = rest
    else:
        lists.pop(entry.list, None)


def _nearest_list(said: str, lists: Lists) -> str:
    """Return the list that was perhaps meant, when a phrase names one that is not there."""
    unknown = re.search(r"there is no list \{([^{}]*)\}", said)
    return did_you_mean(unknown[1], (*lists, *BUILT_IN), "{%s}") if unknown else ""
