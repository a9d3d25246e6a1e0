"""A session in progress: the one object between the core and a screen."""

from coachtui.live.session import LiveSession
from coachtui.live.values import Checks, Flag, NewLine, Rewording, Tally, setting_of

__all__ = ["Checks", "Flag", "LiveSession", "NewLine", "Rewording", "Tally", "setting_of"]
