"""A transcript as Markdown, in which the words of people are never anything but words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from coachtui.export import page, wording
from coachtui.export.model import NextStep, NotedLine, Question, Response, Transcript

__all__ = ["escape", "render_markdown"]

_INLINE = re.compile(r"[\\`*_~|\[\]<>&$^={}@]|%(?=%)|(?<=%)%|(?<=/)/|(?<=www)\.", re.IGNORECASE)
"""What could begin emphasis, code, a link, HTML, an entity, a footnote, a formula, a comment or an address."""

_LINE_START = re.compile(r"([#+\-:])|(\d+)([.)])(?=\s|$)")
"""What could begin a heading, a list, a rule, front matter or a definition where it stands first in a line."""


def escape(text: str) -> str:
    r"""Return one line of text so that Markdown shows it as it is, wherever in a line it is put.

    CommonMark 0.31, section 2.4: a backslash before any ASCII punctuation makes it literal. Extensions of
    GitHub, Pandoc and Obsidian that begin with other signs are covered too.
    """
    escaped = _INLINE.sub(r"\\\g<0>", text)
    if start := _LINE_START.match(escaped):
        sign = start.start(1) if start[1] else start.start(3)
        return f"{escaped[:sign]}\\{escaped[sign:]}"
    return escaped


def render_markdown(shown: Transcript) -> str:
    """Return the transcript as CommonMark."""
    return "\n".join(_page(shown)) + "\n"


def _page(shown: Transcript) -> Iterator[str]:
    yield from (f"# {escape(shown.title)}", "")
    yield from _facts(page.facts(shown))
    if shown.agreement:
        yield from ("", f"## {page.AGREEMENT}")
        for paragraph in shown.agreement:
            yield from ("", escape(paragraph))
    yield from ("", f"## {page.NEXT_STEPS}", "")
    yield from _numbered((_step(step, shown) for step in shown.next_steps), page.NO_STEPS)
    if shown.lines is not None:
        yield from ("", f"## {page.CONVERSATION}", "", page.STAMPS_ARE, "")
        yield from _bulleted((_line(line, shown) for line in shown.lines), page.NO_LINES)
    if shown.questions is not None:
        yield from ("", f"## {page.QUESTIONS}", "")
        yield from _numbered((_question(question, shown) for question in shown.questions), page.NO_QUESTIONS)
    if shown.replies:
        yield from ("", f"## {page.REPLIES}", "")
        yield from (f"- {_reply(reply, shown)}" for reply in shown.replies)
    yield from ("", f"## {page.ABOUT}", "")
    yield from _facts(page.about(shown))


def _facts(facts: Iterable[page.Fact]) -> Iterator[str]:
    for fact in facts:
        yield f"- **{fact.label}:** {escape(fact.in_full)}"


def _numbered(items: Iterable[list[str]], nothing: str) -> Iterator[str]:
    number = 0
    for number, (first, *more) in enumerate(items, start=1):
        mark = f"{number}. "
        yield mark + first
        yield from (f"{' ' * len(mark)}- {line}" for line in more)
    if not number:
        yield nothing


def _bulleted(items: Iterable[list[str]], nothing: str) -> Iterator[str]:
    empty = True
    for first, *more in items:
        empty = False
        yield f"- {first}"
        yield from (f"  - {line}" for line in more)
    if empty:
        yield nothing


def _step(step: NextStep, shown: Transcript) -> list[str]:
    details = [f"{fact.label}: {escape(fact.in_full)}" for fact in page.step_details(step)]
    return [escape(step.text), *details, *(_reply(reply, shown) for reply in step.replies)]


def _question(question: Question, shown: Transcript) -> list[str]:
    source = [f"From: {escape(question.bank)}"] if question.bank else []
    return [escape(question.text), *source, *(_reply(reply, shown) for reply in question.replies)]


def _line(line: NotedLine, shown: Transcript) -> list[str]:
    said = f"`{wording.stamp(line.at)}` **{escape(line.speaker)}:** {escape(line.text)}"
    return [said, *(_reply(reply, shown) for reply in line.replies)]


def _reply(reply: Response, shown: Transcript) -> str:
    head = escape(page.reply_head(reply, shown))
    return f"**{head}:** {escape(reply.text)}" if reply.text else f"**{head}**"
