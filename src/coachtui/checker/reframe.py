"""Other ways to put it, built from what was typed where grammar allows.

Slots: {rest} what follows the matched words, as typed (`ring home`); {doing} the same with its verb turned
(`ringing home`); {whole} the matched words and what follows, from the verb on, turned. A reframe whose slot
cannot be filled is left out, and the general ones remain.
"""

from __future__ import annotations

from collections.abc import Sequence

from coachtui.checker.grammar import gerund
from coachtui.text import clean_line

__all__ = ["fill", "said_as", "shortened"]

_LONGEST_REST = 70
_LONGEST_QUOTE = 60
_ADDING = frozenset({"and", "or", "then"})
_SKIPPED = frozenset(
    {"just", "also", "really", "always", "probably", "maybe", "perhaps", "definitely", "then", "simply"}
)
_DANGLING = frozenset(
    {"and", "or", "but", "so", "then", "the", "a", "an", "of", "for", "w", "w/", "&", "your", "their", "my"}
)
"""Words that nothing can end with."""
_NAMING = frozenset({
    "the", "a", "an", "your", "their", "his", "her", "its", "our", "my", "this", "that", "these", "those", "some",
    "any", "all", "more", "one", "two", "three", "him", "them", "it", "us", "me", "not", "no", "each", "every",
    "another",
})  # fmt: skip
"""Words that go on with a name, where an `and` stands before them, and not with a verb."""
_DOING_NOTHING_ELSE = frozenset({"stop", "start", "begin", "keep", "try", "avoid", "quit", "be"})
"""Verbs that take another one in -ing, and would then be followed by a second."""
_NO_VERB_HERE = frozenset({"back", "right", "well", "like"})
"""Verbs that hardly ever are one right after the words of a rule."""


def fill(template: str, matched: str, rest: str, acts: frozenset[str]) -> str:
    """Return the template with its slot filled; an empty text when what was typed does not fit it."""
    if "{" not in template:
        return template
    for slot, make in (("{rest}", _rest), ("{doing}", _doing)):
        if slot in template:
            value = make(_usable(rest), acts)
            template = template.replace(slot, value) if value else ""
    if "{whole}" in template:
        value = _doing(_usable(f"{_last_verb(matched, acts)}{rest}"), acts)
        template = template.replace("{whole}", value) if value else ""
    return template


def said_as(says: str, matched: str) -> str:
    """Return the one line about a finding, with the matched words in it."""
    return says.replace("{matched}", shortened(matched))


def shortened(text: str) -> str:
    """Return some typed words on one line, cleaned, cut where they are long."""
    words = clean_line(text)
    return words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1].rstrip() + "…"


def _usable(rest: str) -> Sequence[str]:
    """Return the words of the rest that a sentence can be built from; none when it is long or strange."""
    cleaned = clean_line(rest).strip(" ,.;:!?\"'”“’")
    if not cleaned or len(cleaned) > _LONGEST_REST or any(char in cleaned for char in '{}"“”()'):
        return ()
    words = cleaned.split()
    while words and words[0].lower() in _SKIPPED:
        words.pop(0)
    while words and words[-1].lower() in _DANGLING:
        words.pop()
    return words and [words[0].lower(), *words[1:]]


def _rest(words: Sequence[str], acts: frozenset[str]) -> str:
    if not words or words[0] not in acts or words[0] in _NO_VERB_HERE:
        return ""
    return "" if words[0] == "be" and words[1:] and words[1].endswith("ing") else " ".join(words)


def _last_verb(matched: str, acts: frozenset[str]) -> str:
    """Return the matched words from the last verb on; what stands before it only leads in."""
    words = matched.split()
    last = next((at for at in range(len(words) - 1, -1, -1) if words[at].lower() in acts), len(words))
    return " ".join(words[last:])


def _without_lost_verb(words: Sequence[str], acts: frozenset[str]) -> Sequence[str]:
    """Return the words up to an `and` behind which something stands that is neither a name nor a verb we can turn."""
    for at in range(1, len(words) - 1):
        following = words[at + 1].lower()
        if words[at] in _ADDING and following not in acts | _NAMING | _SKIPPED and not following.endswith(("ing", "s")):
            return words[:at]
    return words


def _doing(words: Sequence[str], acts: frozenset[str]) -> str:
    """Return the words with their verb turned, and every verb that an `and` adds to it."""
    if not words or words[0] not in acts or words[0] in _NO_VERB_HERE:
        return ""
    if words[0] in _DOING_NOTHING_ELSE and words[1:] and words[1].endswith("ing"):
        return ""
    words = _without_lost_verb(words, acts)
    before = ("", *words)
    turned = (at == 0 or before[at] in _ADDING for at in range(len(words)))
    return " ".join(gerund(word) if turn and word in acts else word for word, turn in zip(words, turned, strict=True))
