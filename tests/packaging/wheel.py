"""Tries a wheel as somebody who has only that: `python -m tests.packaging.wheel dist/coachtui-….whl`.

The wheel goes into an empty environment, and its commands run in an empty folder, so that nothing can come from the
sources. Needs a package registry for what the program depends on.
"""

# ruff: noqa: T201  (a script for people)

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

from tests.terminal.driver import Terminal, environment_in

__all__ = ["expected_in_wheel", "main"]

ROOT = Path(__file__).parents[2]

COMMANDS: Sequence[tuple[Sequence[str], int, str]] = (
    (["--version"], 0, "coachtui "),
    (["doctor"], 0, "grow-for-teachers"),
    (["bank", "list"], 0, "grow-for-teachers"),
    (["bank", "validate"], 0, ""),
    (["check", "-"], 1, "directive-command"),
    (["sessions"], 0, ""),
)
"""Arguments, the exit code, and something that has to be in the answer."""

LINE = "You should stand at the door.\n"


def expected_in_wheel(root: Path = ROOT) -> frozenset[str]:
    """Return the names in the wheel of everything that the program reads when it runs, and of its code."""
    package = root / "src" / "coachtui"
    code = {f"coachtui/{path.relative_to(package).as_posix()}" for path in package.rglob("*") if _is_shipped(path)}
    banks = {f"coachtui/question_banks/{path.name}" for path in (root / "question_banks").glob("*.yaml")}
    return frozenset(code | banks)


def _is_shipped(path: Path) -> bool:
    return path.is_file() and "__pycache__" not in path.parts


def main() -> int:
    """Look into the wheel, install it, use it; return the exit code."""
    wheel = Path(sys.argv[1]).resolve()
    with ZipFile(wheel) as archive:
        missing = sorted(expected_in_wheel() - {*archive.namelist()})
    if missing:
        print("not in the wheel:", *missing, sep="\n  ")
        return 1
    with tempfile.TemporaryDirectory(prefix="coachtui-wheel-") as folder:
        return _try_in(Path(folder), wheel)


def _try_in(folder: Path, wheel: Path) -> int:
    environment, elsewhere = folder / "environment", folder / "elsewhere"
    elsewhere.mkdir()
    subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    subprocess.run([environment / "bin" / "pip", "install", "--quiet", wheel], check=True)
    program = str(environment / "bin" / "coachtui")
    told = [_try_command(program, elsewhere, *command) for command in COMMANDS]
    _try_screen(program, elsewhere)
    return 0 if all(told) else 1


def _try_command(program: str, folder: Path, arguments: Sequence[str], code: int, says: str) -> bool:
    ran = subprocess.run(
        [program, *arguments], cwd=folder, env=environment_in(str(folder)), input=LINE, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    well = ran.returncode == code and says in ran.stdout
    print("as expected" if well else f"NOT as expected (exit code {ran.returncode})", "coachtui", *arguments)
    if not well:
        print(ran.stdout, ran.stderr, sep="\n")
    return well


def _try_screen(program: str, folder: Path) -> None:
    """Open a session and leave it: the styles are there, and the banks are."""
    with Terminal([program, "new"], environment=environment_in(str(folder)), columns=140, rows=40) as terminal:
        terminal.wait_for("Judgementoring check", "questions ·", "Confidential to us both")
        terminal.press("ctrl+q")
        if terminal.wait_for_end() != 0:
            raise AssertionError("coachtui new did not end well")
    print("as expected coachtui new")


if __name__ == "__main__":
    raise SystemExit(main())
