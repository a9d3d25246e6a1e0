"""Rule files read and put one over the other: the last one wins."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import msgspec

from coachtui.checker.rules import CategoryHead, FormWords, Grades, GuardEntry, RuleEntry, SkillEntry, WordsFile
from coachtui.errors import Problem
from coachtui.yamlfile import Node, convert, read_file

__all__ = ["Placed", "Sources", "read_folder"]

T = TypeVar("T")
E = TypeVar("E", bound=msgspec.Struct)


@dataclass(frozen=True, slots=True)
class Placed:
    """A rule, with its file and place."""

    entry: RuleEntry
    category: str
    node: Node
    source: str

    def problem(self, field_name: str, message: str, hint: str = "") -> Problem:
        """Return a problem that points at a field of the rule."""
        return self.node.at((field_name,)).problem(self.source, message, hint)


@dataclass(slots=True)
class Sources:
    """What the files say, in the order they were read."""

    words: WordsFile = field(default_factory=WordsFile)
    forms: dict[str, FormWords] = field(default_factory=dict)
    guards: dict[str, GuardEntry] = field(default_factory=dict)
    skills: dict[str, SkillEntry] = field(default_factory=dict)
    heads: dict[str, CategoryHead] = field(default_factory=dict)
    rules: dict[str, Placed] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def read(self, node: Node, source: str) -> None:
        """Take in one file; what kind it is, its fields tell."""
        if "lists" in node.fields:
            self.words = self._part(node, WordsFile, source) or self.words
            return
        for name in ("guards", "forms", "skills"):
            if name in node.fields:
                self._language(name, node.fields[name], source)
                return
        self._category(node, source)

    def _language(self, name: str, node: Node, source: str) -> None:
        for item in node.items:
            if name == "guards" and (guard := self._part(item, GuardEntry, source)):
                self.guards[guard.guard] = guard
            elif name == "forms" and (form := self._part(item, FormWords, source)):
                self.forms[form.form] = form
            elif name == "skills" and (skill := self._part(item, SkillEntry, source)):
                self.skills[skill.id] = skill

    def _category(self, node: Node, source: str) -> None:
        fields = {name: value for name, value in node.fields.items() if name != "rules"}
        without = Node(fields, node.line, node.column, keys=node.keys)
        head = self._part(without, CategoryHead, source)
        if head is None:
            return
        known = self.heads.get(head.category)
        self.heads[head.category] = merged(known, head) if known else head
        for item in node.fields["rules"].items if "rules" in node.fields else ():
            self._rule(item, head.category, source)

    def _rule(self, item: Node, category: str, source: str) -> None:
        entry = self._part(item, RuleEntry, source)
        if entry is None:
            return
        known = self.rules.get(entry.id)
        if known and known.source == source:
            self.problems.append(item.at(("id",)).problem(source, f"the rule `{entry.id}` stands here twice"))
        if known and not (entry.match or entry.pattern or entry.form):
            entry = merged(known.entry, entry)
        self.rules[entry.id] = Placed(entry, category, item, source)

    def _part(self, node: Node, type: type[T], source: str) -> T | None:
        part, problems = convert(node, type, source, one_line=True)
        self.problems += problems
        return part


def merged(under: E, over: E) -> E:
    """Return `under` with every field that `over` sets."""
    changes = {}
    for known in msgspec.structs.fields(over):
        before, after = getattr(under, known.name), getattr(over, known.name)
        if known.required or after != known.default:
            both = isinstance(before, Grades) and isinstance(after, Grades)
            changes[known.name] = merged(before, after) if both else after
    return msgspec.structs.replace(under, **changes)


def read_folder(folder: Path, sources: Sources, *, label: str = "") -> None:
    """Take in every rule file of a folder, words first; a folder that is not there holds none."""
    paths = sorted(folder.glob("*.yaml")) + sorted(folder.glob("*.yml"))
    for path in sorted(paths, key=lambda path: path.stem != "words"):
        node, problems = read_file(path, source=f"{label}{path.name}")
        sources.problems += problems
        if node is not None:
            sources.read(node, f"{label}{path.name}")
