"""Which question or phase of a bank is meant where something else than its id was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from coachtui.banks.ids import make_id
from coachtui.banks.model import Bank

__all__ = ["Names", "nearest", "nearly"]

MAX_COMPARED = 20_000
"""Pairs of ids that are compared for a slip; more would take a while."""

_APART = re.compile(r"\W+")
_NUMBER = re.compile(r"\d+")
_ALIKE = 0.86
"""From here on, two ids are taken for the same one with a slip in it."""


@dataclass(slots=True)
class Names:
    """What the questions and phases of a bank may be called."""

    ids: frozenset[str]
    by_text: Mapping[str, str] = field(default_factory=dict)
    """Ids by what a person reads, in plain words."""

    @classmethod
    def of(cls, bank: Bank) -> Names:
        """Return the names of all questions and phases of a bank."""
        titles = {_plain(phase.title): phase.id for phase in bank.phases}
        texts = {_plain(question.text): question.id or "" for question in bank.questions}
        ids = frozenset(question.id or "" for question in bank.questions)
        return cls(ids | {phase.id for phase in bank.phases}, {**titles, **texts})

    def meant(self, written: str) -> tuple[str, ...]:
        """Return the ids that are meant by something that is no id here; none when that is not plain."""
        whole = self._one(written)
        parts = [part for part in written.split(",") if part.strip()]
        found = (whole,) if whole else tuple(map(self._one, parts)) if parts[1:] else ()
        return tuple(filter(None, found)) if all(found) else ()

    def _one(self, written: str) -> str:
        made = make_id(written, "")
        return self.by_text.get(_plain(written), "") or (made if made in self.ids else "")


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a guess at what was meant, as a sentence; empty when nothing is near."""
    near = get_close_matches(name[:64], sorted(known), n=1)
    return f"Did you mean `{near[0]}`? " if near else ""


def nearly(new: Sequence[str], known: Iterable[str]) -> dict[str, str]:
    """Return for new ids the known one that each is nearly, so that it may be a slip; of ids with numbers none is."""
    known = sorted(known)
    found: dict[str, str] = {}
    for name in new[: MAX_COMPARED // max(len(known), 1)]:
        near = get_close_matches(name, known, n=1, cutoff=_ALIKE)
        if near and _uncounted(near[0]) != _uncounted(name):
            found[name] = near[0]
    return found


def _uncounted(name: str) -> str:
    """Return an id without its numbers: one that has another number is no slip."""
    return _NUMBER.sub("", name).strip("-")


def _plain(text: str) -> str:
    return _APART.sub(" ", text.casefold()).strip()
