"""Words that are fine in a school: which there are, and what is to mend where they are written down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coachtui.checker.normalise import as_compared
from coachtui.checker.rules import FineEntry
from coachtui.checker.sources import Placed, Sources
from coachtui.checker.trial import did_you_mean, shortened
from coachtui.errors import Problem

__all__ = ["fine_words", "same_words"]

_MOST_GUESSES = 20
"""Ids that are not there and for which the likeliest is looked up: it takes a few milliseconds each."""
_SOMETHING = "Write the words that are underlined, as they were typed."


def fine_words(sources: Sources) -> tuple[Mapping[str, tuple[str, ...]], tuple[Problem, ...]]:
    """Return by rule the words that are fine, as they are compared, and what is to mend in the entries."""
    words: dict[str, dict[str, None]] = {}
    problems: list[Problem] = []
    for placed in sources.fine:
        problem = _objection(placed, sources, guess=len(problems) < _MOST_GUESSES)
        if problem:
            problems.append(problem)
        else:
            words.setdefault(placed.entry.rule, {})[as_compared(placed.entry.words)] = None
    problems += _repeated(sources)
    return {rule: tuple(said) for rule, said in words.items()}, tuple(problems)


def same_words(one: FineEntry, other: FineEntry) -> bool:
    """Tell whether two entries say the same, whoever said it and when."""
    return one.rule == other.rule and as_compared(one.words) == as_compared(other.words)


def _objection(placed: Placed[FineEntry], sources: Sources, *, guess: bool) -> Problem | None:
    entry = placed.entry
    if entry.rule not in sources.rules:
        hint = did_you_mean(entry.rule, sources.rules) if guess else ""
        return placed.problem(f"there is no rule `{entry.rule}`", "rule", hint=hint)
    return None if as_compared(entry.words) else placed.problem("`words` holds no words", "words", hint=_SOMETHING)


def _repeated(sources: Sources) -> Iterator[Problem]:
    """Yield a problem for each entry that stands in one file already; in another file it does no harm."""
    firsts: dict[tuple[str, str, str], Placed[FineEntry]] = {}
    for placed in sources.fine:
        entry = placed.entry
        first = firsts.setdefault((placed.source, entry.rule, as_compared(entry.words)), placed)
        if first is not placed:
            message = f"“{shortened(entry.words)}” stands here twice for `{entry.rule}`"
            hint = f"The first time is on line {first.node.line}. Take one of them out."
            yield placed.problem(message, "words", hint=hint)
