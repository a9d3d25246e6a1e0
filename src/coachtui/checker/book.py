"""The rules ready to run: what is kept as JSON, so that a start reads no YAML."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from coachtui.checker.model import SkillKind

__all__ = ["Book", "BookCategory", "BookGuard", "BookRule", "BookSkill", "Pattern", "Phrase"]


class _Page(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A part of the book."""


class Pattern(_Page, frozen=True, kw_only=True):
    """A regular expression over the folded text."""

    regex: str
    needs: str = ""
    """One of these characters must be in a line; none: there is always a chance."""


class Phrase(_Page, frozen=True, kw_only=True):
    """Phrases that are found alike."""

    tree: msgspec.Raw
    """A `tree.Part`, which is only read when a line has a chance to match it."""
    heads: tuple[tuple[int, ...], ...] = ()
    """The ways in which it begins: for each of the first words, the set of characters one of which stands there."""
    pair: tuple[int, ...] = ()
    """Two sets: a character of the one stands right before one of the other in every match."""
    needs: tuple[int, ...] = ()
    """Of each of these sets one character must be in a line, the rarest set first."""
    anchor: str = ""
    """The `^` or `~` at which alone it may begin, which the tree leaves out."""


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
    raw: Pattern | None = None
    not_after: tuple[str, ...] = ()
    only_in: tuple[str, ...] = ()
    unless: tuple[Phrase, ...] = ()


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
    """A guard."""

    after: tuple[Phrase, ...] = ()
    before: tuple[Phrase, ...] = ()
    around: tuple[Phrase, ...] = ()
    line: tuple[Phrase, ...] = ()
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
    lists: Mapping[str, msgspec.Raw]
    """The tree of each list that phrases name."""
    lead_in: msgspec.Raw
    """The tree of what may stand between a start and its phrase."""
    sets: tuple[str, ...]
    """Sets of characters, to which phrases refer by number: many need the same words."""
    forms: Mapping[str, tuple[Phrase, ...]]
    """By name of the form."""
    guards: Mapping[str, BookGuard]
    categories: tuple[BookCategory, ...]
    rules: tuple[BookRule, ...]
    skills: tuple[BookSkill, ...]
