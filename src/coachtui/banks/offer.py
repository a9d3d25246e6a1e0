"""What of the banks is offered in one conversation: the prompts that fit it, in groups that stay where they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from typing import TypeAlias

from coachtui.banks.model import Bank, Phase, Question

__all__ = ["NUDGES", "Group", "Key", "Prompt", "fits", "groups_of", "prompts_for", "usual_few"]

Key: TypeAlias = tuple[str, str]
"""Bank id and question id: what a prompt is known by when it was asked, starred or planned."""

FEW = 3
"""How many banks are plenty to begin with."""

MADE_FOR = 6
"""A bank is made for a stage when at least one in so many of its questions names it."""

USUAL = ("contracting-and-closing", "grow-for-teachers", "noticing-and-wondering")
"""Banks for any conversation, to fill up with where few are made for one."""

_NUDGE_TEXTS = ("And what else?", "Say more about that.", "How do you mean?", "What comes to mind?")

NUDGES = Bank(
    format=1,
    id="nudges",
    title="Always at hand",
    phases=(
        Phase(
            id="nudges",
            title="Always at hand",
            questions=tuple(Question(text=text, id=f"nudge-{n}") for n, text in enumerate(_NUDGE_TEXTS, start=1)),
        ),
    ),
)
"""Small invitations that go with any phase; asked again and again, so never ticked."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question where it stands: in its phase, in its bank."""

    bank: Bank
    phase: Phase
    question: Question
    follows: str = ""
    """Id of the question that this one follows up; empty for a question of its own."""

    @property
    def key(self) -> Key:
        """Bank id and question id: what marks it as asked."""
        return (self.bank.id, self.question.id or "")

    @property
    def is_nudge(self) -> bool:
        """Whether it belongs to what is always at hand."""
        return self.bank is NUDGES

    @property
    def follow_ups(self) -> tuple[Prompt, ...]:
        """What may be asked after it; each is known by the question's id and its number."""
        if self.follows:
            return ()
        own = self.question.id or ""
        return tuple(
            replace(self, question=Question(text=text, id=f"{own}/{number}"), follows=own)
            for number, text in enumerate(self.question.follow_ups, start=1)
        )


@dataclass(frozen=True, slots=True)
class Group:
    """Prompts below one heading."""

    title: str
    prompts: tuple[Prompt, ...]


def fits(question: Question, role: str, stage: str) -> bool:
    """Tell whether a question is meant for this role and this career stage."""
    return role in question.roles and (not question.stages or not stage or stage in question.stages)


def prompts_for(banks: Iterable[Bank], role: str, stage: str) -> tuple[Prompt, ...]:
    """Return the questions meant for this role and stage, in the order of their banks."""
    return tuple(
        Prompt(bank, phase, question)
        for bank in banks
        for phase in bank.phases
        for question in phase.questions
        if fits(question, role, stage)
    )


def groups_of(prompts: Sequence[Prompt], *, plan: Sequence[Key] = (), starred: Set[Key] = frozenset()) -> list[Group]:
    """Return what is planned, what is starred, and the phases; a prompt stands in its phase all the same."""
    by_key = {prompt.key: prompt for prompt in prompts} if plan or starred else {}
    phases: dict[Key, list[Prompt]] = {}
    for prompt in prompts:
        phases.setdefault((prompt.bank.id, prompt.phase.id), []).append(prompt)
    groups = [
        Group("Plan", tuple(by_key[key] for key in plan if key in by_key)),
        Group("Starred", tuple(prompt for key, prompt in by_key.items() if key in starred)),
        *(Group(found[0].phase.title, tuple(found)) for found in phases.values()),
    ]
    return [group for group in groups if group.prompts]


def usual_few(banks: Sequence[Bank], role: str, stage: str, *, own: Set[str] = frozenset()) -> tuple[str, ...]:
    """Return the ids of a few banks to begin with: own ones, those made for this role and stage, usual ones."""
    fitting = [bank for bank in banks if any(fits(question, role, stage) for question in bank.questions)]
    made_for = [bank.id for bank in fitting if _is_made_for(bank, role, stage)]
    names = [bank.id for bank in fitting]
    usual = [name for name in USUAL if name in names]
    ranked = dict.fromkeys([*(name for name in names if name in own), *made_for, *usual, *names])
    chosen = {*list(ranked)[:FEW], *own}
    return tuple(name for name in names if name in chosen)


def _is_made_for(bank: Bank, role: str, stage: str) -> bool:
    """Tell whether a good part of a bank is meant for this stage or assessment and not for all."""
    assessing = role == "assessment"
    narrow = [q for q in bank.questions if fits(q, role, stage) and (q.stages or (assessing and not _for_coaches(q)))]
    return len(narrow) * MADE_FOR >= len(bank.questions)


def _for_coaches(question: Question) -> bool:
    return "coaching" in question.roles
