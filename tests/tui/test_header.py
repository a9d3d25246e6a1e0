"""The top line paints the cells that change, and all of them."""

from __future__ import annotations

from typing import Self

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region

from coachtui.tui.widgets.header import SessionHeader

SAYS = (
    ("only I can see this screen", "all saved", "25 of 45 min"),
    ("only I can see this screen", "all saved", "26 of 45 min"),
    ("only I can see this screen", "saved 10:42", "26 of 45 min"),
    ("only I can see this screen", "saved 11:03", "39 of 45 min"),
    ("", "saved 11:03", "[40 of 45 min]"),
    ("", "NOT SAVED: could not write \u65e5\u672c: it is full", "45 min reached"),
    ("", "NOT SAVED: could not write \u65e5\u672c: it is gone", "45 min reached"),
    ("", "NOT SAVED: could not write e\u0301\u65e5: gone", "45 min reached"),
)


class Painted(SessionHeader):
    """A header that remembers what it asked to have painted."""

    def __init__(self) -> None:
        """Begin with nothing asked."""
        self.asked: list[Region] = []
        super().__init__("S.M. · coach", id="header")

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Remember it."""
        self.asked += regions or [self.size.region]
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)


class Alone(App[None]):
    """Nothing but a header."""

    def compose(self) -> ComposeResult:
        """Show it."""
        yield Painted()


@pytest.mark.parametrize("width", [100, 70, 20])
async def test_what_differs_is_painted(width: int) -> None:
    app = Alone()
    async with app.run_test(size=(width, 1)) as pilot:
        header = app.query_one(Painted)
        header.styles.height = 1
        await pilot.pause()
        before = header.render_line(0)
        for parts in (*SAYS, *reversed(SAYS)):
            header.asked.clear()
            header.show(*parts)
            now = header.render_line(0)
            for cell in range(width):
                if now.crop(cell, cell + 1).text != before.crop(cell, cell + 1).text:
                    assert any(region.contains(cell, 0) for region in header.asked), (parts, cell)
            before = now


async def test_another_minute_paints_its_digit_only() -> None:
    app = Alone()
    async with app.run_test(size=(100, 1)) as pilot:
        header = app.query_one(Painted)
        header.styles.height = 1
        await pilot.pause()
        header.show(*SAYS[0])
        header.asked.clear()
        header.show(*SAYS[1])
        (region,) = header.asked
        assert region.size == (1, 1)
        assert header.render_line(0).crop(region.x, region.right).text == "6"
