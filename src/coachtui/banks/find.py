"""Finding a question while somebody talks: every word typed begins some word of it, and the best match is first."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

import msgspec

from coachtui.banks.model import Phase, Question
from coachtui.text import Span

__all__ = ["Match", "QuestionIndex"]

MAX_WORDS = 8
"""Words of a query that are looked for."""
MAX_QUERY = 200
"""Characters of a query that are looked at."""

NEAREST = 4
"""Known words that are tried in place of one that may be mistyped."""

_WORD = re.compile(r"[^\W_]+")
_AFTER_LAST = "\U0010ffff"
"""Sorts after every letter, so that `word + _AFTER_LAST` ends the words that begin with `word`."""


def _fold(text: str) -> str:
    """Return the text without case and accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def _words(text: str) -> list[str]:
    return _WORD.findall(_fold(text))


class Match(msgspec.Struct, frozen=True, gc=False):
    """A question that was found; a struct, because one key may make 10,000 of them."""

    place: int
    """Index of the question among those that were indexed."""
    text: str
    """The question's text."""
    words: tuple[str, ...] = ()
    """What was looked for, folded."""
    guessed: bool = False
    """Whether nothing matched what was typed, and other words were taken for it."""
    partly: bool = False
    """Whether only some of these words stand in the question, which is then one with the most of them."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """The parts of the text that were looked for, in order; none where only a tag or the phase matched."""
        folded, origin = _fold_with_origin(self.text)
        spans: list[Span] = []
        for word in _WORD.finditer(folded):
            length = max((len(wanted) for wanted in self.words if word.group().startswith(wanted)), default=0)
            start = max(origin[word.start()], spans[-1].end if spans else 0)
            end = _with_accents(self.text, origin[word.start() + length - 1] + 1) if length else start
            if start < end:  # a sign such as ¼ holds two words and is marked once
                spans.append(Span(start, end))
        return tuple(spans)


class _Vocabulary:
    """Which questions hold which words."""

    def __init__(self, texts: Iterable[Sequence[str]]) -> None:
        places: dict[str, list[int]] = {}
        for place, words in enumerate(texts):
            for word in words:
                places.setdefault(word, []).append(place)
        self._words = sorted(places)
        self._places = [places[word] for word in self._words]

    def beginning_with(self, prefix: str) -> set[int]:
        """Return the places of all questions with a word that begins so."""
        start, end = self._range(prefix)
        return set().union(*self._places[start:end])

    def nearest(self, word: str) -> list[str]:
        """Return the known words, or beginnings of them, that are most like `word`, the most like first."""
        candidates = (known[: len(word) + 1] for letter in set(word[:2]) for known in self._from(letter))
        return get_close_matches(word, dict.fromkeys(candidates), n=NEAREST, cutoff=0.7)

    def _from(self, prefix: str) -> list[str]:
        start, end = self._range(prefix)
        return self._words[start:end]

    def _range(self, prefix: str) -> tuple[int, int]:
        start = bisect_left(self._words, prefix)
        return start, bisect_left(self._words, prefix + _AFTER_LAST, lo=start)


class QuestionIndex:
    """Questions made ready to be searched at every key: 10,000 in a few milliseconds."""

    def __init__(self, questions: Iterable[tuple[Question, Phase]]) -> None:
        """Index the questions by their text, their tags and the title of their phase."""
        pairs = tuple(questions)
        texts = [_words(question.text) for question, _ in pairs]
        self._texts = [question.text for question, _ in pairs]
        self._phrases = [f" {' '.join(words)}" for words in texts]
        self._in_text = _Vocabulary(texts)
        titles = {phase.title: _words(phase.title) for _, phase in pairs}
        self._beside = _Vocabulary(
            [*_words(" ".join(question.tags)), *titles[phase.title]] for question, phase in pairs
        )

    def search(self, query: str) -> tuple[Match, ...]:
        """Return the questions that match all words, best first; all of them for a query without words.

        First those that begin with the query, then those that hold it as a phrase, then those with all words in
        their text, last those where a tag or the phase has to help. When nothing matches, words that may be
        mistyped are looked for in their nearest form; when nothing has all of these, what has the most of them.
        """
        words = tuple(dict.fromkeys(_words(query[:MAX_QUERY])))[:MAX_WORDS]
        if not words:
            return tuple(map(Match, range(len(self._texts)), self._texts))
        found = self._ranked(words, " ".join(_words(query[:MAX_QUERY])))
        guessed = not found
        if guessed:
            words = self._meant(words)
            found = self._ranked(words, " ".join(words))
        partly = not found
        if partly:
            found = self._with_most(words)
        return tuple(Match(place, self._texts[place], words, guessed, partly) for place in found)

    def _ranked(self, words: tuple[str, ...], phrase: str) -> list[int]:
        in_text = [self._in_text.beginning_with(word) for word in words]
        anywhere = [places | self._beside.beginning_with(w) for w, places in zip(words, in_text, strict=True)]
        every = set.intersection(*anywhere)
        whole = {place for place in every if f" {phrase}" in self._phrases[place]}
        first = {place for place in whole if self._phrases[place].startswith(phrase, 1)}
        text = every.intersection(*in_text)
        return [*sorted(first), *sorted(whole - first), *sorted(text - whole), *sorted(every - text - whole)]

    def _with_most(self, words: tuple[str, ...]) -> list[int]:
        """Return the questions with the most of the words in their text, in order; none for a single word."""
        if len(words) == 1:
            return []
        held = Counter(place for word in words for place in self._in_text.beginning_with(word))
        most = max(held.values(), default=0)
        return sorted(place for place, count in held.items() if count == most)

    def _meant(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the words, each that nothing begins with in its nearest known form that goes with the others."""
        known = {word: places for word in words if (places := self._beginning_with(word))}
        together = set.intersection(*known.values()) if known else set(range(len(self._texts)))
        meant = []
        for word in words:
            near = [word] if word in known else self._in_text.nearest(word) or self._beside.nearest(word) or [word]
            meant.append(next((one for one in near if self._beginning_with(one) & together), near[0]))
        return tuple(meant)

    def _beginning_with(self, word: str) -> set[int]:
        return self._in_text.beginning_with(word) | self._beside.beginning_with(word)


def _fold_with_origin(text: str) -> tuple[str, Sequence[int]]:
    """Return the folded text, and for each of its characters the offset in `text` that it came from."""
    if text.isascii():
        return text.lower(), range(len(text))
    parts = [_fold(char) for char in text]
    return "".join(parts), [offset for offset, part in enumerate(parts) for _ in part]


def _with_accents(text: str, end: int) -> int:
    """Return the end of a stretch, moved behind the accents that belong to its last letter."""
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end
