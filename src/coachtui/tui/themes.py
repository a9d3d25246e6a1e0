"""Our three looks: quiet, warm, never red; each pair of colours is measured by a test."""

from __future__ import annotations

from textual.theme import Theme

__all__ = ["FLAG", "LINE", "MUTED", "THEMES", "flag_defaults"]

FLAG = "coach-flag"
"""The colour of what the checker underlines."""
MUTED = "coach-muted"
"""The colour of stamps and hints."""
LINE = "coach-line"
"""The colour of the lines between panes; it carries no meaning."""

THEMES = (
    Theme(
        name="coach-dark",
        primary="#8fb8de",
        secondary="#a3be8c",
        accent="#d8b4e2",
        warning="#ffd27a",
        error="#ffd27a",
        success="#a3be8c",
        foreground="#e6e4df",
        background="#16181d",
        surface="#16181d",
        panel="#20232a",
        dark=True,
        variables={FLAG: "#ffd27a", MUTED: "#a9adb8", LINE: "#3a3f4b"},
    ),
    Theme(
        name="coach-light",
        primary="#1f5a8a",
        secondary="#3d6b2f",
        accent="#6d3a80",
        warning="#7a4b00",
        error="#7a4b00",
        success="#3d6b2f",
        foreground="#24221f",
        background="#fbfaf7",
        surface="#fbfaf7",
        panel="#efece4",
        dark=False,
        variables={FLAG: "#7a4b00", MUTED: "#5c5850", LINE: "#cfc9bb"},
    ),
    Theme(
        name="coach-contrast",
        primary="#9fd8ff",
        secondary="#c8ffb0",
        accent="#f4ccff",
        warning="#ffe08a",
        error="#ffe08a",
        success="#c8ffb0",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#1a1a1a",
        dark=True,
        variables={FLAG: "#ffe08a", MUTED: "#d6d6d6", LINE: "#7a7a7a"},
    ),
)


def flag_defaults(*, dark: bool) -> dict[str, str]:
    """Return our own colour names for a theme that does not know them."""
    own = THEMES[0 if dark else 1]
    return {name: own.variables[name] for name in (FLAG, MUTED, LINE)}
