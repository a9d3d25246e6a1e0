"""The top line says what is so, and another minute costs the terminal next to nothing."""

from __future__ import annotations

import re

import pytest
from textual.geometry import Region
from textual.widget import Widget

from tests.tui.room import Room, live_screen, new_session, settled

EDGES = (0, 59, 60, 9 * 60, 10 * 60, 39 * 60, 40 * 60, 45 * 60, 101 * 60)
"""Seconds around which the words for the time change, and their width with them."""


@pytest.mark.parametrize("size", [(140, 40), (80, 24), (60, 12)])
async def test_the_time_stands_at_the_end_of_the_line_whatever_its_width(room: Room, size: tuple[int, int]) -> None:
    app = room.app(new_session(who="S" * 100))
    async with app.run_test(size=size) as pilot:
        began = room.clock.elapsed
        for seconds in EDGES:
            room.clock.forward(seconds - (room.clock.elapsed - began))
            live_screen(app).show_saved()
            line = (await settled(pilot)).splitlines()[0]
            assert re.search(r" SSS.*  .*nothing to save yet · \[?(\d+ of )?45 min( reached)?]?$", line), line


async def test_another_minute_paints_no_more_than_its_digits(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[tuple[Region, ...]] = []
    paint = Widget.refresh

    def remember(widget: Widget, *regions: Region, **how: bool) -> Widget:
        painted.append(regions)
        return paint(widget, *regions, **how)

    app = room.app(new_session())
    async with app.run_test(size=(140, 40)) as pilot:
        room.clock.forward(25 * 60)
        live_screen(app).show_saved()
        await settled(pilot)
        monkeypatch.setattr(Widget, "refresh", remember)
        room.clock.forward(60)
        live_screen(app).show_saved()
        assert "26 of 45 min" in await settled(pilot)
        assert [[(region.width, region.height) for region in regions] for regions in painted] == [[(2, 1)]]
