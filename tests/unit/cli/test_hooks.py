"""The check in front of every commit: the hooks that others may name, and a plain git hook."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from coachtui.yamlfile import Node, read_file
from tests.unit.pages import ROOT

GOOD = "# Feedback for S.M.\n\nAt 9:05 six pupils had no pen. What did you notice then?\n"
ORDERS = "# Feedback for S.M.\n\nYou should stand at the door.\n"
COUNTED = "# Feedback for S.M.\n\nWas the room free?\n"

GIT_HOOK = """\
#!/bin/sh
# Looks through the feedback forms that are about to be committed.
git diff --cached --name-only --diff-filter=ACM -z -- 'feedback/*.md' | xargs -0 sh -c '
  [ $# -eq 0 ] || coachtui check --fail-on alert -- "$@"' coachtui
"""


def hooks() -> dict[str, Node]:
    node, problems = read_file(ROOT / ".pre-commit-hooks.yaml")
    assert node is not None
    assert problems == ()
    return {hook.at(("id",)).text: hook for hook in node.items}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty repository in which `coachtui` is this coachtui."""
    if shutil.which("git") is None:
        pytest.skip("there is no git here")
    tools = tmp_path / "tools"
    tools.mkdir()
    program = tools / "coachtui"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m coachtui "$@"\n', encoding="utf-8")
    program.chmod(0o700)
    for name, value in {
        "PATH": f"{tools}:{os.environ['PATH']}", "HOME": str(tmp_path), "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.invalid", "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.invalid",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    folder = tmp_path / "forms"
    subprocess.run(["git", "init", "-q", folder], check=True)
    (folder / "feedback").mkdir()
    return folder


def in_repository(repository: Path, command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", "-c", command], cwd=repository, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(("form", "code"), [(GOOD, 0), (COUNTED, 0), (ORDERS, 1)])
def test_the_hook_stops_at_alerts_only(form: str, code: int, repository: Path) -> None:
    (repository / "feedback" / "s.m. week 3.md").write_text(form, encoding="utf-8")
    entry = hooks()["coachtui-check"].at(("entry",)).text
    done = in_repository(repository, f"{entry} 'feedback/s.m. week 3.md'")
    assert done.returncode == code, done
    assert ("directive-command.must" in done.stdout) == bool(code)


def test_the_hook_for_rule_files_tries_them(repository: Path) -> None:
    folder = repository / "rules"
    folder.mkdir()
    entry = hooks()["coachtui-rules"].at(("entry",)).text
    (folder / "ours.yaml").write_text(
        "rules:\n  - id: person-label.zonk\n    match: you are so zonky\n    fires: [You're so zonky.]\n", "utf-8"
    )
    assert in_repository(repository, f"{entry} rules/ours.yaml").returncode == 0
    (folder / "ours.yaml").write_text("rules:\n  - id: person-label.zonk\n    mtach: you\n", encoding="utf-8")
    done = in_repository(repository, f"{entry} rules/ours.yaml")
    assert (done.returncode, done.stdout.partition(": ")[0]) == (1, "rules/ours.yaml:3:5")


@pytest.mark.parametrize(
    "name", ["id", "name", "description", "entry", "language", "types"]
)  # what pre-commit needs, and what people read
def test_every_hook_says_what_it_is(name: str) -> None:
    assert all(name in hook.fields for hook in hooks().values())
    assert {hook.at(("language",)).text for hook in hooks().values()} == {"python"}


def test_a_plain_git_hook_lets_good_forms_through_and_stops_orders(repository: Path) -> None:
    hook = repository / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(GIT_HOOK, encoding="utf-8")
    hook.chmod(0o755)
    (repository / "notes.txt").write_text(ORDERS, encoding="utf-8")
    assert in_repository(repository, "git add . && git commit -qm 'no form at all'").returncode == 0
    (repository / "feedback" / "s.m. week 3.md").write_text(GOOD, encoding="utf-8")
    assert in_repository(repository, "git add . && git commit -qm form").returncode == 0
    (repository / "feedback" / "s.m. week 3.md").write_text(ORDERS, encoding="utf-8")
    done = in_repository(repository, "git add . && git commit -qm orders")
    assert done.returncode == 1
    assert "feedback/s.m. week 3.md:3:1-10: alert directive-command.must" in done.stdout + done.stderr
