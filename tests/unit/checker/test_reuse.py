"""Rules compiled over the built-in book find just what rules compiled from the files alone find."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.checker import Checker, RuleSet
from coachtui.checker.compile import compile_book
from coachtui.checker.load import built_in_rules, read_sources
from coachtui.checker.ownfiles import OwnFile

OWN = {
    "nothing": "",
    "words that nobody knew, words for lists that others name, and what cannot be read": (
        'rules:\n  - id: person-label.x\n    match: "you zonky {zonks}"\n  - id: person-label.y\n    match: "(you"\n'
        "lists:\n  zonks: [bonk, quizathon]\n  work: [quizathon, exit slips, '{nope}']\n  bad: [zonky]\n"
    ),
    "other phrases, other guards and another severity, an exception, a guard and a skill": (
        "rules:\n  - id: directive-command.must\n    match: you zonk\n"
        "  - id: directive-command.need\n    not_after: [quoted]\n    severity: info\n"
        "  - id: evaluative-criticism.work\n    off: yes\n"
        "  - id: evaluative-praise.great-work\n    unless: [ring home]\n"
        "  - id: person-label.x\n    match: you lump\n    not_after: [zonking]\n"
        "guards:\n  - guard: zonking\n    around: [zonk]\n"
        "skills:\n  - skill: autonomy\n    id: autonomy.zonk\n    match: zonk as you please\n"
    ),
}
"""Each takes seconds to compile without the built-in book, so that each holds several things apart from one another."""


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Return a part of all examples, and lines that the own files are about."""
    sources = read_sources()
    examples = [text for placed in sources.rules.values() for text in (*placed.entry.fires, *placed.entry.quiet)]
    zonky = ["You zonky bonk.", "The quizathon was poor.", "Your exit slips were zonky.", "You should ring home."]
    changed = ["She said you need to ring home.", "You need to wait.", "Great lesson.", "Great lesson, ring home."]
    return [*examples[::40], *zonky, *changed, "You zonk.", "You lump.", "You lump, zonk.", "Zonk as you please."]


@pytest.mark.parametrize("name", OWN)
def test_what_is_taken_over_finds_the_same(name: str, texts: list[str], rule_set: RuleSet) -> None:
    sources = read_sources([OwnFile("own.yaml", Path("own.yaml"), OWN[name].encode())] if OWN[name] else ())
    alone, problems = compile_book(sources) if OWN[name] else (rule_set.book, rule_set.problems)
    over, same_problems = compile_book(sources, known=built_in_rules().book)
    assert problems == same_problems
    first, second = Checker(RuleSet(alone)), Checker(RuleSet(over))
    for text in texts:
        assert first.check(text) == second.check(text), text


def test_only_what_a_changed_list_stands_in_is_compiled_anew() -> None:
    sources = read_sources([OwnFile("own.yaml", Path("own.yaml"), b"lists:\n  work: [quizathon]\n")])
    known = built_in_rules().book
    book, _ = compile_book(sources, known=known)
    before = {rule.id: rule for rule in known.rules}
    anew = {rule.id for rule in book.rules if rule.phrases is not before[rule.id].phrases}
    assert "evaluative-criticism.work" in anew
    assert "directive-command.must" not in anew
    assert len(anew) < len(book.rules) / 2
