"""The little grammar that reframes need: `ring home` becomes `ringing home`."""

from __future__ import annotations

import re

__all__ = ["gerund"]

_IRREGULAR = {"be": "being", "see": "seeing", "agree": "agreeing", "free": "freeing", "flee": "fleeing", "die": "dying"}
_IRREGULAR |= {"lie": "lying", "tie": "tying", "age": "ageing", "singe": "singeing", "panic": "panicking"}
_DOUBLED = frozenset({
    "admit", "begin", "cancel", "commit", "control", "equip", "forget", "format", "handicap", "label", "level", "model",
    "occur", "prefer", "program", "quarrel", "quit", "recap", "refer", "regret", "rerun", "reset", "signal", "submit",
    "total", "transfer", "travel", "upset",
})  # fmt: skip
_ENDS_DOUBLED = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprt]$")
"""A word of one syllable with one short vowel: sit, stop, grab."""


def gerund(verb: str) -> str:
    """Return the -ing form of a base verb, in British spelling."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb in _DOUBLED or (_ENDS_DOUBLED.match(verb) and not verb.endswith(("w", "x", "y"))):
        return f"{verb}{verb[-1]}ing"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    return f"{verb}ing"
