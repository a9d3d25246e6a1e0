"""A bank put on top of another one: questions added, replaced by id, hidden, reordered; never more than one deep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec

from coachtui.banks.ids import numbered
from coachtui.banks.meant import Names, nearest, nearly
from coachtui.banks.model import Bank, Extension, LoadedBank, Named, Phase, Question
from coachtui.errors import Problem
from coachtui.yamlfile import in_order

__all__ = ["extended", "without_base"]

T = TypeVar("T")

_INHERITED = ("model", "source", "licence", "description")
"""Fields of the head that are the base's where the file says nothing."""
MAX_PROBLEMS = 100
"""Unknown ids that are told of one file."""
MAX_NEAREST = 5
"""Of these, so many get a guess at what was meant: among thousands of ids that takes a while."""


def without_base(loaded: LoadedBank, message: str, hint: str = "") -> LoadedBank:
    """Return a bank whose base cannot be used: its own questions alone, and why."""
    if loaded.extension is None:
        return loaded
    problem = _problem(loaded.source, loaded.extension.base, message, hint)
    usable = loaded.bank if loaded.bank and loaded.bank.questions else None
    problems = in_order([*loaded.problems, problem])
    return msgspec.structs.replace(loaded, bank=usable, problems=problems, extension=None)


def extended(loaded: LoadedBank, base: Bank) -> LoadedBank:
    """Return the finished bank: the changes of `loaded` on top of `base`."""
    bank, extension = loaded.bank, loaded.extension
    if bank is None or extension is None:
        return loaded
    work = _Work(loaded.source, extension, base)
    phases = work.phases(bank.phases)
    inherited = {name: getattr(bank, name) or getattr(base, name) for name in _INHERITED}
    places = {work.renamed.get(name, name): place for name, place in loaded.places.items()}
    problems = in_order([*loaded.problems, *work.problems])
    bank = msgspec.structs.replace(bank, phases=phases, **inherited)
    if not bank.questions:
        nothing = Problem(loaded.source, 0, 0, "all questions of this bank are hidden, so there is nothing to show")
        return LoadedBank(source=loaded.source, bank=None, problems=(nothing, *problems))
    return msgspec.structs.replace(loaded, bank=bank, problems=problems, places=places, extension=None)


