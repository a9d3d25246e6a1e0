"""The rules ready to run: what is kept as JSON, so that a start reads no YAML."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from coachtui.checker.model import SkillKind

__all__ = ["Book", "BookCategory", "BookGuard", "BookRule", "BookSkill", "Pattern", "Phrase"]


class _Page(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A part of the book."""


class Pattern(_Page, frozen=True, kw_only=True):
    """A regular expression, and what must be in a line for it to have a chance."""

    regex: str
    needs: tuple[tuple[str, ...], ...] = ()
    """Ways to have a chance; a way is a row of sets, and of each set one character must be there, the rarest first.

    No way at all: there is always a chance."""


class Phrase(_Page, frozen=True, kw_only=True):
    """Phrases that begin alike and need the same words."""

    regex: str
    needs: tuple[int, ...] = ()
    """Of each of these sets one character must be in a line, the rarest set first; none: there is always a chance."""
    pair: tuple[int, ...] = ()
    """Two sets: a character of the one stands right before one of the other in every match."""
    first: int = -1
    """The set of the characters that a match can begin with; -1 where that is not known."""
    anchor: str = ""
    """The `^` or `~` at which alone it may begin, which the regular expression leaves out."""


class BookCategory(_Page, frozen=True, kw_only=True):
    """What holds for all rules of one kind."""

    id: str
    name: str = ""
    family: str = ""
    letter: str = ""
    means: str = ""
    source: str = ""
    reframes: tuple[str, ...] = ()


class _Guarded(_Page, frozen=True, kw_only=True):
    """Something to find, and where not to find it."""

    id: str
    phrases: tuple[Phrase, ...] = ()
    """Over the encoded words."""
    raw: Phrase | None = None
    """Over the folded text."""
    not_after: tuple[str, ...] = ()
    only_in: tuple[str, ...] = ()
    unless: str = ""


class BookRule(_Guarded, frozen=True, kw_only=True):
    """One rule."""

    category: str
    form: str = ""
    softer_after: tuple[str, ...] = ()
    grades: tuple[int, int, int]
    """Severity in coaching, mentoring and at an assessment point."""
    evidenced: int = -1
    """Severity at an assessment point with evidence; -1 where evidence changes nothing."""
    says: str = ""
    why: str = ""
    reframes: tuple[str, ...] = ()
    source: str = ""
    """The file it comes from."""


class BookSkill(_Guarded, frozen=True, kw_only=True):
    """One way of doing something well."""

    kind: SkillKind


class BookGuard(_Page, frozen=True, kw_only=True):
    """A guard as patterns."""

    after: Pattern | None = None
    before: Pattern | None = None
    around: Pattern | None = None
    line: Pattern | None = None
    covers: str = "clause"


class Book(_Page, frozen=True, kw_only=True):
    """Everything the engine needs."""

    made_from: Mapping[str, int] = {}
    """The YAML files it was made from, and the size of each in bytes; none when a person's own are among them."""
    fine: Mapping[str, tuple[str, ...]] = {}
    """By rule, words that it is silent about; as they are compared."""
    words: Mapping[str, str]
    """How each word is encoded."""
    variants: Mapping[str, str]
    subjects: tuple[tuple[str, str], ...]
    """Words that open a clause, and the words before which they do."""
    fillers: tuple[str, ...]
    asides: tuple[str, ...]
    acts: tuple[str, ...] = ()
    """Verbs that can follow `to`, for reframes."""
    anchors: Mapping[str, str]
    """The pattern for each kind of start of a phrase, lead-ins included."""
    lead_in: str
    """The pattern of what may stand between a start and its phrase."""
    sets: tuple[str, ...]
    """Sets of characters, to which phrases refer by number: many need the same words."""
    forms: Mapping[str, Mapping[str, str]]
    """By name of the form and kind of start."""
    guards: Mapping[str, BookGuard]
    categories: tuple[BookCategory, ...]
    rules: tuple[BookRule, ...]
    skills: tuple[BookSkill, ...]
