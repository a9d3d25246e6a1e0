"""Waiting until every key that was pressed has done what it does: a burst may end with the one that leaves."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from textual.app import App
from textual.dom import DOMNode
from textual.widget import Widget

__all__ = ["take_in_keys"]

PATIENCE = 2.0
"""Seconds to wait for them; a program that cannot take in a key any more is left all the same."""

WALKS = 3
"""One behind the key itself, one behind what it asked a pane for, one behind what that changed in the notes."""


async def take_in_keys(app: App[None]) -> None:
    """Wait for the keys that the app has handed out, wherever they are; never called while the app itself waits.

    A key goes to the widget that has the focus, and from there up to the app, which knows what it means.
    """
    with suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            await _arrive(app)
            for _ in range(WALKS):
                await asyncio.gather(*(_walk_up(widget) for widget in _hearers(app)))


def _hearers(app: App[None]) -> list[Widget]:
    """Return all widgets that may have been given a key."""
    return [widget for screen in app.screen_stack for widget in (screen, *screen.focus_chain)]


async def _walk_up(widget: Widget) -> None:
    """Go the way of a key."""
    for node in widget.ancestors_with_self:
        await _arrive(node)


async def _arrive(node: DOMNode) -> None:
    """Wait until a widget has done everything that was put to it before."""
    arrived = asyncio.Event()
    if node.call_later(arrived.set):
        await arrived.wait()
