"""Several questions in one breath, told apart from one question said twice.

Source: wait time (Rowe 1972; Stahl 1994): several questions at once leave none of them room.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from coachtui.checker.segments import Form, Forms, Line, Stretch

__all__ = ["stacked"]

_FULL = 4
"""Words that make a question a full one."""
_MANY = 3
"""So many questions are stacked, however short."""
_CONTENT = 4
"""Letters from which a word counts as content."""
_ASKING = (Form.OPEN, Form.CLOSED, Form.UNKNOWN, Form.TAG)


def stacked(line: Line) -> Iterator[Stretch]:
    """Yield each run of sentences that asks more than one thing."""
    for run in _runs(line):
        if len(run) >= _MANY or any(_apart(line, one, other) for one, other in pairwise(run)):
            yield run[0].sentence[0], run[-1].sentence[1]
        else:
            for forms in run:
                if _joined(forms):
                    yield forms.sentence


def _runs(line: Line) -> Iterator[list[Forms]]:
    """Yield the questions that follow each other without a statement between them."""
    run: list[Forms] = []
    for forms in line.forms:
        if forms.form in _ASKING:
            run.append(forms)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _apart(line: Line, one: Forms, other: Forms) -> bool:
    """Tell whether two questions are both full ones and share no word of content."""
    sizes = [forms.sentence[1] - forms.sentence[0] for forms in (one, other)]
    return min(sizes) > _FULL and _content(line, one).isdisjoint(_content(line, other))


def _joined(forms: Forms) -> bool:
    """Tell whether one sentence holds two main questions, each with some words of its own."""
    return any(after[0] - before[0] >= _FULL for before, after in pairwise(forms.mains))


def _content(line: Line, forms: Forms) -> set[str]:
    start, end = line.span(*forms.sentence)
    return {word for word in line.text[start:end].split() if len(word.strip("?.,!")) >= _CONTENT}
