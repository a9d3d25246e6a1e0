"""The scripts that nobody runs every day can at least be started."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

BENCHMARKS = sorted(path.stem for path in (ROOT / "benchmarks").glob("*.py") if "def main(" in path.read_text("utf-8"))


@pytest.mark.parametrize("name", BENCHMARKS)
def test_a_benchmark_says_what_it_measures(name: str) -> None:
    told = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{name}", "--help"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    assert "usage" in told.stdout


def test_the_pictures_fetch_nothing() -> None:
    for picture in (ROOT / "docs" / "images").glob("*.svg"):
        text = picture.read_text(encoding="utf-8")
        assert "@font-face" not in text
        assert "url(http" not in text
        assert "<script" not in text
