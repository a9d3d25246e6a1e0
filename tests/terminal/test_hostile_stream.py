"""Nothing that comes from a file, a paste or the command line reaches the terminal as more than letters."""

from __future__ import annotations

import codecs
import json
import re
from pathlib import Path

import pytest

from tests.hostile import HOSTILE
from tests.terminal.conftest import Command, Launch
from tests.terminal.driver import Terminal

SEQUENCE = re.compile(
    r"\x1b(?:\](?P<osc>\d*)[^\x07\x1b]*(?:\x07|\x1b\\)?"  # for the window: title, links, clipboard
    r"|\[(?P<csi>[<=>?]?)[0-9;:]*(?P<final>[ -/]*[@-~])"  # for the screen: colours, places, modes, queries
    r"|(?P<other>.))",
    re.DOTALL,
)

TEXTUAL_SAYS = frozenset({"CSI H", "CSI m", "CSI ?h", "CSI ?l", "CSI >u", "CSI <u", "CSI ?$p", "OSC 22"})
"""What the program may say to a terminal: places, colours, modes, keyboard, one question, the pointer's shape."""

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)
"""Controls but tab, line end and escape, and what reorders or hides text."""

STEERING = {
    name: text
    for name, text in HOSTILE.items()
    if len(text) < 600 and name not in {"lone surrogate", "surrogate pair as two", "nul"}
}
"""All short hostile texts that UTF-8 can hold."""


UNFINISHED = re.compile(r"\x1b(?:\[[<=>?]?[0-9;:]*[ -/]*)?\Z")
"""A sequence whose end has not come yet."""


def said_to(terminal: Terminal) -> set[str]:
    """Return the kinds of sequences that the terminal got."""
    return {_kind(found) for found in SEQUENCE.finditer(so_far(terminal))}


def so_far(terminal: Terminal) -> str:
    """Return what came, without a letter or a sequence at its end of which only a part is there: more is on its way."""
    return UNFINISHED.sub("", codecs.getincrementaldecoder("utf-8")().decode(terminal.output))


def _kind(found: re.Match[str]) -> str:
    if found["osc"] is not None:
        return f"OSC {found['osc']}"
    if found["final"] is not None:
        return f"CSI {found['csi']}{found['final']}"
    return f"ESC {found['other']}"


def assert_only_letters_reached(terminal: Terminal) -> None:
    stream = so_far(terminal)
    assert said_to(terminal) <= TEXTUAL_SAYS
    without = SEQUENCE.sub("", stream)
    assert not FORBIDDEN.search(without), repr(FORBIDDEN.findall(without)[:10])
    assert "owned" not in terminal.picture.title
    for found in SEQUENCE.finditer(stream):
        assert "owned" not in found[0]
        assert "example.invalid" not in found[0]


def in_yaml(text: str) -> str:
    return json.dumps(text, ensure_ascii=True)


def test_a_bank_full_of_control_codes(launch: Launch, home: Path) -> None:
    banks = home / "config" / "banks"
    banks.mkdir(parents=True)
    questions = "\n".join(f"      - {in_yaml(f'What now? {text}')}" for text in STEERING.values())
    title = in_yaml("Mine " + HOSTILE["escape title"] + HOSTILE["bidi override"])
    (banks / "mine.yaml").write_text(
        f"format: 1\nid: mine\ntitle: {title}\nphases:\n  - title: {title}\n    questions:\n{questions}\n"
    )
    raw = f"format: 1\nid: raw\ntitle: {HOSTILE['escape title']}\nphases: {HOSTILE['c1 control sequence']}\n"
    (banks / "raw.yaml").write_text(raw)
    screen = launch(columns=140, rows=60)
    screen.wait_for("Worth mending", "raw.yaml")
    screen.press("n")
    screen.wait_for("Career stage", "Mine")
    screen.press("ctrl+s")
    screen.wait_for("Judgementoring check")
    assert_only_letters_reached(screen)
    live = launch("new", "--bank", "mine", columns=140, rows=60)
    live.wait_for("Judgementoring check", "What now?")
    live.do("ctrl+o")
    live.do("pagedown")
    live.do("enter")
    live.wait_for("? What now?")
    assert_only_letters_reached(live)


def test_a_session_file_full_of_control_codes(launch: Launch, home: Path, command: Command) -> None:
    sessions = home / "data" / "sessions"
    sessions.mkdir(parents=True)
    name = "20261123T120000Z-7f3a"
    lines = [{"at": at, "kind": "note", "text": text} for at, text in enumerate(STEERING.values())]
    session = {
        "format": 1, "id": name, "created": "2026-11-23T12:00:00Z", "updated": "2026-11-23T12:00:00Z", "revision": 1,
        "role": "coaching", "coachee": "S.M." + HOSTILE["escape title"], "focus": HOSTILE["c1 control sequence"],
    }  # fmt: skip
    tables: dict[str, object] = {name: {} for name in ("asked", "actions", "decisions", "replies")}
    numbered = {str(number): line for number, line in enumerate(lines, start=1)}
    record = {"session": {"1": session}, "lines": numbered, **tables}
    (sessions / f"{name}.json").write_text(json.dumps(record))
    screen = launch(columns=140, rows=60)
    screen.wait_for("Unfinished: S.M.")
    screen.press("enter")
    screen.wait_for("Judgementoring check")
    screen.do("pageup")
    screen.press("f1")
    screen.wait_for("While they talk")
    assert_only_letters_reached(screen)
    for arguments in (("sessions",), ("export", name, "--format", "txt", "--level", "all", "-o", "-"), ("doctor",)):
        told = command(*arguments)
        assert told.returncode == 0, told.stderr
        assert not FORBIDDEN.search(told.stdout + told.stderr)
        assert "\x1b" not in told.stdout + told.stderr


RINGS_THE_BELL = [text for name, text in STEERING.items() if "\x07" in text and name.startswith("escape")]
SILENT = "\n".join(text for text in STEERING.values() if "\x07" not in text)


@pytest.mark.parametrize("text", [SILENT, *RINGS_THE_BELL], ids=["silent", "a title", "the clipboard"])
def test_pasted_control_codes(launch: Launch, text: str) -> None:
    terminal = launch("new", columns=140, rows=60)
    terminal.wait_for("Confidential to us both")
    # Terminals take escape codes out of what they pass on; for one that does not, Textual's reader makes keys of them.
    terminal.paste(f"{text} after that")
    terminal.wait_for("after")
    terminal.do("f9")
    assert_only_letters_reached(terminal)


def test_control_codes_on_the_command_line(launch: Launch, command: Command) -> None:
    hostile = HOSTILE["escape title"] + HOSTILE["bidi override"]
    terminal = launch("new", "--who", f"S.M.{hostile}", "--focus", hostile)
    terminal.wait_for("S.M.", "Judgementoring check")
    assert_only_letters_reached(terminal)
    for arguments in (
        ("new", "--bank", hostile),
        ("resume", hostile),
        ("export", hostile, "--format", "md"),
        (hostile,),
    ):
        told = command(*arguments)
        assert told.returncode in {2, 3}
        assert "\x1b" not in told.stderr
        assert not FORBIDDEN.search(told.stderr)
