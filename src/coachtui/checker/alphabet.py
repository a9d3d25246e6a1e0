"""Gives every word that a rule names its character, and spells words for patterns."""

from __future__ import annotations

from collections.abc import Iterable

from coachtui.checker.book import Book
from coachtui.checker.normalise import fold
from coachtui.checker.phrase import PhraseError
from coachtui.checker.rules import WordsFile
from coachtui.checker.words import BLOCKS, block_of, split_words

__all__ = ["Alphabet"]


class Alphabet:
    """The characters given out so far; grows while rules are compiled, then is frozen into a book."""

    def __init__(self, words: WordsFile, known: Book | None = None) -> None:
        """Begin with `words`; with a book that was made from them, every word has the character it has there."""
        self._next = {name: ord(first) for name, (first, _) in BLOCKS.items()}
        self.codes: dict[str, str] = {}
        self.variants: dict[str, str] = {}
        self._shared: dict[str, frozenset[str]] = {}
        for block, openers in (("opener", words.openers), ("asker", words.askers)):
            for opener in openers:
                self.codes[opener] = self._take(block)
        for joint in (*words.joints, *words.that):
            self.variants[self._intern(joint)] = self._take("opener")
        self._expand(words)
        self._shared = {
            self._intern(word): frozenset(map(self._intern, (word, *others))) for word, others in words.same.items()
        }
        for entries in words.lists.values():
            self._prefer(entries)
        if known:
            self._go_on_from(known)

    def spell(self, text: str) -> list[frozenset[str]]:
        """Return, for each character that `text` is encoded with, all that may stand at its place."""
        return [self._forms(code) for word in split_words(fold(text)) for code in self._code(word)]

    def of_words(self, words: Iterable[str]) -> str:
        """Return the characters of single words, both as ordinary words and as openers."""
        return "".join(sorted({char for word in words for char in self._forms(self._code(word))}))

    def _go_on_from(self, book: Book) -> None:
        """Take over the characters that a book gave to further words, and give none of them out again."""
        self.codes |= book.words
        taken = {*"".join(book.words.values()), *book.variants.values()}
        for block, (first, last) in BLOCKS.items():
            self._next[block] = max((ord(char) + 1 for char in taken if first <= char <= last), default=ord(first))

    def _expand(self, words: WordsFile) -> None:
        """Encode contractions, their spellings without an apostrophe, and slips."""
        for tail, word in (("'ll", "will"), ("'ve", "have"), ("'re", "are"), ("'m", "am"), ("'nt", "not")):
            self.codes[tail] = self._intern(word)
        for short, long in words.contractions.items():
            self.codes[fold(short)] = self._all(long)
            if short not in words.not_slips:
                self.codes.setdefault(fold(short).replace("'", ""), self._all(long))
        for slip, meant in words.slips.items():
            self.codes[fold(slip)] = self._all(meant)

    def _prefer(self, entries: Iterable[str]) -> None:
        """Give neighbouring characters to the words of a list, so that its class is short."""
        for entry in entries:
            if entry.isalpha():
                self._intern(fold(entry))

    def _all(self, text: str) -> str:
        return "".join(self._intern(word) for word in fold(text).split())

    def _code(self, word: str) -> str:
        if not (word[0].isalpha() or word[0] == "'"):
            raise PhraseError(f"“{word}” cannot stand in a phrase; numbers are written {{number}}")
        return self.codes.get(word) or self._contraction(word)

    def _contraction(self, word: str) -> str:
        base, apostrophe, tail = word.rpartition("'")
        if apostrophe and base:
            return self._code(base) + self._intern(f"'{tail}")
        return self._intern(word)

    def _intern(self, word: str) -> str:
        if word not in self.codes:
            self.codes[word] = self._take(block_of(word))
        return self.codes[word]

    def _take(self, block: str) -> str:
        code = self._next[block]
        if code > ord(BLOCKS[block][1]):
            raise PhraseError("the rules name too many different words")
        self._next[block] = code + 1
        return chr(code)

    def _forms(self, code: str) -> frozenset[str]:
        """Return all characters that may stand where the word with `code` is meant."""
        opening = {self.variants[code]} if code in self.variants else set()
        return self._shared.get(code, frozenset(code)) | opening
