"""The phrase language: words as they are said, compiled to a pattern over the characters of `words`.

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
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from coachtui.checker.rows import Row, either
from coachtui.checker.shape import Shape, Weigh, in_row, one_of, optional
from coachtui.checker.signs import SIGNS, Compiled, one_char
from coachtui.checker.starts import MOST_LEAD_INS, STARTS

__all__ = ["Compiled", "PhraseError", "Writer", "cores_by_anchor"]

_SYMBOL = re.compile(r"\{[^{}]*\}|\.\.\.|[\[\]()|*_!^~$?,:/]|[^\s\[\]()|*_!^~$?,:/{}]+|\S")
_MAX_WORK = 400
"""Ways in which the gaps of one phrase may be filled: bounds what a hostile line can cost."""
_MAX_DEPTH = 12
_MAX_LENGTH = 20_000
"""Characters of the pattern of one phrase or list: lists within lists multiply."""


class PhraseError(ValueError):
    """A phrase that cannot be read; the text says why, in lower case."""


class Writer:
    """Reads phrases and writes patterns; knows the lists and how a word is spelt."""

    def __init__(
        self,
        spell: Callable[[str], Sequence[frozenset[str]]],
        lists: Mapping[str, Sequence[str]],
        built_in: Mapping[str, str],
        lead_ins: Sequence[str] = (),
        weigh: Callable[[frozenset[str]], float] = len,
    ) -> None:
        """`spell` returns, for some words, the possible characters at each place; `weigh` how often a set is met."""
        self._spell = spell
        self._weigh = weigh
        self._lists = lists
        self._built_in = built_in
        self._known: dict[str, Compiled] = {}
        self._words_known: dict[str, Compiled] = {}
        self._open: list[str] = []
        joint = self._join([self.compile(lead_in) for lead_in in (*lead_ins, ",")])
        self.lead_in = joint.pattern
        """The pattern of what may stand between a start and its phrase, `MOST_LEAD_INS` times."""
        lead_ins = f"(?:{joint.pattern}){{0,{MOST_LEAD_INS}}}"
        self.anchors = {sign: f"{start}{lead_ins}" for sign, start in STARTS.items()}
        """The pattern for each kind of start."""

    def compile(self, phrase: str) -> Compiled:
        """Return the pattern of a phrase; raises PhraseError."""
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

    def any_of(self, phrases: Iterable[str]) -> Compiled:
        """Return one pattern that matches each of the phrases; raises PhraseError."""
        return self.join([self.compile(phrase) for phrase in phrases])

    def join(self, phrases: Sequence[Compiled]) -> Compiled:
        """Return one pattern that matches each of the phrases; an empty one for no phrase."""
        plain = self._join([replace(phrase, anchor="") for phrase in phrases]) if phrases else Compiled("")
        if not any(phrase.anchor for phrase in phrases):
            return plain
        cores = cores_by_anchor(phrases)
        written = [f"{self.anchors.get(anchor, '')}{_group(core)}" for anchor, core in cores.items()]
        pattern = written[0] if len(written) == 1 else _group("|".join(written))
        return Compiled(pattern, plain.needs, work=plain.work)

    def _either(self, symbols: Sequence[str], at: int) -> tuple[Compiled, int]:
        branches = []
        while True:
            branch, at = self._row(symbols, at)
            branches.append(branch)
            if at >= len(symbols) or symbols[at] != "|":
                return (branch if len(branches) == 1 else self._join([self._inline(one) for one in branches])), at
            at += 1

    def _row(self, symbols: Sequence[str], at: int) -> tuple[Compiled, int]:
        parts = []
        while at < len(symbols) and symbols[at] not in "|])":
            part, at = self._item(symbols, at)
            parts.append(part)
        if not parts:
            raise PhraseError("a part of it is empty")
        first, *others = parts
        if first.anchor and not first.pattern and others:
            row = self._in_row([self._inline(other) for other in others])
            return replace(row, anchor=first.anchor), at
        return self._in_row([self._inline(part) for part in parts]), at

    def _item(self, symbols: Sequence[str], at: int) -> tuple[Compiled, int]:
        symbol = symbols[at]
        if symbol == "!":
            if at + 1 >= len(symbols):
                raise PhraseError("nothing follows the “!”")
            part, at = self._item(symbols, at + 1)
            return Compiled(f"(?!{self._inline(part).pattern})", shape=Shape(no_width=True)), at
        if symbol in "([":
            return self._bracket(symbols, at)
        return self._atom(symbol), at + 1

    def _bracket(self, symbols: Sequence[str], at: int) -> tuple[Compiled, int]:
        part, end = self._either(symbols, at + 1)
        part = self._inline(part)
        if end >= len(symbols) or symbols[end] != {"(": ")", "[": "]"}[symbols[at]]:
            raise PhraseError(f"the “{symbols[at]}” is not closed")
        if symbols[at] == "[":
            return Compiled(f"(?:{part.pattern})?", work=2 * part.work, shape=optional(part.shape)), end + 1
        if "|" not in symbols[at:end] and symbols[max(0, at - 1)] != "!":
            raise PhraseError("a ( ) offers a choice, and here is only one; write [ ] for what may be left out")
        return part, end + 1

    def _in_row(self, parts: Sequence[Compiled]) -> Compiled:
        return _row(parts, self._weigh)

    def _join(self, branches: Sequence[Compiled]) -> Compiled:
        return _either(branches, self._weigh)

    def _inline(self, part: Compiled) -> Compiled:
        """Return the part with its anchor written out."""
        if not part.anchor:
            return part
        return Compiled(self.anchors[part.anchor] + _group(part.pattern), part.needs, work=part.work)

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
            return Compiled(f"[{self._built_in[name]}]")
        if name not in self._lists:
            raise PhraseError(f"there is no list {{{name}}}")
        if name not in self._known:
            if name in self._open or len(self._open) > _MAX_DEPTH:
                raise PhraseError(f"the list {{{name}}} contains itself")
            self._open.append(name)
            try:
                self._known[name] = _within_limits(self.any_of(self._lists[name]))
            except PhraseError as error:
                raise PhraseError(f"in the list {{{name}}}, {error}") from error
            finally:
                self._open.pop()
        return self._known[name]


def cores_by_anchor(phrases: Iterable[Compiled]) -> dict[str, str]:
    """Return the patterns of the phrases in one per anchor, so that each kind of start is looked for only once."""
    sorted_by: dict[str, list[Compiled]] = {}
    for phrase in phrases:
        sorted_by.setdefault(phrase.anchor, []).append(replace(phrase, anchor=""))
    return {anchor: _either(sorted_by[anchor], len).pattern for anchor in sorted(sorted_by, reverse=True)}


def _group(pattern: str) -> str:
    return f"(?:{pattern})" if pattern else ""


def _row(parts: Sequence[Compiled], weigh: Weigh) -> Compiled:
    if len(parts) == 1:
        return parts[0]
    work = 1
    for part in parts:
        work *= part.work
    needs = tuple(need for part in parts for need in part.needs)
    shape = in_row([part.shape for part in parts], weigh)
    pieces = tuple(piece for part in parts for piece in part.in_row if piece)
    return _within_limits(Compiled("".join(part.pattern for part in parts), needs, (pieces,), work, shape=shape))


def _within_limits(part: Compiled) -> Compiled:
    if len(part.pattern) > _MAX_LENGTH:
        raise PhraseError("it stands for too many words; use fewer or shorter lists")
    return part


def _either(branches: Sequence[Compiled], weigh: Callable[[frozenset[str]], float]) -> Compiled:
    if len(branches) == 1:
        return branches[0]
    needs = [min(branch.needs, key=weigh, default=None) for branch in branches]
    found = [need for need in needs if need is not None]
    union = (frozenset().union(*found),) if len(found) == len(branches) else ()
    rows = tuple(dict.fromkeys(row for branch in branches for row in branch.ways))
    words = frozenset().union(*(row[0] for row in rows if _is_word(row)))
    rows = (*(row for row in rows if not _is_word(row)), *(((words,),) if words else ()))
    work = max(branch.work for branch in branches)
    return Compiled(either(rows), union, rows, work, shape=one_of([branch.shape for branch in branches]))


def _is_word(row: Row) -> bool:
    return len(row) == 1 and isinstance(row[0], frozenset)
