"""Rules tried on their own examples: what they say they find, what they leave alone, and what they offer instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from coachtui.checker.check import Checker
from coachtui.checker.library import MODES, Library
from coachtui.checker.load import RuleSet
from coachtui.checker.model import Finding, Mode, Setting, Severity
from coachtui.checker.rules import RuleEntry, SkillEntry
from coachtui.checker.sources import Placed
from coachtui.checker.takeover import Failure, takeovers
from coachtui.errors import Problem
from coachtui.text import clean_line

__all__ = ["Proof", "prove"]

_SETTINGS = tuple(Setting(mode=mode, novice=novice) for mode in Mode for novice in (False, True))
_SHOWN = 80
"""Characters of an example that a failure repeats."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of trying rules."""

    rules: int = 0
    examples: int = 0
    without: tuple[str, ...] = ()
    """Rules that have no example of what they find."""
    failures: tuple[Problem, ...] = ()
    """In the order of the files, each with the place of the example."""
    notes: tuple[Problem, ...] = ()
    """What a person's own files do to the examples of other rules, at the place in those files."""


def prove(library: Library, wanted: Callable[[str], bool] = lambda _: True) -> Proof:
    """Return how the rules and skills do that a wanted file says something about; rules that are off are left out.

    The other rules of their categories are looked at too, for what a wanted file does to them.
    """
    # Examples are about the rules, and not about what is fine in one school.
    checker = Checker(RuleSet(msgspec.structs.replace(library.rule_set.book, fine={})))
    tried = [rule for rule in library.compiled if any(wanted(layer.source) for layer in library.layers_of(rule))]
    entries = [library.sources.rules[rule].entry for rule in tried]
    proof = Proof(
        rules=len(tried),
        examples=sum(len(entry.fires) + len(entry.quiet) for entry in entries),
        without=tuple(entry.id for entry in entries if not entry.fires),
    )
    for placed in library.sources.skills.values():
        if wanted(placed.source):
            proof = _with_skill(proof, placed, checker)
    failed, notes = takeovers(library, (failure for rule in tried for failure in _failures(rule, library, checker)))
    notes += takeovers(library, _beside(tried, library, checker))[1]
    return replace(
        proof,
        failures=tuple(sorted({*proof.failures, *failed})),
        notes=tuple(sorted({note for note in notes if wanted(note.source)})),
    )


def _failures(id: str, library: Library, checker: Checker) -> Iterator[Failure]:
    entry = library.sources.rules[id].entry
    yield from _wordings(id, entry, library, checker)
    yield from _fires(id, entry, library, checker)
    yield from _quiet(id, entry, library, checker)


def _beside(tried: Sequence[str], library: Library, checker: Checker) -> Iterator[Failure]:
    """Yield the failures of rules that were not tried, where one of those that were hears something in an example."""
    rules = [library.compiled[rule] for rule in tried]
    # A few rules hear a line a great deal sooner than all of them.
    few = Checker(RuleSet(msgspec.structs.replace(library.rule_set.book, fine={}, rules=tuple(rules), skills=())))
    categories = {rule.category for rule in rules}
    others = [rule for rule in library.compiled.values() if rule.category in categories and rule not in rules]
    for rule in others:
        entry = library.sources.rules[rule.id].entry
        if not all(map(few.is_silent, (*entry.fires, *entry.quiet, *entry.reframes))):
            yield from _failures(rule.id, library, checker)


def _with_skill(proof: Proof, placed: Placed[SkillEntry], checker: Checker) -> Proof:
    entry = placed.entry
    failures = []
    for field, expected in (("fires", True), ("quiet", False)):
        for index, line in enumerate(getattr(entry, field)):
            if (entry.skill in {skill.kind for skill in checker.check(line).skills}) is not expected:
                said = "is not seen" if expected else "is seen"
                message = f"{_quoted(line)}: the skill `{entry.skill.value}` {said} here"
                failures.append(placed.problem(message, field, index))
    examples = proof.examples + len(entry.fires) + len(entry.quiet)
    return replace(proof, rules=proof.rules + 1, examples=examples, failures=(*proof.failures, *failures))


