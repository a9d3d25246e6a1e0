"""Rules tried on their own examples: what they say they find, what they leave alone, and what they offer instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import msgspec

from coachtui.checker.check import Checker
from coachtui.checker.library import MODES, Library
from coachtui.checker.load import RuleSet
from coachtui.checker.model import Finding, Mode, Setting, Severity
from coachtui.checker.rules import RuleEntry, SkillEntry
from coachtui.checker.sources import Placed
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


def prove(library: Library, wanted: Callable[[str], bool] = lambda _: True) -> Proof:
    """Return how the rules and skills do that a wanted file says something about; rules that are off are left out."""
    # Examples are about the rules, and not about what is fine in one school.
    checker = Checker(RuleSet(msgspec.structs.replace(library.rule_set.book, fine={})))
    proof = Proof()
    for rule in library.compiled:
        if any(wanted(layer.source) for layer in library.layers_of(rule)):
            proof = _with_rule(proof, rule, library, checker)
    for placed in library.sources.skills.values():
        if wanted(placed.source):
            proof = _with_skill(proof, placed, checker)
    return replace(proof, failures=tuple(sorted(set(proof.failures))))


def _with_rule(proof: Proof, id: str, library: Library, checker: Checker) -> Proof:
    entry = library.sources.rules[id].entry
    failures = [*_wordings(id, entry, library, checker), *_fires(id, entry, library, checker)]
    failures += _quiet(id, entry, library, checker)
    return Proof(
        rules=proof.rules + 1,
        examples=proof.examples + len(entry.fires) + len(entry.quiet),
        without=proof.without if entry.fires else (*proof.without, id),
        failures=(*proof.failures, *failures),
    )


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


def _fires(id: str, entry: RuleEntry, library: Library, checker: Checker) -> Iterator[Problem]:
    """Yield the examples that the rule does not find, and what it offers there that would itself be found."""
    grades = library.compiled[id].grades
    settings = [Setting(mode=mode) for mode, grade in zip(MODES, grades, strict=True) if grade]
    for index, line in enumerate(entry.fires if settings else ()):
        reports = [checker.check(line, setting).findings for setting in settings]
        found = next((one for report in reports for one in report if one.rule == id), None)
        if found is None:
            message = f"{_quoted(line)} is not found by `{id}`"
            yield _at(library, id, "fires", index, message, _instead(entry.category, reports))
        else:
            yield from _offers(id, index, found, library, checker)


def _instead(category: str, reports: Iterable[Iterable[Finding]]) -> str:
    """Return the hint for an example that is not found: another rule may have been there first."""
    others = [one.rule for report in reports for one in report if one.category == category]
    return f"It is found by `{others[0]}` already." if others else "Compare the phrases, and the guards of the rule."


def _offers(id: str, index: int, found: Finding, library: Library, checker: Checker) -> Iterator[Problem]:
    if not found.reframes:
        message = f"`{id}` offers no other way to put it"
        yield _at(library, id, "fires", index, message, "Give it `reframes`, each one question.")
    for reframe in found.reframes:
        if not checker.is_silent(reframe):
            message = f"{_quoted(reframe)} would be offered here, and `{_finder_of(reframe, checker)}` finds it"
            yield _at(library, id, "fires", index, message, "A reframe asks one open question and holds no advice.")


def _quiet(id: str, entry: RuleEntry, library: Library, checker: Checker) -> Iterator[Problem]:
    """Yield the examples in which a rule of the category finds something after all."""
    for index, line in enumerate(entry.quiet):
        findings = (one for mode in MODES for one in checker.check(line, Setting(mode=mode)).findings)
        found = next((one.rule for one in findings if one.category == entry.category), None)
        if found:
            yield _at(library, id, "quiet", index, f"{_quoted(line)} should be left alone, and `{found}` finds it", "")


def _wordings(id: str, entry: RuleEntry, library: Library, checker: Checker) -> Iterator[Problem]:
    """Yield what the rule itself says that would be found in somebody's notes, and reframes that ask too much."""
    for field in ("says", "why"):
        text = getattr(entry, field).replace("{matched}", "these words")
        findings = (one for setting in _SETTINGS for one in checker.check(text, setting).findings)
        heavy = next((one.rule for one in findings if one.severity >= Severity.CAUTION), None)
        if heavy:
            yield _at(library, id, field, None, f"`{field}` would itself be found by `{heavy}`", "")
    for index, reframe in enumerate(entry.reframes):
        if reframe.count("?") > 1:
            yield _at(library, id, "reframes", index, f"{_quoted(reframe)} asks more than one thing", "")


def _finder_of(text: str, checker: Checker) -> str:
    """Return the rule that finds something in a text, in whatever mode."""
    findings = (one for setting in _SETTINGS for one in checker.check(text, setting).findings)
    return next((one.rule for one in findings), "a rule")


def _at(library: Library, id: str, field: str, index: int | None, message: str, hint: str) -> Problem:
    """Return a problem at the place of a value."""
    layer = library.layer_with(id, field) or library.layers_of(id)[-1]
    path: tuple[str | int, ...] = (field,) if index is None else (field, index)
    return layer.problem(message, *path, hint=hint)


def _quoted(line: str) -> str:
    text = clean_line(line)
    return f"“{text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'}”"
