"""Something to measure with: a home of its own, sessions of any length, and words as people type them."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path

from coachtui.paths import HOME_VARIABLE, find_paths
from coachtui.session import Kind, Line, Session, parse_line
from coachtui.storage import SessionStore, open_store

__all__ = ["COACHTUI", "PASSAGE", "a_home", "a_session", "put_session", "store_in"]

COACHTUI = str(Path(sys.executable).with_name("coachtui"))
"""The program as it was installed beside this Python."""

BEGAN = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)

PASSAGE = """\
? What did you notice about the first five minutes?
" Three hands, the same three. The back row were copying from the board.
Paused 9 s before this. Looked at the seating plan.
? What were pupils doing when you felt it was working?
" They talked to each other and not to me. I liked that, it felt calm.
? You should plan who you will ask before the lesson.
" Not sure. Maybe. I know the names now so I could.
> Try five seconds of wait time in Year 9 on Thursday, count them silently.
# I talk too much when there is a silence.
Good lesson, but the last task was too long for most of them.
"""
"""Ten lines as they are typed in the room, with two that may be heard as direction or judgement."""


@contextmanager
def a_home() -> Iterator[Path]:
    """Yield an empty folder that stands in for a person's home, and remove it afterwards."""
    home = Path(tempfile.mkdtemp(prefix="coachtui-bench-"))
    try:
        yield home
    finally:
        shutil.rmtree(home)


def store_in(home: Path) -> SessionStore:
    """Return the store of the person who lives in `home`."""
    return open_store(find_paths({HOME_VARIABLE: str(home)}).sessions)


def a_session(lines: int, number: int = 0) -> Session:
    """Return an unfinished session with so many lines of notes, all different, and a last line to type on."""
    typed = islice(cycle(PASSAGE.splitlines()), lines)
    notes = [parse_line(f"{text} ({at})", at * 5) for at, text in enumerate(typed)]
    when = BEGAN + timedelta(minutes=number)
    return Session(
        id=f"{when:%Y%m%dT%H%M%SZ}-{number % 65_536:04x}",
        created=when,
        updated=when,
        coachee="S.M.",
        focus="questioning",
        elapsed=lines * 5,
        revision=1,
        lines=(*notes, Line(lines * 5, Kind.NOTE, "")),
    )


def put_session(home: Path, lines: int) -> str:
    """Save a session with so many lines in `home`, and return its id."""
    session = a_session(lines)
    store_in(home).save(session)
    return session.id
