"""Words of content, by their roots: rough, so that a word is rather known to somebody than not."""

from __future__ import annotations

import re

__all__ = ["roots_in"]

_WORD = re.compile(r"\w{4,}")
_ROOT = 4
"""Letters by which words count as the same: `wait`, `waits`, `waited`."""
_EMPTY_WORDS = """
    about after again also been before being class could does doing done each every first five from give have into just
    kept know least less lesson lessons like look make many maybe more most much must need next once only other over
    pupil pupils really same should some something start still take than that their them then there these they thing
    things think this three time times tries tried using very want week weeks well were what when where which while
    will with work would year your monday tuesday wednesday thursday friday
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
"""Words that say too little to be anybody's."""


def roots_in(text: str) -> set[str]:
    """Return the roots of the words of content in a text."""
    return {word[:_ROOT] for word in set(_WORD.findall(text.lower())) - _EMPTY}
