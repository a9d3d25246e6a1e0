"""A group of commands that are imported when they are used, and that always end in the agreed way."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import NoReturn

import click

from coachtui.cli.choices import did_you_mean
from coachtui.cli.endings import Ending, tell_error, tell_os_error, tell_usage
from coachtui.errors import CoachError

__all__ = ["Program"]


class Program(click.Group):
    """The whole command line: `check` on one line must not wait for the imports of the other commands."""

    def __init__(self, *, places: Mapping[str, str], **options: object) -> None:
        """Know the module of each command by the command's name; it holds a command of the same name."""
        super().__init__(**options)  # type: ignore[arg-type]  # whatever a click group takes
        self._places = places

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        """Return the names of the commands in the order in which they are needed."""
        return list(self._places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  (as above)
        """Return a command, imported now, or None."""
        if cmd_name not in self._places:
            return None
        command = getattr(import_module(self._places[cmd_name]), cmd_name)
        if not isinstance(command, click.Command):
            raise TypeError(f"{self._places[cmd_name]}.{cmd_name} is not a command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; say which was perhaps meant when there is none."""
        if args[0] not in self._places and not args[0].startswith("-") and not ctx.resilient_parsing:
            ctx.fail(f"there is no command '{args[0]}'; {did_you_mean(args[0], self._places)}")
        return super().resolve_command(ctx, args)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,  # noqa: ARG002  (click's signature)
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: ARG002, FBT001, FBT002  (click's signature)
        windows_expand_args: bool = True,  # noqa: FBT001, FBT002  (click's signature)
        **extra: object,
    ) -> NoReturn:
        """Run one command, and end the process with the exit code that says how it went."""
        try:
            ending = super().main(
                args, "coachtui", complete_var, standalone_mode=False, windows_expand_args=windows_expand_args, **extra
            )
        except click.Abort:
            ending = Ending.INTERRUPTED
        except click.ClickException as error:
            ending = tell_usage(error)
        except OSError as error:  # `--version` and `--help` print before a command is invoked
            ending = tell_os_error(error)
        sys.exit(ending if isinstance(ending, int) else Ending.FINE)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was asked for; what goes wrong becomes a sentence and an exit code.

        Done here and not in `main`, because click would answer a closed pipe and ctrl+c in its own way before.
        """
        try:
            return super().invoke(ctx)
        except CoachError as error:
            return tell_error(error)
        except OSError as error:
            return tell_os_error(error)
        except KeyboardInterrupt:
            return Ending.INTERRUPTED
