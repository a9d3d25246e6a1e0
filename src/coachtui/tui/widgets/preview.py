"""A bank as a coach will see it, and beside each prompt what the check may have to say about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import ClassVar

from textual.content import Content

from coachtui.banks import Bank, Phase, Question
from coachtui.banks.lint import Remark
from coachtui.banks.listed import Listed
from coachtui.banks.verdicts import Verdicts
from coachtui.text import clean_line
from coachtui.tui.plain import plain_line
from coachtui.tui.widgets.hanging import Hanging
from coachtui.tui.widgets.longtext import LongText, Row
from coachtui.tui.words import counted

__all__ = ["PreviewPane", "preview_rows"]

MOST_PROBLEMS = 50
"""Things to mend that are told here; who has more of them mends these first."""
SHOWN_REFRAMES = 2
"""Other ways to put it that are offered, as on a card."""
ROLES = {"coaching": "a coach", "mentoring": "a mentor", "assessment": "a mentor at an assessment point"}
ALL_ROLES = len(ROLES)

FLAG, MUTED = ".preview--flag", ".preview--muted"
QUESTION, FOLLOW_UP = "· ", "› "
NO_LETTER = "  "


class PreviewPane(LongText):
    """The preview, with the keys of lists."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"preview--flag", "preview--muted"}
    HELP = "j and k scroll, n goes to what could be mended or reworded, Esc goes back to the list."

    def show_bank(self, listed: Listed, verdicts: Verdicts, *, read: bool, another: bool) -> None:
        """Show a bank; `read` tells whether the check has read this version, or `verdicts` are about one before."""
        self.show(preview_rows(listed, verdicts, read=read), from_top=another)


def preview_rows(listed: Listed, verdicts: Verdicts, *, read: bool) -> Iterator[Row]:
    """Yield what there is to mend, then the bank, phase by phase, then what is to say about it as a whole."""
    yield Row(Hanging("", plain_line(listed.title, "bold")))
    yield Row(Hanging("", plain_line(" · ".join(_facts(listed, read=read)), MUTED)))
    yield from _to_mend(listed)
    bank = listed.loaded.bank
    if bank is None:
        return
    if bank.description:
        yield _blank()
        yield Row(Hanging("", plain_line(bank.description)))
    for number, phase in enumerate((phase for phase in bank.phases if phase.questions), start=1):
        yield from _phase(number, phase, verdicts)
    yield from _whole(verdicts.whole)


def _facts(listed: Listed, *, read: bool) -> Iterator[str]:
    bank = listed.loaded.bank
    if bank:
        yield _size(bank)
    yield listed.source.name
    if bank and bank.version:
        yield f"version {bank.version}"
    if bank and bank.extends:
        yield f"on top of {bank.extends}"
    if bank and not read:
        yield "the check is reading it"


def _size(bank: Bank) -> str:
    phases = sum(bool(phase.questions) for phase in bank.phases)
    return f"{counted(len(bank.questions), 'question')} in {counted(phases, 'phase')}"


def _to_mend(listed: Listed) -> Iterator[Row]:
    """Yield which version is shown, and what there is to mend in the file."""
    loaded = listed.loaded
    said = []
    if loaded.kept:
        said.append("The file cannot be used as it is now. The version before stays in use, and is shown here.")
    elif loaded.bank is None:
        said.append("The file cannot be used as it is now.")
    if listed.instead:
        said.append(f"Not used: {listed.instead} has the same id, and goes first.")
    if said or loaded.problems:
        yield _blank()
    yield from (Row(Hanging("", plain_line(words, FLAG))) for words in said)
    problems = loaded.problems[1:] if loaded.kept else loaded.problems
    for problem in problems[:MOST_PROBLEMS]:
        yield Row(Hanging(QUESTION, plain_line(str(problem)), look=FLAG), marked=True)
    if len(problems) > MOST_PROBLEMS:
        more = f"and {len(problems) - MOST_PROBLEMS} more, which `coachtui bank validate` tells"
        yield Row(Hanging(NO_LETTER, plain_line(more)))


def _phase(number: int, phase: Phase, found: Verdicts) -> Iterator[Row]:
    yield _blank()
    yield Row(Hanging(f"{number} ", plain_line(phase.title.upper(), "bold"), tail=f" {len(phase.questions):,}"))
    if phase.purpose:
        yield Row(Hanging(NO_LETTER, plain_line(phase.purpose, MUTED)))
    for question in phase.questions:
        yield from _question(question, found)


def _question(question: Question, found: Verdicts) -> Iterator[Row]:
    name = question.id or ""
    yield from _prompt(QUESTION, question.text, found.on(name, question.text), question.purpose)
    for follow_up in question.follow_ups:
        yield from _prompt("  " + FOLLOW_UP, follow_up, found.on(name, follow_up))


def _prompt(marker: str, words: str, remarks: Sequence[Remark], purpose: str = "") -> Iterator[Row]:
    """Yield a prompt, its letter before it as beside the notes, what it is for, and what it may sound like."""
    letters = [remark.letter for remark in sorted(remarks, key=lambda r: -r.severity) if remark.letter]
    gutter = (letters[0][:1] + ("+" if letters[1:] else " ")) if letters else NO_LETTER
    body = plain_line(words)
    for remark in remarks if body.plain == words else ():
        if remark.letter:
            body = body.stylize("underline", remark.start, remark.end)
    yield Row(Hanging(gutter + marker, body, look=FLAG if letters else ""), marked=bool(remarks))
    indent = " " * (len(NO_LETTER) + len(marker))
    if purpose:
        yield Row(Hanging(indent, plain_line(purpose, MUTED)))
    for remark in remarks:
        yield Row(Hanging(indent, plain_line(_said(remark), FLAG)))
        for reframe in islice(remark.reframes, SHOWN_REFRAMES):
            yield Row(Hanging(indent + "another way: ", plain_line(reframe)))


def _said(remark: Remark) -> str:
    """Return what a prompt may sound like, and in whose mouth where it is not everybody's."""
    words = clean_line(remark.message)
    words = words[:1].upper() + words[1:]
    if not 0 < len(remark.roles) < ALL_ROLES:
        return words
    return f"{words} (from {' or '.join(ROLES[role] for role in remark.roles)})"


def _whole(remarks: Sequence[Remark]) -> Iterator[Row]:
    if not remarks:
        return
    yield _blank()
    yield Row(Hanging("", plain_line("About the whole bank", "bold")))
    for remark in remarks:
        about = f" (“{remark.prompt}”)" if remark.prompt else ""
        yield Row(Hanging(QUESTION, plain_line(_said(remark) + about, MUTED)))


def _blank() -> Row:
    return Row(Hanging("", Content(" ")))
