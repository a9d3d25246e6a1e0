"""A question bank to start from, written into the folder of a person's own banks."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from coachtui.banks.phases import make_id
from coachtui.cli.endings import NotPossibleError
from coachtui.cli.rows import called
from coachtui.cli.schemas import schema_path
from coachtui.cli.starter import write_new

__all__ = ["bank_text", "write_bank"]

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def write_bank(folder: Path, name: str) -> Path:
    """Write a bank called `name` into the folder and return its path; raise `CoachError` when that cannot be done."""
    stem = name.removesuffix(".yaml")
    if not _NAME.fullmatch(stem):
        hint = f"For instance `{make_id(stem, 'our-school')}`: small letters, figures, hyphens between words."
        raise NotPossibleError(f"a question bank cannot be called '{called(name)[:40]}'", hint=hint)
    return write_new(folder, stem, bank_text(stem))


def bank_text(stem: str) -> str:
    """Return what a new bank holds."""
    template = files("coachtui.banks").joinpath("starter.yaml").read_text(encoding="utf-8")
    title = stem.replace("-", " ").strip().capitalize() or stem
    return template.replace("SCHEMA", schema_path("bank").as_uri()).replace("NAME", stem).replace("TITLE", title)
