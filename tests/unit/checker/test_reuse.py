"""Rules compiled over the built-in book find just what rules compiled from the files alone find."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.checker import Checker, RuleSet
from coachtui.checker.compile import compile_book
from coachtui.checker.load import built_in_rules, read_sources
from coachtui.checker.ownfiles import OwnFile

OWN = {
    "nothing": "rules: []\n",
    "a rule with words that nobody knew": (
        'rules:\n  - id: person-label.x\n    match: "you zonky {zonks}"\nlists:\n  zonks: [bonk, quizathon]\n'
    ),
    "words for lists that others name": "lists:\n  work: [quizathon, exit slips]\n  bad: [zonky]\n",
    "other phrases for a rule that is there": "rules:\n  - id: directive-command.must\n    match: you zonk\n",
    "other guards and another severity": (
        "rules:\n  - id: directive-command.must\n    not_after: [quoted]\n    severity: info\n"
        "  - id: evaluative-criticism.work\n    off: yes\n"
    ),
    "an exception": "rules:\n  - id: directive-command.must\n    unless: [ring home]\n",
    "a guard and a skill": (
        "guards:\n  - guard: zonking\n    around: [zonk]\n"
        "skills:\n  - skill: autonomy\n    id: autonomy.zonk\n    match: zonk as you please\n"
        "rules:\n  - id: person-label.x\n    match: you lump\n    not_after: [zonking]\n"
    ),
    "what cannot be read": "rules:\n  - id: person-label.x\n    match: '(you'\nlists:\n  work: ['{nope}']\n",
}


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Return a part of all examples, and lines that the own files are about."""
    sources = read_sources()
    examples = [text for placed in sources.rules.values() for text in (*placed.entry.fires, *placed.entry.quiet)]
    zonky = ["You zonky bonk.", "The quizathon was poor.", "Your exit slips were zonky.", "You should ring home."]
    return [*examples[::40], *zonky, "You zonk.", "You lump.", "You lump, zonk.", "Zonk as you please."]


@pytest.mark.parametrize("name", OWN)
def test_what_is_taken_over_finds_the_same(name: str, texts: list[str]) -> None:
    sources = read_sources([OwnFile("own.yaml", Path("own.yaml"), OWN[name].encode())])
    alone, problems = compile_book(sources)
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
    changed = {rule.id for rule in book.rules if rule.phrases != before[rule.id].phrases}
    assert "evaluative-criticism.work" in changed
    assert "directive-command.must" not in changed
    assert all(rule.phrases is before[rule.id].phrases for rule in book.rules if rule.id not in changed)
