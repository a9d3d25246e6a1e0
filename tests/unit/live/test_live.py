"""A session in progress, seen from a screen: notes in, warnings out, every change handed on."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.checker import Finding, Mode, Report, Setting, Severity, Skill, SkillKind
from coachtui.live import Flag, LiveSession, NewLine, Rewording, setting_of
from coachtui.session import Choice, Kind, Line, Role, Session, SetUp, begin

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class HearsShould:
    """A checker with one rule and one skill, which counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def check(self, text: str, setting: Setting) -> Report:
        self.asked.append(text)
        findings = tuple(
            Finding(
                "directive-command",
                "directive-command.modal",
                match.start(),
                match.end(),
                Severity.ALERT if setting.mode is Mode.COACHING else Severity.INFO,
                "may sound like an instruction",
                "takes the choice away",
                ("What options do you have?",),
                "D",
            )
            for match in re.finditer("should", text)
        )
        if "may I" in text:
            return Report(findings, (Skill(SkillKind.PERMISSION, 0, len(text)),))
        if "advice:" in text:
            return Report((_advice(text),), ())
        skills = (Skill(SkillKind.OPEN_QUESTION, 0, len(text)),) if text.startswith("What") else ()
        return Report(findings, skills)

    def says(self, guard: str, line: str) -> bool:
        return {"invites-advice": "what would you do", "refuses": "no thanks"}[guard] in line


def _advice(text: str) -> Finding:
    return Finding("unsolicited-advice", "unsolicited-advice.x", 0, len(text), Severity.CAUTION, "m", "w", (), "D")


class HearsAll:
    """A checker that finds something in everything."""

    def check(self, text: str, setting: Setting) -> Report:
        return Report((Finding("c", "c.r", 0, len(text), Severity.ALERT, "m", "w"),) if text else ())

    def says(self, guard: str, line: str) -> bool:
        return False


class Room:
    """A live session with a clock that stands still until it is told."""

    def __init__(self, session: Session | None = None) -> None:
        self.seconds = 1000.0
        self.saved: list[Session] = []
        self.checker = HearsShould()
        self.live = LiveSession(
            session or Session(id="20261123T120000Z-0001", created=NOON, updated=NOON),
            self.checker,
            clock=lambda: self.seconds,
            now=lambda: NOON,
            changed=self.saved.append,
        )

    def type(self, *lines: str, after: float = 0.0, restored: bool = False) -> None:
        self.seconds += after
        self.live.edit_notes(lines, restored=restored)


def flags(room: Room) -> list[tuple[int, str]]:
    return [(flag.line, flag.matched) for flag in room.live.flags]


def test_what_is_typed_is_handed_on_with_stamp_and_kind() -> None:
    room = Room()
    room.type('" Not sure.', after=5)
    assert room.saved[-1].lines == (Line(5, Kind.COACHEE, "Not sure."),)


def test_every_change_is_a_higher_revision() -> None:
    room = Room()
    room.type("a")
    room.type("ab")
    room.live.ask("What now?")
    revisions = [session.revision for session in room.saved]
    assert revisions == sorted(set(revisions))


def test_the_same_text_again_is_no_change() -> None:
    room = Room()
    room.type("a")
    count = len(room.saved)
    room.type("a")
    assert len(room.saved) == count


def test_a_warning_points_into_the_line_as_typed() -> None:
    room = Room()
    room.type("? You should go.")
    (flag,) = room.live.flags
    assert "? You should go."[flag.start : flag.end] == "should" == flag.matched


def test_their_words_agreed_steps_and_private_lines_are_never_checked() -> None:
    room = Room()
    room.type('" I should wait.', "> S. should ring", "# should I say more?")
    assert flags(room) == []
    assert room.checker.asked == []


def test_only_a_line_never_seen_before_is_checked() -> None:
    room = Room()
    room.type("one", "two should", "three")
    seen = len(room.checker.asked)
    room.type("one", "two should", "three!")
    assert room.checker.asked[seen:] == ["three!"]


def test_warnings_below_move_with_their_lines() -> None:
    room = Room()
    room.type("one", "two should")
    room.type("new", "one", "two should")
    assert flags(room) == [(2, "should")]


@given(st.lists(st.sampled_from(["", "should", "x", '" should', "? should I", "y should should"]), max_size=8))
def test_warnings_are_those_of_the_text_whatever_was_typed_before(lines: list[str]) -> None:
    room = Room()
    for end in range(len(lines) + 1):
        room.type(*(lines[:end] or [""]))
    room.type(*(reversed(lines or [""])))
    fresh = Room()
    fresh.type(*(reversed(lines or [""])))
    assert flags(room) == flags(fresh)


def test_a_mentor_hears_less_of_it() -> None:
    session = Session(id="20261123T120000Z-0001", created=NOON, updated=NOON, role=Role.MENTORING)
    room = Room(session)
    room.type("You should go.")
    assert flags(room) == []