def _fires(id: str, entry: RuleEntry, library: Library, checker: Checker) -> Iterator[Failure]:
    """Yield the examples that the rule does not find, and what it offers there that would itself be found."""
    grades = library.compiled[id].grades
    settings = [Setting(mode=mode) for mode, grade in zip(MODES, grades, strict=True) if grade]
    for index, line in enumerate(entry.fires if settings else ()):
        reports = [checker.check(line, setting).findings for setting in settings]
        found = next((one for report in reports for one in report if one.rule == id), None)
        if found is None:
            first = next((one.rule for report in reports for one in report if one.category == entry.category), "")
            message = f"{_quoted(line)} is not found by `{id}`"
            yield _at(library, id, ("fires", index), line, message, _instead(first), finder=first, taken=bool(first))
        else:
            yield from _offers(id, index, found, library, checker)


def _instead(first: str) -> str:
    """Return the hint for an example that is not found: another rule may have been there first."""
    return f"It is found by `{first}` already." if first else "Compare the phrases, and the guards of the rule."


def _offers(id: str, index: int, found: Finding, library: Library, checker: Checker) -> Iterator[Failure]:
    if not found.reframes:
        message = f"`{id}` offers no other way to put it"
        yield _at(library, id, ("fires", index), "", message, "Give it `reframes`, each one question.")
    for reframe in found.reframes:
        if not checker.is_silent(reframe):
            finder = _finder_of(reframe, checker)
            message = f"{_quoted(reframe)} would be offered here, and `{finder or 'a rule'}` finds it"
            hint = "A reframe asks one open question and holds no advice."
            yield _at(library, id, ("fires", index), reframe, message, hint, finder=finder)


def _quiet(id: str, entry: RuleEntry, library: Library, checker: Checker) -> Iterator[Failure]:
    """Yield the examples in which a rule of the category finds something after all."""
    for index, line in enumerate(entry.quiet):
        findings = (one for mode in MODES for one in checker.check(line, Setting(mode=mode)).findings)
        found = next((one.rule for one in findings if one.category == entry.category), None)
        if found:
            message = f"{_quoted(line)} should be left alone, and `{found}` finds it"
            yield _at(library, id, ("quiet", index), line, message, finder=found)


def _wordings(id: str, entry: RuleEntry, library: Library, checker: Checker) -> Iterator[Failure]:
    """Yield what the rule itself says that would be found in somebody's notes, and reframes that ask too much."""
    for field in ("says", "why"):
        text = getattr(entry, field).replace("{matched}", "these words")
        findings = (one for setting in _SETTINGS for one in checker.check(text, setting).findings)
        heavy = next((one.rule for one in findings if one.severity >= Severity.CAUTION), None)
        if heavy:
            yield _at(library, id, (field,), text, f"`{field}` would itself be found by `{heavy}`", finder=heavy)
    for index, reframe in enumerate(entry.reframes):
        if reframe.count("?") > 1:
            yield _at(library, id, ("reframes", index), reframe, f"{_quoted(reframe)} asks more than one thing")


def _finder_of(text: str, checker: Checker) -> str:
    """Return the rule that finds something in a text, in whatever mode; nothing when none does."""
    findings = (one for setting in _SETTINGS for one in checker.check(text, setting).findings)
    return next((one.rule for one in findings), "")


def _at(
    library: Library,
    id: str,
    path: tuple[str | int, ...],
    said: str,
    message: str,
    hint: str = "",
    *,
    finder: str = "",
    taken: bool = False,
) -> Failure:
    """Return what is wrong with a value of a rule, at the place of the value."""
    layer = library.layer_with(id, str(path[0])) or library.layers_of(id)[-1]
    problem = layer.problem(message, *path, hint=hint)
    return Failure(problem, id, str(path[0]), layer.own, _quoted(said), finder, taken)


def _quoted(line: str) -> str:
    text = clean_line(line)
    return f"“{text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'}”"
