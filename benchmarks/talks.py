"""How well the checker hears whole conversations: advice, reflections, the form of questions, and good from poor.

The talks of `tests/lines/*/talks.jsonl` are ours, each held twice, by a skilled helper and by a poor one. Whole
scenarios are kept back, chosen by a hash of their name.

    python -m benchmarks.talks [--show advice|caution|question|SKILL]    (prints the misses, of open talks only)
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.lines import LINES, rows
from benchmarks.table import print_table
from coachtui.checker import Checker, Severity, SkillKind

TALKS = "talks.jsonl"
ADVISING = frozenset({"directive-command", "unsolicited-advice", "solution-as-question"})

Row = dict[str, object]


@dataclass
class Heard:
    """For each thing to hear: whether it was found, and whether it is there, turn by turn."""

    pairs: dict[str, list[tuple[bool, bool]]] = field(default_factory=lambda: defaultdict(list))
    forms: list[bool] = field(default_factory=list)
    balance: dict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    """Warnings less skills of each turn, by scenario and quality."""


def hear(talks: Iterable[Row], show: str) -> Heard:
    """Check all turns; print those that were heard otherwise than labelled where that is wanted."""
    checker, heard = Checker(), Heard()
    for turn in talks:
        text, also = str(turn["text"]), turn["also"]
        report = checker.check(text)
        warned = [finding for finding in report.findings if finding.severity >= Severity.CAUTION]
        skills = {skill.kind.value for skill in report.skills}
        found: dict[str, tuple[bool, bool]] = {
            "advice": (any(finding.category in ADVISING for finding in warned), bool(turn["advice"])),
            "caution": (bool(warned), bool(turn["caution"])),
        }
        found |= {k: (k in skills, k in turn["skills"]) for k in map(str, SkillKind) if k not in also}  # type: ignore[operator]  # our own file
        for name, pair in found.items():
            heard.pairs[name].append(pair)
        if turn["question"]:
            form = ("open-question" in skills) == (turn["question"] == "open")
            heard.forms.append(form)
            found["question"] = (form, True)
        heard.balance[str(turn["talk"]), str(turn["quality"])].append(len(warned) - len(skills))
        if show in found and found[show][0] != found[show][1]:
            print("FALSE " if found[show][0] else "MISSED", turn["quality"], "|", text, "|", [f.rule for f in warned])
    return heard


def row(name: str, pairs: list[tuple[bool, bool]]) -> list[str]:
    """Return precision, recall, their mean and n."""
    right = sum(found and there for found, there in pairs)
    found, there = (sum(column) for column in zip(*pairs, strict=True))
    precision, recall = right / max(1, found), right / max(1, there)
    both = 2 * precision * recall / max(1e-9, precision + recall)
    return [name, f"{precision:.2f}", f"{recall:.2f}", f"{both:.2f}", str(there)]


def facts(heard: Heard) -> list[list[str]]:
    """Return what holds for whole talks."""
    means = {key: sum(turns) / len(turns) for key, turns in heard.balance.items()}
    good = {talk: mean for (talk, quality), mean in means.items() if quality == "good"}
    poor = {talk: mean for (talk, quality), mean in means.items() if quality == "poor"}
    ranked = [(worse > better) + (worse == better) / 2 for better in good.values() for worse in poor.values()]
    accepted = [found for found, there in heard.pairs["caution"] if not there]
    return [
        ["form of the question told", f"{sum(heard.forms) / len(heard.forms):.2f} of {len(heard.forms)}"],
        ["warned of, of the turns that are fine", f"{sum(accepted) / len(accepted):.3f} of {len(accepted)}"],
        ["poor told from good, same scenario", f"{sum(poor[talk] > good[talk] for talk in good)} of {len(good)}"],
        ["poor told from good, any two (AUC)", f"{sum(ranked) / len(ranked):.3f}"],
    ]


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--show", default="")
    show = options.parse_args().show
    for kind in ("open", "kept"):
        heard = hear(rows(LINES / kind / TALKS), show if kind == "open" else "")
        print_table(f"Turns, {kind}", ["what", "P", "R", "F1", "n"], [row(*item) for item in heard.pairs.items()])
        print_table(f"Talks, {kind}", ["what", "measured"], facts(heard))


if __name__ == "__main__":
    main()
