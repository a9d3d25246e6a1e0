"""A tree grown from the YAML event stream, which needs no recursion and builds no objects.

Aliases, anchors, tags, merge keys and further documents are said and passed over; depth and size have limits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import yaml

from coachtui.errors import Problem
from coachtui.text import clean
from coachtui.yamlfile.branch import Branch
from coachtui.yamlfile.node import Node
from coachtui.yamlfile.slips import BULLETS, LOOKS_LIKE_A_SLIP
from coachtui.yamlfile.words import QUOTE_IT, explain

__all__ = ["MAX_DEPTH", "MAX_NODES", "Tree", "grow"]

MAX_DEPTH = 20
"""Lists and sets of fields within each other; our own files need five."""
MAX_NODES = 200_000
"""Values in one file."""
MAX_PROBLEMS = 100
"""Problems that are told of one file; a person mends these first."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C scanner where PyYAML was built with libyaml, else the ten times slower one in Python."""
_CUT = re.compile(r"[ \t]#")
_REMARK = re.compile(r"[ \t]#[ \t]")
"""What a remark behind a value looks like; two spaces before it say that it is meant as one."""
_OPENING = re.compile(r"[\[{]")
_ITEM_WITHIN = re.compile(rf" *(?:- +\S|[-–—−‒] *[\"“”„]|[{BULLETS}]\s*\S)")
_PLAIN = ("", None)
"""How the two scanners name the style of a text without quotes."""
_QUOTES = ("'", '"')


class _StoppedError(Exception):
    """Reading cannot go on; carries what to say."""

    def __init__(self, problem: Problem, *, hopeless: bool = False) -> None:
        super().__init__(problem.message)
        self.problem = problem
        self.hopeless = hopeless


@dataclass(slots=True)
class Tree:
    """What was grown: as much of the root as could be read, and what to mend."""

    root: Node | None = None
    problems: list[Problem] = field(default_factory=list)
    fault: Problem | None = None
    """Where reading had to stop, or None when all was read."""
    hopeless: bool = False
    """Whether leaving out the lines of the fault would not help."""
    suspects: tuple[int, ...] = ()
    """1-based lines of bare texts that may be slips."""


