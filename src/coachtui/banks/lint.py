"""Questions looked over as a colleague would: what could be put better, and what a coach will miss."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coachtui.banks.alike import alike
from coachtui.banks.model import Bank, LoadedBank, Phase, Question, Role
from coachtui.banks.remarks import CATEGORY, RULES, Ear, Heard, Remark
from coachtui.text import clean_line

__all__ = ["AT_A_GLANCE", "Heard", "Remark", "lint"]

AT_A_GLANCE = 90
"""Characters that can be taken in while somebody talks."""
_NUDGE = 4
"""Words up to which a follow-up may be used again and again, as `And what else?`."""

_OPENING = re.compile(
    r"\b(open|start|begin|welcome|arriv|contract|agree|settl|connect|check.?in|warm|useful|today|this time|bring|"
    r"on your mind|talk about|focus|since we|last met|would you like|hope)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"\b(clos|end\b|ending|wrap|commit|next|plan\b|action|will\b|forward|goodbye|leav|finish|summar|"
    r"take away|take with|smallest step|by when|remember|before we meet|first step|how will)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Prompt:
    bank: str
    question: str
    text: str
    follows: bool


def lint(loaded: LoadedBank, ear: Ear, beside: Iterable[Bank] = ()) -> tuple[Remark, ...]:
    """Return what could be better in a bank, question by question, then about the whole.

    `beside` are the banks that it is compared with. Of a bank that extends another one, its own questions are meant.
    """
    bank = loaded.bank
    if bank is None:
        return ()
    own = [question for question in bank.questions if question.id in loaded.places]
    remarks = [remark for question in own for remark in _about(question, ear)]
    remarks += _doubles(bank, {question.id or "" for question in own}, beside)
    order = {question.id: number for number, question in enumerate(own)}
    remarks.sort(key=lambda remark: order.get(remark.question, 0))
    return (*remarks, *_whole(bank, own))


def _about(question: Question, ear: Ear) -> Iterator[Remark]:
    for prompt in _said(question):
        if len(prompt) > AT_A_GLANCE:
            message = f"{len(prompt)} characters; at a glance people take in about {AT_A_GLANCE}"
            yield _remark("bank.long", message, question, prompt, AT_A_GLANCE)
        yield from _heard(question, prompt, ear)


def _heard(question: Question, prompt: str, ear: Ear) -> Iterator[Remark]:
    """Yield what is heard in a prompt, once for all roles in which it is heard."""
    found: dict[tuple[str, int, int], list[tuple[Role, Heard]]] = {}
    for role in dict.fromkeys(question.roles):
        for heard in ear.hear(prompt, role):
            found.setdefault((heard.rule, heard.start, heard.end), []).append((role, heard))
    for in_roles in found.values():
        most = max((heard for _, heard in in_roles), key=lambda heard: heard.severity)
        yield Remark(
            rule=most.rule,
            category=most.category,
            severity=most.severity,
            message=most.message,
            why=most.why,
            reframes=most.reframes,
            question=question.id or "",
            prompt=prompt,
            start=most.start,
            end=most.end,
            roles=tuple(role for role, _ in in_roles),
            letter=most.letter,
        )


def _doubles(bank: Bank, own: set[str], beside: Iterable[Bank]) -> Iterator[Remark]:
    """Yield prompts that another one says nearly as well, in this bank or in one beside it."""
    others = (other for other in beside if other.id not in (bank.id, bank.extends))
    all_prompts = [prompt for one in (*others, bank) for prompt in _prompts(one)]
    questions = {question.id: question for question in bank.questions}
    for prompt, other in alike([(prompt, prompt.text) for prompt in all_prompts]):
        if prompt.bank != bank.id or prompt.question not in own or _may_be_repeated(prompt):
            continue
        inside = other.bank == bank.id
        rule = "bank.alike" if inside else "bank.alike-elsewhere"
        where = f"`{other.question}`" if inside else f"`{other.question}` in {other.bank}"
        said = f"much like “{clean_line(other.text)[:AT_A_GLANCE]}”, {where}"
        yield _remark(rule, said, questions[prompt.question], prompt.text)


def _may_be_repeated(prompt: _Prompt) -> bool:
    return prompt.follows and len(prompt.text.split()) <= _NUDGE


def _whole(bank: Bank, own: Sequence[Question]) -> Iterator[Remark]:
    """Yield what is missing, each once, with the first question that it concerns."""
    bare = [question for question in own if not question.purpose and not _is_plain(question)]
    if bare:
        others = f" and {len(bare) - 1} more" if bare[1:] else ""
        message = f"this question{others} could say what it is for: `purpose: …`"
        yield _remark("bank.purpose", message, bare[0], bare[0].text)
    if not bank.source and not all(question.source for question in bank.questions):
        yield _of_bank("bank.source", "nothing says where the ideas come from: `source: …` at the top")
    full = [phase for phase in bank.phases if phase.questions]
    if full and not _sounds(full[0], _OPENING):
        message = f"the first phase, “{full[0].title}”, has no question that opens, such as what would be useful today"
        yield _of_bank("bank.opening", message)
    if full and not _sounds(full[-1], _CLOSING):
        message = f"the last phase, “{full[-1].title}”, has no question that closes, such as what they will take away"
        yield _of_bank("bank.closing", message)


def _is_plain(question: Question) -> bool:
    """Tell whether a question is just its text: who writes it so did not mean to say more."""
    return question == Question(text=question.text, id=question.id)


def _sounds(phase: Phase, words: re.Pattern[str]) -> bool:
    """Tell whether a phase is called so, or holds a question that sounds so."""
    said = (phase.id, phase.title, *(question.text for question in phase.questions))
    return any(words.search(text) for text in said)


def _said(question: Question) -> tuple[str, ...]:
    return (question.text, *question.follow_ups)


def _prompts(bank: Bank) -> Iterator[_Prompt]:
    for question in bank.questions:
        for number, text in enumerate(_said(question)):
            yield _Prompt(bank.id, question.id or "", text, follows=number > 0)


def _remark(rule: str, message: str, question: Question, prompt: str, start: int = 0) -> Remark:
    about = RULES[rule]
    return Remark(
        rule, CATEGORY, about.severity, message, about.why,
        question=question.id or "", prompt=prompt, start=start, end=len(prompt),
    )  # fmt: skip


def _of_bank(rule: str, message: str) -> Remark:
    return Remark(rule, CATEGORY, RULES[rule].severity, message, RULES[rule].why)
