"""Prompts that say nearly the same, found among thousands without comparing each with each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from math import ceil
from typing import TypeVar

__all__ = ["TOO_ALIKE", "alike"]

T = TypeVar("T", bound=Hashable)

TOO_ALIKE = 0.8
"""Share of two prompts that is the same, from which one of them is one too many."""
_WORDS_SHARED = 0.5
"""Share of their words that two prompts have in common before their letters are compared."""
_MOST_COMPARED = 100
"""Prompts that one is compared with, so that a bank made of one sentence costs little."""

_WORD = re.compile(r"\w+")


def alike(prompts: Sequence[tuple[T, str]]) -> Iterator[tuple[T, T]]:
    """Yield each prompt that says nearly what an earlier one says, and that earlier one.

    Two that share half of their words share one of the rarer words of each, so only those are looked at.
    """
    texts = [" ".join(_WORD.findall(text.casefold())) for _, text in prompts]
    words = [frozenset(text.split()) for text in texts]
    often = Counter(word for each in words for word in each)
    same: dict[str, int] = {}
    holders: dict[str, list[int]] = defaultdict(list)
    for place, (name, _) in enumerate(prompts):
        if not words[place]:
            continue
        rare = _rare(words[place], often)
        near = _first_near(place, same.get(texts[place]), (holders[word] for word in rare), texts, words)
        if near is not None:
            yield name, prompts[near][0]
        if texts[place] not in same:
            same[texts[place]] = place
            for word in rare:
                holders[word].append(place)


def _rare(words: frozenset[str], often: Counter[str]) -> list[str]:
    ranked = sorted(words, key=lambda word: (often[word], word))
    return ranked[: len(ranked) - ceil(_WORDS_SHARED * len(ranked)) + 1]


def _first_near(
    place: int,
    same: int | None,
    holders: Iterable[Sequence[int]],
    texts: Sequence[str],
    words: Sequence[frozenset[str]],
) -> int | None:
    """Return the place of an earlier prompt that is nearly the same; one that is the same, where there is."""
    if same is not None:
        return same
    candidates = dict.fromkeys(other for group in holders for other in group[:_MOST_COMPARED])
    matcher = SequenceMatcher(None, "", texts[place], autojunk=False)
    for other in list(candidates)[:_MOST_COMPARED]:
        both = len(words[place] & words[other])
        if both < _WORDS_SHARED * len(words[place] | words[other]):
            continue
        matcher.set_seq1(texts[other])
        if min(matcher.real_quick_ratio(), matcher.quick_ratio()) > TOO_ALIKE and matcher.ratio() > TOO_ALIKE:
            return other
    return None
