"""Where things live on this computer."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["HOME_VARIABLE", "Paths", "find_paths"]

HOME_VARIABLE = "COACHTUI_HOME"
"""The environment variable that moves everything into one folder (a USB stick, a shared machine, a test)."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one coach; none is made before something is written to it."""

    config: Path
    """Settings, own banks and own rules: what a person edits."""
    data: Path
    """Sessions: what must not be lost."""
    state: Path
    """What may be lost without harm."""

    @property
    def sessions(self) -> Path:
        """One TinyDB file per session."""
        return self.data / "sessions"

    @property
    def settings(self) -> Path:
        """What a person chose for the whole program."""
        return self.config / "config.yaml"

    @property
    def banks(self) -> Path:
        """The trainer's own question banks."""
        return self.config / "banks"

    @property
    def rules(self) -> Path:
        """The trainer's own checker rules."""
        return self.config / "rules"

    @property
    def exports(self) -> Path:
        """Transcripts made from inside the app."""
        return self.data / "exports"


def find_paths(environment: Mapping[str, str] = os.environ) -> Paths:
    """Return the folders for this person: all under `COACHTUI_HOME` when that is set, else the platform's own."""
    home = environment.get(HOME_VARIABLE)
    if home:
        root = Path(home).expanduser().absolute()
        return Paths(config=root / "config", data=root / "data", state=root / "state")
    import platformdirs  # noqa: PLC0415  (not needed where `COACHTUI_HOME` is set)

    folders = platformdirs.PlatformDirs("coachtui", appauthor=False)
    return Paths(
        config=Path(folders.user_config_dir),
        data=Path(folders.user_data_dir),
        state=Path(folders.user_state_dir),
    )
