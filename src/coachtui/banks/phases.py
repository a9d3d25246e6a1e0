"""The phases of a bank with their questions, and the names that tell them apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import msgspec

from coachtui.banks.ids import items_of, make_id, names_in, numbered, with_ids_apart, with_ids_right
from coachtui.banks.mending import Mending
from coachtui.banks.model import Named, OwnPhase, Phase, Question
from coachtui.banks.questions import QuestionReader, with_fields_joined
from coachtui.errors import Problem
from coachtui.yamlfile import Node, salvage

__all__ = ["ORDER_ALONE", "PhaseReader", "make_id", "with_loose_questions"]

ORDER_ALONE = (
    "`order` has nothing to change here, because this bank does not extend another one",
    "Put the things themselves into the order you want.",
)
"""What to say about an order in a bank that stands by itself, and what to do."""
_PHASES_HINT = "Write `phases:` and below it, for each phase, `- id: …`, `title: …` and `questions:`."


def with_loose_questions(root: Node, mending: Mending) -> Node:
    """Return the fields of a bank with questions that stand at its top in a phase of their own, the last one."""
    questions = root.fields.get("questions")
    phases = root.fields.get("phases", Node("", 0, 0))
    if questions is None or not (phases.left_empty or isinstance(phases.value, tuple)):
        return root
    key = root.keys["questions"]
    said = "`questions` stands at the top of the file, and belongs in a phase; it was read as one phase"
    mending.say(key, said, "Write `phases:` above it, then `- id: questions` and `title: Questions`, further in.")
    texts = {"id": "questions", "title": "Questions"}
    fields = {name: Node(text, key.line, key.column) for name, text in texts.items()}
    phase = Node({**fields, "questions": questions}, key.line, key.column, keys={"questions": key})
    listed = Node((*phases.items, phase), phases.line or key.line, phases.column or key.column)
    return root.without("questions").replace("phases", listed)


@dataclass(slots=True)
class _Draft:
    """A question as it was read, before all ids of the bank are known."""

    question: Question
    node: Node
    phase: str
    number: int
    """1-based place in its phase; unreadable neighbours count, so made ids stay when those are mended."""


@dataclass(slots=True)
class PhaseReader:
    """Reads the phases of one bank."""

    mending: Mending
    """Where it is noted what is to mend."""
    known_stages: Mapping[str, str]
    """The key of each career stage by every name it may have; empty when nothing is known."""
    extending: bool = False
    """Whether another bank lies beneath, so that phases may do without a title and ids may be the other's."""
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    """1-based line and column of each question's text, by the question's id."""
    own: list[OwnPhase] = field(default_factory=list)
    """What counts of each phase once the bank beneath is known."""
    given: dict[str, Named] = field(default_factory=dict)
    """Ids of questions that were not made, with their places."""
    avoided: list[Named] = field(default_factory=list)
    """Ids after `avoid_after`, when another bank lies beneath."""

    def read(self, node: Node | None) -> tuple[Phase, ...]:
        """Return the phases in order, each with its good questions."""
        if self.extending and (node is None or node.left_empty):
            return ()
        if node is None or node.left_empty:
            self.mending.add((Problem(self.mending.source, 0, 0, "`phases` is missing", _PHASES_HINT),))
            return ()
        if not isinstance(node.value, tuple):
            self.mending.say(node, "`phases` should be a list", _PHASES_HINT)
            return ()
        phases = self._heads(node.items)
        drafts = [draft for phase, item in phases for draft in self._drafts(phase, item)]
        questions = self._with_ids(drafts)
        for phase, item in phases:
            self._note_order(phase, item)
        return tuple(
            msgspec.structs.replace(phase, questions=tuple(questions.get(phase.id, ()))) for phase, _ in phases
        )

    def _heads(self, items: tuple[Node, ...]) -> list[tuple[Phase, Node]]:
        """Return each phase without its questions, and the node it was read from."""
        heads: dict[str, tuple[Phase, Node]] = {}
        for number, given in enumerate(items, start=1):
            item = self.mending.renamed(given, Phase.__struct_fields__)
            item = with_ids_apart(with_ids_right(item, ("id",), self.mending), ("order",), self.mending)
            phase = self._head(item, number)
            if phase and phase.id in heads:
                first = heads[phase.id][1].line
                self.mending.say(item, f"the phase `{phase.id}` is there twice; the first begins on line {first}", "")
                phase = msgspec.structs.replace(phase, id=numbered(phase.id, number))
            if phase:
                heads.setdefault(phase.id, (phase, item))
        return list(heads.values())

    def _note_order(self, phase: Phase, node: Node) -> None:
        """Keep what the bank beneath will decide; without one, `order` has nothing to change."""
        named = node.fields.get("id", node)
        order = names_in(node.fields["order"]) if phase.order else ()
        titled = "title" in node.fields and not node.fields["title"].left_empty
        self.own.append(OwnPhase(Named(phase.id, named.line, named.column), titled, order))
        if order and not self.extending:
            self.mending.say(node.keys["order"], *ORDER_ALONE)

    def _head(self, node: Node, number: int) -> Phase | None:
        if not node.fields:
            self.mending.say(node, "a phase should be a group of fields", _PHASES_HINT)
            return None
        if self.extending and ("title" not in node.fields or node.fields["title"].left_empty) and "id" in node.fields:
            named = node.fields["id"]
            node = node.replace("title", Node(named.text[:60].strip() or "…", named.line, named.column, quoted=True))
        name, title = (node.fields[key].text if key in node.fields else "" for key in ("id", "title"))
        instead = {"id": make_id(title, f"phase-{number}"), "title": name[:60].strip() or f"Phase {number}"}
        phase, problems = salvage(node.without("questions"), Phase, self.mending.source, one_line=True, instead=instead)
        self.mending.add(problems)
        return phase

    def _drafts(self, phase: Phase, node: Node) -> Iterator[_Draft]:
        listed = node.fields.get("questions")
        if listed is None:
            return
        if listed.fields:
            self.mending.say(listed, "`questions` should be a list", "Write each question on a line, after `- `.")
        reader = QuestionReader(self.mending, self.known_stages)
        for number, given in enumerate(with_fields_joined(items_of(listed), self.mending), start=1):
            item = with_ids_apart(given, ("stages", "avoid_after"), self.mending)
            question = reader.read(item)
            if question:
                yield _Draft(question, item, phase.id, number)

    def _with_ids(self, drafts: list[_Draft]) -> dict[str, list[Question]]:
        """Return the questions of each phase: an id that was given stays with its first owner, others are made."""
        owners: dict[str, _Draft] = {}
        for draft in drafts:
            if draft.question.id:
                owners.setdefault(draft.question.id, draft)
        questions: dict[str, list[Question]] = {}
        for draft in drafts:
            mine = draft.question.id if owners.get(draft.question.id or "") is draft else None
            given = mine or self._made_id(draft, owners)
            owners[given] = draft
            if mine:
                named = draft.node.fields["id"]
                self.given[mine] = Named(mine, named.line, named.column)
            text = draft.node.fields.get("text", draft.node)
            self.places[given] = (text.line, text.column)
            question = msgspec.structs.replace(draft.question, id=given)
            questions.setdefault(draft.phase, []).append(question)
        for draft in drafts:
            self._check_avoided(draft)
        return questions

    def _made_id(self, draft: _Draft, owners: Mapping[str, _Draft]) -> str:
        if draft.question.id:
            first = owners[draft.question.id].node.line
            message = f"the id `{draft.question.id}` belongs to the question on line {first} already"
            self.mending.say(draft.node.fields["id"], message, "Give this one an id of its own.")
        made = first_choice = numbered(draft.phase, draft.number)
        again = 1
        while made in owners:
            again += 1
            made = numbered(first_choice, again)
        return made

    def _check_avoided(self, draft: _Draft) -> None:
        named = draft.node.fields["avoid_after"] if draft.question.avoid_after else None
        if named is not None and self.extending:
            self.avoided += names_in(named)
            return
        for item in items_of(named) if named else ():
            if item.text and item.text not in self.places:
                self.mending.say(item, f"`avoid_after` names “{item.text[:40]}”, and no question has that id")
