"""A person's own rule files: what of them is taken.

They may add rules, lists, guards, skills and categories, change the rules and categories there are, add words to the
lists there are, and call words fine. What the checker reads language by stays as it came, so that no slip in a file of
one's own can make it deaf.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from coachtui.checker.guards import COMPUTED
from coachtui.checker.ownfiles import OwnFile
from coachtui.checker.ruleids import id_hint
from coachtui.checker.rules import CategoryHead, FineEntry, GuardEntry, Phrases, RuleEntry, SkillEntry, WordsFile
from coachtui.checker.slots import without_unknown_slots
from coachtui.checker.sources import ListEntry, Placed, Sources
from coachtui.errors import Problem
from coachtui.text import clean_line
from coachtui.yamlfile import Node, Shorthand, convert, parse_bytes, with_known_names

__all__ = ["read_own"]

MAX_PHRASES = 2_000
"""Phrases in all own files together; a check costs time for each of them."""
MAX_CHARACTERS = 45_000
"""All of them together; every word that rules name needs a character of its own, and there are some 8,000 of a kind."""

MAX_FINE = 2_000
"""Words in all own files together that are called fine."""

_RULE = frozenset(RuleEntry.__struct_encode_fields__)
_LISTS = {"rule": Shorthand("a rule", "id", _RULE)}
"""What the items of a rule file's lists are that may have fields below a bare text."""
_PARTS = ("rules", "lists", "guards", "skills", "fine")
_KNOWN = frozenset({*_PARTS, *CategoryHead.__struct_fields__})
_COACHTUIS = frozenset({"forms", *WordsFile.__struct_fields__}) - _KNOWN
_YES_NO = ("yes", "no", "true", "false", "1", "0")
_NEEDED = ("name", "letter", "means", "why", "severity", "says", "reframes")
"""What a category has to say about itself when it is new."""
_PHRASED = ("match", "unless", "after", "before", "around", "line", "pattern")


def read_own(file: OwnFile, sources: Sources) -> None:
    """Take in what a file may change, and take down what is to mend in it; never raises."""
    if isinstance(file.data, Problem):
        sources.problems.append(file.data)
        return
    node, problems = parse_bytes(file.data, file.source, _LISTS)
    sources.problems += problems
    if node is None:
        return
    if not node.fields:
        hint = "Begin with `rules:`; `coachtui rules new NAME` writes a file to start from."
        sources.problems.append(node.problem(file.source, "this is no rule file", hint))
        return
    _Own(sources, file.source).take(node)


