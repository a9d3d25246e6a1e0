"""One line of text in all the forms that rules and guards ask for, each made once and only when asked for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from coachtui.checker.starts import Start, Starts
from coachtui.checker.words import CLOSE, COMMA, END_BLOCK, OPENERS, ORDINARY, QUESTION, Vocabulary

if TYPE_CHECKING:
    from coachtui.checker.index import Match

__all__ = ["Form", "Forms", "Line", "Stretch"]

Stretch = tuple[int, int]
"""Start and end, in characters of the encoded line."""


class Form(StrEnum):
    """What kind of sentence it is."""

    OPEN = "open"
    CLOSED = "closed"
    SCALE = "scale"
    TAG = "tag"
    REFLECTION = "reflection"
    PERMISSION = "permission"
    CHECKING = "checking"
    STATEMENT = "statement"
    UNKNOWN = "unknown"
    """A question, and nobody can tell which."""


_ASKING = frozenset({Form.OPEN, Form.CLOSED, Form.SCALE, Form.TAG, Form.PERMISSION, Form.CHECKING, Form.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Forms:
    """What is known of one sentence."""

    form: Form
    sentence: Stretch
    mains: tuple[Stretch, ...] = ()
    """Where each main question begins."""

    @property
    def is_question(self) -> bool:
        """Whether somebody is asked something."""
        return self.form in _ASKING


_SENTENCE_END = re.compile(f"[{END_BLOCK}]+")
_CLAUSE_END = re.compile(f"[^{ORDINARY}]")
_OPENING = re.compile(f"[{OPENERS}]+")
_TURN = re.compile(f"[{END_BLOCK}]|{COMMA}(?=[^{ORDINARY}])")
"""Where what was reported ends: the sentence, or a comma before a word that opens a clause."""


class Seekers(Protocol):
    """All phrases."""

    def matches(self, line: Line) -> Mapping[Hashable, Sequence[Match]]:
        """Return, by what they belong to, the phrases that stand in a line."""


class FormTeller(Protocol):
    """Tells the forms of the sentences of a line."""

    def possible(self, line: Line) -> bool:
        """Tell cheaply whether the line can hold a question."""

    def forms(self, line: Line) -> tuple[Forms, ...]:
        """Return the form of each sentence, in order."""


class Line:
    """One line: as typed, folded, and as encoded words."""

    def __init__(
        self,
        text: str,
        codes: str,
        vocabulary: Vocabulary,
        starts: Starts,
        seekers: Seekers,
        teller: FormTeller,
        *,
        whole: str = "",
        asked: bool = False,
    ) -> None:
        """`text` is folded, and is read without fillers and stutters, that stand in `whole`.

        `asked` says that the whole line is known to be a question.
        """
        self.text = text
        self.whole = whole or text
        self.codes = codes
        self.closed = codes + CLOSE
        """The same, closed by a character that stands in no phrase."""
        self.present = frozenset(codes)
        """The different characters of `codes`."""
        self.asked = asked
        self.covered: dict[str, list[Stretch]] = {}
        """What each guard covers, in order and apart, filled in as guards are asked."""
        self.looked_for: dict[Hashable, list[int]] = {}
        """Where what rules and forms look for in sentences begins, in order; filled in as it is looked for."""
        self._vocabulary = vocabulary
        self._find_starts = starts
        self._seekers = seekers
        self._teller = teller

    @cached_property
    def _places(self) -> list[Stretch]:
        return self._vocabulary.places(self.text, self.codes)

    @cached_property
    def starts(self) -> Sequence[Start]:
        """Where phrases may begin that are bound to a start."""
        return self._find_starts.of(self.closed)

    @cached_property
    def _standing(self) -> Mapping[str, Sequence[int]]:
        places: dict[str, list[int]] = {}
        for at, char in enumerate(self.codes):
            places.setdefault(char, []).append(at)
        return places

    def places(self, chars: frozenset[str]) -> Sequence[int]:
        """Return where one of some characters stands, in order."""
        here = self.present & chars
        if len(here) == 1:
            (char,) = here
            return self._standing[char]
        return sorted(at for char in here for at in self._standing[char])

    @cached_property
    def matches(self) -> Mapping[Hashable, Sequence[Match]]:
        """By what they belong to, the phrases that stand here, in the order of their places."""
        return self._seekers.matches(self)

    @cached_property
    def may_ask(self) -> bool:
        """Whether the line can hold a question at all."""
        return self._teller.possible(self)

    @cached_property
    def forms(self) -> tuple[Forms, ...]:
        """The form of each sentence."""
        return self._teller.forms(self)

    @cached_property
    def sentences(self) -> list[Stretch]:
        """Every sentence, its end marks included."""
        found: list[Stretch] = []
        start = 0
        for end in _SENTENCE_END.finditer(self.codes):
            found.append((start, end.end()))
            start = end.end()
        if start < len(self.codes):
            found.append((start, len(self.codes)))
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence(self, at: int) -> Stretch:
        """Return the sentence that holds the character at `at`."""
        return self.sentences[max(0, bisect_right(self._starts, at) - 1)]

    def clause_end(self, at: int) -> int:
        """Return where the clause that goes on at `at` ends; words that open it are passed first."""
        opening = _OPENING.match(self.codes, at)
        end = _CLAUSE_END.search(self.codes, opening.end() if opening else at)
        return end.start() if end else len(self.codes)

    def turn(self, at: int) -> int:
        """Return where what somebody says from `at` on ends."""
        end = _TURN.search(self.codes, at)
        return end.start() if end else len(self.codes)

    def ends_as_question(self, sentence: Stretch) -> bool:
        """Tell whether a question mark closes the sentence."""
        marks = self.codes[max(sentence[0], sentence[1] - 8) : sentence[1]]
        return QUESTION in marks

    def span(self, start: int, end: int) -> Stretch:
        """Return the part of the text that some encoded words stand for."""
        return self._places[start][0], self._places[end - 1][1]

    def at_text(self, offset: int) -> int:
        """Return the encoded word at or after an offset into the text."""
        return bisect_left(self._places, (offset, offset))
