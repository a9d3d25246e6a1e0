"""The JSON Schemas that come with the program, for editors."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

__all__ = ["schema_path"]


def schema_path(kind: Literal["rule", "bank"]) -> Path:
    """Return where the schema of a rule file or of a question bank lies."""
    return Path(__file__).parents[1] / "schemas" / f"{kind}.schema.json"
