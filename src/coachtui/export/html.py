"""A transcript as one self-contained HTML file: no script, no link, nothing fetched from anywhere."""

from __future__ import annotations

from coachtui.export import page, wording
from coachtui.export.model import Transcript

__all__ = ["TEMPLATES", "render_html"]

TEMPLATES = "templates"
"""The folder of this package that holds the page and its style sheet."""


def render_html(shown: Transcript) -> str:
    """Return the transcript as an HTML page; every word of a person goes through Jinja2's escaping."""
    # Imported here: most runs of the program never make a page, and none should start slower for it.
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415

    environment = Environment(
        loader=PackageLoader("coachtui.export", TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("transcript.html.j2").render(shown=shown, page=page, wording=wording)
