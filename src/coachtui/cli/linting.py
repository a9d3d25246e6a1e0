"""Banks looked over, and the remarks written in one of three shapes, those of `coachtui check`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from coachtui.banks import Bank, LoadedBank, Question, Role
from coachtui.banks.folders import HeldFile
from coachtui.banks.lint import lint
from coachtui.banks.remarks import CATEGORY, CAUTION, RULES, Remark
from coachtui.banks.verdicts import is_of_the_whole
from coachtui.checker import Checker, Finding, Mode, Setting, Severity
from coachtui.cli.notes import Found, as_json, as_text
from coachtui.cli.picking import Picked
from coachtui.cli.saying import Json, counted, put, put_json, tell
from coachtui.errors import Problem
from coachtui.text import clean_line
from coachtui.yamlfile import read_bytes

__all__ = ["WRITERS", "CheckerEar", "Looked", "look_over", "tell_troubles"]

SCHEMA = 1
"""Of the JSON and of what we add to SARIF; grows when a field changes its meaning or goes."""
_FURTHER = 200
"""Lines below a question in which its follow-ups are looked for."""


class CheckerEar:
    """The check, with a setting for each role."""

    def __init__(self, checker: Checker) -> None:
        """Hear with this checker."""
        self._checker = checker
        self._settings: dict[str, Setting] = {mode.value: Setting(mode=mode) for mode in Mode}

    def hear(self, prompt: str, role: Role) -> Sequence[Finding]:
        """Return what the check finds in a prompt."""
        return self._checker.check(prompt, self._settings[role]).findings


@dataclass(frozen=True, slots=True)
class Placed:
    """A remark where it stands."""

    remark: Remark
    found: Found


@dataclass(slots=True)
class Looked:
    """What came of all banks together."""

    checker: Checker
    banks: list[tuple[Picked, list[Placed]]] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    """Which banks could not be looked over, and why."""

    @property
    def highest(self) -> Severity:
        """The most that a remark asks."""
        grades = (placed.found.finding.severity for _, all_placed in self.banks for placed in all_placed)
        return max(grades, default=Severity.OFF)


def look_over(picked: Sequence[Picked], checker: Checker) -> Looked:
    """Return the remarks on each bank, which is compared with all others on its shelf."""
    looked = Looked(checker)
    ear = CheckerEar(checker)
    beside: list[Bank] | None = None
    for one in picked:
        if one.loaded.bank is None:
            said = str(one.loaded.problems[0]) if one.loaded.problems else one.source.name
            looked.troubles.append(f"this bank could not be looked over: {clean_line(said)}")
            continue
        if beside is None:
            beside = [loaded.bank for loaded in one.shelf.load_all() if loaded.bank]
        lines = _lines_of(one)
        remarks = lint(one.loaded, ear, beside)
        looked.banks.append((one, [Placed(remark, _placed(remark, one, lines)) for remark in remarks]))
    return looked


def write_text(looked: Looked) -> None:
    """Write a line for each remark, those on the whole bank by themselves, and one for each bank."""
    for picked, all_placed in looked.banks:
        whole = [placed for placed in all_placed if is_of_the_whole(placed.remark)]
        for placed in all_placed:
            if placed not in whole:
                put(as_text(placed.found))
        if whole:
            put("About the whole bank:")
        for placed in whole:
            put(as_text(placed.found, whole=True))
        said = ", ".join(filter(None, _counts(all_placed))) or "nothing to reword"
        put(f"{picked.source.name}: {counted(_own(picked.loaded), 'question')}, {said}")


def _counts(all_placed: Sequence[Placed]) -> tuple[str, str]:
    """Return how many prompts could be reworded, as the app counts them, and how much is only worth knowing."""
    weighty = [placed.remark for placed in all_placed if placed.remark.severity >= CAUTION]
    prompts = len({(remark.question, remark.prompt) for remark in weighty})
    rest = len(all_placed) - len(weighty)
    return (f"{prompts} to reword" if prompts else "", f"{rest} worth knowing" if rest else "")


def write_json(looked: Looked) -> None:
    """Write one JSON object with all remarks."""
    findings: list[Json] = [
        {**as_json(placed.found), "question": placed.remark.question or None, "roles": [*placed.remark.roles]}
        for _, all_placed in looked.banks
        for placed in all_placed
    ]
    put_json({"schema": SCHEMA, "complete": not looked.troubles, "findings": findings})


def write_sarif(looked: Looked) -> None:
    """Write one SARIF log with all remarks, without fixes: what is between quotes in YAML is not swapped blindly."""
    from coachtui.cli.sarif import as_sarif  # noqa: PLC0415  (the other shapes do without)

    found = [_without_fix(placed.found) for _, all_placed in looked.banks for placed in all_placed]
    put_json(as_sarif(found, looked.troubles, looked.checker.rules, SCHEMA, _described()))


WRITERS: Mapping[str, Callable[[Looked], None]] = MappingProxyType(
    {"text": write_text, "json": write_json, "sarif": write_sarif}
)
"""How to answer, by the name of the shape."""


def tell_troubles(looked: Looked) -> None:
    """Say which banks could not be looked over, and where there is something to mend besides."""
    for trouble in looked.troubles:
        tell(trouble, "`coachtui bank validate` says all that is to mend.")
    for picked, _ in looked.banks:
        if picked.loaded.problems:
            mend = counted(len(picked.loaded.problems), "thing")
            tell(f"{picked.source.name} has {mend} to mend, which `coachtui bank validate` tells")


def _own(loaded: LoadedBank) -> int:
    """Return how many questions stand in the file itself."""
    questions: tuple[Question, ...] = loaded.bank.questions if loaded.bank else ()
    return sum(question.id in loaded.places for question in questions)


def _placed(remark: Remark, picked: Picked, lines: Sequence[str]) -> Found:
    """Return the remark as a finding in the file, where its words can be found there."""
    line, column = picked.loaded.places.get(remark.question, (1, 1))
    start, end = column - 1, column - 1
    if remark.prompt:
        below = range(line - 1, min(line - 1 + _FURTHER, len(lines)))
        there = next((number for number in below if remark.prompt in lines[number]), None)
        if there is not None:
            at = lines[there].index(remark.prompt)
            line, start, end = there + 1, at + remark.start, at + remark.end
    text = lines[line - 1] if line <= len(lines) else ""
    start, end = min(start, len(text)), min(end, len(text))
    if end <= start:
        end = len(text)
    finding = Finding(
        category=remark.category,
        rule=remark.rule,
        start=start,
        end=end,
        severity=Severity(remark.severity),
        message=remark.message + _heard_in(remark),
        why=remark.why,
        reframes=remark.reframes,
    )
    return Found(picked.source.name, line, start, end, (start, len(text)), text, finding)


def _heard_in(remark: Remark) -> str:
    """Return in which roles it is heard so, where it is not all of them."""
    return f" ({', '.join(remark.roles)})" if 0 < len(remark.roles) < len(Mode) else ""


def _lines_of(picked: Picked) -> list[str]:
    """Return the lines of a bank's file; none when it can no longer be read."""
    file = picked.source.file
    content: bytes | Problem = b""
    if isinstance(file, HeldFile):
        content = file.content
    elif isinstance(file, Path) and not file.is_symlink():
        content = read_bytes(file, picked.source.name)
    elif isinstance(file, Traversable):
        content = file.read_bytes()
    text = "" if isinstance(content, Problem) else content.decode("utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _without_fix(found: Found) -> Found:
    finding = found.finding
    if not finding.reframes:
        return found
    message = f"{finding.message} Another way to put it: {finding.reframes[0]}"
    return replace(found, finding=replace(finding, message=message, reframes=()))


def _described() -> dict[str, Json]:
    """Return the rules that are about banks, as SARIF has them."""
    return {
        name: {
            "id": name,
            "name": rule.means,
            "shortDescription": {"text": rule.means},
            "fullDescription": {"text": rule.why},
            "help": {"text": rule.why},
            "defaultConfiguration": {"level": "note" if Severity(rule.severity) is Severity.INFO else "warning"},
            "properties": {"category": CATEGORY, "tags": [CATEGORY]},
        }
        for name, rule in RULES.items()
    }
