"""The only way a person's words reach the screen: as literal text, never as markup."""

from __future__ import annotations

from textual.content import Content

from coachtui.text import clean, clean_line

__all__ = ["plain", "plain_line"]


def plain(text: str, style: str = "") -> Content:
    """Return `text` as it stands, over as many lines as it has, in one style."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def plain_line(text: str, style: str = "") -> Content:
    """Return `text` on one line, as it stands, in one style."""
    return Content.styled(clean_line(text), style) if style else Content(clean_line(text))
