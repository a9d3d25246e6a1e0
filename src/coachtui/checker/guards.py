"""What changes the meaning of words near it: reported speech, quotes, negation, a question around them.

A guard covers stretches of a line. A rule names the guards that silence it (`not_after`), lower it by one step
(`softer_after`) or without which it is silent (`only_in`). Most guards are phrases (`guards.yaml`); those that no
phrase can say are the functions below.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping

from coachtui.checker.book import BookGuard
from coachtui.checker.probe import MakeProbe
from coachtui.checker.segments import Form, Line, Stretch

__all__ = ["COMPUTED", "Guards"]

_QUOTED = re.compile(r"""(?<![^\W_])["'](?=\S)""")
_CLOSING = {'"': re.compile(r'"'), "'": re.compile(r"(?<=\S)'(?![^\W_])")}
_SENTENCE_END = re.compile(r"[.?!;…]")
_WORDS = 4
"""How many words a guard with `covers: words` reaches."""

_NOD = 2
"""Length of a sentence of one word and its mark: *Okay.*"""

Cover = Callable[[Line], Iterable[Stretch]]


def quoted(line: Line) -> Iterable[Stretch]:
    """Cover what stands in quotation marks; a quote that is never closed ends with its sentence."""
    if '"' not in line.whole and "'" not in line.whole:
        return
    opening = _QUOTED.search(line.whole)
    while opening:
        inside = opening.end()
        closing = _CLOSING[opening.group()].search(line.whole, inside)
        if opening.group() == "'" and closing is None:
            end = inside  # an apostrophe at the start of a word: 'em, 'til
        else:
            sentence_end = closing or _SENTENCE_END.search(line.whole, inside)
            end = sentence_end.start() if sentence_end else len(line.whole)
            yield line.at_text(inside), line.at_text(end)
        opening = _QUOTED.search(line.whole, end + 1)


def _in_form(*wanted: Form) -> Cover:
    def cover(line: Line) -> Iterable[Stretch]:
        return [forms.sentence for forms in line.forms if forms.form in wanted]

    return cover


def question(line: Line) -> Iterable[Stretch]:
    """Cover every question, from its main question on; what is said before it in the sentence is a statement."""
    for forms in line.forms:
        if forms.is_question:
            start, end = forms.sentence
            yield (forms.mains[0][0] if forms.mains else start), end


def asking(line: Line) -> Iterable[Stretch]:
    """Cover questions as `question` does, apart from those that are statements with a tag (`…, wasn't it?`)."""
    for forms in line.forms:
        if forms.is_question and forms.form is not Form.TAG:
            start, end = forms.sentence
            yield (forms.mains[0][0] if forms.mains else start), end


def asked(line: Line) -> Iterable[Stretch]:
    """Cover the questions of a line that is known to be one; what it tells beside them is not covered."""
    return [forms.sentence for forms in line.forms if forms.is_question] if line.asked else []


def opening(line: Line) -> Iterable[Stretch]:
    """Cover the first sentence of more than one word: what answers the other person, where it answers at all."""
    for start, end in line.sentences:
        yield start, end
        if end - start > _NOD:
            return


COMPUTED: Mapping[str, Cover] = {
    "quoted": quoted,
    "question": question,
    "asking": asking,
    "asked": asked,
    "opening": opening,
    "open": _in_form(Form.OPEN),
    "closed": _in_form(Form.CLOSED),
    "tag": _in_form(Form.TAG),
    "scale": _in_form(Form.SCALE),
    "permission-asked": _in_form(Form.PERMISSION),
    "statement": _in_form(Form.STATEMENT, Form.REFLECTION),
}
"""Guards that no phrase can say."""


class Guards:
    """All guards of a language."""

    def __init__(self, guards: Mapping[str, BookGuard], probe: MakeProbe) -> None:
        self._phrased = {name: _Phrased(guard, probe) for name, guard in guards.items()}

    def covers(self, name: str, line: Line, at: int) -> bool:
        """Tell whether the word at `at` of the line stands under the guard."""
        stretches = self.stretches(name, line)
        before = bisect_right(stretches, (at, len(line.codes))) - 1
        return before >= 0 and at < stretches[before][1]

    def stretches(self, name: str, line: Line) -> list[Stretch]:
        """Return all that the guard covers in the line."""
        if name not in line.covered:
            found = COMPUTED[name](line) if name in COMPUTED else self._phrased[name].stretches(line)
            line.covered[name] = _apart(found)
        return line.covered[name]


def _apart(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return the stretches in order, those that touch made one, so that one look-up finds the right one."""
    joined: list[Stretch] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    return joined


class _Phrased:
    """A guard made of phrases."""

    def __init__(self, guard: BookGuard, probe: MakeProbe) -> None:
        self._covers = guard.covers
        parts = (guard.after, guard.before, guard.around, guard.line)
        self._after, self._before, self._around, self._line = map(probe, parts)

    def stretches(self, line: Line) -> Iterable[Stretch]:
        """Return what the guard covers in a line."""
        for start, end in self._after.spans(line):
            # from its second word on: `told you` may have taken the `you` of `you should` with it
            yield start + 1, self._reach(line, end)
        for start, _ in self._before.spans(line):
            yield line.sentence(start)[0], start
        for start, _ in self._around.spans(line):
            yield line.sentence(start)
        if self._line.spans(line):
            yield 0, len(line.codes)

    def _reach(self, line: Line, at: int) -> int:
        match self._covers:
            case "words":
                return at + _WORDS
            case "clause":
                return line.clause_end(at)
            case "sentence":
                return line.turn(at)
        return len(line.codes)