class _Grower:
    """Puts events into a tree."""

    def __init__(self, text: str, source: str) -> None:
        self._source = source
        self._all_lines = text.splitlines()
        self._lines = self._all_lines if " #" in text or "\t#" in text else None
        self._open: list[Branch] = []
        self._count = 0
        self._documents = 0
        self._runs_on: tuple[Node, int] | None = None
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.suspects: dict[int, None] = {}
        self._handlers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceEndEvent: self._end,
            yaml.MappingEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def take(self, event: Any) -> None:
        """Put one event in its place; raise `_StoppedError` when reading cannot go on."""
        handle = self._handlers.get(type(event))
        if handle:
            handle(event)

    def finish(self) -> Node | None:
        """Close what is still open and return the root, or None when its limits do not allow it."""
        with suppress(_StoppedError):
            while self._open:
                self._place(self._open.pop().close())
        return self.root

    def blame(self, fault: Problem) -> Problem:
        """Return the fault, or the quotation mark further up that swallowed the lines before it."""
        if self._runs_on is None or self._runs_on[1] != fault.line:
            return fault
        message = f"a quotation mark opens here and closes only on line {fault.line}"
        return self._runs_on[0].problem(self._source, message, "Close it at the end of the text.")

    def given_up(self, error: yaml.MarkedYAMLError, lines: list[str]) -> Problem | None:
        """Return the problem when the scanner itself gave up on nesting, which libyaml does at 1,000 levels.

        It reads ahead within a line, so that may come before the events of the line; the place is told as usual.
        """
        mark = error.problem_mark
        if "nesting depth" not in str(error.problem) or mark is None or mark.line >= len(lines):
            return None
        line = lines[mark.line]
        further_up = [top for top in self._open if top.line <= mark.line or line[top.column - 1] not in "[{"]
        opening = [found.start() for found in _OPENING.finditer(line)][max(0, MAX_DEPTH - len(further_up)) :]
        return self._too_deep(mark.line + 1, (opening[0] if opening else mark.column) + 1)

    def _too_deep(self, line: int, column: int) -> Problem:
        message = f"lists lie within each other more than {MAX_DEPTH} deep here"
        return Problem(self._source, line, column, message, "A text that begins with `[` or `{` needs quotes.")

    def _scalar(self, event: Any) -> None:
        self._refuse_extras(event)
        plain = event.style in _PLAIN
        mark = event.start_mark
        node = Node(clean(event.value), mark.line + 1, mark.column + 1, not plain)
        if event.style in _QUOTES and event.end_mark.line > mark.line:
            self._runs_on = node, event.end_mark.line + 1
        if plain and self._lines is not None:
            self._warn_of_cut(event, node)
        if plain and len(self.suspects) < MAX_PROBLEMS and LOOKS_LIKE_A_SLIP.match(node.text):
            self.suspects[node.line] = None
        if plain and event.end_mark.line > mark.line:
            self._suspect_items(mark.line + 1, event.end_mark.line)
            self._look_for_several(node, self._all_lines[mark.line : event.end_mark.line + 1])
        self._place(node)

    def _alias(self, event: Any) -> None:
        self._say(event, "a text cannot begin with `*`", QUOTE_IT)
        self._place(Node("", event.start_mark.line + 1, event.start_mark.column + 1))

    def _start(self, event: Any) -> None:
        self._refuse_extras(event)
        mark = event.start_mark
        if len(self._open) >= MAX_DEPTH:
            raise _StoppedError(self._too_deep(mark.line + 1, mark.column + 1))
        items: list[Node] | None = [] if isinstance(event, yaml.SequenceStartEvent) else None
        self._open.append(Branch(mark.line + 1, mark.column + 1, items, {}, {}))

    def _end(self, _: Any) -> None:
        self._place(self._open.pop().close())

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            message = "a line of three hyphens begins a second document, and only the first is read"
            raise _StoppedError(self._problem(event.start_mark, message, "Remove that line."), hopeless=True)

    def _place(self, node: Node) -> None:
        self._count += 1
        if self._count > MAX_NODES:
            message = f"the file holds more than {MAX_NODES:,} values"
            raise _StoppedError(Problem(self._source, node.line, node.column, message), hopeless=True)
        if not self._open:
            self.root = node
            return
        if problem := self._open[-1].put(node, self._source):
            self._add(problem)

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            self._say(event, "a text cannot begin with `&`", QUOTE_IT)
        if event.tag is not None:
            self._say(event, "a text cannot begin with `!`", QUOTE_IT)

    def _warn_of_cut(self, event: Any, node: Node) -> None:
        """Say it where a remark swallowed the end of a sentence, as in `What about #5`."""
        end = event.end_mark
        lines = self._lines or []
        rest = lines[end.line][end.column :] if end.line < len(lines) else ""
        if _CUT.match(rest) and (" " in node.text or not _REMARK.match(rest)):
            message = "the rest of the line after ` #` counts as a remark and is not part of the text"
            column = end.column + 1 + rest.index("#")
            hint = "Put the whole text in quotes, or the remark on a line of its own."
            self._add(Problem(self._source, end.line + 1, column, message, hint))

    def _suspect_items(self, start: int, end: int) -> None:
        """Take down the lines of a bare text that look like list items of their own."""
        for index in range(start, min(end + 1, len(self._all_lines))):
            if len(self.suspects) < MAX_PROBLEMS and _ITEM_WITHIN.match(self._all_lines[index]):
                self.suspects[index + 1] = None

    def _look_for_several(self, node: Node, lines: Sequence[str]) -> None:
        """Tell of a bare text each of whose lines is a question, or take down the first when it may begin a list."""
        written = [line.strip() for line in lines if line.strip()]
        if not (written[1:] and all(line.endswith("?") for line in written)):
            return
        if not (self._open and self._open[-1].items is not None):
            self.suspects[node.line] = None
            return
        message = f"{len(written)} lines make one text here, because only the first has a hyphen"
        self._add(node.problem(self._source, message, "Begin each with `- `, or put the whole text in quotes."))

    def _say(self, event: Any, message: str, hint: str) -> None:
        self._add(self._problem(event.start_mark, message, hint))

    def _problem(self, mark: Any, message: str, hint: str = "") -> Problem:
        return Problem(self._source, mark.line + 1, mark.column + 1, message, hint)

    def _add(self, problem: Problem) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(problem)


def grow(text: str, source: str) -> Tree:
    """Return the tree of `text`, which holds no character that YAML forbids; never raises."""
    grower = _Grower(text, source)
    fault: Problem | None = None
    hopeless = False
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            grower.take(event)
    except _StoppedError as stopped:
        fault, hopeless = stopped.problem, stopped.hopeless
    except yaml.MarkedYAMLError as error:
        lines = text.splitlines()
        fault = grower.given_up(error, lines) or grower.blame(explain(error, lines, source))
    except (yaml.YAMLError, ValueError, OverflowError):
        # The scanner in Python lets these out for "\U00110000" and for a `%YAML` of many digits.
        fault, hopeless = Problem(source, 0, 0, "this is not YAML that can be read here"), True
    return Tree(grower.finish(), grower.problems, fault, hopeless, tuple(grower.suspects))
