"""Live coaching conversations between teachers, in the terminal."""

__version__ = "0.1.0"
