"""What `new`, `resume` and no command at all hand to the screens."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from coachtui.cli import screens
from coachtui.paths import Paths
from coachtui.session import Role, Session
from coachtui.storage import open_store
from coachtui.tui.workplace import Workplace
from tests.builders import NOON, a_session
from tests.hostile import MUST_NOT_REACH_A_TERMINAL, every_hostile_text
from tests.unit.cli.conftest import Run


@dataclass
class Opened:
    """What the screens were opened with."""

    code: int = 0
    """How the screens end."""
    workplaces: list[Workplace] = field(default_factory=list)
    sessions: list[Session | None] = field(default_factory=list)

    @property
    def session(self) -> Session:
        """The session, where there is one."""
        (session,) = self.sessions
        assert session is not None
        return session

    def run(self, workplace: Workplace, session: Session | None) -> int:
        """Take the place of the screens."""
        self.workplaces.append(workplace)
        self.sessions.append(session)
        return self.code


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    opened = Opened()
    monkeypatch.setattr(screens, "_run", opened.run)
    monkeypatch.setattr(screens, "need_terminal", lambda: None)
    return opened


def test_without_a_command_home_opens(run: Run, opened: Opened, paths: Paths) -> None:
    assert run().exit_code == 0
    assert opened.sessions == [None]
    (workplace,) = opened.workplaces
    assert workplace.paths == paths
    assert workplace.notices == ()
    assert "grow-for-teachers" in workplace.shelf.names
    assert workplace.checker.check("You should stand at the door.").findings


def test_the_exit_code_of_the_screens_is_passed_on(run: Run, opened: Opened) -> None:
    opened.code = 143
    assert run().exit_code == 143


def test_a_new_session_needs_nothing_to_be_said(run: Run, opened: Opened) -> None:
    assert run("new").exit_code == 0
    session = opened.session
    assert (session.coachee, session.role, session.stage, session.planned_minutes) == (
        "", Role.COACHING, "established", 45,
    )  # fmt: skip
    assert session.banks == ()
    assert session.revision == 0


def test_a_new_session_is_what_was_said(run: Run, opened: Opened) -> None:
    run(
        "new", "--who", " S.M. ", "--role", "mentor", "--stage", "NQT", "--focus", "wait\ttime", "--minutes", "30",
        "--assessment", "--bank", "GROW for teachers", "--bank", "grow-for-teachers",
        "--bank", "reflective-conversation",
    )  # fmt: skip
    session = opened.session
    assert (session.coachee, session.role, session.stage) == ("S.M.", Role.MENTORING, "ect1")
    assert (session.focus, session.planned_minutes, session.assessment_point) == ("wait time", 30, True)
    assert session.banks == ("grow-for-teachers", "reflective-conversation")


def test_who_assesses_is_a_mentor(run: Run, opened: Opened) -> None:
    run("new", "--assessment")
    assert opened.session.role is Role.MENTORING
    assert run("new", "--assessment", "--role", "coach").exit_code == 2


def test_a_bank_file_can_be_used_from_where_it_is(
    run: Run, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.yaml").write_text(
        "format: 1\nid: my-own\ntitle: Mine\nphases:\n  - {id: a, title: A, questions: [What next?]}\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    run("new", "--bank", "mine.yaml")
    assert opened.session.banks == ("my-own",)
    (bank,) = opened.workplaces[0].banks_of(opened.session.banks, "coaching", "established")
    assert bank.title == "Mine"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--stage", "etc1"), "did you mean 'ect1'?"),
        (("--bank", "grwo"), "did you mean 'grow-for-teachers'?"),
        (("--bank", "missing.yaml"), "there is no usable question bank 'missing.yaml'"),
        (("--role", "assessment"), "there is no role 'assessment'"),
        (("--minutes", "600"), "600 is not in the range"),
        (("S.M.",), "unexpected extra argument"),
    ],
)
def test_a_slip_is_a_sentence_and_opens_nothing(run: Run, opened: Opened, options: tuple[str, ...], said: str) -> None:
    result = run("new", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert opened.sessions == []


@every_hostile_text
def test_what_is_typed_is_cleaned_before_it_is_kept(run: Run, opened: Opened, text: str) -> None:
    assert run("new", f"--who={text}", f"--focus={text}").exit_code == 0
    kept = opened.session.coachee + opened.session.focus
    assert not (MUST_NOT_REACH_A_TERMINAL | {"\n", "\t"}) & set(kept)
    result = run("new", f"--bank={text}x")
    assert result.exit_code == 2
    assert not MUST_NOT_REACH_A_TERMINAL & set(result.output)


def test_resume_goes_on_with_the_newest_unfinished_session(run: Run, opened: Opened, paths: Paths) -> None:
    store = open_store(paths.sessions)
    store.save(a_session("old", id="20261121T120000Z-0001"))
    store.save(a_session("this one", id="20261122T120000Z-0002"))
    store.save(a_session("closed", id="20261123T120000Z-0003", ended=NOON))
    assert run("resume").exit_code == 0
    assert opened.session.notes == ("this one",)


def test_resume_opens_the_session_that_was_named(run: Run, opened: Opened, paths: Paths) -> None:
    store = open_store(paths.sessions)
    store.save(a_session("closed", id="20261123T120000Z-0003", ended=NOON))
    assert run("resume", "0003").exit_code == 0
    assert opened.session.notes == ("closed",)


def test_nothing_to_go_on_with_is_a_sentence(run: Run, opened: Opened) -> None:
    result = run("resume")
    assert (result.exit_code, result.stderr.splitlines()[0]) == (2, "coachtui: no session is unfinished")
    assert opened.sessions == []


def test_a_session_that_cannot_be_read_is_a_sentence(run: Run, opened: Opened, paths: Paths) -> None:
    paths.sessions.mkdir(parents=True)
    (paths.sessions / "20261123T120000Z-0003.json").write_text("{", encoding="utf-8")
    assert run("resume", "20261123T120000Z-0003").exit_code == 3
    assert run("resume", "20261123T120000Z-0004").exit_code == 3
    assert opened.sessions == []


def test_a_folder_that_cannot_be_written_to_is_told_on_home_and_stops_nothing(
    run: Run, opened: Opened, paths: Paths
) -> None:
    paths.data.parent.mkdir(parents=True)
    paths.data.write_text("a file where the folder should be", encoding="utf-8")
    assert run("new", "--who", "S.M.").exit_code == 0
    (notice,) = opened.workplaces[0].notices
    assert notice.message.startswith("notes could not be saved now: ")
