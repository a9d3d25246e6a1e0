"""A pattern that is compiled when a line first holds the words it needs, and tried only on such lines."""

from __future__ import annotations

import re
from functools import cached_property

from coachtui.checker.book import Pattern
from coachtui.checker.segments import Line, Stretch

__all__ = ["Probe"]


class Probe:
    """Looks for a pattern where it has a chance."""

    def __init__(self, pattern: Pattern | None) -> None:
        self._source = pattern.regex if pattern else ""
        self._ways = tuple(tuple(map(frozenset, way)) for way in pattern.needs) if pattern else ()

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        return re.compile(self._source)

    def spans(self, line: Line) -> list[Stretch]:
        """Return where the pattern stands in the line."""
        present = line.present
        for way in self._ways:
            for need in way:
                if need.isdisjoint(present):
                    break
            else:
                return [found.span() for found in self._regex.finditer(line.codes)]
        return []
