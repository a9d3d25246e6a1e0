"""Ids of rules as people write them: what is amiss with one, and how it would be right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from coachtui.checker.rules import RuleEntry
from coachtui.checker.sources import Sources
from coachtui.yamlfile import Node, fits

__all__ = ["id_hint"]

_GAP = re.compile(r"[^a-z0-9.]+")
_LONGEST = 120
_MAKES_A_RULE = frozenset({"match", "pattern", "form"})
"""Fields of which a new rule has one; an entry without them changes a rule that is there."""
_FOR_INSTANCE = "person-label"


def id_hint(item: Node, category: str, sources: Sources) -> str:
    """Return what would help when the id of a rule cannot be one; nothing when it can, or no help is known.

    `category` is the one that the file is about, if it names one.
    """
    given = item.at(("id",)).text
    before, dot, name = (_hyphened(part) for part in given.lower().partition("."))
    if not before or not given or _is_id(given) or len(given) > _LONGEST:
        return ""
    if dot and name:
        meant = f"{before}.{name}"
        if meant in sources.rules:
            return f"Did you mean `{meant}`?"
        return f"It would do as `{meant}`: small letters, figures, hyphens between words, and one dot."
    if before in sources.heads:
        return (
            f"That is a whole category; to change one rule of it, write `{before}.`, then the rule's name. "
            f"To change all of it, make a file that begins with `category: {before}`."
        )
    meant_rules = [] if _MAKES_A_RULE & item.fields.keys() else _rules_named(before, sources)
    if meant_rules:
        return f"A category and a dot stand before its name: did you mean {' or '.join(meant_rules)}?"
    head = category if category in sources.heads else _FOR_INSTANCE
    return f"Its category and a dot stand first, as in `{head}.{before}`; `coachtui rules list` shows all categories."


def _rules_named(name: str, sources: Sources) -> Sequence[str]:
    """Return the rules with this name, in whatever category, or else those with a name much like it."""
    names = {rule: rule.partition(".")[2] for rule in sources.rules}
    near = get_close_matches(name, names.values(), n=1, cutoff=0.8)
    said = name if name in names.values() else "".join(near)
    return [f"`{rule}`" for rule, its in names.items() if its == said][:3]


def _is_id(text: str) -> bool:
    return fits(Node({"id": Node(text, 0, 0)}, 0, 0), RuleEntry) is not None


def _hyphened(text: str) -> str:
    """Return a text in the letters that an id may have; a dot stays when it stands alone."""
    return text if text == "." else _GAP.sub("-", text.replace(".", "-")).strip("-")
