"""Rule files put one over the other: the last one wins, and what each of them said is remembered."""

from __future__ import annotations

from collections.abc import Container, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from coachtui.checker.rules import (
    CategoryHead,
    FineEntry,
    FormWords,
    Grades,
    GuardEntry,
    RuleEntry,
    SkillEntry,
    WordsFile,
)
from coachtui.errors import Problem
from coachtui.text import clean_line
from coachtui.yamlfile import Node, convert, read_file

__all__ = ["ListEntry", "Placed", "Sources", "read_folder"]

E = TypeVar("E", bound=msgspec.Struct)

_LANGUAGE_PARTS = frozenset({"lists", "forms", "guards", "skills"})
_OTHER_PARTS = frozenset({"rules", "forms", "guards", "skills", *CategoryHead.__struct_fields__})


class ListEntry(msgspec.Struct, frozen=True):
    """One phrase that a person's own file adds to a list."""

    list: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Placed(Generic[E]):
    """One entry of a file, and its place."""

    entry: E
    node: Node
    source: str
    """The file's name."""
    own: bool = False
    """Whether the file is a person's own, and not one that came with coachtui."""

    @property
    def written(self) -> Set[str]:
        """The fields that stand in the file with a value."""
        return {name for name, value in self.node.fields.items() if not value.left_empty}

    def problem(self, message: str, *path: str | int, hint: str = "") -> Problem:
        """Return a problem that points at a part of the entry."""
        return self.node.at(path).problem(self.source, message, hint)


@dataclass(slots=True)
class Sources:
    """What the files say, in the order they were read."""

    words: WordsFile = field(default_factory=WordsFile)
    own_words: list[Placed[ListEntry]] = field(default_factory=list)
    """What a person's own files add to lists."""
    fine: list[Placed[FineEntry]] = field(default_factory=list)
    """Words that a person's own files call fine."""
    has_own_parts: bool = False
    """Whether a person's own files say anything but which words are fine."""
    forms: dict[str, Placed[FormWords]] = field(default_factory=dict)
    guards: dict[str, Placed[GuardEntry]] = field(default_factory=dict)
    skills: dict[str, Placed[SkillEntry]] = field(default_factory=dict)
    heads: dict[str, CategoryHead] = field(default_factory=dict)
    rules: dict[str, Placed[RuleEntry]] = field(default_factory=dict)
    head_layers: dict[str, list[Placed[CategoryHead]]] = field(default_factory=dict)
    """For each category every head that a value may come from, the last one on top."""
    rule_layers: dict[str, list[Placed[RuleEntry]]] = field(default_factory=dict)
    """The same for each rule."""
    problems: list[Problem] = field(default_factory=list)

    def read(self, node: Node, source: str, *, own: bool = False) -> None:
        """Take in one file; what kind it is, its fields tell."""
        self.has_own_parts |= own
        if "lists" in node.fields and not own:
            words = self.part(_without(node, _OTHER_PARTS), WordsFile, source)
            self.words = joined(self.words, words) if words else self.words
        for item in self._items(node, "forms"):
            if form := self.part(item, FormWords, source):
                self.forms[form.form] = Placed(form, item, source, own)
        for item in self._items(node, "guards"):
            if guard := self.part(item, GuardEntry, source):
                self.guards[guard.guard] = Placed(guard, item, source, own)
        for item in self._items(node, "skills"):
            if skill := self.part(item, SkillEntry, source):
                self.skills[skill.id] = Placed(skill, item, source, own)
        if "rules" in node.fields or "category" in node.fields:
            self._category(node, source, own=own)
        elif not node.fields.keys() & _LANGUAGE_PARTS:
            self.problems.append(node.problem(source, "this file holds no `rules`"))

    def part(self, node: Node, type: type[E], source: str) -> E | None:
        """Return a node as an entry, or None after taking down what is to mend."""
        part, problems = convert(node, type, source, one_line=True)
        self.problems += problems
        return part

    def _items(self, node: Node, name: str) -> tuple[Node, ...]:
        return node.fields[name].items if name in node.fields else ()

    def _category(self, node: Node, source: str, *, own: bool) -> None:
        """Take in the head of a category, when the file has one, and its rules."""
        if "category" in node.fields:
            head = self.part(_without(node, ("rules", *_LANGUAGE_PARTS)), CategoryHead, source)
            if head is None:
                return
            placed = Placed(head, _without(node, ("rules", *_LANGUAGE_PARTS)), source, own)
            known = self.heads.get(head.category)
            self.heads[head.category] = merged(known, placed) if known else head
            self.head_layers.setdefault(head.category, []).append(placed)
        for item in self._items(node, "rules"):
            self._rule(item, source, own=own)

    def _rule(self, item: Node, source: str, *, own: bool) -> None:
        entry = self.part(item, RuleEntry, source)
        if entry is None:
            return
        placed = Placed(entry, item, source, own)
        known = self.rules.get(entry.id)
        if known and known.source == source:
            hint = f"The one on line {item.line} counts. Give one of them another id."
            self.problems.append(placed.problem(f"the rule `{entry.id}` stands here twice", "id", hint=hint))
        if known and not (entry.match or entry.pattern or entry.form):
            self.rules[entry.id] = Placed(merged(known.entry, placed), item, source, own)
            self.rule_layers[entry.id].append(placed)
        else:
            self.rules[entry.id] = placed
            self.rule_layers[entry.id] = [placed]


def _without(node: Node, names: Container[str]) -> Node:
    fields = {name: value for name, value in node.fields.items() if name not in names}
    return Node(fields, node.line, node.column, keys=node.keys)


def merged(under: E, over: Placed[E]) -> E:
    """Return `under` with every field that is written in `over`; of several severities, each for itself."""
    changes = {}
    for name in over.written & {*over.entry.__struct_fields__}:
        before, after = getattr(under, name), getattr(over.entry, name)
        both = isinstance(before, Grades) and isinstance(after, Grades)
        changes[name] = _graded(before, after) if both else after
    return msgspec.structs.replace(under, **changes)


def _graded(under: Grades, over: Grades) -> Grades:
    return Grades(
        coaching=over.coaching or under.coaching,
        mentoring=over.mentoring or under.mentoring,
        assessment=over.assessment or under.assessment,
    )


def joined(under: WordsFile, over: WordsFile) -> WordsFile:
    """Return the words of both files; a list or spelling of the second goes before that of the first."""
    changes = {}
    for name in under.__struct_fields__:
        before, after = getattr(under, name), getattr(over, name)
        changes[name] = {**before, **after} if isinstance(before, dict) else (*before, *after)
    return msgspec.structs.replace(under, **changes)


def read_folder(folder: Path, sources: Sources, *, label: str = "") -> None:
    """Take in every rule file of a folder of coachtui's own, words first; a folder that is not there holds none."""
    paths = sorted(folder.glob("*.yaml"))
    for path in sorted(paths, key=lambda path: path.stem != "words"):
        source = f"{label}{clean_line(path.name)}"
        node, problems = read_file(path, source=source)
        sources.problems += problems
        if node is not None:
            sources.read(node, source)