@dataclass(slots=True)
class _Work:
    """One bank on its way onto another."""

    source: str
    extension: Extension
    base: Bank
    given: Set[str] = field(init=False)
    """Ids of questions that stand in the file."""
    names: Names = field(init=False)
    """What things may be called in the base."""
    renamed: dict[str, str] = field(default_factory=dict)
    """Made ids that the base has too, and what these questions are called instead."""
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Take down which names there are."""
        self.names = Names.of(self.base)
        self.given = {named.id for named in self.extension.given}

    def phases(self, own: Sequence[Phase]) -> tuple[Phase, ...]:
        """Return the phases of the finished bank."""
        of_base = {phase.id: phase for phase in self.base.phases}
        hidden = self._hidden(of_base)
        renewed = {question.id for phase in own for question in phase.questions} & self.given
        added = {phase.id: self._with_free_ids(phase) for phase in own}
        heads = {phase.id: phase for phase in own}
        titled = {one.named.id: one.titled for one in self.extension.phases}
        self._say_untitled(of_base)
        phases: list[Phase] = []
        for name in (*of_base, *(name for name in heads if name not in of_base)):
            before = [] if name in hidden else _shown(of_base.get(name), hidden)
            questions = _merged(before, added.get(name, ()), renewed)
            head = _head(of_base.get(name), heads.get(name), titled=titled.get(name, False))
            phases.append(msgspec.structs.replace(head, questions=tuple(questions)))
        phases = [self._ordered(phase) for phase in phases]
        self._check_avoided({question.id or "" for phase in phases for question in phase.questions})
        ordered = self._first({phase.id: phase for phase in phases}, self.extension.order, "phase")
        return tuple(phase for phase in ordered if phase.questions)

    def _hidden(self, of_base: Mapping[str, Phase]) -> Set[str]:
        known = {question.id or "" for question in self.base.questions} | set(of_base)
        hide = self._by_id(self.extension.hide, known, "hide")
        self._say_unknown(hide, known, f"`{self.base.id}` has no question or phase `{{}}` to hide")
        hidden = {named.id for named in hide}
        self._say_nearly(known - hidden)
        return hidden

    def _by_id(self, named: Iterable[Named], known: Iterable[str], where: str) -> tuple[Named, ...]:
        """Return what is named by its id, also where its text or its title was written."""
        known = set(known)
        found: list[Named] = []
        for one in named:
            meant = () if one.id in known else self.names.meant(one.id)
            if meant:
                written = f"[{', '.join(meant)}]" if meant[1:] else meant[0]
                message = f"`{where}` takes ids, and “{one.id[:40]}” was read as `{written}`"
                self._say(one, message, f"Write `{written}`.")
            found += [Named(each, one.line, one.column) for each in meant] or [one]
        return tuple(found)

    def _say_nearly(self, known: Set[str]) -> None:
        """Tell of new questions whose id is nearly one of the base, and so may be meant to replace that one."""
        new = [named for named in self.extension.given if named.id not in known]
        near = nearly([named.id for named in new], known - self.given)
        for named in new:
            if to := near.get(named.id):
                message = f"the id `{named.id}` is new, so this question is added; `{self.base.id}` has `{to}`"
                self._say(named, message, f"To replace that one, write `id: {to}`.")

    def _with_free_ids(self, phase: Phase) -> tuple[Question, ...]:
        """Return the questions of a phase; made ids that the base has too are made again."""
        taken = {question.id or "" for question in self.base.questions} | self.given
        return tuple(self._with_free_id(question, taken) for question in phase.questions)

    def _with_free_id(self, question: Question, taken: Set[str]) -> Question:
        made = question.id or ""
        if made in self.given or made not in taken:
            return question
        again, free = 2, numbered(made, 2)
        while free in taken or free in self.renamed.values():
            again += 1
            free = numbered(made, again)
        self.renamed[made] = free
        return msgspec.structs.replace(question, id=free)

    def _ordered(self, phase: Phase) -> Phase:
        order = next((own.order for own in self.extension.phases if own.named.id == phase.id), ())
        by_id = {question.id or "": question for question in phase.questions}
        questions = self._first(by_id, order, "question")
        return msgspec.structs.replace(phase, questions=questions, order=())

    def _first(self, by_id: Mapping[str, T], order: Sequence[Named], what: str) -> tuple[T, ...]:
        """Return the things with those that `order` names first, the others as they were."""
        order = self._by_id(order, by_id, "order")
        self._say_unknown(order, by_id, f"`order` names `{{}}`, and no {what} here has that id")
        first = {named.id: by_id[named.id] for named in order if named.id in by_id}
        return (*first.values(), *(thing for name, thing in by_id.items() if name not in first))

    def _say_untitled(self, of_base: Mapping[str, Phase]) -> None:
        for own in self.extension.phases:
            if not own.titled and own.named.id not in of_base:
                message = f"the phase `{own.named.id}` is new here and has no title"
                hint = "Add a line `title: …`, or give it the id of a phase that is there."
                self._say(own.named, message, f"{nearest(own.named.id, of_base)}{hint}")

    def _check_avoided(self, known: Set[str]) -> None:
        self._say_unknown(self.extension.avoided, known, "`avoid_after` names “{}”, and no question has that id")

    def _say_unknown(self, named: Iterable[Named], known: Iterable[str], message: str) -> None:
        known = set(known)
        for one in named:
            if one.id not in known:
                near = nearest(one.id, known) if len(self.problems) < MAX_NEAREST else ""
                self._say(one, message.format(one.id[:64]), near.rstrip())

    def _say(self, named: Named, message: str, hint: str) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(_problem(self.source, named, message, hint))


def _shown(phase: Phase | None, hidden: Set[str]) -> list[Question]:
    return [question for question in phase.questions if question.id not in hidden] if phase else []


def _merged(before: Sequence[Question], added: Sequence[Question], renewed: Set[str | None]) -> list[Question]:
    """Return the questions of a phase: replaced in their place, or gone to another phase, and new ones behind."""
    by_id = {question.id: question for question in added}
    merged = [by_id.get(one.id, one) for one in before if one.id in by_id or one.id not in renewed]
    there = {question.id for question in merged}
    return [*merged, *(question for question in added if question.id not in there)]


def _head(base: Phase | None, own: Phase | None, *, titled: bool) -> Phase:
    """Return the phase without regard to its questions: what the file says of it counts, then the base."""
    if own is None or base is None:
        return own or base or Phase(id="phase", title="Phase")
    title = own.title if titled else base.title
    return msgspec.structs.replace(own, title=title, purpose=own.purpose or base.purpose)


def _problem(source: str, named: Named, message: str, hint: str) -> Problem:
    return Problem(source, named.line, named.column, message, hint)
