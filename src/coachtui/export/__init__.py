"""Transcripts: what leaves the room, and the formats it leaves in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from coachtui.errors import ExportError
from coachtui.export.data import render_data
from coachtui.export.html import render_html
from coachtui.export.markdown import render_markdown
from coachtui.export.model import Level, NamedBank, Transcript
from coachtui.export.plain import render_plain
from coachtui.export.transcript import transcript
from coachtui.export.write import file_name, make_folder, write_export

__all__ = [
    "FORMATS",
    "Format",
    "Level",
    "NamedBank",
    "Transcript",
    "file_name",
    "make_folder",
    "render",
    "transcript",
    "write_export",
]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a transcript down."""

    label: str
    """What a coach would call it."""
    render: Callable[[Transcript], str]


FORMATS: Mapping[str, Format] = {
    "html": Format("web page, for any browser or phone", render_html),
    "md": Format("Markdown, for a notes app", render_markdown),
    "txt": Format("plain text, for mail or paper", render_plain),
    "json": Format("data, for another program", render_data),
}
"""Every format under its name, which is also how its files end; the one most people want comes first."""


def render(shown: Transcript, name: str) -> str:
    """Return the transcript in the format called `name`; raise `ExportError` when there is no such format."""
    if name not in FORMATS:
        raise ExportError(f"there is no format called '{name}'", hint=f"Choose one of {', '.join(FORMATS)}.")
    return FORMATS[name].render(shown)