def test_the_setting_follows_role_stage_and_assessment() -> None:
    session = Session(id="x", created=NOON, updated=NOON, role=Role.MENTORING, assessment_point=True, stage="nqt")
    assert setting_of(session) == Setting(Mode.ASSESSMENT, novice=True)
    assert setting_of(replace(session, role=Role.COACHING, stage="rqt")) == Setting(Mode.COACHING, novice=False)


def test_advice_that_was_asked_for_is_no_warning_for_two_lines() -> None:
    room = Room()
    room.type('" what would you do', "advice: one", "advice: two", "advice: three")
    assert [line for line, _ in flags(room)] == [3]


def test_leave_asked_for_and_refused_is_no_leave() -> None:
    room = Room()
    room.type("? may I", "advice: one")
    assert flags(room) == []
    room.type("? may I", '" no thanks', "advice: one")
    assert [line for line, _ in flags(room)] == [2]


# Asking


def test_asking_gives_the_line_and_records_the_question_with_its_bank() -> None:
    room = Room()
    room.seconds += 7
    line = room.live.ask("What now?", bank="grow", question="g1", phase="goal")
    assert line == "? What now?"
    (asked,) = room.live.session.asked
    assert (asked.at, asked.text, asked.bank, asked.question, asked.phase) == (7, "What now?", "grow", "g1", "goal")


def test_the_wait_runs_from_the_question_to_the_next_key_not_to_its_own_line() -> None:
    room = Room()
    line = room.live.ask("What now?")
    room.type(line, "")
    assert room.live.session.asked[0].wait_s is None
    room.type(line, '" W', after=9)
    room.type(line, '" We', after=3)
    assert room.live.session.asked[0].wait_s == 9


def test_undo_takes_the_question_and_its_tick_back_and_redo_returns_both() -> None:
    room = Room()
    room.type("one")
    line = room.live.ask("What now?", bank="grow", question="g1")
    room.type("one", line, "", after=4)
    asked = room.live.session.asked
    room.type("one", restored=True)
    assert not room.live.session.asked
    room.type("one", line, "", after=60, restored=True)
    assert room.live.session.asked == asked
    assert room.live.session.lines[1].at == 4


def test_deleting_the_line_of_a_question_means_it_was_not_asked() -> None:
    room = Room()
    line = room.live.ask("What now?", bank="grow", question="g1")
    room.type(line, "", after=4)
    room.type(line + " Or later?", "", after=4)
    assert len(room.live.session.asked) == 1
    room.type("", after=4)
    assert not room.live.session.asked


def test_the_agreement_is_what_its_line_says() -> None:
    session = begin(SetUp(), "20261123T120000Z-0001", NOON)
    room = Room(session)
    room.type("Between us, but for safeguarding.", "")
    assert room.live.session.agreement == "Between us, but for safeguarding."
    room.type("Between us, but for safeguarding.", "more")
    assert room.live.session.agreement == "Between us, but for safeguarding."


def test_undo_brings_stamps_back() -> None:
    room = Room()
    room.type("one", "two", after=10)
    room.type("", after=10)
    room.type("one", "two", after=10, restored=True)
    assert [line.at for line in room.live.session.lines] == [10, 10]


def test_a_tick_can_be_set_and_taken_away_without_a_line() -> None:
    room = Room()
    room.live.mark_asked("What now?", bank="grow", question="g1", phase="goal")
    assert len(room.live.session.asked) == 1
    room.live.mark_asked("What now?", bank="grow", question="g1", phase="goal")
    assert not room.live.session.asked


# Deciding


def only_flag(room: Room) -> Flag:
    (flag,) = room.live.flags
    return flag


def test_a_warning_left_stays_away_while_other_lines_change() -> None:
    room = Room()
    room.type("You should go.")
    room.live.decide(only_flag(room), Choice.LEFT)
    room.type("new", "You should go.")
    assert flags(room) == []
    (decision,) = room.live.session.decisions
    assert (decision.rule, decision.matched, decision.choice) == ("directive-command.modal", "should", Choice.LEFT)


def test_a_warning_left_comes_back_when_its_own_line_changes() -> None:
    room = Room()
    room.type("You should go.")
    room.live.decide(only_flag(room), Choice.LEFT)
    room.type("You should really go.")
    assert flags(room) == [(0, "should")]


def test_a_muted_rule_is_silent_for_the_session() -> None:
    room = Room()
    room.type("You should go.")
    room.live.decide(only_flag(room), Choice.MUTED)
    room.type("You should go.", "They should too.")
    assert flags(room) == []


