"""What a session offers to ask: which prompts, in which groups, and how many of them are listed."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cached_property

from coachtui.banks import Bank
from coachtui.banks.offer import NUDGES, Group, Key, Prompt, groups_of, prompts_for

__all__ = ["Offered"]

ROWS = 800
"""Prompts that are listed; more than that nobody looks through, and each costs time at every change."""
FEWEST = 5
"""Prompts that are listed of each group, however many groups there are; no fewer than are always at hand."""
GROUPS = 200
"""Groups that are listed."""


class Offered:
    """Prompts in groups that stay as they are for as long as they are offered."""

    def __init__(
        self,
        banks: Sequence[Bank],
        mode: str,
        stage: str,
        *,
        plan: Sequence[Key] = (),
        starred: Set[Key] = frozenset(),
        nudges: bool = True,
    ) -> None:
        """Offer what of `banks` is meant for this mode and stage; `plan` and `starred` stand first, nudges last."""
        self.prompts = prompts_for(banks, mode, stage)
        self.plan = tuple(plan)
        self.starred = frozenset(starred)
        self.names = ", ".join(bank.title for bank in banks)
        groups = groups_of(self.prompts, plan=plan, starred=starred)
        self.listed = _listed(groups)
        """How many prompts of a group are listed at first."""
        self.left_out = sum(len(group.prompts) for group in groups[GROUPS:])
        self.groups = (*groups[:GROUPS], *([Group(NUDGES.title, _nudges())] if nudges else []))

    @cached_property
    def likely(self) -> tuple[Prompt, ...]:
        """What may be suggested: the prompts that are listed, each once, in the order of their banks."""
        if self.listed >= len(self.prompts):
            return self.prompts
        listed = {prompt.key for group in self.groups for prompt in group.prompts[: self.listed]}
        return tuple(prompt for prompt in self.prompts if prompt.key in listed)

    @cached_property
    def keys(self) -> tuple[frozenset[Key], ...]:
        """What the prompts of each group are known by."""
        return tuple(frozenset(prompt.key for prompt in group.prompts) for group in self.groups)


def _listed(groups: Sequence[Group]) -> int:
    many = sum(len(group.prompts) for group in groups)
    if many > ROWS or len(groups) > GROUPS:
        return max(FEWEST, ROWS // len(groups))
    return max(FEWEST, many)


def _nudges() -> tuple[Prompt, ...]:
    (phase,) = NUDGES.phases
    return tuple(Prompt(NUDGES, phase, question) for question in phase.questions)
