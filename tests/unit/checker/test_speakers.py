"""Only the coach's own words are checked."""

from __future__ import annotations

import pytest

from coachtui.checker import Checker, Severity, Speaker, check_notes, speaker_of


@pytest.mark.parametrize(
    ("line", "speaker", "words"),
    [
        ("You should wait.", Speaker.COACH, "You should wait."),
        ("? What did you see?", Speaker.ASKED, "What did you see?"),
        ('" I should have waited', Speaker.COACHEE, "I should have waited"),
        ("“ I should have waited", Speaker.COACHEE, "I should have waited"),
        ("T: I must sort my exits", Speaker.COACHEE, "I must sort my exits"),
        ("> Ring home by Friday", Speaker.ACTION, "Ring home by Friday"),
        ("# ask less next time", Speaker.PRIVATE, "ask less next time"),
        ("C: You should wait", Speaker.COACH, "You should wait"),
        ('"You should" was what I said', Speaker.COACH, '"You should" was what I said'),
        ("#TS5 six pupils", Speaker.COACH, "#TS5 six pupils"),
        ("?!", Speaker.COACH, "?!"),
        ("", Speaker.COACH, ""),
    ],
)
def test_the_mark_tells_who_speaks(line: str, speaker: Speaker, words: str) -> None:
    found, start = speaker_of(line)
    assert (found, line[start:]) == (speaker, words)


def test_only_what_the_coach_said_is_found_and_offsets_are_those_of_the_notes(checker: Checker) -> None:
    notes = '" You should see them\n> You must ring home\n# you should wait\nYou should ring home\n? Did it help'
    report = check_notes(checker, notes)
    assert [notes[one.start : one.end] for one in report.findings] == ["You should", "Did it help"]


@pytest.mark.parametrize(
    ("notes", "severity"),
    [
        ("I'd suggest a timer.", Severity.CAUTION),
        ("? Would it help if I shared an idea?\n\" yes please\nI'd suggest a timer.", Severity.INFO),
        ("? Would it help if I shared an idea?\nI'd suggest a timer.", Severity.INFO),
        ("? Would it help if I shared an idea?\n\" not now\nI'd suggest a timer.", Severity.CAUTION),
        ("\" can you suggest something?\nI'd suggest a timer.", Severity.INFO),
        ("\" any ideas?\nSix hands up.\nTwo at 9:04.\nI'd suggest a timer.", Severity.CAUTION),
    ],
)
def test_leave_once_given_holds_for_two_lines(notes: str, severity: Severity, checker: Checker) -> None:
    advice = [one for one in check_notes(checker, notes).findings if one.category == "unsolicited-advice"]
    assert [one.severity for one in advice] == [severity]
