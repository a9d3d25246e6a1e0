"""Writes the golden transcripts anew: `python -m tests.unit.export.make_goldens`, then read the difference."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from coachtui.export import Level, render, transcript
from tests.unit.export.sessions import OPEN_QUESTIONS, ZONE, a_conversation

FOLDER = Path(__file__).parents[2] / "golden" / "transcripts"

GOLDENS: Mapping[str, tuple[Level, str]] = {
    "action.txt": (Level.ACTION, "txt"),
    "questions.md": (Level.QUESTIONS, "md"),
    "all.html": (Level.ALL, "html"),
    "all.md": (Level.ALL, "md"),
    "all.txt": (Level.ALL, "txt"),
    "all.json": (Level.ALL, "json"),
}


def golden_text(level: Level, name: str) -> str:
    """Return the transcript that a golden file should hold."""
    return render(transcript(a_conversation(), level, zone=ZONE, banks=[OPEN_QUESTIONS]), name)


def main() -> None:
    """Write every golden file."""
    FOLDER.mkdir(exist_ok=True)
    for file, (level, name) in GOLDENS.items():
        (FOLDER / file).write_text(golden_text(level, name), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
