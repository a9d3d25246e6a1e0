"""One question of a bank, read by itself, so that it neither suffers from its neighbours nor harms them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import msgspec

from coachtui.banks.ids import items_of, with_ids_right
from coachtui.banks.mending import Mending
from coachtui.banks.model import Question
from coachtui.text import clean_line
from coachtui.yamlfile import Node, fits, salvage

__all__ = ["QuestionReader", "with_fields_joined"]

_QUOTE_IT = "Put the whole text in quotes."


def with_fields_joined(items: Sequence[Node], mending: Mending) -> list[Node]:
    """Return the items of a list of questions, each with its fields, also where a hyphen stands before a field."""
    joined: list[Node] = []
    for given in items:
        item = mending.renamed(given, Question.__struct_fields__)
        above = joined[-1] if joined else None
        if above is None or not _is_field_of(item, above):
            joined.append(item)
            continue
        for name in item.fields:
            said = f"a hyphen stands before `{name}`, which belongs to the question above"
            hint = f"Take the hyphen away, begin the question with `text:`, and put `{name}:` below `text`."
            mending.say(item.keys.get(name, item), said, hint)
        fields = above.fields or {"text": above}
        joined[-1] = Node({**fields, **item.fields}, above.line, above.column, keys={**above.keys, **item.keys})
    return joined


def _is_field_of(item: Node, above: Node) -> bool:
    """Tell whether an item is no question, but only fields that the one above it may have and has not."""
    known = {*Question.__struct_fields__} - {"text", "id"}
    is_question = bool(above.text) or "text" in above.fields
    return bool(item.fields) and item.fields.keys() <= known - above.fields.keys() and is_question


@dataclass(slots=True)
class QuestionReader:
    """Reads questions one by one."""

    mending: Mending
    """Where it is noted what is to mend."""
    known_stages: Mapping[str, str]
    """The key of each career stage by every name it may have; empty when nothing is known."""

    def read(self, node: Node) -> Question | None:
        """Return the question that a list item holds, or None when it has no usable text."""
        if isinstance(node.value, tuple):
            self.mending.say(node, "a question should be a text or a group of fields, not a list", _QUOTE_IT)
            return None
        if isinstance(node.value, str):
            if not clean_line(node.value):
                self.mending.say(node, "a question without words stands here", "Write it after the hyphen.")
                return None
            node = Node({"text": node}, node.line, node.column)
        question = self._question(with_ids_right(self._rejoined(node), ("id",), self.mending))
        return self._tidied(question, node) if question else None

    def _question(self, node: Node) -> Question | None:
        if self.mending.full:
            text = node.fields.get("text", node)
            bare = Node({"text": text}, node.line, node.column)
            return fits(node, Question, one_line=True) or fits(bare, Question, one_line=True)
        question, problems = salvage(node, Question, self.mending.source, one_line=True)
        self.mending.add(problems)
        return question

    def _rejoined(self, node: Node) -> Node:
        """Return a text that its own colon made into a field, as in `- Looking back: what stands out?`, whole."""
        name = next(iter(node.fields), "")
        known = node.fields.keys() & {*Question.__struct_fields__}
        if " " not in name or "text" in known or len(node.fields) - len(known) > 1 or not node.fields[name].text:
            return node
        key = node.keys[name]
        self.mending.say(key, "a colon followed by a space stands in this text", _QUOTE_IT)
        text = f"{name}: {node.fields[name].text}"
        fields = {"text": Node(text, key.line, key.column), **{one: node.fields[one] for one in known}}
        return Node(fields, node.line, node.column, keys=node.keys)

    def _tidied(self, question: Question, node: Node) -> Question:
        """Return the question with keys of known stages, and without empty items in its lists."""
        return msgspec.structs.replace(
            question,
            stages=self._stages(question, node),
            follow_ups=tuple(filter(None, question.follow_ups)),
            tags=tuple(filter(None, question.tags)),
        )

    def _stages(self, question: Question, node: Node) -> tuple[str, ...]:
        if not self.known_stages or not question.stages:
            return question.stages
        keys = [self._stage(item) for item in items_of(node.fields["stages"])]
        return tuple(dict.fromkeys(key for key in keys if key))

    def _stage(self, node: Node) -> str:
        name = clean_line(node.text).casefold()
        if name not in self.known_stages:
            near = get_close_matches(name, self.known_stages, n=1)
            known = ", ".join(dict.fromkeys(self.known_stages.values()))
            hint = f"Did you mean `{near[0]}`? " if near else ""
            self.mending.say(node, f"`stages` does not know “{name[:40]}”", f"{hint}Known here: {known}.")
        return self.known_stages.get(name, "")
