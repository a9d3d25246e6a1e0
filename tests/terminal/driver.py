"""A program in a pseudo-terminal: press its keys, read its screen, end it in every way in which programs end.

    with Terminal([COACHTUI, "new"], environment=environment) as terminal:
        terminal.wait_for("nothing to save yet")
        terminal.type("? What did you notice?")
        terminal.press("enter", "ctrl+q")
        assert terminal.wait_for_end() == 0

Nothing waits for a fixed time: every wait looks at the screen until it shows what is wanted, or a deadline passes.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from tests.terminal.picture import Picture

__all__ = ["KEYS", "Terminal", "environment_in"]

KEYS: Mapping[str, str] = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "backspace": "\x7f", "space": " ",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "shift+tab": "\x1b[Z",
    "home": "\x1b[H", "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
    "ctrl+end": "\x1b[1;5F", "ctrl+home": "\x1b[1;5H",
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f8": "\x1b[19~", "f9": "\x1b[20~",
}  # fmt: skip
"""What a keyboard sends for keys that are no letters; `ctrl+x` for any letter goes without saying."""

PATIENCE = 15.0
"""Seconds after which a screen that does not show what is wanted will not show it; generous, for busy machines."""

STILL = 0.15
"""Seconds without output after which a screen that has begun to answer has finished."""

PIECE = 1024
"""Bytes written at once: the queue of a terminal is short, and a program that paints may not be reading."""

ANSWERS: Sequence[tuple[re.Pattern[bytes], bytes]] = (
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),  # frames can be marked
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),  # sizes come by signal only
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
)
"""What programs ask a terminal, and what one says that is neither very old nor very new."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some output, and when it came."""

    at: float
    """Seconds of `time.perf_counter`."""
    data: bytes


