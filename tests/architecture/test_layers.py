"""Who may import whom, and what the core must do without."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]

CORE = ("checker", "banks", "session", "settings", "storage", "export", "live", "yamlfile", "paths", "text", "errors")


def test_the_layers_point_down_and_each_library_has_one_owner() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("module", CORE)
def test_the_core_runs_without_textual_and_rich(module: str) -> None:
    look = f"import sys, coachtui.{module}; print([name for name in ('textual', 'rich') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
