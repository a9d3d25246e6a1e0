"""The door to the screens: a terminal is made sure of, then Textual is loaded."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from coachtui.cli.endings import end_without_terminal
from coachtui.cli.terminal import need_terminal
from coachtui.cli.wiring import make_workplace
from coachtui.paths import find_paths

if TYPE_CHECKING:  # Textual is loaded when a terminal is there
    from coachtui.session import Session
    from coachtui.tui.workplace import Workplace

__all__ = ["open_home", "open_session"]


def open_home() -> int:
    """Open Home; return the exit code."""
    need_terminal()
    _hold_memory_checks()
    return _run(make_workplace(find_paths()), None)


def open_session(choose: Callable[[Workplace], Session], *, extra_banks: Sequence[Path] = ()) -> int:
    """Open the session that `choose` returns, and return the exit code.

    What `choose` raises is told before anything is drawn.
    """
    _hold_memory_checks()
    workplace = make_workplace(find_paths(), extra_banks)
    session = choose(workplace)
    need_terminal()
    return _run(workplace, session)


def _hold_memory_checks() -> None:
    """Look for no unused memory while the program starts: all that is made now lives as long as the screens.

    It would take a fifth of the time to the first screen; the app turns it on again after that.
    """
    gc.disable()


def _run(workplace: Workplace, session: Session | None) -> int:
    from coachtui.tui.app import CoachApp  # noqa: PLC0415  (Textual)

    app = CoachApp(workplace, session)
    app.run()
    end_without_terminal()
    return app.return_code or 0
