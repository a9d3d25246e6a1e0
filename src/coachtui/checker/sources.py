"""Rule files read and put one over the other: the last one wins."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from coachtui.checker.rules import CategoryHead, FormWords, Grades, GuardEntry, RuleEntry, SkillEntry, WordsFile
from coachtui.errors import Problem
from coachtui.text import clean_line
from coachtui.yamlfile import Node, convert, read_file

__all__ = ["Placed", "Sources", "read_folder"]

E = TypeVar("E", bound=msgspec.Struct)

_LANGUAGE_PARTS = frozenset({"lists", "forms", "guards", "skills"})
_OTHER_PARTS = frozenset({"rules", "forms", "guards", "skills", *CategoryHead.__struct_fields__})


@dataclass(frozen=True, slots=True)
class Placed(Generic[E]):
    """One entry of a file, and its place."""

    entry: E
    node: Node
    source: str
    """The file's name."""

    def problem(self, message: str, *path: str | int, hint: str = "") -> Problem:
        """Return a problem that points at a part of the entry."""
        return self.node.at(path).problem(self.source, message, hint)


@dataclass(slots=True)
class Sources:
    """What the files say, in the order they were read."""

    words: WordsFile = field(default_factory=WordsFile)
    forms: dict[str, Placed[FormWords]] = field(default_factory=dict)
    guards: dict[str, Placed[GuardEntry]] = field(default_factory=dict)
    skills: dict[str, Placed[SkillEntry]] = field(default_factory=dict)
    heads: dict[str, CategoryHead] = field(default_factory=dict)
    rules: dict[str, Placed[RuleEntry]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def read(self, node: Node, source: str) -> None:
        """Take in one file; what kind it is, its fields tell."""
        if "lists" in node.fields:
            words = self._part(_without(node, _OTHER_PARTS), WordsFile, source)
            self.words = joined(self.words, words) if words else self.words
        for item in self._items(node, "forms"):
            if form := self._part(item, FormWords, source):
                self.forms[form.form] = Placed(form, item, source)
        for item in self._items(node, "guards"):
            if guard := self._part(item, GuardEntry, source):
                self.guards[guard.guard] = Placed(guard, item, source)
        for item in self._items(node, "skills"):
            if skill := self._part(item, SkillEntry, source):
                self.skills[skill.id] = Placed(skill, item, source)
        if "rules" in node.fields or "category" in node.fields:
            self._category(node, source)
        elif not node.fields.keys() & _LANGUAGE_PARTS:
            self.problems.append(node.problem(source, "this file holds no `rules`"))

    def _items(self, node: Node, name: str) -> tuple[Node, ...]:
        return node.fields[name].items if name in node.fields else ()

    def _category(self, node: Node, source: str) -> None:
        """Take in the head of a category, when the file has one, and its rules."""
        if "category" in node.fields:
            head = self._part(_without(node, ("rules", *_LANGUAGE_PARTS)), CategoryHead, source)
            if head is None:
                return
            known = self.heads.get(head.category)
            self.heads[head.category] = merged(known, head) if known else head
        for item in self._items(node, "rules"):
            self._rule(item, source)

    def _rule(self, item: Node, source: str) -> None:
        entry = self._part(item, RuleEntry, source)
        if entry is None:
            return
        placed = Placed(entry, item, source)
        if entry.category not in self.heads:
            self.problems.append(placed.problem(f"there is no category `{entry.category}`", "id"))
            return
        known = self.rules.get(entry.id)
        if known and known.source == source:
            self.problems.append(placed.problem(f"the rule `{entry.id}` stands here twice", "id"))
        if known and not (entry.match or entry.pattern or entry.form):
            placed = Placed(merged(known.entry, entry), item, source)
        self.rules[entry.id] = placed

    def _part(self, node: Node, type: type[E], source: str) -> E | None:
        part, problems = convert(node, type, source, one_line=True)
        self.problems += problems
        return part


def _without(node: Node, names: Container[str]) -> Node:
    fields = {name: value for name, value in node.fields.items() if name not in names}
    return Node(fields, node.line, node.column, keys=node.keys)


def merged(under: E, over: E) -> E:
    """Return `under` with every field that `over` sets."""
    changes = {}
    for known in msgspec.structs.fields(over):
        before, after = getattr(under, known.name), getattr(over, known.name)
        if known.required or after != known.default:
            both = isinstance(before, Grades) and isinstance(after, Grades)
            changes[known.name] = merged(before, after) if both else after
    return msgspec.structs.replace(under, **changes)


def joined(under: WordsFile, over: WordsFile) -> WordsFile:
    """Return the words of both files; a list or spelling of the second goes before that of the first."""
    changes = {}
    for name in under.__struct_fields__:
        before, after = getattr(under, name), getattr(over, name)
        changes[name] = {**before, **after} if isinstance(before, dict) else (*before, *after)
    return msgspec.structs.replace(under, **changes)


def read_folder(folder: Path, sources: Sources, *, label: str = "") -> None:
    """Take in every rule file of a folder, words first; a folder that is not there holds none."""
    paths = sorted(folder.glob("*.yaml")) + sorted(folder.glob("*.yml"))
    for path in sorted(paths, key=lambda path: path.stem != "words"):
        source = f"{label}{clean_line(path.name)}"
        node, problems = read_file(path, source=source)
        sources.problems += problems
        if node is not None:
            sources.read(node, source)
