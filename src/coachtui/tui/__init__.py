"""The screens; the only package that knows Textual and Rich."""

from coachtui.tui.app import CoachApp
from coachtui.tui.workplace import Workplace

__all__ = ["CoachApp", "Workplace"]
