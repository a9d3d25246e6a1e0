"""The shape of a rule file: what a trainer writes."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from coachtui.checker.model import SkillKind

__all__ = ["CategoryHead", "FormWords", "Grade", "Grades", "GuardEntry", "RuleEntry", "SkillEntry", "WordsFile"]

Grade = Literal["off", "info", "caution", "alert"]
Phrase = Annotated[str, msgspec.Meta(min_length=1, max_length=600)]
Phrases = tuple[Phrase, ...]


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of a rule file; a name that is not a field is a slip of the pen."""


class Grades(_Entry, frozen=True, kw_only=True):
    """How much a warning asks in each mode; what is left out stays as it was."""

    coaching: Grade | None = None
    mentoring: Grade | None = None
    assessment: Grade | None = None


class CategoryHead(_Entry, frozen=True, kw_only=True):
    """What holds for all rules of a file."""

    category: Annotated[str, msgspec.Meta(pattern=r"^[a-z]+(-[a-z]+)*$")]
    family: str = ""
    letter: Literal["J", "D", "Q", "R", ""] = ""
    off: bool = False
    """Whether every rule of the category is switched off."""
    name: str = ""
    means: str = ""
    why: str = ""
    """What it may do to the other person."""
    source: str = ""
    severity: Grades = Grades()
    evidenced: Grade | None = None
    """The severity at an assessment point when a criterion and an observation stand beside it."""
    not_after: tuple[str, ...] = ()
    """Guards that silence every rule of the file."""
    softer_after: tuple[str, ...] = ()
    """Guards that lower every rule of the file by one step."""
    says: str = ""
    reframes: tuple[str, ...] = ()
    """General ones, for when those of the rule cannot be filled."""


class RuleEntry(_Entry, frozen=True, kw_only=True):
    """One rule."""

    id: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$")]
    match: Phrases = ()
    """Phrases, any of which fires."""
    pattern: str = ""
    """A regular expression over the lower-case line, instead of phrases."""
    needs: tuple[str, ...] = ()
    """For a pattern: words of which at least one must be in the line."""
    form: Literal["closed", "stacked", ""] = ""
    """For a rule about the form of a question instead of its words."""
    not_after: tuple[str, ...] | None = None
    """Guards that silence this rule, in place of those of the file."""
    softer_after: tuple[str, ...] | None = None
    only_in: tuple[str, ...] = ()
    """Guards without which this rule is silent."""
    unless: Phrases = ()
    """Phrases that silence this rule when they stand in the same sentence."""
    severity: Grades | Grade | None = None
    off: bool = False
    """Whether the rule is switched off."""
    says: str = ""
    why: str = ""
    reframes: tuple[str, ...] = ()
    fires: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()

    @property
    def category(self) -> str:
        """The category it belongs to: the first half of its id."""
        return self.id.partition(".")[0]


class GuardEntry(_Entry, frozen=True, kw_only=True):
    """Words that change what the words near them mean."""

    guard: str
    means: str
    after: Phrases = ()
    """Covers what follows one of these, as far as `covers` says."""
    before: Phrases = ()
    """Covers what stands before one of these, from the start of the sentence."""
    around: Phrases = ()
    """Covers the sentence that holds one of these."""
    line: Phrases = ()
    """Covers the line that holds one of these."""
    covers: Literal["words", "clause", "sentence", "line"] = "clause"
    """How far `after` reaches; `words` means the next four."""


class SkillEntry(_Entry, frozen=True, kw_only=True):
    """Words that do something well."""

    skill: SkillKind
    id: str
    match: Phrases
    not_after: tuple[str, ...] = ()
    only_in: tuple[str, ...] = ()
    unless: Phrases = ()
    fires: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()


class FormWords(_Entry, frozen=True, kw_only=True):
    """Phrases by which the form of a question is told."""

    form: str
    match: Phrases


class WordsFile(_Entry, frozen=True, kw_only=True):
    """Lists and spellings of a language."""

    fillers: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    contractions: dict[str, str] = {}
    not_slips: tuple[str, ...] = ()
    slips: dict[str, str] = {}
    same: dict[str, tuple[str, ...]] = {}
    openers: tuple[str, ...] = ()
    askers: tuple[str, ...] = ()
    joints: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    """Before these a joint opens a clause."""
    that: tuple[str, ...] = ()
    that_subjects: tuple[str, ...] = ()
    lead_ins: tuple[str, ...] = ()
    frequent: tuple[str, ...] = ()
    lists: dict[str, tuple[str, ...]] = {}
