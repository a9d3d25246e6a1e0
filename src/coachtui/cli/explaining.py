"""One rule or category in full, with the place of each of its values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coachtui.checker.compile import grades_of
from coachtui.checker.library import MODES, Library, Origin
from coachtui.checker.rules import CategoryHead, FineEntry, RuleEntry
from coachtui.cli.choices import did_you_mean
from coachtui.cli.endings import NotPossibleError
from coachtui.cli.rulelist import place
from coachtui.cli.saying import Json
from coachtui.text import clean_line

__all__ = ["explained_json", "explained_lines"]


@dataclass(frozen=True, slots=True)
class _Value:
    """Something that is said about a rule."""

    name: str
    """Its name in JSON."""
    heading: str
    """What people call it."""
    texts: Sequence[str]
    origin: Origin | None


_RULE_PARTS = (
    ("match", "finds"),
    ("pattern", "finds, as a regular expression"),
    ("needs", "only in lines with one of"),
    ("form", "finds every question of the form"),
    ("unless", "leaves alone sentences with"),
    ("not_after", "silent under the guards"),
    ("softer_after", "one step softer under the guards"),
    ("only_in", "only under the guards"),
)
_EXAMPLES = (("fires", "examples it finds"), ("quiet", "examples it leaves alone"))


def explained_lines(library: Library, id: str) -> Iterator[str]:
    """Yield a heading, and below it what it says, for each thing that is known; raise `NotPossibleError` for no id."""
    title, values = _explain(library, id)
    yield title
    for value in values:
        yield ""
        yield f"{value.heading}{f'  ({place(value.origin)})' if value.origin else ''}"
        yield from (f"  {clean_line(text)}" for text in value.texts)
    fine = [*library.fine_of(id)]
    if fine:
        yield ""
        yield "fine in our school"
        yield from (f"  {_fine_words(entry)}  ({place(origin)})" for entry, origin in fine)


def explained_json(library: Library, id: str) -> dict[str, Json]:
    """Return the same as other programs read it."""
    _, values = _explain(library, id)
    told: list[Json] = [
        {"name": value.name, "texts": list(value.texts), **_origin_json(value.origin)} for value in values
    ]
    fine: list[Json] = [
        {"words": entry.words, "by": entry.by, "on": entry.on.isoformat(), **_origin_json(origin)}
        for entry, origin in library.fine_of(id)
    ]
    return {"id": id, "values": told, "fine": fine}


def _fine_words(entry: FineEntry) -> str:
    """Return which words are fine, who said so and since when."""
    by = f", {clean_line(entry.by)}" if entry.by else ""
    return f"“{clean_line(entry.words)}”{by}, since {entry.on.isoformat()}"


def _origin_json(origin: Origin | None) -> dict[str, Json]:
    if origin is None:
        return {"source": None, "line": 0, "own": False}
    return {"source": origin.source, "line": origin.line, "own": origin.own}


def _explain(library: Library, id: str) -> tuple[str, list[_Value]]:
    """Return a title, and every value that is there."""
    placed = library.sources.rules.get(id)
    if placed is not None and placed.entry.category in library.sources.heads:
        head = library.sources.heads[placed.entry.category]
        values = _rule_values(library, placed.entry, head)
        return f"{id} · {clean_line(head.name)}{_off(library, id)}", [value for value in values if value.texts]
    head_alone = library.sources.heads.get(id)
    if head_alone is None:
        known = (*library.sources.rules, *library.sources.heads)
        said = clean_line(id)[:60]
        near = did_you_mean(next((rule for rule in known if rule.endswith(f".{said}")), said), known)
        hint = near if near.startswith("did") else "`coachtui rules list` shows all of them."
        raise NotPossibleError(f"there is no rule or category '{said}'", hint=hint[:1].upper() + hint[1:])
    title = f"{id} · {clean_line(head_alone.name)}{'  (off)' if head_alone.off else ''}"
    return title, [value for value in _category_values(library, head_alone) if value.texts]


def _off(library: Library, id: str) -> str:
    if id in library.compiled:
        return ""
    entry = library.sources.rules[id].entry
    off = entry.off or library.sources.heads[entry.category].off
    return "  (off)" if off else "  (to mend: `coachtui rules test` says what)"


def _rule_values(library: Library, entry: RuleEntry, head: CategoryHead) -> Iterator[_Value]:
    def value(name: str, heading: str, text: str | Sequence[str]) -> _Value:
        texts = [text] * bool(text) if isinstance(text, str) else text
        return _Value(name, heading, texts, library.origin(entry.id, name))

    yield _Value("means", "means", [head.means], library.category_origin(head.category, "means"))
    yield value("why", "why it matters", entry.why or head.why)
    yield _Value("source", "the idea comes from", [head.source], library.category_origin(head.category, "source"))
    yield value("off", "switched off", ["yes"] if entry.off or head.off else [])
    yield from _severities(library, head, entry)
    for name, heading in _RULE_PARTS:
        given = getattr(entry, name)
        yield value(name, heading, (getattr(head, name, ()) if given is None else given))
    yield value("says", "says", entry.says or head.says)
    yield value("reframes", "offers", entry.reframes)
    general = library.category_origin(head.category, "reframes")
    yield _Value("general_reframes", "offers for the whole category", head.reframes, general)
    for name, heading in _EXAMPLES:
        yield value(name, heading, getattr(entry, name))


def _category_values(library: Library, head: CategoryHead) -> Iterator[_Value]:
    def value(name: str, heading: str, texts: Sequence[str]) -> _Value:
        return _Value(name, heading, [text for text in texts if text], library.category_origin(head.category, name))

    yield value("means", "means", [head.means])
    yield value("why", "why it matters", [head.why])
    yield value("source", "the idea comes from", [head.source])
    yield value("off", "switched off", ["yes"] if head.off else [])
    yield from _severities(library, head, None)
    yield value("not_after", "silent under the guards", head.not_after)
    yield value("softer_after", "one step softer under the guards", head.softer_after)
    yield value("says", "says", [head.says])
    yield value("reframes", "offers", head.reframes)
    rules = [state.id + ("" if state.on else "  (off)") for state in library.rules_of(head.category)]
    yield _Value("rules", "its rules", rules, None)


def _severities(library: Library, head: CategoryHead, entry: RuleEntry | None) -> Iterator[_Value]:
    grades = grades_of(head.severity, entry.severity if entry else None)
    for mode, grade in zip(MODES, grades, strict=True):
        origin = library.severity_origin(head.category, entry.id if entry else None, mode)
        yield _Value(f"severity.{mode.value}", f"severity, {mode.value}", [grade.name.lower()], origin)
    if head.evidenced:
        origin = library.category_origin(head.category, "evidenced")
        yield _Value("evidenced", "severity, assessment, beside evidence", [head.evidenced], origin)
