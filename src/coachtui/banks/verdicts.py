"""What there is to say about the prompts of a bank, prompt by prompt; words that were heard once are remembered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from coachtui.banks.lint import lint
from coachtui.banks.model import LoadedBank, Role
from coachtui.banks.remarks import CAUTION, Ear, Heard, Remark

__all__ = ["InterruptedCheckError", "Remembering", "Verdicts", "is_of_the_whole", "verdicts_on"]

MOST_REMEMBERED = 200_000
"""Prompts in one role that are kept in mind; all of them are forgotten when there are more."""

_NAMES_ONE = "bank.purpose"
"""A rule that names one question and means the whole bank."""


class InterruptedCheckError(Exception):
    """Something else is to be checked first; what was heard so far is remembered."""


class Remembering:
    """An ear that hears the same words only once."""

    def __init__(self, ear: Ear, *, stopped: Callable[[], bool] = lambda: False) -> None:
        """Hear with `ear`, until `stopped` says so."""
        self._ear = ear
        self._stopped = stopped
        self._heard: dict[tuple[str, Role], Sequence[Heard]] = {}

    def hear(self, prompt: str, role: Role) -> Sequence[Heard]:
        """Return what may be heard in a prompt; raise `InterruptedCheckError` when something else comes first."""
        known = self._heard.get((prompt, role))
        if known is not None:
            return known
        if self._stopped():
            raise InterruptedCheckError
        if len(self._heard) >= MOST_REMEMBERED:
            self._heard.clear()
        heard = self._heard[prompt, role] = self._ear.hear(prompt, role)
        return heard


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What could be put better in one bank."""

    about: Mapping[tuple[str, str], tuple[Remark, ...]] = field(default_factory=dict)
    """Remarks that are worth a change, by the question's id and the words of the prompt."""
    whole: tuple[Remark, ...] = ()
    """Remarks on the bank as a whole."""

    @property
    def prompts(self) -> int:
        """How many prompts could be put better."""
        return len(self.about)

    def on(self, question: str, prompt: str) -> tuple[Remark, ...]:
        """Return what there is to say about one prompt."""
        return self.about.get((question, prompt), ())


def is_of_the_whole(remark: Remark) -> bool:
    """Tell whether a remark is about the whole bank."""
    return not remark.question or remark.rule == _NAMES_ONE


def verdicts_on(loaded: LoadedBank, ear: Ear) -> Verdicts:
    """Return what there is to say about a bank by itself; of one that extends another, about its own questions."""
    about: dict[tuple[str, str], list[Remark]] = defaultdict(list)
    whole = []
    for remark in lint(loaded, ear):
        if is_of_the_whole(remark):
            whole.append(remark)
        elif remark.severity >= CAUTION:
            about[remark.question, remark.prompt].append(remark)
    return Verdicts({place: tuple(remarks) for place, remarks in about.items()}, tuple(whole))
