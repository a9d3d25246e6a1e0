"""A session survives the way into the file and back; a file that is no session is refused in plain words."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.errors import StorageError
from coachtui.session import Action, Choice, Kind, Line, Role, Session
from coachtui.storage.atomic import Document, Tables
from coachtui.storage.reasons import DamagedError
from coachtui.storage.record import FORMAT, from_record, summary_of, to_record
from coachtui.storage.strictjson import decode, encode
from coachtui.text import clean
from tests.builders import a_session
from tests.unit.storage.sessions import clean_sessions, hostile_sessions

GOLDEN = Path(__file__).parents[2] / "golden" / "sessions" / "format-1.json"


def tables_of(session: Session) -> Tables:
    """Return the tables as they come back from a file."""
    tables = deepcopy(to_record(session))
    assert decode(encode(tables)) == tables
    return tables


def changed(tables: Tables, table: str, **values: object) -> Tables:
    """Return `tables` with other values in the first document of one table."""
    tables = deepcopy(tables)
    next(iter(tables[table].values())).update(values)
    return tables


@pytest.fixture
def golden() -> Tables:
    found: Tables = json.loads(GOLDEN.read_text("utf-8"))
    return found


@given(clean_sessions)
def test_any_session_comes_back_as_it_was(session: Session) -> None:
    assert from_record(tables_of(session)) == session


@given(hostile_sessions)
def test_text_that_got_past_the_door_comes_back_cleaned(session: Session) -> None:
    tables = decode(encode(to_record(session)))
    found = from_record(tables)  # type: ignore[arg-type]  # what decode returns has the shape of tables
    assert [line.text for line in found.lines] == [
        clean(mended(line.text)).replace("\n", " ") for line in session.lines
    ]
    assert found.agreement == clean(mended(session.agreement))
    assert from_record(tables_of(found)) == found


def mended(text: str) -> str:
    """Return `text` as it reaches the file: without lone surrogates."""
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)


@given(clean_sessions)
def test_the_summary_says_what_the_session_says(session: Session) -> None:
    summary = summary_of(tables_of(session))
    assert (summary.id, summary.created, summary.coachee) == (session.id, session.created, session.coachee)
    assert summary.lines == len(session.lines)
    assert summary.actions_open == sum(action.status == "open" for action in session.actions)


def test_times_are_written_in_utc(golden: Tables) -> None:
    moment = datetime.fromisoformat("2026-11-23T15:30:00+01:00")
    written = to_record(a_session(created=moment))["session"]["1"]
    assert written["created"] == "2026-11-23T14:30:00Z"


def test_a_file_of_format_1_still_loads(golden: Tables) -> None:
    session = from_record(golden)
    assert session.role is Role.MENTORING
    assert session.ended == datetime(2026, 11, 23, 15, 12, 48, 250_000, tzinfo=UTC)
    assert session.banks == ("early-career", "grow")
    assert session.lines[4] == Line(1302, Kind.PRIVATE, "שלום: thank Ms K. for the film")
    assert session.asked[1].wait_s is None
    assert session.actions[0].due == date(2026, 11, 30)
    assert session.decisions[1].choice is Choice.MUTED
    assert session.replies[0].not_how_i_remember_it


def test_a_file_of_format_1_is_written_back_as_it_was(golden: Tables) -> None:
    assert to_record(from_record(golden)) == golden


def test_a_file_from_before_there_were_plans_still_loads(golden: Tables) -> None:
    del golden["session"]["1"]["plan"]
    assert from_record(golden).plan == ()


def test_a_plan_comes_back_in_its_order(golden: Tables) -> None:
    assert from_record(golden).plan == (("grow", "goal-1"), ("early-career", "one-thing"))


def test_every_field_of_the_model_is_in_the_golden_file(golden: Tables) -> None:
    written = to_record(a_session("one"))
    assert written["session"]["1"].keys() <= golden["session"]["1"].keys()
    assert written["lines"]["1"].keys() == golden["lines"]["1"].keys()


class TestWhatIsUnknown:
    def test_stays_in_the_session_and_in_its_own_tables(self, golden: Tables) -> None:
        written = to_record(replace(from_record(golden), focus="something else", lines=()))
        assert written["session"]["1"]["mood_before"] == {"scale": [1, 5], "value": 2.5}
        assert written["weather"] == golden["weather"]

    def test_follows_its_line_when_lines_are_put_before_it(self, golden: Tables) -> None:
        session = from_record(golden)
        written = to_record(replace(session, lines=(Line(0, Kind.NOTE, "first"), *session.lines)))
        assert starred(written) == ["Counted three seconds together: felt like ten"]

    def test_follows_its_line_when_the_words_are_edited(self, golden: Tables) -> None:
        session = from_record(golden)
        edited = tuple(replace(line, text=line.text.replace("three", "four")) for line in session.lines)
        assert starred(to_record(replace(session, lines=edited))) == ["Counted four seconds together: felt like ten"]

    def test_goes_with_a_line_that_is_removed(self, golden: Tables) -> None:
        session = from_record(golden)
        kept = tuple(line for line in session.lines if line.at != 95)
        assert starred(to_record(replace(session, lines=kept))) == []

    def test_named_like_a_field_of_ours_is_no_field_of_ours(self) -> None:
        odd = {"extra": {"unknown": 1}, "lines": [1], "notes": "x"}
        tables = changed(tables_of(a_session("one")), "session", **odd)
        session = from_record(tables)
        assert session.lines == (Line(0, Kind.NOTE, "one"),)
        assert odd.items() <= to_record(session)["session"]["1"].items()

    @given(
        st.lists(st.sampled_from("abc"), max_size=5),
        st.lists(st.booleans(), min_size=5, max_size=5),
    )
    def test_is_never_put_on_two_lines(self, texts: list[str], marked: list[bool]) -> None:
        tables = tables_of(a_session(*(Line(0, Kind.NOTE, text) for text in texts)))
        for document, mark in zip(tables["lines"].values(), marked, strict=False):
            document.update({"starred": True} if mark else {})
        again = to_record(from_record(tables))
        assert sorted(starred(again)) == sorted(starred(tables))


def starred(tables: Tables) -> list[str]:
    return [str(line["text"]) for line in tables["lines"].values() if line.get("starred")]


WRONG: dict[str, tuple[Callable[[Tables], object], str]] = {
    "no session": (lambda tables: tables["session"].clear(), "holds 0 documents instead of one"),
    "two sessions": (lambda tables: tables["session"].update({"2": {}}), "holds 2 documents instead of one"),
    "a table is missing": (lambda tables: tables.pop("lines"), "the table 'lines' is missing"),
    "no format": (lambda tables: tables["session"]["1"].pop("format"), "does not say its format"),
    "format is true": (lambda tables: tables["session"]["1"].update(format=True), "does not say its format"),
    "format of before": (lambda tables: tables["session"]["1"].update(format=0), "never been a format 0"),
    "no id": (lambda tables: tables["session"]["1"].pop("id"), "lacks the field `id`"),
    "revision is text": (
        lambda tables: tables["session"]["1"].update(revision="3"),
        "revision: expected a whole number, got text",
    ),
    "unknown role": (lambda tables: tables["session"]["1"].update(role="boss"), "role: unknown value 'boss'"),
    "not a time": (lambda tables: tables["session"]["1"].update(updated="noon"), "updated: not a time"),
    "no zone": (lambda tables: tables["session"]["1"].update(updated="2026-01-01T00:00:00"), "time zone"),
    "before all years": (
        lambda tables: tables["session"]["1"].update(created="0001-01-01T00:00:00+14:00"),
        "before or after all years",
    ),
    "bank is a number": (lambda tables: tables["session"]["1"].update(banks=[7]), "question bank 1: expected text"),
    "stamp is text": (
        lambda tables: tables["lines"]["2"].update(at="12"),
        "line 2 of the notes, at: expected a whole number, got text",
    ),
    "line without text": (lambda tables: tables["lines"]["1"].pop("text"), "line 1 of the notes: it lacks the field"),
    "due is no day": (lambda tables: tables["actions"]["1"].update(due="2026-13-01"), "next step 1, due: not a date"),
}


@pytest.mark.parametrize(("harm", "said"), WRONG.values(), ids=WRONG)
def test_a_harmed_file_is_refused_with_its_place(harm: Callable[[Tables], object], said: str) -> None:
    tables = tables_of(a_session("one", "two", actions=(Action("count"),)))
    harm(tables)
    with pytest.raises(DamagedError, match=said) as refused:
        from_record(tables)
    assert "\n" not in refused.value.message
    assert "The file was left as it is." in refused.value.hint


ANY_VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)


@given(
    st.sampled_from(["session", "lines", "actions", "replies"]),
    st.sampled_from(["format", "id", "created", "role", "banks", "at", "text", "kind", "due", "line", "new"]),
    ANY_VALUE,
)
def test_any_value_in_any_place_loads_or_is_refused(table: str, name: str, value: object) -> None:
    tables = changed(
        to_record(a_session("one", actions=(Action("a"),))) | {"replies": {"1": {}}}, table, **{name: value}
    )
    try:
        session = from_record(tables)
    except StorageError:
        return
    assert from_record(to_record(session)) == session


class TestOtherFormats:
    def test_a_newer_one_is_refused(self) -> None:
        tables = changed(to_record(a_session()), "session", format=7)
        with pytest.raises(StorageError, match=r"written by a newer coachtui \(format 7") as refused:
            from_record(tables)
        assert not isinstance(refused.value, DamagedError)
        assert "Upgrade coachtui" in refused.value.hint

    def test_an_older_one_is_upgraded_step_by_step_on_a_copy(self) -> None:
        old = changed(to_record(a_session("one")), "session", format=FORMAT - 2)
        old["notes"] = old.pop("lines")
        before = deepcopy(old)

        def rename(tables: Tables) -> Tables:
            tables["lines"] = tables.pop("notes")
            return tables

        def shout(tables: Tables) -> Tables:
            line: Document = tables["lines"]["1"]
            line["text"] = str(line["text"]).upper()
            return tables

        session = from_record(old, {FORMAT - 2: rename, FORMAT - 1: shout})
        assert session.lines == (Line(0, Kind.NOTE, "ONE"),)
        assert old == before
        assert to_record(session)["session"]["1"]["format"] == FORMAT
