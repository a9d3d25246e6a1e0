"""How much a finding asks, by mode, guard, novice and evidence."""

from __future__ import annotations

import pytest

from coachtui.checker import Checker, Mode, Setting, Severity

OFF, INFO, CAUTION, ALERT = Severity.OFF, Severity.INFO, Severity.CAUTION, Severity.ALERT

MATRIX = {
    "The starter was weak.": ("evaluative-criticism", ALERT, CAUTION, CAUTION),
    "I loved your questioning.": ("evaluative-praise", CAUTION, INFO, CAUTION),
    "You're disorganised.": ("person-label", ALERT, ALERT, ALERT),
    "You should stand at the door.": ("directive-command", ALERT, CAUTION, CAUTION),
    "If I were you I'd wait.": ("unsolicited-advice", CAUTION, INFO, INFO),
    "That ran long, didn't it?": ("leading-question", CAUTION, CAUTION, CAUTION),
    "Did it go well?": ("closed-question", INFO, INFO, OFF),
    "What worked? What didn't? What next?": ("stacked-question", INFO, INFO, INFO),
    "Why didn't you check understanding?": ("accusing-why", ALERT, CAUTION, CAUTION),
    "You always answer for them.": ("absolute-language", CAUTION, CAUTION, ALERT),
    "Other ECTs have cracked this by now.": ("comparison", CAUTION, CAUTION, ALERT),
    "What I do is count down from five.": ("autobiographical-steer", CAUTION, INFO, INFO),
    "You clearly hadn't planned it.": ("mind-reading", CAUTION, CAUTION, ALERT),
    "It's no big deal.": ("minimising", INFO, CAUTION, ALERT),
    "What went wrong in the middle?": ("deficit-presupposition", CAUTION, CAUTION, INFO),
    "You're not meeting the standard.": ("grading-language", ALERT, CAUTION, CAUTION),
    "That's not what happened.": ("confront-or-warn", ALERT, ALERT, ALERT),
    "Have you tried a seating plan?": ("solution-as-question", CAUTION, INFO, INFO),
}
MODES = (Mode.COACHING, Mode.MENTORING, Mode.ASSESSMENT)


def severity(checker: Checker, line: str, category: str, setting: Setting) -> Severity:
    found = [one.severity for one in checker.check(line, setting).findings if one.category == category]
    return max(found, default=OFF)


@pytest.mark.parametrize(("line", "expected"), MATRIX.items())
def test_the_mode_decides(line: str, expected: tuple[str, Severity, Severity, Severity], checker: Checker) -> None:
    category, *grades = expected
    assert [severity(checker, line, category, Setting(mode)) for mode in MODES] == grades


@pytest.mark.parametrize(
    ("line", "category"),
    [(line, category) for line, (category, *_) in MATRIX.items() if category in
     {"directive-command", "unsolicited-advice", "autobiographical-steer", "solution-as-question"}],
)  # fmt: skip
def test_directions_to_a_novice_weigh_one_step_less_but_not_in_coaching(
    line: str, category: str, checker: Checker
) -> None:
    for mode in MODES:
        usual = severity(checker, line, category, Setting(mode))
        novice = severity(checker, line, category, Setting(mode, novice=True))
        assert novice == (usual if mode is Mode.COACHING else usual - 1)


@pytest.mark.parametrize(
    ("line", "category", "with_evidence"),
    [
        ("#TS5 The plan lacked challenge: 6 of 30 finished by 9:20.", "evaluative-criticism", INFO),
        ("#TS7 You're not meeting the standard, two pupils left at 10:05.", "grading-language", OFF),
        ("The plan lacked challenge: 6 of 30 finished by 9:20.", "evaluative-criticism", CAUTION),
        ("#TS5 The plan lacked challenge.", "evaluative-criticism", CAUTION),
    ],
)
def test_a_judgement_beside_criterion_and_observation_weighs_less(
    line: str, category: str, with_evidence: Severity, checker: Checker
) -> None:
    assert severity(checker, line, category, Setting(Mode.ASSESSMENT)) == with_evidence


@pytest.mark.parametrize(
    ("plain", "softened", "category"),
    [
        ("You should ring home.", "It sounds like you should ring home.", "directive-command"),
        ("You should ring home.", "You should ring home, but it's up to you.", "directive-command"),
        ("I'd suggest a timer.", "Can I share an idea? I'd suggest a timer.", "unsolicited-advice"),
        ("You must log it.", "The policy is clear: you must log it, it is a legal requirement.", "directive-command"),
    ],
)
def test_a_frame_lowers_by_one_step_and_never_silences(
    plain: str, softened: str, category: str, checker: Checker
) -> None:
    usual = severity(checker, plain, category, Setting())
    assert severity(checker, softened, category, Setting()) == usual - 1