def environment_in(home: str, base: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the environment of a person whose whole home is the folder `home`, at a usual terminal."""
    kept = {name: base[name] for name in ("PATH", "PYTHONPATH", "VIRTUAL_ENV") if name in base}
    return {
        **kept, "HOME": home, "COACHTUI_HOME": home,
        "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "TZ": "UTC",
    }  # fmt: skip


class Terminal:
    """One program in a pseudo-terminal that belongs to it alone; leaving the `with` ends both."""

    def __init__(
        self, command: Sequence[str], *, environment: Mapping[str, str], columns: int = 100, rows: int = 30
    ) -> None:
        self.picture = Picture(columns, rows)
        self.output = bytearray()
        """Everything that the program sent so far."""
        self._unseen: list[Chunk] = []
        self._exit: int | None = None
        self._over = False
        self._fd, slave = pty.openpty()
        self._size(columns, rows)
        self.started = time.perf_counter()
        self.pid = os.posix_spawn(
            command[0], list(command), environment, setsid=True,
            # Opened by its name, in a session of its own, it becomes the terminal that controls the program.
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, os.ttyname(slave), os.O_RDWR, 0),
                (os.POSIX_SPAWN_DUP2, 0, 1), (os.POSIX_SPAWN_DUP2, 0, 2),
                (os.POSIX_SPAWN_CLOSE, self._fd), (os.POSIX_SPAWN_CLOSE, slave),
            ],
        )  # fmt: skip
        os.close(slave)

    def __enter__(self) -> Self:
        """Use it."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the program if it still runs."""
        if self._exit is None and not self._has_ended():
            os.kill(self.pid, signal.SIGKILL)
            self._exit = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        self._close()

    # What a person does

    def type(self, text: str) -> None:
        """Type a text, letter by letter as far as the program can tell."""
        waiting = text.encode()
        while waiting:
            waiting = waiting[os.write(self._fd, waiting[:PIECE]) :]
            self.read(0)

    def press(self, *keys: str) -> None:
        """Press keys by their names: `enter`, `f2`, `ctrl+q`, or a letter."""
        for key in keys:
            if re.fullmatch(r"ctrl\+[a-z]", key) and key not in KEYS:
                self.type(chr(ord(key[-1]) & 0x1F))
            else:
                self.type(KEYS.get(key, key))

    def paste(self, text: str) -> None:
        """Paste a text, as terminals mark it."""
        self.type(f"\x1b[200~{text}\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        """Drag the window to another size."""
        self._look()
        self.picture.resize(columns, rows)
        self._size(columns, rows)

    def hang_up(self) -> None:
        """Close the window, or lose the connection."""
        self._close()

    def send(self, number: signal.Signals) -> None:
        """Send a signal from outside."""
        os.kill(self.pid, number)

    # What a person sees

    @property
    def text(self) -> str:
        """What stands on the screen now."""
        self._look()
        return self.picture.text

    @property
    def lines(self) -> tuple[str, ...]:
        """The rows of the screen now."""
        self._look()
        return self.picture.lines

    def wait_for(self, *texts: str, seconds: float = PATIENCE) -> str:
        """Wait until all texts stand on the screen, and return the screen."""
        wanted = ", ".join(repr(text) for text in texts)
        self.wait_until(lambda: all(text in self.picture.text for text in texts), f"{wanted} on", seconds)
        return self.picture.text

    def wait_until_gone(self, text: str, seconds: float = PATIENCE) -> str:
        """Wait until the text no longer stands on the screen, and return the screen."""
        self.wait_until(lambda: text not in self.picture.text, f"{text!r} gone from", seconds)
        return self.picture.text

    def wait_until(self, happened: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
        """Wait until something has happened; `what` says in words what was not to be seen on the screen."""
        deadline = time.monotonic() + seconds
        self._look()
        while not (self.picture.whole and happened()):
            if time.monotonic() > deadline or self._over:
                why = "the program ended" if self._over else f"{seconds:g} seconds passed"
                raise AssertionError(f"waited for {what} the screen, until {why}; there was:\n{self.picture.text}")
            self.read(0.05)
            self._look()

    def do(self, *keys: str) -> str:
        """Press keys, wait until the screen has answered and is still, and return it.

        For keys whose only answer is where the next key goes: there is no text to wait for.
        """
        before = len(self.output)
        self.press(*keys)
        self.wait_until(lambda: len(self.output) > before, f"an answer to {', '.join(keys)} on")
        while self.read(STILL):
            pass
        return self.text

    def wait_for_end(self, seconds: float = PATIENCE) -> int:
        """Wait until the program has ended by itself; return its exit code, negative for the signal that ended it."""
        deadline = time.monotonic() + seconds
        while not self._has_ended():
            if time.monotonic() > deadline:
                raise AssertionError(f"the program still runs after {seconds:g} seconds:\n{self.text}")
            self.read(0.02)
        while self.read(0):
            pass
        self._look()
        assert self._exit is not None
        return self._exit

    # How it is done

    def read(self, seconds: float) -> bool:
        """Take output if any comes within so many seconds, and answer what it asks; return whether any came."""
        if self._over or self._fd < 0 or not select.select([self._fd], [], [], max(0.0, seconds))[0]:
            if self._over or self._fd < 0:
                time.sleep(min(seconds, 0.01))  # nothing will come: give way to the program that ends
            return False
        try:
            data = os.read(self._fd, 65_536)
        except OSError:
            data = b""  # Linux says so when the last program at the other end has gone
        if not data:
            self._over = True
            return False
        self._unseen.append(Chunk(time.perf_counter(), data))
        self.output += data
        for question, answer in ANSWERS:
            if question.search(data):
                os.write(self._fd, answer)
        return True

    def frames(self) -> Iterator[float]:
        """Paint what came; yield, after each whole frame, when it came in seconds of `time.perf_counter`."""
        while self._unseen:
            chunk = self._unseen.pop(0)
            self.picture.feed(chunk.data)
            if self.picture.whole:
                yield chunk.at

    def _look(self) -> None:
        for _ in self.frames():
            pass

    def _size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _has_ended(self) -> bool:
        if self._exit is None:
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            if ended:
                self._exit = os.waitstatus_to_exitcode(status)
        return self._exit is not None

    def _close(self) -> None:
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1
