"""How well the checker finds what a careful reader would raise: precision and recall per category.

The lines of `tests/lines` are ours, written and labelled without sight of the rules. A fifth of them, chosen by a
hash of the text, is kept back (`kept`): nobody who writes rules reads it. Both figures are printed, so that
over-fitting shows. A category under `also` counts neither way. A second table is of `skills.jsonl`: turns of
counsellors and coaches with what is done well in them, and how often an open question is told from a closed one.

    python -m benchmarks.lines [--at info|caution] [--show CATEGORY|SKILL|question]
    (--show prints the misses, of the open lines only)
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from coachtui.checker import Checker, Mode, Setting, Severity, check_notes

LINES = Path(__file__).parents[1] / "tests" / "lines"
SKILLS = "skills.jsonl"
UNLABELLED = {"closed-question", "stacked-question"}
OTHERWISE_LABELLED = (SKILLS, "talks.jsonl")


@dataclass
class Score:
    """Counts over a set of lines."""

    right: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    harmless: int = 0
    """Lines with nothing to find."""
    alarmed: int = 0
    """Those of them with something found at `caution` all the same."""

    def row(self, category: str | None = None) -> str:
        """Return precision, recall and n, of one category or of all."""
        right, false, missed = (
            counts.total() if category is None else counts[category] for counts in (self.right, self.false, self.missed)
        )
        precision = f"{right / (right + false):.2f}" if right + false else "   –"
        recall = f"{right / (right + missed):.2f}" if right + missed else "   –"
        return f"{precision:>5} {recall:>5} {right + missed:>4}"


def read(kind: str) -> list[dict[str, object]]:
    """Return the lines of `open` or `kept`, but for those that are of skills."""
    files = sorted(file for file in (LINES / kind).glob("*.jsonl") if file.name not in OTHERWISE_LABELLED)
    return [row for file in files for row in rows(file)]


def rows(file: Path) -> list[dict[str, object]]:
    """Return the lines of one file."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def score(kind: str, at: Severity, show: str) -> Score:
    """Check all lines of a kind; print what went otherwise than labelled where that is wanted."""
    checker, result = Checker(), Score()
    heaviest = _heaviest(checker)
    for line in read(kind):
        text, wanted, also = str(line["text"]), set(line["categories"]), set(line.get("also", ()))  # type: ignore[call-overload]  # our own files
        findings = check_notes(checker, text, Setting(Mode(str(line.get("mode", "coaching"))))).findings
        found = {f.category for f in findings if f.severity >= min(at, heaviest[f.category])} - UNLABELLED
        harmless = not wanted
        result.harmless += harmless
        result.alarmed += harmless and any(f.severity >= Severity.CAUTION and f.category not in also for f in findings)
        result.right.update(found & wanted)
        result.false.update(found - wanted - also)
        result.missed.update(wanted - found)
        for category in sorted((found - wanted - also) | (wanted - found)):
            if show in (category, "all") and kind == "open":
                rules = [f"{f.rule}: {text[f.start : f.end]}" for f in findings if f.category == category]
                print("MISSED" if category in wanted else "FALSE ", category, line.get("mode"), "|", text, "|", *rules)
    return result


def _heaviest(checker: Checker) -> dict[str, Severity]:
    """Return how heavily each category weighs in coaching: what is only ever counted is found when it is counted."""
    grades: dict[str, Severity] = {}
    for rule in checker.rules.book.rules:
        grades[rule.category] = max(grades.get(rule.category, Severity.OFF), Severity(rule.grades[0]))
    return grades


def skills(show: str) -> tuple[Score, list[bool]]:
    """Look for skills in the turns; return their score, and for each question whether its form is told rightly."""
    checker, result, forms = Checker(), Score(), []
    for line in rows(LINES / "open" / SKILLS):
        text, wanted, also = str(line["text"]), set(line["skills"]), set(line.get("also", ()))  # type: ignore[call-overload]  # our own file
        report = checker.check(text)
        found = {skill.kind.value for skill in report.skills}
        result.right.update(found & wanted)
        result.false.update(found - wanted - also)
        result.missed.update(wanted - found)
        if "question" in line:
            forms.append(("open-question" in found) == (line["question"] == "open"))
        wrong = sorted((found - also) ^ wanted) + ["question"] * ("question" in line and not forms[-1])
        for skill in wrong:
            if show in (skill, "all"):
                print("MISSED" if skill in wanted else "FALSE ", skill, "|", text)
    return result, forms


def print_skills(show: str) -> None:
    """Print the table of skills."""
    result, forms = skills(show)
    print(f"\n{'skill':24} {'P     R    n':20}")
    for skill in (*sorted(result.right | result.false | result.missed), None):
        print(f"{skill or 'all':24} {result.row(skill)}")
    print(f"open told from closed: {sum(forms) / len(forms):.2f} of {len(forms)}")


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--at", choices=["info", "caution"], default="caution")
    options.add_argument("--show", default="")
    chosen = options.parse_args()
    at = Severity[chosen.at.upper()]
    scores = {kind: score(kind, at, chosen.show) for kind in ("open", "kept")}
    print(f"{'category':24} {'open: P     R    n':20} {'kept: P     R    n':20}")
    categories = sorted(set().union(*(s.right | s.false | s.missed for s in scores.values())))
    for category in (*categories, None):
        both = "   ".join(scores[kind].row(category) for kind in ("open", "kept"))
        print(f"{category or 'all':24} {both}")
    for kind, scored in scores.items():
        print(f"harmless lines warned of ({kind}): {scored.alarmed / scored.harmless:.3f} of {scored.harmless}")
    print_skills(chosen.show)


if __name__ == "__main__":
    main()
