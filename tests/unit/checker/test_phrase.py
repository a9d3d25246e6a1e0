"""The phrase language, read on its own."""

from __future__ import annotations

import re

import msgspec
import pytest

from coachtui.checker.alphabet import Alphabet
from coachtui.checker.match import Matchers
from coachtui.checker.normalise import fold
from coachtui.checker.phrase import PhraseError, PhraseReader
from coachtui.checker.rules import WordsFile
from coachtui.checker.tree import Part, Start, row
from coachtui.checker.words import BUILT_IN, CLOSE, Vocabulary, split_words

WORDS = WordsFile(
    contractions={"you'd": "you 'd", "don't": "do not", "you're": "you are", "i'll": "i will"},
    not_slips=("i'll",),
    slips={"shoud": "should"},
    same={"would": ("'d",)},
    openers=("because", "if"),
    askers=("what", "when"),
    joints=("and",),
    subjects=("you", "i"),
    lead_ins=("well", "please", "to be honest"),
    lists={
        "act": ("plan", "ring", "call on"),
        "must": ("should", "have to"),
        "again": ("{again}",),
        "both": ("{must} {act}",),
    },
)


class Reader:
    """Finds a phrase in a line."""

    def __init__(self) -> None:
        self.alphabet = Alphabet(WORDS)
        self.phrases = PhraseReader(self.alphabet.spell, WORDS.lists, BUILT_IN)

    def finds(self, phrase: str, line: str) -> bool:
        read = self.phrases.read(phrase)
        tree = row([Start(read.anchor), read.tree]) if read.anchor else read.tree
        lead_in = self.phrases.join([self.phrases.read(one) for one in (*WORDS.lead_ins, ",")]).tree
        ends = Matchers({name: kept(one) for name, one in self.phrases.trees.items()}, kept(lead_in)).of(kept(tree))
        subjects = [(self.alphabet.of_words(WORDS.joints), self.alphabet.of_words(WORDS.subjects))]
        vocabulary = Vocabulary(self.alphabet.codes, self.alphabet.variants, subjects)
        codes = vocabulary.encode(split_words(fold(line)))
        return any(ends(codes + CLOSE, place) for place in range(len(codes) + 1))


def kept(tree: Part) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(tree))


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    ("phrase", "line"),
    [
        ("you should", "Perhaps YOU  should go"),
        ("you should", "you shoud go"),
        ("you would", "you'd go"),
        ("you would", "you’d go"),
        ("you would", "youd go"),
        ("do not", "dont"),
        ("you {must} {act}", "You have to call on Sam"),
        ("you {both}", "you should ring"),
        ("you [really|just] should", "you should"),
        ("you [really|just] should", "you really should"),
        ("(plan|ring home) now", "ring home now"),
        ("you * late", "you were a little late"),
        ("you _ late", "you were late"),
        ("plan ... but ... late", "a plan, that was good, but it came late"),
        ("^ plan", "Well, plan it."),
        ("^ plan", "Yes. To be honest, please plan"),
        ("~ you", "they left because you rang"),
        ("plan $", "a plan."),
        ("plan $", "a plan"),
        ("plan ?", "a plan?!"),
        ("one : plan", "one: plan"),
        ("one , plan", "one, plan"),
        ("you !(plan|ring) it", "you it"),
        ("{ing} {ly}", "strolling quietly"),
        ("a {er}", "a ditherer"),
        ("at {time}", "at 9:04"),
        ("{number} / {number}", "6/10"),
        ("off task", "off-task"),
    ],
)
def test_a_phrase_finds_what_it_reads_like(phrase: str, line: str, reader: Reader) -> None:
    assert reader.finds(phrase, line)


@pytest.mark.parametrize(
    ("phrase", "line"),
    [
        ("you should", "you. Should"),
        ("you should", "you, should"),
        ("you * late", "you were a little bit too late"),
        ("you * late", "you rang because late"),
        ("you _ late", "you late"),
        ("plan ... late", "a plan. It was late"),
        ("^ plan", "the plan"),
        ("~ you", "what you rang"),
        ("plan $", "plan it"),
        ("you !(plan|ring)", "you plan"),
        ("at {time}", "at 94"),
        ("i will", "ill"),
        ("{ing}", "ring"),
        ("{er}", "herd"),
    ],
)
def test_a_phrase_finds_nothing_else(phrase: str, line: str, reader: Reader) -> None:
    assert not reader.finds(phrase, line)


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("", "there is no word in it"),
        ("you (should", "is not closed"),
        ("you should)", "has no partner"),
        ("{unknown}", "there is no list {unknown}"),
        ("{again}", "contains itself"),
        ("()", "a part of it is empty"),
        ("you (really )should", "write [ ] for what may be left out"),
        ("you !", "nothing follows"),
        ("you ... ... ... x", "too many gaps"),
        ("(" * 40 + "x|y" + ")" * 40, "too many brackets"),
        ("you #", "is no word"),
    ],
)
def test_a_phrase_that_cannot_be_read_says_why(phrase: str, why: str, reader: Reader) -> None:
    with pytest.raises(PhraseError, match=re.escape(why)):
        reader.phrases.read(phrase)


def test_a_phrase_knows_what_a_line_needs_to_match(reader: Reader) -> None:
    needs = reader.phrases.read("you [just] (should|have to) {act}").needs
    assert frozenset(reader.alphabet.of_words(["you"])) in needs
    assert len(needs) == 3
