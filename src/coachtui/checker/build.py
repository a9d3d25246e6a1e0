"""Makes the JSON of the built-in rules from their YAML: `python -m coachtui.checker.build`."""

from __future__ import annotations

import sys

import msgspec

from coachtui.checker.load import book_path, compile_built_in

__all__ = ["as_json", "main"]


def as_json() -> tuple[str, list[str]]:
    """Return the text of the JSON file, and the problems of the YAML."""
    rules = compile_built_in()
    text = msgspec.json.encode(rules.book).decode().replace("},{", "},\n{")  # a rule is a line, as far as that goes
    return f"{text}\n", [str(one) for one in rules.problems]


def main() -> int:
    """Write the file, or say what to mend first; return the exit code."""
    text, problems = as_json()
    if problems:
        sys.stderr.write("\n".join(problems) + "\n")
        return 1
    book_path().write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
