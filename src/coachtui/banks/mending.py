"""What is to mend in one bank, collected while it is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from coachtui.errors import Problem
from coachtui.yamlfile import Node, with_known_names

__all__ = ["MAX_PROBLEMS", "Mending"]

MAX_PROBLEMS = 1_000
"""So many are told with their reason; a person mends these first, and a hostile file costs little."""


@dataclass(slots=True)
class Mending:
    """The problems of one file, in the order in which they were met."""

    source: str
    problems: list[Problem] = field(default_factory=list)

    @property
    def full(self) -> bool:
        """Whether no more will be told."""
        return len(self.problems) >= MAX_PROBLEMS

    def say(self, node: Node, message: str, hint: str = "") -> None:
        """Note a problem with the value at `node`."""
        self.add((node.problem(self.source, message, hint),))

    def renamed(self, node: Node, known: Iterable[str]) -> Node:
        """Return a set of fields with their names as they should be written, and note which were not."""
        node, problems = with_known_names(node, known, self.source)
        self.add(problems)
        return node

    def add(self, problems: Iterable[Problem]) -> None:
        """Note problems that others found."""
        for problem in problems:
            if self.full:
                return
            self.problems.append(problem)
            if self.full:
                message = (
                    "there is more to mend below, and it is not told; of questions there only the text may be used"
                )
                self.problems.append(Problem(self.source, problem.line, 0, message))
