"""Findings as SARIF 2.1.0, the form in which code-scanning viewers, editors and review bots take them.

Standard: OASIS, Static Analysis Results Interchange Format 2.1.0. Columns count code points, and an end column is
the one after the last character. The text of a message may hold links and placeholders, so brackets and braces in
what somebody wrote are escaped as the standard says (3.11.5, 3.11.6).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from os import fsencode
from pathlib import PurePath
from types import MappingProxyType
from urllib.parse import quote

from coachtui import __version__
from coachtui.checker import RuleSet, Severity
from coachtui.checker.book import BookCategory, BookRule
from coachtui.cli.notes import Found
from coachtui.cli.rows import STDIN
from coachtui.cli.saying import Json
from coachtui.live.reader import sentence_around
from coachtui.text import clean_line

__all__ = ["SCHEMA_URI", "as_sarif"]

SCHEMA_URI = "https://json.schemastore.org/sarif-2.1.0.json"
"""Names the standard's schema; nothing is fetched from there."""

_LEVELS: Mapping[Severity, str] = MappingProxyType(
    {Severity.INFO: "note", Severity.CAUTION: "warning", Severity.ALERT: "warning"}
)
_RANKS: Mapping[Severity, float] = MappingProxyType({Severity.INFO: 10.0, Severity.CAUTION: 50.0, Severity.ALERT: 90.0})
"""How a viewer sorts: 0 to 100."""
_SPECIAL = re.compile(r"[\\\[\]]")
_BULLET = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+")
"""What stands before an item of a list; it stays."""
_DIGEST = 16
"""Bytes of a fingerprint."""


def as_sarif(
    found: Sequence[Found],
    troubles: Iterable[str],
    rules: RuleSet,
    schema: int,
    described: Mapping[str, Json] = MappingProxyType({}),
) -> dict[str, Json]:
    """Return one run as SARIF; `troubles` says which files could not be read, `schema` counts our own changes.

    `described` are rules that are none of the checker's, by id, as SARIF has them.
    """
    used = list(dict.fromkeys(one.finding.rule for one in found))
    notifications: list[Json] = [{"level": "error", "message": _message(said)} for said in troubles]
    invocation: dict[str, Json] = {
        "executionSuccessful": not notifications,
        "toolExecutionNotifications": notifications,
    }
    run: dict[str, Json] = {
        "tool": {"driver": _driver(used, rules, described)},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": [_result(one, used.index(one.finding.rule)) for one in found],
        "properties": {"schema": schema},
    }
    return {"$schema": SCHEMA_URI, "version": "2.1.0", "runs": [run]}


def _driver(used: Sequence[str], rules: RuleSet, others: Mapping[str, Json]) -> dict[str, Json]:
    """Return the program and those of its rules that found something."""
    by_id = {rule.id: rule for rule in rules.book.rules}
    categories = {category.id: category for category in rules.book.categories}
    described: list[Json] = [
        others[name] if name in others else _rule(by_id[name], categories[by_id[name].category]) for name in used
    ]
    return {"name": "coachtui", "version": __version__, "semanticVersion": __version__, "rules": described}


def _rule(rule: BookRule, category: BookCategory) -> dict[str, Json]:
    coaching = Severity(rule.grades[0])
    other_ways = "".join(f"\n- {way}" for way in (*rule.reframes, *category.reframes) if "{" not in way)
    help_text = f"{rule.why}\n\nOther ways to put it:{other_ways}\n\nSource: {category.source}"
    return {
        "id": rule.id,
        "name": clean_line(category.name) or rule.category,
        "shortDescription": _message(category.means or rule.id),
        "fullDescription": _message(rule.why or category.means or rule.id),
        "help": {"text": _escaped(help_text)},
        "defaultConfiguration": {"level": _LEVELS.get(coaching, "none")},
        "properties": {
            "category": rule.category,
            "tags": [rule.category, *([category.family] * bool(category.family))],
        },
    }


def _result(found: Found, index: int) -> dict[str, Json]:
    finding = found.finding
    severity = finding.severity
    result: dict[str, Json] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[severity],
        "rank": _RANKS[severity],
        "message": _message(finding.message),
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(found), "region": _region(found)}}],
        "partialFingerprints": {"words/v1": _fingerprint(found)},
        "properties": {"severity": severity.name.lower(), "reframes": list(finding.reframes)},
    }
    if finding.reframes:
        result["fixes"] = [_fix(found, finding.reframes[0])]
    return result


def _region(found: Found) -> dict[str, Json]:
    region = _stretch(found.line, found.start, found.end)
    return {**region, "snippet": {"text": found.match}}


def _fix(found: Found, reframe: str) -> dict[str, Json]:
    """Return the first other way to put it, in place of the whole sentence that holds the words."""
    first, last = found.words
    if bullet := _BULLET.match(found.text, first, found.start):
        first = bullet.end()
    start, end = sentence_around(found.text[first:last], found.start - first, found.end - first)
    replacement: dict[str, Json] = {
        "deletedRegion": _stretch(found.line, first + start, first + end),
        "insertedContent": {"text": reframe},
    }
    return {
        "description": _message(f"Put it another way: {reframe}"),
        "artifactChanges": [{"artifactLocation": _artifact(found), "replacements": [replacement]}],
    }


def _stretch(line: int, start: int, end: int) -> dict[str, Json]:
    return {"startLine": line, "startColumn": start + 1, "endLine": line, "endColumn": end + 1}


def _artifact(found: Found) -> dict[str, Json]:
    """Return where the file is, as a URI that is relative when the name was."""
    if found.name == STDIN:
        return {"uri": "stdin"}
    path = PurePath(found.name)
    uri = quote(fsencode(path.as_posix()))
    return {"uri": f"file://{uri}" if path.is_absolute() else uri}


def _fingerprint(found: Found) -> str:
    """Return what stays the same when lines above change: rule, words and line, without giving them away."""
    parts = "\0".join((found.finding.rule, found.match, found.text.strip()))
    return blake2b(parts.encode(errors="replace"), digest_size=_DIGEST).hexdigest()


def _message(text: str) -> dict[str, Json]:
    return {"text": _escaped(clean_line(text))}


def _escaped(text: str) -> str:
    """Return a text in which nothing is a link or a placeholder."""
    return _SPECIAL.sub(lambda sign: f"\\{sign.group()}", text).replace("{", "{{").replace("}", "}}")
