"""A transcript as plain text, 78 columns wide, for screen readers, mail and paper."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from coachtui.export import page, wording
from coachtui.export.model import Response, Transcript

__all__ = ["WIDTH", "render_plain"]

WIDTH = 78
"""Columns of a line, at most; what mail programs leave unbroken."""

_INDENT = "  "
"""Before every word that a person wrote: only headings of ours begin a line, so none can be forged."""


def render_plain(shown: Transcript) -> str:
    """Return the transcript as plain text."""
    return "\n".join(_page(shown)).rstrip("\n") + "\n"


def _page(shown: Transcript) -> Iterator[str]:
    yield from (shown.title, "=" * len(shown.title), "")
    yield from _facts(page.facts(shown))
    if shown.agreement:
        yield from _heading(page.AGREEMENT)
        for paragraph in shown.agreement:
            yield from _wrap(paragraph)
    yield from _heading(page.NEXT_STEPS)
    yield from _next_steps(shown)
    if shown.lines is not None:
        yield from _heading(page.CONVERSATION)
        yield from _conversation(shown)
    if shown.questions is not None:
        yield from _heading(page.QUESTIONS)
        yield from _questions(shown)
    if shown.replies:
        yield from _heading(page.REPLIES)
        yield from _replies(shown.replies, shown, indent="")
    yield from _heading(page.ABOUT)
    for fact in page.about(shown):
        yield from (*_wrap(f"{fact.label}:"), *_wrap(fact.text, first="  "), "")


def _next_steps(shown: Transcript) -> Iterator[str]:
    if not shown.next_steps:
        yield from _wrap(page.NO_STEPS)
    for number, step in enumerate(shown.next_steps, start=1):
        mark = f"{number}. "
        indent = " " * len(mark)
        yield from _wrap(step.text, first=mark)
        for fact in page.step_details(step):
            yield from _wrap(fact.in_full, first=f"{indent}{fact.label}: ", hang=f"{indent}  ")
        yield from _replies(step.replies, shown, indent=indent)


def _conversation(shown: Transcript) -> Iterator[str]:
    yield from _wrap(page.STAMPS_ARE if shown.lines else page.NO_LINES)
    for line in shown.lines or ():
        stamp = f"{wording.stamp(line.at):<7}"
        indent = " " * len(stamp)
        yield from ("", *_wrap(f"{line.speaker}: {line.text}", first=stamp))
        yield from _replies(line.replies, shown, indent=indent)


def _questions(shown: Transcript) -> Iterator[str]:
    if not shown.questions:
        yield from _wrap(page.NO_QUESTIONS)
    for number, question in enumerate(shown.questions or (), start=1):
        mark = f"{number}. "
        indent = " " * len(mark)
        yield from _wrap(question.text, first=mark)
        if question.bank:
            yield from _wrap(question.bank, first=f"{indent}From: ", hang=f"{indent}  ")
        yield from _replies(question.replies, shown, indent=indent)


def _replies(replies: Iterable[Response], shown: Transcript, *, indent: str) -> Iterator[str]:
    for reply in replies:
        head = page.reply_head(reply, shown)
        yield from _wrap(f"{head}: {reply.text}" if reply.text else head, first=f"{indent}- ")


def _facts(facts: tuple[page.Fact, ...]) -> Iterator[str]:
    column = max(len(fact.label) for fact in facts) + 2
    for fact in facts:
        yield from _wrap(fact.in_full, first=f"{fact.label:<{column}}")


def _heading(text: str) -> tuple[str, ...]:
    return ("", "", text, "-" * len(text), "")


def _wrap(text: str, *, first: str = "", hang: str | None = None) -> list[str]:
    """Wrap `text` after `first`; later lines begin under the text, or after `hang`."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=_INDENT + first,
        subsequent_indent=_INDENT + (" " * len(first) if hang is None else hang),
        break_on_hyphens=False,
    )
