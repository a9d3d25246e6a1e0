"""Every rule there is, switched on or not, and from which file each of its values comes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from coachtui.checker.book import BookRule
from coachtui.checker.compile import compile_book, grades_of
from coachtui.checker.load import RuleSet, built_in_rules, read_sources
from coachtui.checker.model import Mode, Severity
from coachtui.checker.ownfiles import OwnFile
from coachtui.checker.rules import CategoryHead, FineEntry, Grades, RuleEntry
from coachtui.checker.sources import Placed

__all__ = ["MODES", "Library", "Origin", "RuleState"]

MODES = tuple(Mode)
"""In the order in which severities are given."""

Layer = Placed[RuleEntry] | Placed[CategoryHead]
AnyPlaced = Layer | Placed[FineEntry]

_NOT_FROM_HEAD = frozenset({"reframes"})
"""Fields of a rule that are added to those of its category, and do not stand in for them."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value stands."""

    source: str
    """The file."""
    line: int
    """1-based."""
    own: bool
    """Whether the file is a person's own, and not one that came with coachtui."""


@dataclass(frozen=True, slots=True)
class RuleState:
    """One rule as it stands after all files."""

    id: str
    category: str
    grades: tuple[Severity, Severity, Severity]
    """By mode, in the order of `MODES`."""
    on: bool
    usable: bool
    """False when something is to mend before it can find anything."""
    origin: Origin
    """Of the last file that says something about it."""
    fine: int = 0
    """How many words are called fine, about which it is silent."""


class Library:
    """The built-in rules and a person's own files, with nothing left out."""

    def __init__(self, files: Sequence[OwnFile] = ()) -> None:
        """Read all rule files anew."""
        self.sources = read_sources(files)
        book, problems = compile_book(self.sources, known=built_in_rules().book)
        self.rule_set = RuleSet(book, problems)

    @cached_property
    def compiled(self) -> dict[str, BookRule]:
        """The rules that can find something, by id."""
        return {rule.id: rule for rule in self.rule_set.book.rules}

    def rules_of(self, category: str) -> Iterator[RuleState]:
        """Yield the rules of a category in the order of the files."""
        head = self.sources.heads[category]
        for placed in self.sources.rules.values():
            entry = placed.entry
            if entry.category == category:
                on = not (head.off or entry.off)
                grades = grades_of(head.severity, entry.severity)
                origin = _origin(self.sources.rule_layers[entry.id][-1], "id")
                usable = entry.id in self.compiled or not on
                fine = len(self.rule_set.book.fine.get(entry.id, ()))
                yield RuleState(entry.id, category, grades, on, usable, origin, fine)

    def layers_of(self, rule: str) -> Sequence[Placed[RuleEntry]]:
        """Return what the files say about a rule, the last on top."""
        return self.sources.rule_layers[rule]

    def fine_of(self, rule: str) -> Iterator[tuple[FineEntry, Origin]]:
        """Yield the words that are called fine for a rule, and where each stands."""
        for placed in self.sources.fine:
            if placed.entry.rule == rule:
                yield placed.entry, _origin(placed, "words")

    def layer_with(self, rule: str, field: str) -> Placed[RuleEntry] | None:
        """Return the last file's word on a field of a rule; None when no file says anything."""
        return next((layer for layer in reversed(self.layers_of(rule)) if field in layer.written), None)

    def origin(self, rule: str, field: str) -> Origin | None:
        """Return where a value of a rule comes from: a file on the rule, else one on its category."""
        category = rule.partition(".")[0]
        heads = () if field in _NOT_FROM_HEAD else self.sources.head_layers[category]
        return _last(field, self.layers_of(rule)) or _last(field, heads)

    def category_origin(self, category: str, field: str) -> Origin | None:
        """Return where a value of a category comes from."""
        return _last(field, self.sources.head_layers[category])

    def severity_origin(self, category: str, rule: str | None, mode: Mode) -> Origin | None:
        """Return where the severity in one mode comes from."""
        layers: list[Layer] = [*self.sources.head_layers[category], *(self.layers_of(rule) if rule else ())]
        for layer in reversed(layers):
            severity = layer.entry.severity
            given = getattr(severity, mode.value) if isinstance(severity, Grades) else severity
            if "severity" in layer.written and given is not None:
                return _origin(layer, "severity")
        return None


def _last(field: str, layers: Iterable[Layer]) -> Origin | None:
    found = [layer for layer in layers if field in layer.written]
    return _origin(found[-1], field) if found else None


def _origin(layer: AnyPlaced, field: str) -> Origin:
    node = layer.node.keys.get(field, layer.node)
    return Origin(layer.source, node.line, layer.own)
