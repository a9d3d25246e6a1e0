"""What every test may rely on: a home of its own and a clock that stands still."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from coachtui.paths import HOME_VARIABLE, Paths, find_paths
from tests.builders import Clock, a_bank, a_session
from tests.memo import remember

__all__ = ["a_bank", "a_session"]

# A busy machine is no failure: no test is timed by Hypothesis.
settings.register_profile("ours", deadline=None)
settings.load_profile("ours")


def pytest_configure(config: pytest.Config) -> None:
    """Read what no test changes once, from before the first test module is imported."""
    patch = pytest.MonkeyPatch()
    remember(patch)
    config.add_cleanup(patch.undo)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Move everything the program reads or writes into the test's own folder, and return that folder."""
    folder = tmp_path / "coachtui-home"
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    return folder


@pytest.fixture
def paths(home: Path) -> Paths:
    """Return the folders of this test's coach; none exists yet."""
    return find_paths({HOME_VARIABLE: str(home)})


@pytest.fixture
def clock() -> Clock:
    """Return a clock that stands at noon until it is moved."""
    return Clock()
