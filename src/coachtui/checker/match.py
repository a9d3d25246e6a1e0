"""Walks a line by the trees of phrases: where a phrase that begins at a place may end.

Each part answers with all its possible ends at once, and what follows is asked only at those. So no way is taken twice,
and no phrase, whoever wrote it, takes longer than its parts times the few words that its gaps can span.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

import msgspec

from coachtui.checker.starts import Starts
from coachtui.checker.tree import Choice, End, Gap, Maybe, Named, Part, Range, Row, Start, Unless, choice, row
from coachtui.checker.words import LAST_END

__all__ = ["Ends", "Matchers"]

Ends: TypeAlias = Callable[[str, int], Sequence[int]]
"""Takes encoded words, closed by `words.CLOSE`, and a place; returns the ends of what begins there, the best first."""

_NOWHERE: tuple[int, ...] = ()
_MOST_IN_TEXT = 24
"""Characters that are as soon found in a text as in a set, which takes a hundred times the room."""

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
                return _words([part])
            case Range():
                return _between(part.first, part.last)
            case Row():
                return self._row(part.parts)
            case Choice():
                return self._choice(part.ways)
            case Maybe():
                return _maybe_word(part.part) if isinstance(part.part, str) else _maybe(self._ends(part.part))
            case Gap():
                return _gap(part.first, part.last, part.most)
            case Unless():
                return _unless(self._ends(part.part))
            case Start():
                return self._start(part.sign)
            case End():
                return _end
            case Named():
                return self._list(part.name)

    def _row(self, parts: Sequence[Part]) -> Ends:
        """Return the function for a row; words at its beginning are compared without further ado."""
        words = []
        for part in parts:
            word = self._tree(part.name) if isinstance(part, Named) else part
            if not isinstance(word, str):
                break
            words.append(word)
        others = [self._ends(part) for part in parts[len(words) :]]
        return _words_then(words, others) if words and others else _in_row(others) if others else _words(words)

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
            return starts.behind(codes, at) if starts.is_start(sign, codes, at) else _NOWHERE

        return ends


def _words(several: Sequence[str]) -> Ends:
    sets = [_test(chars) for chars in several]
    if len(sets) == 1:
        (only,) = sets
        return lambda codes, at: (at + 1,) if codes[at] in only else _NOWHERE

    def ends(codes: str, at: int) -> Sequence[int]:
        for chars in sets:
            if codes[at] not in chars:  # the character that closes every line is in none
                return _NOWHERE
            at += 1
        return (at,)

    return ends


def _words_then(words: Sequence[str], others: Sequence[Ends]) -> Ends:
    sets, following = [_test(chars) for chars in words], others[0] if len(others) == 1 else _in_row(others)

    def ends(codes: str, at: int) -> Sequence[int]:
        for chars in sets:
            if codes[at] not in chars:
                return _NOWHERE
            at += 1
        return following(codes, at)

    return ends


def _test(chars: str) -> Container[str]:
    """Return the characters in the form in which it is soonest told whether one is among them."""
    return chars if len(chars) <= _MOST_IN_TEXT else frozenset(chars)


def _between(first: str, last: str) -> Ends:
    return lambda codes, at: (at + 1,) if first <= codes[at] <= last else _NOWHERE


def _in_row(parts: Sequence[Ends]) -> Ends:
    def ends(codes: str, at: int) -> Sequence[int]:
        places: Sequence[int] = (at,)
        for part in parts:
            places = part(codes, places[0]) if len(places) == 1 else _each(part, codes, places)
            if not places:
                return _NOWHERE
        return places

    return ends


def _each(part: Ends, codes: str, places: Iterable[int]) -> Sequence[int]:
    """Return the ends of a part that begins at any of the places, each once and in order of preference."""
    found: list[int] = []
    for place in places:
        for end in part(codes, place):
            if end not in found:
                found.append(end)
    return found


def _maybe(part: Ends) -> Ends:
    def ends(codes: str, at: int) -> Sequence[int]:
        found = part(codes, at)
        return found if at in found else (*found, at)

    return ends


def _maybe_word(chars: str) -> Ends:
    test = _test(chars)
    return lambda codes, at: (at + 1, at) if codes[at] in test else (at,)


def _gap(first: str, last: str, most: int) -> Ends:
    def ends(codes: str, at: int) -> Sequence[int]:
        end = at
        while end - at < most and first <= codes[end] <= last:
            end += 1
        return range(at, end + 1)

    return ends


def _unless(part: Ends) -> Ends:
    return lambda codes, at: _NOWHERE if part(codes, at) else (at,)


def _end(codes: str, at: int) -> Sequence[int]:
    """Answer before the mark that ends a sentence, and right behind it."""
    return (at,) if codes[at] <= LAST_END or (at and codes[at - 1] <= LAST_END) else _NOWHERE
