"""Our colours can be read: WCAG contrast, computed."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from coachtui.tui.themes import FLAG, MUTED, THEMES

READABLE = 4.5
"""The least contrast for text of ordinary size (WCAG 2.2, success criterion 1.4.3)."""


def contrast(first: str, second: str) -> float:
    """Return the WCAG contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(Color.parse(c)) for c in (first, second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    parts = [part / 255 for part in color.rgb]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_colour_of_text_is_readable_on_every_ground(theme: Theme) -> None:
    texts = [theme.foreground, theme.primary, theme.secondary, theme.variables[FLAG], theme.variables[MUTED]]
    for ground in (theme.background, theme.panel):
        assert ground is not None
        for text in texts:
            assert text is not None
            assert contrast(text, ground) >= READABLE, (theme.name, text, ground)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_row_at_the_cursor_of_a_list_is_readable(theme: Theme) -> None:
    assert theme.background is not None
    assert contrast(theme.background, theme.primary) >= READABLE


def test_the_contrast_theme_deserves_its_name() -> None:
    theme = next(theme for theme in THEMES if theme.name == "coach-contrast")
    assert theme.background is not None
    assert contrast(theme.variables[FLAG], theme.background) >= 12


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_nothing_is_red(theme: Theme) -> None:
    colours = [theme.primary, theme.secondary, theme.accent, theme.warning, theme.error, theme.variables[FLAG]]
    for text in colours:
        assert text is not None
        hue, saturation, _ = Color.parse(text).hsl
        assert not (saturation > 0.3 and (hue < 0.04 or hue > 0.96)), text
