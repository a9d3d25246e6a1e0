"""Phrases read, and those of a person's own tried before rules are made of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from difflib import get_close_matches

from coachtui.checker.phrase import Compiled, PhraseError, Writer
from coachtui.checker.rules import FormWords, GuardEntry, RuleEntry, SkillEntry
from coachtui.checker.safety import ways
from coachtui.checker.sources import ListEntry, Placed, Sources
from coachtui.checker.words import BUILT_IN
from coachtui.errors import Problem

__all__ = ["AnyPlaced", "did_you_mean", "read_phrase", "shortened", "tried_lists"]

AnyPlaced = Placed[FormWords] | Placed[GuardEntry] | Placed[SkillEntry] | Placed[RuleEntry] | Placed[ListEntry]
Lists = Mapping[str, Sequence[str]]

_MOST_WAYS = 2_000
"""In how many ways a phrase of a person's own may match at one place."""
_MOST_WAYS_OF_LIST = 20
"""The same for a list that a person added to: it may stand in many phrases, and several times."""
_SHOWN = 60
"""Characters of a phrase that a problem repeats."""


def read_phrase(
    placed: AnyPlaced, path: tuple[str | int, ...], phrase: str, writer: Writer, lists: Lists
) -> Compiled | Problem:
    """Return a phrase as a pattern, or why it cannot be one; `lists` are those that were perhaps meant.

    What a person's own entry left as it was, such as the phrases of a rule whose severity it changes, is not tried.
    """
    own = placed.own and (not path or path[0] in placed.written)
    try:
        done = writer.compile(phrase)
    except PhraseError as error:
        hint = _nearest_list(str(error), lists) if own else ""
        return placed.problem(f"“{shortened(phrase)}” cannot be read: {error}", *path, hint=hint)
    if own and ways(done.pattern) > _MOST_WAYS:
        why = "it can match in too many ways; use fewer lists, choices and gaps"
        return placed.problem(f"“{shortened(phrase)}” cannot be read: {why}", *path)
    return done


def tried_lists(sources: Sources, write_with: Callable[[Lists], Writer]) -> tuple[Lists, list[Problem]]:
    """Return all lists, with those phrases of a person's own that can be read, and a problem for each other one.

    Each is tried before a rule is compiled, because one that cannot be read would silence every rule that names
    its list.
    """
    lists = {**sources.words.lists}
    for placed in sources.own_words:
        lists[placed.entry.list] = (*lists.get(placed.entry.list, ()), placed.entry.phrase)
    problems: list[Problem] = []
    writer = write_with(lists)
    for placed in sources.own_words:
        problem = _objection(placed, writer, sources.words.lists)
        if problem:
            problems.append(problem)
            _take_out(lists, placed.entry)
    problems += _drop_ambiguous(sources.own_words, lists, write_with(lists))
    return lists, problems


def did_you_mean(name: str, known: Iterable[str], form: str = "`%s`") -> str:
    """Return a hint with the likeliest of the known names; nothing when none is near."""
    near = get_close_matches(name, tuple(known), n=1)
    return f"Did you mean {form % near[0]}?" if near else ""


def shortened(phrase: str) -> str:
    """Return a phrase as a problem repeats it."""
    return phrase if len(phrase) <= _SHOWN else f"{phrase[: _SHOWN - 1]}…"


def _objection(placed: Placed[ListEntry], writer: Writer, lists: Lists) -> Problem | None:
    """Return why a phrase cannot stand in its list."""
    name = placed.entry.list
    if name in BUILT_IN:
        return placed.problem(f"the list {{{name}}} comes with the phrase language and cannot grow")
    read = read_phrase(placed, (), placed.entry.phrase, writer, lists)
    return read if isinstance(read, Problem) else None


def _drop_ambiguous(
    own: Iterable[Placed[ListEntry]], lists: dict[str, tuple[str, ...]], writer: Writer
) -> list[Problem]:
    """Take back what was added to lists that can now match in too many ways, and return a problem for each."""
    problems = []
    added: dict[str, list[Placed[ListEntry]]] = {}
    for placed in own:
        if placed.entry.phrase in lists.get(placed.entry.list, ()):
            added.setdefault(placed.entry.list, []).append(placed)
    for name, several in added.items():
        with suppress(PhraseError):  # it names a list that has lost its phrases, whose own problem says so
            if ways(writer.compile(f"{{{name}}}").pattern) <= _MOST_WAYS_OF_LIST:
                continue
            message = f"with these phrases, the list {{{name}}} can match in too many ways"
            problems.append(several[0].problem(message, hint="Leave out phrases that begin with one another."))
        for placed in several:
            _take_out(lists, placed.entry)
    return problems


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