class _Own:
    """One file, part by part."""

    def __init__(self, sources: Sources, source: str) -> None:
        self._sources = sources
        self._source = source
        self._phrases, self._characters = _size(_own_phrases(sources))

    def take(self, node: Node) -> None:
        """Take in what may be taken."""
        node = self._with_plain_off(self._with_names(node, _KNOWN))
        parts = {name: value for name, value in node.fields.items() if self._may_stand(name, node)}
        self._take_lists(parts.pop("lists", None))
        self._take_fine(parts.pop("fine", None))
        for name in ("rules", "guards", "skills"):
            if name in parts:
                parts[name] = self._within_limits(name, parts[name])
        if "rules" in parts:
            category = parts["category"].text if "category" in parts else ""
            named = (self._with_names(item, _RULE) for item in parts["rules"].items)
            items = tuple(self._with_plain_off(item) for item in named if self._may_be_rule(item, category))
            parts["rules"] = Node(items, parts["rules"].line, parts["rules"].column)
        if "guards" in parts:
            kept = tuple(item for item in parts["guards"].items if self._is_new_guard(item))
            parts["guards"] = Node(kept, parts["guards"].line, parts["guards"].column)
        if "category" in parts and not self._may_be_category(parts, parts["category"]):
            parts = {name: parts[name] for name in _PARTS if name in parts}
        if parts:
            self._sources.read(
                self._worded(Node(parts, node.line, node.column, keys=node.keys)), self._source, own=True
            )

    def _with_names(self, node: Node, known: Iterable[str]) -> Node:
        """Return a set of fields with their names as they should be written."""
        node, problems = with_known_names(node, known, self._source)
        self._sources.problems += problems
        return node

    def _with_plain_off(self, node: Node) -> Node:
        """Return a set of fields without an `off` that is neither yes nor no, or may be read in two ways."""
        off = node.fields.get("off")
        written = clean_line(off.text)[:40] if off else ""
        if off is None or not written or written.lower() in _YES_NO:
            return node
        unclear = "can be read in two ways" if written.lower() in ("on", "off") else "is neither yes nor no"
        said = f"`off: {written}` {unclear}, and was not used"
        self._tell(off, said, "Write `off: yes` to switch it off, or `off: no` to switch it on.")
        return node.without("off")

    def _worded(self, node: Node) -> Node:
        """Return the file without texts that cannot be shown as they stand."""
        node, problems = without_unknown_slots(node, self._source)
        self._sources.problems += problems
        rules = node.fields.get("rules")
        if rules is None:
            return node
        kept = []
        for item in rules.items:
            worded, problems = without_unknown_slots(item, self._source)
            self._sources.problems += problems
            kept.append(worded)
        return node.replace("rules", Node(tuple(kept), rules.line, rules.column))

    def _may_stand(self, name: str, node: Node) -> bool:
        if name in _PARTS or (name in _KNOWN and "category" in node.fields):
            return True
        self._tell(node.keys.get(name, node), *_refused(name))
        return False

    def _take_lists(self, lists: Node | None) -> None:
        """Take down the phrases that the file adds to lists; they are tried when the rules are compiled."""
        if lists and not lists.fields and not lists.left_empty:
            self._tell(lists, "`lists` should be a group of fields", "Write `name: [word, word]` below it, further in.")
        for name, entries in (lists.fields if lists else {}).items():
            phrases, problems = convert(entries, Phrases, self._source, one_line=True)
            self._sources.problems += problems
            for index, phrase in enumerate(phrases or ()):
                if not self._has_room([phrase]):
                    self._tell(entries, *_TOO_MUCH)
                    return
                place = entries.items[index] if entries.items else entries
                self._sources.own_words.append(Placed(ListEntry(name, phrase), place, self._source, own=True))
                self._sources.has_own_parts = True

    def _take_fine(self, fine: Node | None) -> None:
        """Take down the words that the file calls fine; whether there are such rules shows when all files are read."""
        for item in self._list_of("fine", fine).items if fine else ():
            if len(self._sources.fine) >= MAX_FINE:
                self._tell(item, *_TOO_FINE)
                return
            if entry := self._sources.part(item, FineEntry, self._source):
                self._sources.fine.append(Placed(entry, item, self._source, own=True))

    def _within_limits(self, name: str, part: Node) -> Node:
        """Return the items of a part that all files together have room for."""
        part = self._list_of(name, part)
        for count, item in enumerate(part.items):
            if not self._has_room(_phrases_in(item) or ("",)):  # an entry without phrases is not free either
                self._tell(item, *_TOO_MUCH)
                return Node(part.items[:count], part.line, part.column)
        return part

    def _list_of(self, name: str, part: Node) -> Node:
        """Return a part when it is a list; else an empty one."""
        if isinstance(part.value, tuple):
            return part
        if not part.left_empty:
            self._tell(part, f"`{name}` should be a list", "Begin each entry with `- ` on a line of its own.")
        return Node((), part.line, part.column)

    def _has_room(self, phrases: Sequence[str]) -> bool:
        """Tell whether some more phrases can be taken, and count them."""
        count, length = _size(phrases)
        self._phrases += count
        self._characters += length
        return self._phrases <= MAX_PHRASES and self._characters <= MAX_CHARACTERS

    def _may_be_rule(self, item: Node, category: str) -> bool:
        """Tell whether an entry has the id of a rule; what is amiss in other ways is told when it is read."""
        hint = id_hint(item, category, self._sources) if item.fields else ""
        if hint:
            shown = clean_line(item.at(("id",)).text)[:60]
            self._tell(item.at(("id",)), f"“{shown}” is not yet the id of a rule, so this entry is not used", hint)
        return not hint

    def _is_new_guard(self, item: Node) -> bool:
        name = item.at(("guard",)).text
        known = self._sources.guards.get(name)
        if name not in COMPUTED and (known is None or known.own):
            return True
        self._tell(item.at(("guard",)), f"there is a guard `{name}` already", "Give yours another name.")
        return False

    def _may_be_category(self, parts: dict[str, Node], category: Node) -> bool:
        """Tell whether the category is known, or says all that a new one has to."""
        if category.text in self._sources.heads:
            return True
        missing = [name for name in _NEEDED if name not in parts or parts[name].left_empty]
        if not missing:
            return True
        near = get_close_matches(category.text, self._sources.heads, n=1)
        hint = f"Did you mean `{near[0]}`? " if near else ""
        needed = ", ".join(f"`{name}`" for name in missing)
        self._tell(
            category, f"there is no category `{clean_line(category.text)[:60]}`", f"{hint}A new one needs {needed} too."
        )
        return False

    def _tell(self, node: Node, message: str, hint: str) -> None:
        self._sources.problems.append(node.problem(self._source, message, hint))


_TOO_MUCH = (
    f"own rules hold more than {MAX_PHRASES:,} phrases or {MAX_CHARACTERS:,} characters; "
    "what stands from here on is not used",
    "Remove some; many words of one kind are better kept once, under `lists`.",
)

_TOO_FINE = (
    f"own rules call more than {MAX_FINE:,} words fine; what stands from here on is not used",
    "Where a rule is fine so often, it may be better off: `off: yes`.",
)


def _refused(name: str) -> tuple[str, str]:
    """Return why a field cannot stand at the top of a file of one's own."""
    shown = clean_line(name)[:60]
    if name in _COACHTUIS:
        return f"`{shown}` belongs to the files that come with coachtui", f"Own files hold {', '.join(_PARTS)}."
    if name in _KNOWN:
        return f"`{shown}` needs a line `category: …` beside it", "It says which category is changed or made."
    near = get_close_matches(name.lower(), _KNOWN, n=1)
    known = f"Known here: {', '.join(_PARTS)}, category and its fields."
    return f"`{shown}` is not a field that is known here", f"Did you mean `{near[0]}`?" if near else known


def _phrases_in(item: Node) -> list[str]:
    """Return the phrases that an item holds."""
    fields = (item.fields[name] for name in _PHRASED if name in item.fields)
    return [phrase.text for field in fields for phrase in field.items or (field,)]


def _own_phrases(sources: Sources) -> list[str]:
    """Return the phrases of a person's own that were taken before."""
    placed: tuple[Placed[RuleEntry] | Placed[GuardEntry] | Placed[SkillEntry], ...]
    placed = (*sources.rules.values(), *sources.guards.values(), *sources.skills.values())
    own = [phrase for one in placed if one.own for phrase in _phrases_in(one.node)]
    return [*own, *(word.entry.phrase for word in sources.own_words)]


def _size(phrases: Sequence[str]) -> tuple[int, int]:
    """Return how many phrases there are, and how long they are together."""
    return len(phrases), sum(map(len, phrases))
