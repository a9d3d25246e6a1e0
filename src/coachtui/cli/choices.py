"""Words of the field that a person may type after an option, old and short ones too, and kind answers to slips."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from coachtui.text import clean_line

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

__all__ = [
    "FORMAT",
    "LEVEL",
    "MODE",
    "ROLE",
    "SPEAKER",
    "STAGE",
    "Named",
    "did_you_mean",
    "is_novice",
    "role_for",
    "stage_names",
]

LONGEST = 40
"""Characters of an unknown name that are said back."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return the likeliest of the known names as a question, or all of them when none is near."""
    known = tuple(known)
    by_start = {name.partition("-")[0]: name for name in reversed(known)}
    by_name = {**by_start, **{name: name for name in known}}
    near = get_close_matches(name.casefold(), by_name, n=1, cutoff=0.6)
    return f"did you mean '{by_name[near[0]]}'?" if near else f"known: {', '.join(known)}"


class Named(click.ParamType[str]):
    """One of a few things, each of which has a key and may have other names."""

    def __init__(self, what: str, keys: Callable[[], Mapping[str, str]]) -> None:
        """`what` is what people call such a thing; `keys` gives the key for every name, asked for when needed."""
        self.name = what
        self._keys = keys

    def find(self, name: str) -> str | None:
        """Return the key of what is called `name`, whatever its case, or None."""
        return self._keys().get(name.strip().casefold())

    def unknown(self, name: str) -> str:
        """Return what to say about a name that nothing has."""
        said = clean_line(name)[:LONGEST]
        return f"there is no {self.name} '{said}'; {did_you_mean(said, self._keys())}"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the key for what was typed."""
        return self.find(value) or self.fail(self.unknown(value), param, ctx)

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002  (click's signature)
        param: click.Parameter,  # noqa: ARG002  (click's signature)
        incomplete: str,
    ) -> list[CompletionItem]:
        """Return the names that begin with what was typed so far, for the tab key."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415  (only the tab key needs it)

        return [CompletionItem(name) for name in self._keys() if name.startswith(incomplete.casefold())]


def _roles() -> Mapping[str, str]:
    return {"coach": "coaching", "mentor": "mentoring", "coaching": "coaching", "mentoring": "mentoring"}


def _modes() -> Mapping[str, str]:
    return {**_roles(), "assessment": "assessment"}


def stage_names() -> Mapping[str, str]:
    """Return the key of each career stage by every name it may have, lower case."""
    from coachtui.session import STAGES  # noqa: PLC0415  (most checks name no stage)

    return {name: stage.key for stage in STAGES for name in (stage.key, *stage.aliases)}


def _speakers() -> Mapping[str, str]:
    return {name: name for name in ("coach", "coachee")}


def _formats() -> Mapping[str, str]:
    from coachtui.export import FORMATS  # noqa: PLC0415  (brings Jinja2)

    return {name: name for name in FORMATS}


def _levels() -> Mapping[str, str]:
    from coachtui.export import Level  # noqa: PLC0415  (brings Jinja2)

    return {level.value: level.value for level in Level}


def is_novice(stage: str) -> bool:
    """Tell whether a teacher at this stage, given by its key, needs guidance so much that directions weigh less."""
    from coachtui.session import find_stage  # noqa: PLC0415  (most checks name no stage)

    found = find_stage(stage)
    return found is not None and found.novice


def role_for(role: str | None, *, assessment: bool) -> str:
    """Return the role that goes with what was typed: who assesses is a mentor, who says nothing is a coach."""
    if assessment and role == "coaching":
        raise click.UsageError("a formal judgement belongs to a mentor's meeting: --assessment goes with --role mentor")
    return role or ("mentoring" if assessment else "coaching")


ROLE = Named("role", _roles)
"""What one is to the other person; becomes a value of `session.Role`."""
MODE = Named("role", _modes)
"""What kind of conversation a text belongs to; becomes a value of `checker.Mode`."""
SPEAKER = Named("speaker", _speakers)
"""Whose words a text holds; only the coach's are checked."""
STAGE = Named("career stage", stage_names)
"""Becomes the key of a stage in `session.stages`."""
FORMAT = Named("format", _formats)
"""Becomes a name in `export.FORMATS`."""
LEVEL = Named("level", _levels)
"""Becomes a value of `export.Level`."""
