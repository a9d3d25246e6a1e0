"""What a newer coachtui or another program wrote into a session's file: not understood, never lost.

It travels in `Session.extra` under one key. Unknown tables and unknown fields of the session are put back as they
were. Unknown fields of a line, a question, a next step... go back to the document that has not changed since; when
that one was edited, to the document with the same anchor (the second a line was begun, the words of a next step);
when there is none any more, they go with the document they belonged to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from coachtui.session import Session
from coachtui.storage.atomic import Document, Tables

__all__ = ["Unknown", "extra_of", "unknown_of"]

_KEY = "unknown"
"""Where in `Session.extra`."""

_ANCHORS = {"lines": "at", "asked": "at", "actions": "text", "decisions": "rule", "replies": "line"}
"""The field by which a document is most likely the same one after an edit."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Everything in one file that this version does not know."""

    fields: Document = field(default_factory=dict)
    """Of the session's own document."""
    tables: Tables = field(default_factory=dict)
    """Whole tables."""
    documents: Mapping[str, Sequence[tuple[Document, Document]]] = field(default_factory=dict)
    """By table: the known part of a document as `record.to_record` writes it, and its unknown fields."""

    def put_back(self, tables: Tables) -> None:
        """Add to `tables`, just made from a session, what was in its file besides."""
        for document in tables["session"].values():
            document.update(self.fields)
        for name, kept in self.documents.items():
            _reattach(list(tables[name].values()), kept, anchor=_ANCHORS[name])
        tables.update(self.tables)


def unknown_of(session: Session) -> Unknown:
    """Return what `session` carries from its file."""
    found = session.extra.get(_KEY)
    return found if isinstance(found, Unknown) else Unknown()


def extra_of(unknown: Unknown) -> Mapping[str, object]:
    """Return `Session.extra` for a session with something unknown; empty when there is nothing."""
    return {_KEY: unknown} if unknown != Unknown() else {}


def _reattach(documents: Sequence[Document], kept: Sequence[tuple[Document, Document]], *, anchor: str) -> None:
    waiting = list(kept)
    free = dict(enumerate(documents))
    for key in (_everything, lambda document: (document[anchor],)):
        waiting = _match(free, waiting, key)


def _everything(document: Document) -> tuple[Hashable, ...]:
    return tuple(map(str, document.values()))


def _match(
    free: dict[int, Document],
    waiting: Sequence[tuple[Document, Document]],
    key: Callable[[Document], Hashable],
) -> list[tuple[Document, Document]]:
    """Give unknown fields to free documents of the same key, in order; return those that found none."""
    places: dict[Hashable, list[int]] = defaultdict(list)
    for place in reversed(free):
        places[key(free[place])].append(place)
    left = []
    for known, unknown in waiting:
        if same := places[key(known)]:
            free.pop(same.pop()).update(unknown)
        else:
            left.append((known, unknown))
    return left
