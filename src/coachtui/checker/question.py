"""The form of each question: what kind of answer it leaves room for.

The phrases are data (`questions.yaml`); here is only the order in which they count. A sentence is typed by its last
main question, a tag at its end goes before that, and a scale or a question for leave goes before everything.
Source: the open and closed questions of motivational interviewing (MITI 4.2.1), widened to typed notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

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


class Questions:
    """Tells the form of every sentence of a line."""

    def __init__(self, forms: Mapping[str, Mapping[str, str]], anchors: Mapping[str, str]) -> None:
        """`forms`: by name and kind of start, the patterns; `anchors`: the pattern of each kind of start."""
        self._forms = forms
        self._anchors = anchors

    @cached_property
    def _main(self) -> re.Pattern[str]:
        return re.compile("|".join(filter(None, (self._named(_MAIN), self._named(_LOOSE)))) or "(?!)")

    @cached_property
    def _over(self) -> Mapping[str, re.Pattern[str]]:
        return {name: re.compile(self._named([name]) or "(?!)") for name in _OVER}

    def possible(self, line: Line) -> bool:
        """Tell cheaply whether the line can hold a question."""
        return line.asked or QUESTION in line.codes or any(self._mains(line, (0, len(line.codes)), asked=False))

    def forms(self, line: Line) -> tuple[Forms, ...]:
        """Return the form of each sentence, in order."""
        if not line.may_ask:
            return tuple(Forms(Form.STATEMENT, sentence) for sentence in line.sentences)
        return tuple(self._form(line, sentence) for sentence in line.sentences)

    def _form(self, line: Line, sentence: Stretch) -> Forms:
        marked, told = line.ends_as_question(sentence), self._has("told", line, sentence)
        asked = marked or (line.asked and not told)
        mains = list(self._mains(line, sentence, asked=asked))
        if not asked and self._has("not_question", line, sentence):
            return Forms(Form.STATEMENT, sentence)
        if mains and not asked and not _asks(line, sentence, mains[0], told=told):
            mains = []
        found = tuple(main.span() for main in mains)
        return Forms(self._kind(line, sentence, mains, asked=asked), sentence, found)

    def _mains(self, line: Line, sentence: Stretch, *, asked: bool) -> Iterator[re.Match[str]]:
        """Yield each main question; those that only count in a question are passed over elsewhere."""
        at, end = sentence
        while found := self._main.search(line.codes, at, end):
            counts = asked or _name(found) in _MAIN
            if counts:
                yield found
            at = max(found.end() if counts else 0, found.start() + 1)

    def _kind(self, line: Line, sentence: Stretch, mains: list[re.Match[str]], *, asked: bool) -> Form:
        if (mains or asked) and self._has("scale", line, sentence):
            return Form.SCALE
        if self._has("tag", line, sentence):
            return Form.TAG
        if (mains or asked) and self._has("leave", line, sentence):
            return Form.PERMISSION
        if mains:
            last = _name(mains[-1])
            return _MAIN.get(last) or _LOOSE[last]
        if asked and self._has("reflection", line, sentence):
            return Form.REFLECTION
        return Form.UNKNOWN if asked else Form.STATEMENT

    def _has(self, name: str, line: Line, sentence: Stretch) -> bool:
        return self._over[name].search(line.codes, *sentence) is not None

    def _named(self, names: Iterable[str]) -> str:
        """Return one pattern for all forms, each kind of start tried once; its last group begins with the name."""
        rows = []
        for nth, anchor in enumerate(("~", "^", "")):
            cores = [(name, self._forms.get(name, {}).get(anchor)) for name in names]
            named = "|".join(f"(?P<{name}{nth}>{core})" for name, core in cores if core)
            rows += [f"{self._anchors.get(anchor, '')}(?:{named})"] if named else []
        return "|".join(rows)


def _asks(line: Line, sentence: Stretch, main: re.Match[str], *, told: bool) -> bool:
    """Tell whether the first question of a sentence without a mark is one, and not a clause of something told."""
    start = main.start()
    if start == sentence[0]:
        return True
    return line.codes[start - 1] in (COMMA, BREAK) and (not told or _name(main) in _UNMARKED)


def _name(main: re.Match[str]) -> str:
    """Return the name of the form whose phrase was found."""
    return (main.lastgroup or "").rstrip("012")