def test_words_that_are_fine_are_silent_on_every_line_and_others_of_the_rule_are_not() -> None:
    room = Room()
    room.type("You should go.", "They  SHOULD too.", "You should advice: go.")
    room.live.decide(room.live.flags[0], Choice.FINE)
    assert [matched for _, matched in flags(room)] == ["You should advice: go."]
    (decision,) = room.live.session.decisions
    assert (decision.rule, decision.matched, decision.line_digest) == ("directive-command.modal", "should", "")
    room.type("We should all rest.", "You should go.")
    assert flags(room) == []


@pytest.mark.parametrize(("typed", "again"), [("you'd", "You’d"), ("you  should", "YOU should"), ("[b]", "[B]")])
def test_words_that_are_fine_are_so_in_every_spelling(typed: str, again: str) -> None:
    session = Session(id="20261123T120000Z-0001", created=NOON, updated=NOON)
    live = LiveSession(session, HearsAll(), clock=lambda: 0.0, now=lambda: NOON, changed=lambda _: None)
    live.edit_notes((typed,))
    live.decide(live.flags[0], Choice.FINE)
    live.edit_notes((typed, again, "other"))
    assert [flag.matched for flag in live.flags] == ["other"]


def test_words_that_are_fine_stay_so_when_the_session_is_opened_again() -> None:
    first = Room()
    first.type("You should go.")
    first.live.decide(only_flag(first), Choice.FINE)
    second = Room(first.saved[-1])
    second.live.review_some()
    second.type("You should go.", "They should too.")
    assert flags(second) == []


def test_words_not_yet_said_are_replaced_sentence_by_sentence() -> None:
    room = Room()
    room.type("? I saw that. You should go. Then?")
    change = room.live.reword(only_flag(room), "What options do you have?")
    assert isinstance(change, Rewording)
    typed = "? I saw that. You should go. Then?"
    assert typed[: change.start] + change.text + typed[change.end :] == "? I saw that. What options do you have? Then?"


def test_words_already_said_stay_and_the_other_way_is_kept_privately() -> None:
    room = Room()
    room.type("? You should go.", '" Hm.')
    change = room.live.reword(only_flag(room), "What options do you have?")
    assert change == NewLine(0, "# next time: What options do you have?")
    assert room.live.session.decisions[0].choice is Choice.USED


def test_a_wording_kept_for_next_time_settles_its_warning_for_as_long_as_it_stands() -> None:
    room = Room()
    said, kept = "? You should go.", "# next time: What options do you have?"
    room.type(said, '" Hm.')
    room.live.reword(only_flag(room), "What options do you have?")
    room.type(said, kept, '" Hm.')
    assert flags(room) == []
    room.type(said, kept, '" Hm.', said, '" Hm.')
    assert only_flag(room).line == 3
    room.type(said, '" Hm.')
    assert only_flag(room).line == 0


def test_a_wording_is_not_taken_twice_before_the_notes_have_it_and_again_once_it_was_undone() -> None:
    for after in ((), ('" Hm.',)):
        room = Room()
        room.type("? You should go.", *after)
        flag = only_flag(room)
        assert room.live.reword(flag, "What options do you have?") is not None
        assert room.live.reword(flag, "What options do you have?") is None
        room.type("? What options do you have?", *after)
        room.type("? You should go.", *after)
        assert room.live.reword(only_flag(room), "What options do you have?") is not None


def test_words_that_are_gone_are_not_reworded() -> None:
    room = Room()
    room.type("Well.", "? You should go.")
    flag = only_flag(room)
    for typed in (("Well.",), ("Well.", "? Now you should go."), ("? You should go.", '" Hm.')):
        room.type(*typed)
        assert room.live.reword(flag, "What options do you have?") is None
    assert room.live.session.decisions == ()


# Opening again


def test_a_session_goes_on_where_it_stopped() -> None:
    first = Room()
    first.type("one", after=30)
    second = Room(first.saved[-1])
    second.type("one", "two", after=5)
    assert [line.at for line in second.live.session.lines] == [30, 35]
    assert second.live.session.revision > first.saved[-1].revision


def test_notes_that_are_opened_are_checked_a_little_at_a_time() -> None:
    lines = tuple(Line(0, Kind.NOTE, f"{n} should") for n in range(5))
    room = Room(Session(id="x", created=NOON, updated=NOON, lines=lines))
    assert room.live.review_some(2)
    assert flags(room) == []
    assert room.live.review_some(2)
    assert not room.live.review_some(2)
    assert len(flags(room)) == 5


def test_the_tally_counts_and_never_scores() -> None:
    room = Room()
    line = room.live.ask("What now?")
    room.type(line, "")
    room.type(line, '" A.', after=4)
    room.type(line, '" A.', "? Is it?", "seen")
    tally = room.live.tally
    assert (tally.open_questions, tally.other_questions) == (1, 1)
    assert (tally.coachee_lines, tally.spoken_lines, tally.longest_wait) == (1, 3, 4)
