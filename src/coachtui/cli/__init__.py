"""The command line: the one place where the parts are put together, and the door to the screens."""

from coachtui.cli.main import program

__all__ = ["program"]
