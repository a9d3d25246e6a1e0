"""What msgspec says about a value of the wrong kind, said again for people."""

from __future__ import annotations

import re

from coachtui.text import clean_line

__all__ = ["in_plain_words"]

_PLACED = re.compile(r"(?P<said>.*?)(?: - at `\$\.?(?P<place>[^`]*)`)?", re.DOTALL)
_ITEM = re.compile(r"^(?P<table>\w+)\[(?P<index>\d+)\](?:\.(?P<field>.*))?$")

_ITEMS = {
    "lines": "line {} of the notes",
    "asked": "question asked {}",
    "actions": "next step {}",
    "decisions": "decision {}",
    "replies": "reply {}",
    "banks": "question bank {}",
}
_KINDS = {
    "`int`": "a whole number",
    "`float`": "a number",
    "`str`": "text",
    "`bool`": "true or false",
    "`datetime`": "a time",
    "`date`": "a date",
    "`array`": "a list",
    "`object`": "a group of fields",
    "`null`": "nothing",
    "`datetime | null`": "a time or nothing",
    "`date | null`": "a date or nothing",
    "`int | null`": "a whole number or nothing",
    "Object missing required field": "it lacks the field",
    "Invalid enum value": "unknown value",
    "Invalid RFC3339 encoded datetime": "not a time",
    "Invalid RFC3339 encoded date": "not a date",
}
_KIND = re.compile("|".join(re.escape(kind) for kind in sorted(_KINDS, key=len, reverse=True)))
_LONGEST = 200
"""Characters; what is said may quote the file."""


def in_plain_words(message: str) -> str:
    """Return a message of msgspec with its place in front: `line 4 of the notes, at: expected …, got …`."""
    found = _PLACED.fullmatch(message)
    said, place = (found["said"], found["place"]) if found else (message, None)
    said = clean_line(_KIND.sub(lambda kind: _KINDS[kind[0]], said))[:_LONGEST]
    said = said[:1].lower() + said[1:]
    return f"{_named(place)}: {said}" if place else f"the session: {said}"


def _named(place: str) -> str:
    item = _ITEM.match(place)
    if item is None or item["table"] not in _ITEMS:
        return place
    named = _ITEMS[item["table"]].format(int(item["index"]) + 1)
    return f"{named}, {item['field']}" if item["field"] else named
