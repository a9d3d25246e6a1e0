"""What a person's own files do to the examples of rules that came with coachtui: worth knowing, and nothing to mend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coachtui.checker.library import Library
from coachtui.checker.normalise import as_compared
from coachtui.checker.rules import CategoryHead, RuleEntry
from coachtui.checker.sources import ListEntry, Placed
from coachtui.errors import Problem

__all__ = ["Failure", "takeovers"]

Own = Placed[RuleEntry] | Placed[CategoryHead] | Placed[ListEntry]

_AS_YOU_LIKE = "There is nothing to mend if that is what you want; if not, narrower phrases leave it alone."


@dataclass(frozen=True, slots=True)
class Failure:
    """One example or wording that does not come out as it should."""

    problem: Problem
    """At the place where it stands."""
    rule: str
    """Whose it is."""
    field: str
    """Of the rule."""
    own: bool
    """Whether it stands in a file of a person's own."""
    example: str
    """As a problem shows it."""
    finder: str = ""
    """The rule that finds something in it; empty when none does."""
    taken: bool = False
    """Whether the finder was there before the rule whose example it is."""


def takeovers(library: Library, failures: Iterable[Failure]) -> tuple[list[Problem], list[Problem]]:
    """Return what is to mend, and what is worth knowing, at its place in a person's own file.

    The rules that came with coachtui keep what they promise, so when an example of theirs does not come out, the cause
    is something that a file of one's own says; that is its right.
    """
    failed: list[Problem] = []
    caused: dict[tuple[str, int, str, str, bool], tuple[Own, list[Failure]]] = {}
    for failure in failures:
        cause = None if failure.own else next(_causes(library, failure), None)
        if cause is None:
            failed.append(failure.problem)
        else:
            key = (cause.source, cause.node.line, failure.field, failure.finder, failure.taken)
            caused.setdefault(key, (cause, []))[1].append(failure)
    return failed, [_note(cause, several) for cause, several in caused.values()]


def _causes(library: Library, failure: Failure) -> Iterator[Own]:
    """Yield what a person's own files say that may have brought a failure about, the likeliest first."""
    sources = library.sources
    rules = [rule for rule in (failure.finder, failure.rule) if rule in sources.rules]
    for rule in rules:
        yield from _owns(library.layers_of(rule))
    for rule in rules:
        yield from _owns(sources.head_layers.get(rule.partition(".")[0], ()))
    said = as_compared(failure.example)
    yield from (word for word in sources.own_words if as_compared(word.entry.phrase) in said)
    yield from sources.own_words


def _owns(layers: Iterable[Placed[RuleEntry]] | Iterable[Placed[CategoryHead]]) -> Iterator[Own]:
    """Yield the layers of a person's own, the last on top."""
    return (layer for layer in reversed([*layers]) if layer.own)


def _note(cause: Own, failures: list[Failure]) -> Problem:
    """Return one note about all examples that go the same way."""
    first = failures[0]
    more = f" (and {len(failures) - 1} more like it)" if len(failures) > 1 else ""
    if first.taken:
        message = f"{first.example} is now found by `{first.finder}`, no longer by `{first.rule}`{more}"
        yours = isinstance(cause.entry, RuleEntry) and cause.entry.id == first.finder
        better = f"There is nothing to mend if yours says it better; see `coachtui rules explain {first.rule}`."
        hint = better if yours else _AS_YOU_LIKE
    else:
        said = first.problem.message
        whose = "" if f"`{first.rule}`" in said else f", in `{first.rule}`"
        message, hint = f"because of this, {said}{whose}{more}", _AS_YOU_LIKE
    return cause.problem(message, "id", hint=hint)
