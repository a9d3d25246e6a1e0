"""Help, by what a coach is doing, not by keyboard."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from coachtui.tui.plain import plain

__all__ = ["HelpScreen"]

HELP = """\
While they talk
  Just type. A mark and a space at the beginning say what a line is:
    "  they said        ?  I asked        >  agreed next step
    #  private: not shared by the app, may still have to be disclosed
    no mark: what you see and hear
  ctrl+t       walk the mark of this line on

Asking
  ctrl+o F2    go to the questions; Enter asks, Esc comes back
  /            filter: a few letters of each word are enough
  1 to 9       jump to a phase      space   tick without writing it down
  n            go to what might come next (the line at the foot)
  0            always at hand: And what else?        s   star
  At set-up, ctrl+o picks a plan; in a session ctrl+p does, by name

When a letter stands beside a line
  J may sound like a judgement      D may sound like direction
  Q the form of the question        R may strain the relationship
  ctrl+n F8    go to the next one
  ctrl+r F7    take the first other wording (2 in the pane: the second)
  ctrl+l       leave this one as it is
  i            in the pane: not in this session
  w            in the pane: these words are fine in our school
  Then you are back where you were writing; Esc takes you there too.
  The check sees words, not tone, faces or silence. It may be wrong;
  you know the person.

Writing questions
  Home: b      all banks as coaches see them, in step with your files
  n            on to the next thing to mend or reword          /   filter

Getting out of the way
  F3           only the notes               F4   hide the check
  F9 ctrl+\\    cover everything; the same key or Esc comes back

Leaving
  Your words are saved as you type. ctrl+s saves now. ctrl+q leaves;
  you can go on later.
  ctrl+p F12   the rest, by name: the end of the session, home, colours

Nothing you type leaves this computer.

Esc closes this page."""


class HelpScreen(ModalScreen[None]):
    """What the keys do, grouped by task."""

    CSS_PATH = "../styles/help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,ctrl+g,q,enter", "dismiss", "back", id="help.close"),
    ]

    def compose(self) -> ComposeResult:
        """One page of text."""
        with VerticalScroll(id="help"):
            yield Static(plain(HELP))

    async def action_dismiss(self, result: None = None) -> None:
        """Close the page."""
        self.app.pop_screen()
