"""Career stages, as data: what they are called, and what they suggest at set-up."""

from __future__ import annotations

from dataclasses import dataclass

from coachtui.session.model import Role

__all__ = ["STAGES", "Stage", "find_stage"]


@dataclass(frozen=True, slots=True)
class Stage:
    """One stretch of a teacher's career."""

    key: str
    label: str
    """What it is called on screen."""
    usual_role: Role
    """The role that mostly fits; the coach always chooses."""
    novice: bool = False
    """Whether guidance helps so much that the checker is easier on directions from a mentor."""
    aliases: tuple[str, ...] = ()
    """Older or longer names, lower case."""


STAGES: tuple[Stage, ...] = (
    Stage("itt", "trainee", Role.MENTORING, novice=True, aliases=("trainee", "pgce", "pgde", "scitt", "student")),
    Stage("ect1", "early career, year 1", Role.MENTORING, novice=True, aliases=("nqt", "ect", "early")),
    Stage("ect2", "early career, year 2", Role.MENTORING, aliases=("nqt2", "nqt+1")),
    Stage("rqt", "recently qualified", Role.COACHING, aliases=("recently-qualified", "nqt+2")),
    Stage("established", "established", Role.COACHING, aliases=("experienced", "experienced-teacher")),
    Stage("new-role", "new role or school", Role.MENTORING, aliases=("transition", "new role", "leadership")),
    Stage("support", "support asked for", Role.MENTORING, aliases=("informal-support",)),
)
"""In the order of a career. Source of the keys: the stages of teaching in England, old names kept as aliases."""


def find_stage(name: str) -> Stage | None:
    """Return the stage with this key or alias, whatever its case, or None."""
    wanted = name.strip().casefold()
    for stage in STAGES:
        if wanted == stage.key or wanted in stage.aliases:
            return stage
    return None
