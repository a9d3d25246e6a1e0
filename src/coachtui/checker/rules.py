"""The shape of a rule file: what a trainer writes."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

from coachtui.checker.model import SkillKind

__all__ = [
    "CategoryHead",
    "FineEntry",
    "FormWords",
    "Grade",
    "Grades",
    "GuardEntry",
    "Phrases",
    "RuleEntry",
    "SkillEntry",
    "WordsFile",
]

Grade = Literal["off", "info", "caution", "alert"]
Phrase = Annotated[str, msgspec.Meta(min_length=1, max_length=600)]
Phrases = Annotated[tuple[Phrase, ...], msgspec.Meta(max_length=500)]
Name = Annotated[str, msgspec.Meta(max_length=80)]
Text = Annotated[str, msgspec.Meta(max_length=1000)]
Texts = Annotated[tuple[Text, ...], msgspec.Meta(max_length=200)]
Guards = Annotated[tuple[Name, ...], msgspec.Meta(max_length=50)]
CategoryId = Annotated[
    str,
    msgspec.Meta(pattern=r"^[a-z]+(-[a-z]+)*$", max_length=60, description="small letters, with hyphens between words"),
]
RuleId = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=120,
        description="the category, a dot and a name, in small letters, figures and hyphens: `person-label.slug`",
    ),
]


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of a rule file; a name that is not a field is a slip of the pen."""


class Grades(_Entry, frozen=True, kw_only=True):
    """How much a warning asks in each mode; what is left out stays as it was."""

    coaching: Grade | None = None
    mentoring: Grade | None = None
    assessment: Grade | None = None


class CategoryHead(_Entry, frozen=True, kw_only=True):
    """What holds for all rules of a file."""

    category: CategoryId
    """Which category the head is of; a new one needs all that says what it is for."""
    family: Name = ""
    """Categories of the family `directing` weigh one step less when a mentor works with a novice."""
    letter: Literal["J", "D", "Q", "R", ""] = ""
    """What stands beside a line: J judgement, D direction, Q question form, R relationship."""
    off: bool = False
    """Whether every rule of the category is switched off."""
    name: Name = ""
    """What people call it."""
    means: Text = ""
    """What the words in question do, in a sentence."""
    why: Text = ""
    """What it may do to the other person."""
    source: Text = ""
    """Where the idea comes from: name people."""
    severity: Grades = Grades()
    """How much a warning asks of the coach, in each role."""
    evidenced: Grade | None = None
    """The severity at an assessment point when a criterion and an observation stand beside it."""
    not_after: Guards = ()
    """Guards that silence every rule of the file."""
    softer_after: Guards = ()
    """Guards that lower every rule of the file by one step."""
    says: Text = ""
    """One line about what was found; `{matched}` stands for the words."""
    reframes: Texts = ()
    """General ones, for when those of the rule cannot be filled."""


class RuleEntry(_Entry, frozen=True, kw_only=True):
    """One rule."""

    id: RuleId
    """Category, dot, name; the id of a rule that is there already changes that rule."""
    match: Phrases = ()
    """Phrases, any of which fires."""
    pattern: Text = ""
    """A regular expression over the lower-case line, instead of phrases."""
    needs: Guards = ()
    """For a pattern: words of which at least one must be in the line."""
    form: Literal["closed", "stacked", ""] = ""
    """For a rule about the form of a question instead of its words."""
    not_after: Guards | None = None
    """Guards that silence this rule, in place of those of the file."""
    softer_after: Guards | None = None
    """Guards that lower this rule by one step, in place of those of the file."""
    only_in: Guards = ()
    """Guards without which this rule is silent."""
    unless: Phrases = ()
    """Phrases that silence this rule when they stand in the same sentence."""
    severity: Grades | Grade | None = None
    """How much a warning asks of the coach: one for all roles, or one for each."""
    off: bool = False
    """Whether the rule is switched off."""
    says: Text = ""
    """One line about what was found; `{matched}` stands for the words."""
    why: Text = ""
    """What it may do to the other person."""
    reframes: Texts = ()
    """Other ways to put it, best first, each one question; `{rest}`, `{doing}` and `{whole}` take what was typed."""
    fires: Texts = ()
    """Sentences that the rule has to find."""
    quiet: Texts = ()
    """Sentences in which no rule of the category may find anything."""

    @property
    def category(self) -> str:
        """The category it belongs to: the first half of its id."""
        return self.id.partition(".")[0]


class GuardEntry(_Entry, frozen=True, kw_only=True):
    """Words that change what the words near them mean."""

    guard: CategoryId
    """Its name, for `not_after`, `softer_after` and `only_in`."""
    means: Text
    """What such words tell, in a few words."""
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
    """What is done well."""
    id: RuleId
    """The skill, a dot and a name."""
    match: Phrases
    """Phrases, any of which shows the skill."""
    not_after: Guards = ()
    """Guards that silence it."""
    only_in: Guards = ()
    """Guards without which it is silent."""
    unless: Phrases = ()
    """Phrases that silence it when they stand in the same sentence."""
    fires: Texts = ()
    """Sentences in which it has to be seen."""
    quiet: Texts = ()
    """Sentences in which the skill may not be seen."""


class FineEntry(_Entry, frozen=True, kw_only=True):
    """Words that are fine in a school, whatever a rule makes of them."""

    words: Annotated[str, msgspec.Meta(min_length=1, max_length=1000)]
    """The words as somebody typed them; capitals, kinds of quotation marks and the width of gaps do not count."""
    rule: RuleId
    """The id of the rule that is silent about them."""
    by: Name = ""
    """Who said so."""
    on: date
    """Since when: `2026-11-28`."""


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
