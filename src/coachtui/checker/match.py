"""Walks a line by the trees of phrases: where a phrase that begins at a place may end.

Each part answers with all its possible ends at once, and what follows is asked only at those. So no way is taken twice,
and no phrase, whoever wrote it, takes longer than its parts times the few words that its gaps can span.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

import msgspec

from coachtui.checker.ends import (
    NOWHERE,
    Ends,
    between,
    end,
    gap,
    in_row,
    maybe,
    maybe_word,
    unless,
    words,
    words_then,
)
from coachtui.checker.starts import Starts
from coachtui.checker.tree import Choice, End, Gap, Maybe, Named, Part, Range, Row, Start, Unless, choice, row

__all__ = ["Ends", "Matchers"]

_Branch: TypeAlias = tuple[bool, Ends | None, Sequence[Ends]]
"""Whether a word is all of a way; the ends of what may follow it; ways that have to be asked from the word on."""


class Matchers:
    """Makes trees into functions."""

    def __init__(self, lists: Mapping[str, msgspec.Raw], lead_in: msgspec.Raw) -> None:
        """`lists`: the tree of each list of words; `lead_in`: that of what may stand between a start and its phrase."""
        self._lists = lists
        self._lead_in = lead_in
        self._trees: dict[str, Part] = {}
        self._named: dict[str, Ends] = {}
        self._named_openings: dict[str, str] = {}

    @cached_property
    def starts(self) -> Starts:
        """Where phrases may begin that are bound to a start."""
        return Starts(self.of(self._lead_in))

    def of(self, tree: msgspec.Raw) -> Ends:
        """Return the function for a tree as it is kept."""
        return self._ends(msgspec.json.decode(tree, type=Part))

    def _ends(self, part: Part) -> Ends:  # noqa: PLR0911  (one line for each kind of part)
        match part:
            case str():
                return words([part])
            case Range():
                return between(part.first, part.last)
            case Row():
                return self._row(part.parts)
            case Choice():
                return self._choice(part.ways)
            case Maybe():
                return maybe_word(part.part) if isinstance(part.part, str) else maybe(self._ends(part.part))
            case Gap():
                return gap(part.first, part.last, part.most)
            case Unless():
                return unless(self._ends(part.part))
            case Start():
                return self._start(part.sign)
            case End():
                return end
            case Named():
                return self._list(part.name)

    def _row(self, parts: Sequence[Part]) -> Ends:
        """Return the function for a row; words at its beginning are compared without further ado."""
        begun = []
        for part in parts:
            word = self._tree(part.name) if isinstance(part, Named) else part
            if not isinstance(word, str):
                break
            begun.append(word)
        others = [self._ends(part) for part in parts[len(begun) :]]
        return words_then(begun, others) if begun and others else in_row(others) if others else words(begun)

    def _choice(self, ways: Sequence[Part]) -> Ends:
        """Return the function for a choice; what a word leaves of it is worked out when a line first holds the word."""
        opened = [(self._openings(way), way) for way in ways]
        others = [self._ends(way) for openings, way in opened if not openings]
        made: dict[str, _Branch] = {}

        def ends(codes: str, at: int) -> Sequence[int]:
            char = codes[at]
            branch = made.get(char)
            if branch is None:
                branch = made[char] = self._branch([way for openings, way in opened if char in openings], others)
            is_all, behind, several = branch
            found = [*behind(codes, at + 1)] if behind else []
            if is_all:
                found.append(at + 1)
            for one in several:
                found += one(codes, at)
            return sorted(set(found), reverse=True) if len(found) > 1 else found

        return ends

    def _branch(self, begun: Iterable[Part], others: Iterable[Ends]) -> _Branch:
        """Return what is left of a choice by a word that begins some of its ways, and perhaps others."""
        rests, whole, is_all = [], [], False
        for way in begun:
            if isinstance(way, str):
                is_all = True
            elif isinstance(way, Row) and isinstance(way.parts[0], str):
                rests.append(row(way.parts[1:]))
            else:
                whole.append(self._ends(way))
        return is_all, self._ends(choice(rests)) if rests else None, [*whole, *others]

    def _list(self, name: str) -> Ends:
        if name not in self._named:
            self._named[name] = self._ends(self._tree(name))
        return self._named[name]

    def _tree(self, name: str) -> Part:
        if name not in self._trees:
            self._trees[name] = msgspec.json.decode(self._lists[name], type=Part)
        return self._trees[name]

    def _openings(self, part: Part) -> str:
        """Return the characters with one of which a part begins wherever it matches; none where that is not known."""
        match part:
            case str():
                return part
            case Row():
                return self._openings_of(part.parts)
            case Named():
                return self._openings_of_list(part.name)
            case Choice():
                each = [self._openings(way) for way in part.ways]
                return "".join(each) if all(each) else ""
        return ""

    def _openings_of_list(self, name: str) -> str:
        if name not in self._named_openings:
            self._named_openings[name] = self._openings(self._tree(name))
        return self._named_openings[name]

    def _openings_of(self, parts: Sequence[Part]) -> str:
        """Return the same for parts in a row, the first of which may be left out."""
        found = ""
        for part in parts:
            if isinstance(part, Unless):
                continue
            more = self._openings(part.part if isinstance(part, Maybe) else part)
            if not more:
                break
            found += more
            if not isinstance(part, Maybe):
                return found
        return ""

    def _start(self, sign: str) -> Ends:
        starts = self.starts

        def ends(codes: str, at: int) -> Sequence[int]:
            return starts.behind(codes, at) if starts.is_start(sign, codes, at) else NOWHERE

        return ends
