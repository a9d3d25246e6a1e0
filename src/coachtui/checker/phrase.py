"""The phrase language: words as they are said, read into a tree over the characters of `words`.

you should              these words, in any spelling (you'd, youd, shoud), next to each other
{must} {you}            any entry of a list in words.yaml; {er} {ing} {ed} {ly} any word with that ending;
                        {number} {time}
[just]                  may be left out
(try|use)               one of these
*                       nought to three words, staying inside the clause
_                       exactly one word
...                     nought to twelve words, over commas and clauses but not over the end of a sentence
!(be|have)              not followed by one of these
^  ~                    start of a sentence, start of a clause (well, so, please, just may stand there)
$  ?                    end of the sentence, a question mark
,  :  /                 a comma, a colon, a slash
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import prod

from coachtui.checker.signs import EMPTY, SIGNS, Compiled, one_char
from coachtui.checker.tree import Maybe, Named, Part, Start, Unless, choice, row, word_in

__all__ = ["Compiled", "PhraseError", "PhraseReader"]

_SYMBOL = re.compile(r"\{[^{}]*\}|\.\.\.|[\[\]()|*_!^~$?,:/]|[^\s\[\]()|*_!^~$?,:/{}]+|\S")
_MAX_WORK = 400
"""Ways in which the gaps of one phrase may be filled: bounds what a hostile line can cost."""
_MAX_DEPTH = 12
_MAX_SIZE = 20_000
"""Parts of one phrase or list, those of the lists in it counted in: lists within lists multiply."""


class PhraseError(ValueError):
    """A phrase that cannot be read; the text says why, in lower case."""


class PhraseReader:
    """Reads phrases; knows the lists and how a word is spelt."""

    def __init__(
        self,
        spell: Callable[[str], Sequence[frozenset[str]]],
        lists: Mapping[str, Sequence[str]],
        built_in: Mapping[str, str],
        weigh: Callable[[frozenset[str]], float] = len,
    ) -> None:
        """`spell` returns, for some words, the possible characters at each place; `weigh` how often a set is met."""
        self._spell = spell
        self._weigh = weigh
        self._phrases_of = lists
        self._built_in = built_in
        self._lists: dict[str, Compiled] = {}
        self.trees: dict[str, Part] = {}
        """The trees of the lists that phrases have named so far."""
        self._words_known: dict[str, Compiled] = {}
        self._open: list[str] = []

    def read(self, phrase: str) -> Compiled:
        """Return the tree of a phrase, and what is known of it; raises PhraseError."""
        symbols = _SYMBOL.findall(phrase)
        if not symbols:
            raise PhraseError("there is no word in it")
        if sum(symbol in "([!" for symbol in symbols) > _MAX_DEPTH:
            raise PhraseError("it has too many brackets; split it into several phrases")
        done, rest = self._either(symbols, 0)
        if rest < len(symbols):
            raise PhraseError(f"the “{symbols[rest]}” has no partner")
        if done.work > _MAX_WORK:
            raise PhraseError("it has too many gaps; split it into several phrases")
        return done

    def join(self, phrases: Sequence[Compiled]) -> Compiled:
        """Return one tree that matches each of the phrases, of which there is at least one."""
        return self._one_of([_with_start(phrase) for phrase in phrases])

    def _either(self, symbols: Sequence[str], at: int) -> tuple[Compiled, int]:
        branches = []
        while True:
            branch, at = self._row(symbols, at)
            branches.append(branch)
            if at >= len(symbols) or symbols[at] != "|":
                return (branch if len(branches) == 1 else self.join(branches)), at
            at += 1

    def _row(self, symbols: Sequence[str], at: int) -> tuple[Compiled, int]:
        parts = []
        while at < len(symbols) and symbols[at] not in "|])":
            part, at = self._item(symbols, at)
            parts.append(part)
        if not parts:
            raise PhraseError("a part of it is empty")
        first, *others = parts
        if first.anchor and first.tree == EMPTY and others:
            return replace(self._in_row([_with_start(other) for other in others]), anchor=first.anchor), at
        return self._in_row([_with_start(part) for part in parts]), at

    def _item(self, symbols: Sequence[str], at: int) -> tuple[Compiled, int]:
        symbol = symbols[at]
        if symbol == "!":
            if at + 1 >= len(symbols):
                raise PhraseError("nothing follows the “!”")
            part, at = self._item(symbols, at + 1)
            return Compiled(Unless(_with_start(part).tree), size=part.size), at
        if symbol in "([":
            return self._bracket(symbols, at)
        return self._atom(symbol), at + 1

    def _bracket(self, symbols: Sequence[str], at: int) -> tuple[Compiled, int]:
        part, end = self._either(symbols, at + 1)
        part = _with_start(part)
        if end >= len(symbols) or symbols[end] != {"(": ")", "[": "]"}[symbols[at]]:
            raise PhraseError(f"the “{symbols[at]}” is not closed")
        if symbols[at] == "[":
            maybe = Compiled(Maybe(part.tree), work=2 * part.work, size=part.size)
            return maybe, end + 1
        if "|" not in symbols[at:end] and symbols[max(0, at - 1)] != "!":
            raise PhraseError("a ( ) offers a choice, and here is only one; write [ ] for what may be left out")
        return part, end + 1

    def _in_row(self, parts: Sequence[Compiled]) -> Compiled:
        if len(parts) == 1:
            return parts[0]
        return _within_limits(
            Compiled(
                row([part.tree for part in parts]),
                tuple(need for part in parts for need in part.needs),
                work=prod(part.work for part in parts),
                size=sum(part.size for part in parts),
            )
        )

    def _one_of(self, branches: Sequence[Compiled]) -> Compiled:
        if len(branches) == 1:
            return branches[0]
        needs = [min(branch.needs, key=self._weigh) for branch in branches if branch.needs]
        return _within_limits(
            Compiled(
                choice([branch.tree for branch in branches]),
                (frozenset().union(*needs),) if len(needs) == len(branches) else (),
                work=max(branch.work for branch in branches),
                size=1 + sum(branch.size for branch in branches if not isinstance(branch.tree, str)),
            )
        )

    def _atom(self, symbol: str) -> Compiled:
        if symbol.startswith("{") and symbol.endswith("}"):
            return self._list(symbol[1:-1].strip())
        return SIGNS[symbol] if symbol in SIGNS else self._words(symbol)

    def _words(self, words: str) -> Compiled:
        if words not in self._words_known:
            places = self._spell(words)
            if not places:
                raise PhraseError(f"“{words}” is no word")
            self._words_known[words] = self._in_row([one_char(chars) for chars in places])
        return self._words_known[words]

    def _list(self, name: str) -> Compiled:
        if name in self._built_in:
            return Compiled(word_in(self._built_in[name]))
        if name not in self._phrases_of:
            raise PhraseError(f"there is no list {{{name}}}")
        if name not in self._lists:
            if name in self._open or len(self._open) > _MAX_DEPTH:
                raise PhraseError(f"the list {{{name}}} contains itself")
            self._open.append(name)
            try:
                self._lists[name] = self.join([self.read(phrase) for phrase in self._phrases_of[name]])
                self.trees[name] = self._lists[name].tree
            except PhraseError as error:
                raise PhraseError(f"in the list {{{name}}}, {error}") from error
            finally:
                self._open.pop()
        return replace(self._lists[name], tree=Named(name))


def _with_start(part: Compiled) -> Compiled:
    """Return a part with the start that it is bound to as part of its tree."""
    if not part.anchor:
        return part
    start = Start(part.anchor)
    tree = start if part.tree == EMPTY else row([start, part.tree])
    return Compiled(tree, part.needs, work=part.work, size=part.size)


def _within_limits(part: Compiled) -> Compiled:
    if part.size > _MAX_SIZE:
        raise PhraseError("it stands for too many words; use fewer or shorter lists")
    return part
