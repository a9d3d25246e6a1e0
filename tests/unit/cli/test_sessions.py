from __future__ import annotations

import json

import pytest

from coachtui.paths import Paths
from coachtui.session import Role
from coachtui.storage import SessionStore, open_store
from tests.builders import NOON, a_session
from tests.hostile import MUST_NOT_REACH_A_TERMINAL, every_hostile_text
from tests.unit.cli.conftest import Run

OPEN = a_session("one", "two", id="20261123T120000Z-0001", coachee="S.M.", focus="wait time", elapsed=720)
CLOSED = a_session(
    "one", id="20261123T120000Z-0002", coachee="A.K.", role=Role.MENTORING, ended=NOON, elapsed=60, created=NOON
)


@pytest.fixture
def store(paths: Paths) -> SessionStore:
    store = open_store(paths.sessions)
    store.save(OPEN)
    store.save(CLOSED)
    return store


def test_without_sessions_the_list_is_empty(run: Run) -> None:
    result = run("sessions")
    assert (result.output, result.exit_code) == ("", 0)


@pytest.mark.usefixtures("store")
def test_sessions_are_listed_newest_first_with_what_tells_them_apart(run: Run) -> None:
    first, second = run("sessions").stdout.splitlines()
    assert first.startswith(CLOSED.id)
    assert [word in second for word in (OPEN.id, "S.M.", "coaching", "12 min", "unfinished", "wait time")] == [True] * 6
    assert "closed" in first


@pytest.mark.usefixtures("store")
def test_the_same_in_json_has_a_schema(run: Run) -> None:
    answer = json.loads(run("sessions", "--json").stdout)
    assert answer["schema"] == 1
    assert answer["problems"] == []
    assert answer["sessions"][1] == {
        "id": OPEN.id, "created": NOON.isoformat(), "updated": NOON.isoformat(), "ended": None, "role": "coaching",
        "coachee": "S.M.", "focus": "wait time", "elapsed_s": 720, "lines": 2, "actions_open": 0,
    }  # fmt: skip


@pytest.mark.usefixtures("store")
def test_those_to_go_on_with_are_listed_by_resume(run: Run) -> None:
    (only,) = run("resume", "--list").stdout.splitlines()
    assert only.startswith(OPEN.id)


@pytest.mark.usefixtures("store")
def test_a_damaged_file_is_told_and_the_others_are_listed(run: Run, paths: Paths) -> None:
    (paths.sessions / "20261123T130000Z-0003.json").write_text('{"cut', encoding="utf-8")
    result = run("sessions")
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 2
    assert "coachtui: 20261123T130000Z-0003.json: " in result.stderr
    answer = json.loads(run("sessions", "--json").stdout)
    assert answer["problems"][0]["source"] == "20261123T130000Z-0003.json"


@every_hostile_text
def test_no_field_of_a_session_can_steer_the_terminal(run: Run, paths: Paths, text: str) -> None:
    open_store(paths.sessions).save(a_session(text, coach=text, coachee=text, focus=text, stage=text, agreement=text))
    for arguments in ((), ("--json",)):
        result = run("sessions", *arguments)
        assert result.exit_code == 0
        assert not MUST_NOT_REACH_A_TERMINAL & set(result.output)
