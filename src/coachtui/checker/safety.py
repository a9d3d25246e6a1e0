"""Keeps a regular expression from ever taking more than linear time.

A pattern is read into its parts, and for each part is worked out in how many ways it can match at one place of a
text, at most. Where that number is small for the whole pattern, the work at each place is bounded, and a text costs
linear time. Branches of a choice count together only when one text may fit both: `(ring|call)` matches in one way,
`(a|aa)` in two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coachtui.checker.charsets import ANY, Chars, chars_of, joined

__all__ = ["MAX_WAYS", "objection", "ways"]

MAX_WAYS = 1000
"""In how many ways a pattern may match at one place of a text."""
_MOST = 60
"""The highest count of one repeat."""
_LOOKED_AT = 6
"""Places at the beginning of a branch that are compared with other branches."""
_UNCOUNTED = 10**9
"""Stands for every number of ways that is far too large."""

_PART = re.compile(
    r"(?P<any>\.)|(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<repeat>[*+?]|\{\d*,?\d*\}(?<!\{\}))"
    r"|(?P<open>\((?:\?(?:P<\w+>|<?[=!]|:|>))?(?!\?))|(?P<close>\))|(?P<choice>\|)|(?P<edge>[$^]|\\[bBAZ])"
    r"|(?P<back>\\[1-9]|\(\?P=)|(?P<odd>\(\?)|(?P<char>\\(?:x..|u.{4}|U.{8}|.)|.)",
    re.DOTALL,
)


_CLASS = re.compile(r"\\.|\[(?P<inside>\^?\]?(?:\\.|[^\]\\])*)", re.DOTALL)
_DOUBTFUL = re.compile(r"\[|(?:\\.|.)*?(?:--|&&|~~|\|\|)", re.DOTALL)
"""What will mean something else inside square brackets in a later Python, which warns of it."""


class _ObjectionError(ValueError):
    """Says why a pattern is not taken, in lower case."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a pattern."""

    ways: int = 1
    """In how many ways it can match at one place, at most."""
    starts: tuple[Chars, ...] = ()
    """What stands at the first places of everything it matches, as far as that is known."""
    whole: bool = False
    """Whether everything it matches is as long as `starts`."""
    repeats: bool = False
    """Whether there is a repeat inside."""
    times: tuple[int, int] = (1, 1)
    """How often it stands there, at least and at most; `starts` are those of once."""

    def then(self, following: tuple[Chars, ...]) -> tuple[Chars, ...]:
        """Return what stands at the first places when `following` comes after this part."""
        low, high = self.times
        tail, reached = following, [following] if low == 0 else []
        for count in range(1, min(high, _LOOKED_AT) + 1):
            tail = (self.starts + (tail if self.whole else ()))[:_LOOKED_AT]
            reached += [tail] if count >= low else []
        return _side_by_side(reached or [tail])


