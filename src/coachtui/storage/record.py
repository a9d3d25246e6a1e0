"""A session as TinyDB tables, and back: the one place that knows the file format.

Format 1: a table `session` with exactly one document, and the tables `lines`, `asked`, `actions`, `decisions` and
`replies` with one document each per item, in order. Fields are named as in `coachtui.session`; dates and times are
ISO 8601 text, times in UTC. The dataclasses of the model are the schema that a file is checked against.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

import msgspec

from coachtui.errors import StorageError
from coachtui.session import Action, Asked, Decision, Line, Reply, Session
from coachtui.storage import SessionSummary
from coachtui.storage.atomic import Document, Table, Tables
from coachtui.storage.reasons import DamagedError
from coachtui.storage.unknown import Unknown, extra_of, unknown_of
from coachtui.storage.wording import in_plain_words
from coachtui.text import clean

__all__ = ["FORMAT", "UPGRADES", "Upgrade", "format_of", "from_record", "summary_of", "to_record"]

FORMAT = 1
"""The number of the format we write; grows with every change that an older coachtui could not read."""

Upgrade = Callable[[Tables], Tables]
"""Turns the tables of one format into those of the next; it may change what it is given."""

UPGRADES: Mapping[int, Upgrade] = {}
"""By the number of the format they start from; format 1 is the first."""


def _names(model: type) -> frozenset[str]:
    return frozenset(field.name for field in fields(model))


_TABLES = {
    "lines": _names(Line),
    "asked": _names(Asked),
    "actions": _names(Action),
    "decisions": _names(Decision),
    "replies": _names(Reply),
}
"""The fields of one document, by table."""

_SESSION = _names(Session) - _TABLES.keys() - {"extra"}
"""The fields of the session's own document, besides the format."""


def to_record(session: Session) -> Tables:
    """Return the tables that hold `session`, with all that was unknown in its file."""
    plain: dict[str, Any] = msgspec.to_builtins(_in_utc(replace(session, extra={})))
    document = {"format": FORMAT} | {name: plain[name] for name in plain if name in _SESSION}
    document["banks"] = list(session.banks)
    document["plan"] = [list(key) for key in session.plan]
    tables: Tables = {"session": {"1": document}} | {name: _numbered(plain[name]) for name in _TABLES}
    unknown_of(session).put_back(tables)
    return tables


def from_record(tables: Tables, upgrades: Mapping[int, Upgrade] = UPGRADES) -> Session:
    """Return the session that `tables` hold, its texts cleaned.

    Raises `DamagedError` that names the place when something is missing or of the wrong kind, and `StorageError`
    when the format is newer than ours.
    """
    tables = _upgraded(tables, upgrades)
    document = _session_document(tables)
    plain: dict[str, object] = _known(document, _SESSION)
    for name, names in _TABLES.items():
        plain[name] = [_known(item, names) for item in _table(tables, name).values()]
    session = _in_utc(_on_single_lines(_converted(plain)))
    return replace(session, extra=extra_of(_unknown(tables, document, session)))


def summary_of(tables: Tables, upgrades: Mapping[int, Upgrade] = UPGRADES) -> SessionSummary:
    """Return what a list shows of the session in `tables`; raises as `from_record` does.

    Only the session's own document is looked at closely: this runs over every file of the library.
    """
    tables = _upgraded(tables, upgrades)
    session = _in_utc(_converted(_known(_session_document(tables), _SESSION)))
    return SessionSummary(
        id=session.id,
        created=session.created,
        updated=session.updated,
        ended=session.ended,
        role=session.role,
        coachee=session.coachee,
        focus=session.focus,
        elapsed=session.elapsed,
        lines=len(_table(tables, "lines")),
        actions_open=sum(action.get("status") == "open" for action in _table(tables, "actions").values()),
    )


def format_of(tables: Tables) -> int:
    """Return the number of the format that `tables` are in; raises `DamagedError` when they do not say."""
    found = _session_document(tables).get("format")
    if not isinstance(found, int) or isinstance(found, bool):
        raise DamagedError("the session does not say its format")
    return found


def _upgraded(tables: Tables, upgrades: Mapping[int, Upgrade]) -> Tables:
    found = format_of(tables)
    if found > FORMAT:
        raise StorageError(
            f"written by a newer coachtui (format {found}; this one knows {FORMAT})",
            hint="Upgrade coachtui to open it. The file was left as it is.",
        )
    if found == FORMAT:
        return tables
    tables = deepcopy(tables)
    for number in range(found, FORMAT):
        if number not in upgrades:
            raise DamagedError(f"there has never been a format {number}")
        tables = upgrades[number](tables)
    return tables


def _table(tables: Tables, name: str) -> Table:
    if name not in tables:
        raise DamagedError(f"the table {name!r} is missing")
    return tables[name]


def _session_document(tables: Tables) -> Document:
    table = _table(tables, "session")
    if len(table) != 1:
        raise DamagedError(f"the table 'session' holds {len(table)} documents instead of one")
    return next(iter(table.values()))


def _known(document: Document, names: frozenset[str]) -> Document:
    return {name: _cleaned(value) for name, value in document.items() if name in names}


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return clean(value)
    return [_cleaned(item) for item in value] if isinstance(value, list) else value


def _converted(plain: Mapping[str, object]) -> Session:
    try:
        session = msgspec.convert(plain, Session)
    except msgspec.ValidationError as error:
        raise DamagedError(in_plain_words(str(error))) from error
    times = (session.created, session.updated, session.ended, *(reply.at for reply in session.replies))
    if any(moment is not None and moment.tzinfo is None for moment in times):
        raise DamagedError("a time in the session does not say its time zone")
    return session


def _in_utc(session: Session) -> Session:
    try:
        return replace(
            session,
            created=session.created.astimezone(UTC),
            updated=session.updated.astimezone(UTC),
            ended=_moment(session.ended),
            replies=tuple(replace(reply, at=_moment(reply.at)) for reply in session.replies),
        )
    except OverflowError as error:
        raise DamagedError("a time in the session is before or after all years") from error


def _moment(moment: datetime | None) -> datetime | None:
    return moment and moment.astimezone(UTC)


def _on_single_lines(session: Session) -> Session:
    if not any("\n" in line.text for line in session.lines):
        return session
    return replace(session, lines=tuple(replace(line, text=line.text.replace("\n", " ")) for line in session.lines))


def _numbered(items: tuple[Document, ...]) -> Table:
    return dict(zip(map(str, range(1, len(items) + 1)), items, strict=True))


def _unknown(tables: Tables, document: Document, session: Session) -> Unknown:
    documents = {name: _unknown_fields(tables[name], names, getattr(session, name)) for name, names in _TABLES.items()}
    return Unknown(
        fields={name: value for name, value in document.items() if name not in _SESSION and name != "format"},
        tables={name: table for name, table in tables.items() if name not in _TABLES and name != "session"},
        documents={name: found for name, found in documents.items() if found},
    )


def _unknown_fields(table: Table, names: frozenset[str], items: tuple[object, ...]) -> list[tuple[Document, Document]]:
    return [
        (msgspec.to_builtins(item), {name: value for name, value in document.items() if name not in names})
        for document, item in zip(table.values(), items, strict=True)
        if not document.keys() <= names
    ]
