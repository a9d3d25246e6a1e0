"""Rules tried on their own examples: what they say they find, what they leave alone, and what they offer instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

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
_COMPARE = "Compare the phrases, and the guards of the rule."
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
    trial = _Trial(library)
    tried = [rule for rule in library.compiled if any(wanted(layer.source) for layer in library.layers_of(rule))]
    entries = [library.sources.rules[rule].entry for rule in tried]
    proof = Proof(
        rules=len(tried),
        examples=sum(len(entry.fires) + len(entry.quiet) for entry in entries),
        without=tuple(entry.id for entry in entries if not entry.fires),
    )
    for placed in library.sources.skills.values():
        if wanted(placed.source):
            proof = _with_skill(proof, placed, trial.checker)
    failed, notes = takeovers(library, (failure for rule in tried for failure in trial.failures(rule)))
    notes += takeovers(library, trial.failures_beside(tried))[1]
    return replace(
        proof,
        failures=tuple(sorted({*proof.failures, *failed})),
        notes=tuple(sorted({note for note in notes if wanted(note.source)})),
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


class _Trial:
    """All rules, ready to be tried on examples."""

    def __init__(self, library: Library) -> None:
        self._library = library
        # Examples are about the rules, and not about what is fine in one school.
        self._book = msgspec.structs.replace(library.rule_set.book, fine={})
        self.checker = Checker(RuleSet(self._book))
        self._is_silent = cache(self.checker.is_silent)  # the same reframes are offered again and again

    def failures(self, id: str) -> Iterator[Failure]:
        """Yield what does not come out as it should for one rule."""
        entry = self._library.sources.rules[id].entry
        yield from self._wordings(entry)
        yield from self._fires(entry)
        yield from self._quiet(entry)

    def failures_beside(self, tried: Sequence[str]) -> Iterator[Failure]:
        """Yield those of rules that were not tried, where one of those that were hears something in an example."""
        rules = [self._library.compiled[rule] for rule in tried]
        categories = {rule.category for rule in rules}
        others = [
            self._library.sources.rules[rule.id].entry
            for rule in self._library.compiled.values()
            if rule.category in categories and rule not in rules
        ]
        # A few rules hear a line a great deal sooner than all of them.
        few = Checker(RuleSet(msgspec.structs.replace(self._book, rules=tuple(rules), skills=()))) if others else None
        for entry in others:
            if few and not all(map(few.is_silent, (*entry.fires, *entry.quiet, *entry.reframes))):
                yield from self.failures(entry.id)

    def _fires(self, entry: RuleEntry) -> Iterator[Failure]:
        """Yield the examples that the rule does not find, and what it offers there that would itself be found."""
        grades = self._library.compiled[entry.id].grades
        settings = [Setting(mode=mode) for mode, grade in zip(MODES, grades, strict=True) if grade]
        for index, line in enumerate(entry.fires if settings else ()):
            found = next((one for one in self._found(line, settings) if one.rule == entry.id), None)
            if found is None:
                first = next((one.rule for one in self._found(line, settings) if one.category == entry.category), "")
                message = f"{_quoted(line)} is not found by `{entry.id}`"
                hint = f"It is found by `{first}` already." if first else _COMPARE
                yield self._at(entry.id, ("fires", index), line, message, hint, finder=first, taken=bool(first))
            else:
                yield from self._offers(entry.id, index, found)

    def _offers(self, id: str, index: int, found: Finding) -> Iterator[Failure]:
        if not found.reframes:
            message = f"`{id}` offers no other way to put it"
            yield self._at(id, ("fires", index), "", message, "Give it `reframes`, each one question.")
        for reframe in found.reframes:
            if not self._is_silent(reframe):
                finder = next((one.rule for one in self._found(reframe, _SETTINGS)), "")
                message = f"{_quoted(reframe)} would be offered here, and `{finder or 'a rule'}` finds it"
                hint = "A reframe asks one open question and holds no advice."
                yield self._at(id, ("fires", index), reframe, message, hint, finder=finder)

    def _quiet(self, entry: RuleEntry) -> Iterator[Failure]:
        """Yield the examples in which a rule of the category finds something after all."""
        settings = [Setting(mode=mode) for mode in MODES]
        for index, line in enumerate(entry.quiet):
            heard = () if self._is_silent(line) else self._found(line, settings)
            found = next((one.rule for one in heard if one.category == entry.category), None)
            if found:
                message = f"{_quoted(line)} should be left alone, and `{found}` finds it"
                yield self._at(entry.id, ("quiet", index), line, message, finder=found)

    def _wordings(self, entry: RuleEntry) -> Iterator[Failure]:
        """Yield what the rule itself says that would be found in somebody's notes, and reframes that ask too much."""
        for field in ("says", "why"):
            text = getattr(entry, field).replace("{matched}", "these words")
            findings = () if self._is_silent(text) else self._found(text, _SETTINGS)
            heavy = next((one.rule for one in findings if one.severity >= Severity.CAUTION), None)
            if heavy:
                message = f"`{field}` would itself be found by `{heavy}`"
                yield self._at(entry.id, (field,), text, message, finder=heavy)
        for index, reframe in enumerate(entry.reframes):
            if reframe.count("?") > 1:
                message = f"{_quoted(reframe)} asks more than one thing"
                yield self._at(entry.id, ("reframes", index), reframe, message)

    def _found(self, text: str, settings: Iterable[Setting]) -> Iterator[Finding]:
        """Yield what is found in a text, setting by setting."""
        return (one for setting in settings for one in self.checker.check(text, setting).findings)

    def _at(
        self,
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
        field = str(path[0])
        layer = self._library.layer_with(id, field) or self._library.layers_of(id)[-1]
        problem = layer.problem(message, *path, hint=hint)
        return Failure(problem, id, field, layer.own, _quoted(said), finder, taken)


def _quoted(line: str) -> str:
    text = clean_line(line)
    return f"“{text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'}”"
