"""What of the built-in book still holds under a person's own files, so that only the rest has to be compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from coachtui.checker.book import Book, BookGuard, BookRule, BookSkill, Phrase
from coachtui.checker.rules import FormWords, GuardEntry, RuleEntry, SkillEntry
from coachtui.checker.sources import Placed, Sources

__all__ = ["Reuse"]

_LIST = re.compile(r"\{([^{}]*)\}")


class Reuse:
    """Looks up what was compiled before from the very same words."""

    def __init__(self, book: Book | None, sources: Sources, lists: Mapping[str, Sequence[str]]) -> None:
        """`lists` are those of `sources` with what a person added to them; without a book nothing is found."""
        self._sources = sources
        self._changed = _reached({placed.entry.list for placed in sources.own_words}, lists)
        self._rules = {rule.id: rule for rule in book.rules} if book else {}
        self._skills = {skill.id: skill for skill in book.skills} if book else {}
        self._guards = book.guards if book else {}
        self._forms = book.forms if book else {}

    def rule(self, placed: Placed[RuleEntry]) -> BookRule | None:
        """Return the rule as it came, where its phrases are still those."""
        entry, first = placed.entry, self._sources.rule_layers[placed.entry.id][0]
        same = not first.own and (entry.match, entry.unless) == (first.entry.match, first.entry.unless)
        return self._rules.get(entry.id) if same and self._holds((*entry.match, *entry.unless)) else None

    def skill(self, placed: Placed[SkillEntry]) -> BookSkill | None:
        """Return the skill as it came."""
        entry = placed.entry
        return None if placed.own or not self._holds((*entry.match, *entry.unless)) else self._skills.get(entry.id)

    def guard(self, placed: Placed[GuardEntry]) -> BookGuard | None:
        """Return the guard as it came."""
        entry = placed.entry
        phrases = (*entry.after, *entry.before, *entry.around, *entry.line)
        return None if placed.own or not self._holds(phrases) else self._guards.get(entry.guard)

    def form(self, placed: Placed[FormWords]) -> tuple[Phrase, ...] | None:
        """Return the phrases of a form of question as they came."""
        return self._forms.get(placed.entry.form) if self._holds(placed.entry.match) else None

    def _holds(self, phrases: Iterable[str]) -> bool:
        return not self._changed or self._changed.isdisjoint(_named(phrases))


def _named(phrases: Iterable[str]) -> set[str]:
    """Return the names of the lists in some phrases."""
    return {name.strip() for phrase in phrases for name in _LIST.findall(phrase)}


def _reached(names: set[str], lists: Mapping[str, Sequence[str]]) -> set[str]:
    """Return these lists, and all in which one of them stands, however far inside."""
    if not names:
        return names
    within = {name: _named(phrases) for name, phrases in lists.items()}
    while True:
        more = {name for name, inside in within.items() if name not in names and not names.isdisjoint(inside)}
        if not more:
            return names
        names = names | more
