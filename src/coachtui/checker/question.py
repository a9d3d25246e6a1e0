"""The form of each question: what kind of answer it leaves room for.

The phrases are data (`questions.yaml`); here is only the order in which they count. A sentence is typed by its last
main question, a tag at its end goes before that, and a scale or a question for leave goes before everything.
Source: the open and closed questions of motivational interviewing (MITI 4.2.1), widened to typed notes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from coachtui.checker.book import Phrase
from coachtui.checker.probe import MakeProbe
from coachtui.checker.segments import Form, Forms, Line, Stretch
from coachtui.checker.words import BREAK, COMMA, QUESTION

__all__ = ["FORM_NAMES", "Questions"]


_MAIN = {
    "checking": Form.CHECKING,
    "permission": Form.PERMISSION,
    "unclear": Form.UNKNOWN,
    "polite": Form.OPEN,
    "felt": Form.OPEN,
    "fact": Form.CLOSED,
    "open": Form.OPEN,
    "closed": Form.CLOSED,
    "ask": Form.OPEN,
    "whether": Form.CLOSED,
}
"""Phrases that begin a main question, in the order in which they are tried at one place."""

_LOOSE = {"open_loose": Form.OPEN, "closed_loose": Form.CLOSED}
"""Phrases that only count in a sentence with a question mark."""

_OVER = ("scale", "leave", "tag", "reflection", "not_question", "told")
"""Phrases that go before the main question, or stand in for it; `told` begins what is no question on its own."""

_UNMARKED = frozenset({"checking", "permission", "polite", "open", "ask"})
"""Forms that may follow a comma in a sentence that tells something and has no question mark."""

FORM_NAMES = (*_MAIN, *_LOOSE, *_OVER)

_ANCHORS = ("~", "^", "")
"""In the order in which they count."""


@dataclass(frozen=True, slots=True)
class _Main:
    """The beginning of a main question."""

    start: int
    end: int
    name: str
    """That of its form."""


@dataclass(frozen=True, slots=True)
class _Named:
    """What the phrases of a form belong to."""

    name: str


class Questions:
    """Tells the form of every sentence of a line."""

    def __init__(
        self,
        forms: Mapping[str, Sequence[Phrase]],
        seek: Callable[[Hashable, Sequence[Phrase]], None],
        probe: MakeProbe,
    ) -> None:
        """`forms`: by name, the phrases; `seek` lets the index look for some, `probe` looks for them when asked."""
        self._probes = {name: probe(forms.get(name, ())) for name in _OVER}
        self._mains = tuple(map(_Named, (*_MAIN, *_LOOSE)))
        for main in self._mains:
            seek(main, forms.get(main.name, ()))

    def possible(self, line: Line) -> bool:
        """Tell cheaply whether the line can hold a question."""
        if line.asked or QUESTION in line.codes:
            return True
        return bool(_main_questions(self._beginnings(line), asked=False))

    def forms(self, line: Line) -> tuple[Forms, ...]:
        """Return the form of each sentence, in order."""
        if not line.may_ask:
            return tuple(Forms(Form.STATEMENT, sentence) for sentence in line.sentences)
        beginnings = self._beginnings(line)
        starts = [main.start for main in beginnings]
        return tuple(
            self._form(line, (start, end), beginnings[bisect_left(starts, start) : bisect_left(starts, end)])
            for start, end in line.sentences
        )

    def _form(self, line: Line, sentence: Stretch, beginnings: Sequence[_Main]) -> Forms:
        marked, told = line.ends_as_question(sentence), self._has("told", line, sentence)
        asked = marked or (line.asked and not told)
        mains = _main_questions(beginnings, asked=asked)
        if not asked and self._has("not_question", line, sentence):
            return Forms(Form.STATEMENT, sentence)
        if mains and not asked and not _asks(line, sentence, mains[0], told=told):
            mains = []
        found = tuple((main.start, main.end) for main in mains)
        return Forms(self._kind(line, sentence, mains, asked=asked), sentence, found)

    def _beginnings(self, line: Line) -> list[_Main]:
        """Return what may begin a main question, in order; of several at one place, the one that counts most."""
        best: dict[int, tuple[tuple[bool, int, int, int], _Main]] = {}
        for rank, main in enumerate(self._mains):
            for seeker, start, place, end in line.matches.get(main, ()):
                order = (main.name in _LOOSE, _ANCHORS.index(seeker.anchor), -place, rank)
                if start not in best or order < best[start][0]:
                    best[start] = order, _Main(start, end, main.name)
        return [best[start][1] for start in sorted(best)]

    def _kind(self, line: Line, sentence: Stretch, mains: Sequence[_Main], *, asked: bool) -> Form:
        if (mains or asked) and self._has("scale", line, sentence):
            return Form.SCALE
        if self._has("tag", line, sentence):
            return Form.TAG
        if (mains or asked) and self._has("leave", line, sentence):
            return Form.PERMISSION
        if mains:
            last = mains[-1].name
            return _MAIN.get(last) or _LOOSE[last]
        if asked and self._has("reflection", line, sentence):
            return Form.REFLECTION
        return Form.UNKNOWN if asked else Form.STATEMENT

    def _has(self, name: str, line: Line, sentence: Stretch) -> bool:
        return self._probes[name].stands_in(line, sentence)


def _main_questions(beginnings: Iterable[_Main], *, asked: bool) -> list[_Main]:
    """Return each main question; those that only count in a question are passed over elsewhere."""
    mains = []
    behind = 0
    for main in beginnings:
        if main.start >= behind:
            counts = asked or main.name in _MAIN
            if counts:
                mains.append(main)
            behind = max(main.end if counts else 0, main.start + 1)
    return mains


def _asks(line: Line, sentence: Stretch, main: _Main, *, told: bool) -> bool:
    """Tell whether the first question of a sentence without a mark is one, and not a clause of something told."""
    if main.start == sentence[0]:
        return True
    return line.codes[main.start - 1] in (COMMA, BREAK) and (not told or main.name in _UNMARKED)
