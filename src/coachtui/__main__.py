"""What `coachtui` and `python -m coachtui` start."""

from __future__ import annotations

import sys

from coachtui.cli import program

__all__ = ["run"]


def run() -> None:
    """Run the command line, and end with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a question mark for a letter the terminal lacks, not a traceback
    program()


if __name__ == "__main__":
    run()
