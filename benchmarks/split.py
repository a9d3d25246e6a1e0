"""Put newly labelled lines where they belong: a fifth is kept back, chosen by a hash of the text alone.

    python -m benchmarks.split FILE.jsonl     (adds to tests/lines/open/FILE.jsonl and tests/lines/kept/FILE.jsonl)

Nobody can choose which lines are kept, and a line goes the same way whenever it is split.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

LINES = Path(__file__).parents[1] / "tests" / "lines"
ONE_IN = 5


def is_kept(text: str) -> bool:
    """Tell whether nobody who writes rules may read a line."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") % ONE_IN == 0


def main() -> None:
    """Split one file."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file", type=Path)
    file: Path = options.parse_args().file
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    for kind in ("open", "kept"):
        wanted = [row for row in rows if is_kept(row["text"]) == (kind == "kept")]
        with (LINES / kind / file.name).open("a", encoding="utf-8") as target:
            target.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in wanted)
        print(f"{kind}: {len(wanted)} lines")


if __name__ == "__main__":
    main()
