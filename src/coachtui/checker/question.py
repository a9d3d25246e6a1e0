"""The form of each question: what kind of answer it leaves room for.

The phrases are data (`questions.yaml`); here is only the order in which they count. A sentence is typed by its last
main question, a tag at its end goes before that, and a scale or a question for leave goes before everything.
Source: the open and closed questions of motivational interviewing (MITI 4.2.1), widened to typed notes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from coachtui.checker.segments import Form, Forms, Line, Stretch
from coachtui.checker.words import QUESTION

__all__ = ["FORM_NAMES", "Questions"]


_MAIN = {
    "checking": Form.CHECKING,
    "permission": Form.PERMISSION,
    "unclear": Form.UNKNOWN,
    "polite": Form.OPEN,
    "fact": Form.CLOSED,
    "open": Form.OPEN,
    "closed": Form.CLOSED,
    "ask": Form.OPEN,
    "whether": Form.CLOSED,
}
"""Phrases that begin a main question, in the order in which they are tried at one place."""

_LOOSE = {"open_loose": Form.OPEN, "closed_loose": Form.CLOSED}
"""Phrases that only count in a sentence with a question mark."""

FORM_NAMES = (*_MAIN, *_LOOSE, "scale", "leave", "tag", "reflection", "not_question")

class Questions:
    """Tells the form of every sentence of a line."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        self._main = _named({name: forms[name] for name in _MAIN if name in forms})
        self._loose = _named({name: forms[name] for name in (*_MAIN, *_LOOSE) if name in forms})
        self._over = {name: re.compile(forms[name]) for name in FORM_NAMES[-5:] if forms.get(name)}

    def possible(self, line: Line) -> bool:
        """Tell cheaply whether the line can hold a question."""
        return line.asked or QUESTION in line.codes or self._main.search(line.codes) is not None

    def forms(self, line: Line) -> tuple[Forms, ...]:
        """Return the form of each sentence, in order."""
        return tuple(self._form(line, sentence) for sentence in line.sentences)

    def _form(self, line: Line, sentence: Stretch) -> Forms:
        asked = line.ends_as_question(sentence)
        pattern = self._loose if asked or line.asked else self._main
        mains = list(pattern.finditer(line.codes, *sentence))
        if not asked and not line.asked and self._has("not_question", line, sentence):
            return Forms(Form.STATEMENT, sentence)
        found = tuple(main.span() for main in mains)
        return Forms(self._kind(line, sentence, mains, asked=asked), sentence, found)

    def _kind(self, line: Line, sentence: Stretch, mains: list[re.Match[str]], *, asked: bool) -> Form:
        if (mains or asked) and self._has("scale", line, sentence):
            return Form.SCALE
        if self._has("tag", line, sentence):
            return Form.TAG
        if (mains or asked) and self._has("leave", line, sentence):
            return Form.PERMISSION
        if mains:
            last = mains[-1].lastgroup or ""
            return _MAIN.get(last) or _LOOSE[last]
        if asked and self._has("reflection", line, sentence):
            return Form.REFLECTION
        return Form.UNKNOWN if asked or line.asked else Form.STATEMENT

    def _has(self, name: str, line: Line, sentence: Stretch) -> bool:
        pattern = self._over.get(name)
        return pattern is not None and pattern.search(line.codes, *sentence) is not None


def _named(patterns: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns.items()) or r"(?!)")
