"""The shipped banks that a start reads are those of their YAML files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from coachtui.banks import Shelf, parse_bank
from coachtui.banks.build import as_json
from coachtui.banks.places import shipped_banks
from coachtui.banks.shipped import json_path, ready_bank


def test_the_json_is_what_the_yaml_says() -> None:
    """After a change of a bank: `python -m coachtui.banks.build`."""
    assert json_path().read_bytes() == as_json(shipped_banks())


def test_a_ready_bank_is_the_same_as_one_that_is_read() -> None:
    for file in shipped_banks().iterdir():
        if file.name.endswith(".yaml"):
            data = file.read_bytes()
            assert ready_bank(data, file.name) == parse_bank(data, file.name)


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    first = next(file for file in shipped_banks().iterdir() if file.name.endswith(".yaml"))
    changed = first.read_text(encoding="utf-8").replace("title:", "title: Changed #", 1)
    (tmp_path / first.name).write_text(changed, encoding="utf-8")
    (_, title), *_ = Shelf(shipped=tmp_path).titles()
    assert title == "Changed"


def test_an_ordinary_start_needs_no_yaml_reader() -> None:
    code = "import sys; from coachtui.banks import Shelf; assert Shelf().titles(); print('yaml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