def objection(pattern: str) -> str:
    """Return why `pattern` is not taken, in lower case, or an empty text.

    Every repeat needs an upper limit, no repeat may stand inside another one, and nothing may refer back.
    """
    insides = (found["inside"] or "" for found in _CLASS.finditer(pattern))
    doubtful = next((inside for inside in insides if _DOUBTFUL.match(inside)), None)
    if doubtful is not None:
        return f"inside “[{doubtful}]”, a backslash belongs before each [ - & ~ | that stands for itself"
    try:
        re.compile(pattern)
        count = ways(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return f"it is no regular expression: {error}"
    except _ObjectionError as error:
        return str(error)
    return "it can match in too many ways; use fewer or shorter repeats and choices" if count > MAX_WAYS else ""


def ways(pattern: str) -> int:
    """Return in how many ways a valid pattern can match at one place of a text, at most."""
    return _Reader(pattern).choice().ways


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._found = list(_PART.finditer(pattern))
        self._at = 0

    def choice(self) -> _Part:
        """Read branches up to the end or a closing bracket."""
        branches = [self._row()]
        while self._kind() == "choice":
            self._at += 1
            branches.append(self._row())
        return _either(branches)

    def _row(self) -> _Part:
        parts = []
        while self._kind() not in {"", "choice", "close"}:
            part = self._item()
            while self._kind() == "repeat":
                part = _repeated(part, self._take())
            parts.append(part)
        return _in_a_row(parts)

    def _item(self) -> _Part:
        kind, text = self._kind(), self._take()
        match kind:
            case "open":
                inside = self.choice()
                self._take()
                return _Part(inside.ways, repeats=inside.repeats) if text[-1] in "=!" else inside
            case "edge":
                return _Part(whole=True)
            case "back":
                raise _ObjectionError("it refers back to what it found")
            case "odd":
                raise _ObjectionError(f"the “{text}” is not among the brackets that can be used here")
        return _Part(starts=(ANY if kind == "any" else chars_of(text),), whole=True)

    def _kind(self) -> str:
        """Return what comes next; nothing at the end."""
        return self._found[self._at].lastgroup or "" if self._at < len(self._found) else ""

    def _take(self) -> str:
        self._at += 1
        return self._found[self._at - 1].group()


def _repeated(part: _Part, repeat: str) -> _Part:
    """Return a part that may stand there several times; a `?` after a repeat counts like any other."""
    low, high = _counts(repeat)
    if high > 1 and part.repeats:
        raise _ObjectionError("a repeat stands inside a repeat")
    if high > _MOST:
        raise _ObjectionError(f"a repeat of {high} is more than {_MOST}")
    count = min(_UNCOUNTED, sum(part.ways**times for times in range(low, high + 1)))
    return _Part(count, part.starts, whole=part.whole, repeats=True, times=(low, high))


def _counts(repeat: str) -> tuple[int, int]:
    if repeat == "?":
        return 0, 1
    low, comma, high = repeat.strip("{}").partition(",")
    if repeat in "*+" or (comma and not high):
        raise _ObjectionError(f"the “{repeat}” has no upper limit; write for example {{0,20}}")
    return int(low or 0), int(high or low)


def _in_a_row(parts: Sequence[_Part]) -> _Part:
    count = 1
    starts: tuple[Chars, ...] = ()
    for part in reversed(parts):
        count = min(_UNCOUNTED, count * part.ways)
        starts = part.then(starts)
    length = sum(len(part.starts) * part.times[0] for part in parts)
    whole = all(part.whole and part.times[0] == part.times[1] for part in parts) and length <= _LOOKED_AT
    return _Part(count, starts, whole=whole, repeats=any(part.repeats for part in parts))


def _either(branches: Sequence[_Part]) -> _Part:
    if len(branches) == 1:
        return branches[0]
    starts = _side_by_side([branch.starts for branch in branches])
    whole = all(branch.whole and len(branch.starts) == len(starts) for branch in branches)
    count = min(_UNCOUNTED, _together(branches))
    return _Part(count, starts, whole=whole, repeats=any(branch.repeats for branch in branches))


def _side_by_side(several: Sequence[tuple[Chars, ...]]) -> tuple[Chars, ...]:
    """Return what stands at the first places when it is one of several."""
    shared = min(map(len, several))
    return tuple(joined(starts[at] for starts in several) for at in range(shared))


def _together(branches: Sequence[_Part], at: int = 0) -> int:
    """Return in how many ways those branches can match that one text may fit; they agree on the places before `at`."""
    most = 0
    for fitting in _fitting([branch for branch in branches if len(branch.starts) > at], at):
        if sum(branch.ways for branch in fitting) > most:
            most = max(most, _together(fitting, at + 1))
    return most + sum(branch.ways for branch in branches if len(branch.starts) <= at)


def _fitting(branches: Sequence[_Part], at: int) -> Iterator[Sequence[_Part]]:
    """Yield every set of branches that some character fits at a place."""
    steps: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for index, branch in enumerate(branches):
        for low, high in branch.starts[at]:
            steps[low][0].append(index)
            steps[high + 1][1].append(index)
    open_ranges: Counter[int] = Counter()
    for code in sorted(steps):
        begun, ended = steps[code]
        open_ranges.update(begun)
        open_ranges.subtract(ended)
        if begun:
            yield [branches[index] for index in sorted(open_ranges) if open_ranges[index] > 0]
