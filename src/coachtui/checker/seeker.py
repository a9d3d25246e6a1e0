"""A phrase of the book made ready to be looked for, and many of them found by the rarest word that each needs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from functools import cached_property

from coachtui.checker.book import Phrase
from coachtui.checker.match import Ends, Matchers
from coachtui.checker.segments import Line, Stretch

__all__ = ["ByNeed", "Seeker", "Sets"]

Need = frozenset[str]
"""Characters, one of which a line must hold."""

_FEW = 24
"""Phrases that are sooner looked at one by one than looked up."""


class Sets:
    """The sets of characters of a book, to which its phrases refer by number."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._made: dict[int, Need] = {}

    def text(self, number: int) -> str:
        """Return the characters of a set."""
        return self._texts[number]

    def need(self, number: int) -> Need:
        """Return the set; it is the same one for all phrases that need it."""
        if number not in self._made:
            self._made[number] = frozenset(self._texts[number])
        return self._made[number]


class Seeker:
    """A phrase, made ready when a line first has a chance to match it, and what it belongs to."""

    def __init__(self, owner: Hashable, phrase: Phrase, sets: Sets, matchers: Matchers) -> None:
        """`sets` are those of the book, to which the phrase refers."""
        self.owner = owner
        self.anchor = phrase.anchor
        self._phrase = phrase
        self._sets = sets
        self._matchers = matchers

    @property
    def heads(self) -> list[list[str]]:
        """The ways in which it begins: for each of its first words, the characters one of which stands there."""
        return [[*map(self._sets.text, head)] for head in self._phrase.heads]

    @property
    def has_heads(self) -> bool:
        """Whether it is known how it begins."""
        return all(self._phrase.heads)

    @property
    def pair(self) -> list[str]:
        """Two sets: a character of the one stands right before one of the other wherever it matches."""
        return [*map(self._sets.text, self._phrase.pair)]

    @property
    def has_pair(self) -> bool:
        """Whether two words that stand side by side are known."""
        return bool(self._phrase.pair)

    @cached_property
    def ends(self) -> Ends:
        """Where a match that begins at a place may end; the phrase without its anchor."""
        return self._matchers.of(self._phrase.tree)

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """All that must be in a line, the rarest first."""
        return tuple(map(self._sets.need, self._phrase.needs))

    @cached_property
    def others(self) -> tuple[Need, ...]:
        """What must be there besides what the index finds it by: its first words, its pair, or its rarest word."""
        phrase = self._phrase
        if self.anchor:
            found_by = phrase.heads[0] if len(phrase.heads) == 1 else ()
        else:
            found_by = phrase.pair or phrase.needs[:1]
        return tuple(self._sets.need(number) for number in phrase.needs if number not in found_by)

    @cached_property
    def _telling(self) -> tuple[int, frozenset[str]]:
        """How many words come before the first one that is known, and the characters one of which that one is."""
        for before, words in enumerate(zip(*self.heads, strict=False)):
            if all(words):
                return before, frozenset("".join(words))
        return 0, frozenset()

    def spans(self, line: Line) -> Iterator[Stretch]:
        """Yield where the phrase stands, each match behind the one before."""
        behind = 0
        for start, place in self.places(line):
            if start >= behind:
                ends = self.ends(line.closed, place)
                if ends:
                    yield start, ends[0]
                    behind = self.behind(start, ends[0])

    def behind(self, start: int, end: int) -> int:
        """Return where the next match may begin: behind this one, or at the next start for a phrase bound to one."""
        return start + 1 if self.anchor else max(start + 1, end)

    def places(self, line: Line) -> Iterable[tuple[int, int]]:
        """Return where a match may begin, and where its words do: behind the lead-ins, if it is bound to a start."""
        if self.anchor:
            return [(start, place) for start, signs, places in line.starts if self.anchor in signs for place in places]
        before, telling = self._telling
        places = [at - before for at in line.places(telling) if at >= before] if telling else range(len(line.codes))
        return [(place, place) for place in places]


class ByNeed:
    """Phrases, found by the rarest word that each needs."""

    def __init__(self, seekers: Iterable[Seeker], needs_of: Callable[[Seeker], Sequence[Need]]) -> None:
        """`needs_of` returns what a line must hold for a phrase, the rarest first."""
        needs = [(one, needs_of(one)) for one in seekers]
        self._always = [one for one, sets in needs if not sets]
        self._needing = [(one, sets[0], sets[1:]) for one, sets in needs if sets]
        self._are_few = len(self._needing) <= _FEW
        rarest = () if self._are_few else (sets[0] for _, sets in needs if sets)
        self._rarest: Need = frozenset().union(*rarest)
        self._by_word: dict[str, list[tuple[Seeker, Sequence[Need]]]] = {}
        """Filled in as words are met."""

    def possible(self, present: frozenset[str]) -> Collection[Seeker]:
        """Return the phrases that may stand in a line with these words, each once."""
        if self._are_few:
            return self._of_few(present) if self._needing else self._always
        here = self._rarest & present
        if not here:
            return self._always
        found = dict.fromkeys(self._always)
        for char in here:
            if char not in self._by_word:
                self._by_word[char] = [(one, others) for one, rarest, others in self._needing if char in rarest]
            for one, others in self._by_word[char]:
                for need in others:
                    if need.isdisjoint(present):
                        break
                else:
                    found[one] = None
        return found

    def _of_few(self, present: frozenset[str]) -> Collection[Seeker]:
        found = [*self._always]
        for one, rarest, others in self._needing:
            if rarest.isdisjoint(present):
                continue
            for need in others:
                if need.isdisjoint(present):
                    break
            else:
                found.append(one)
        return found
