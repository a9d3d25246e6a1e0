"""Options that mean the same in several commands."""

from __future__ import annotations

import click

__all__ = ["as_json_option", "fail_on_option", "own_rules_option"]

as_json_option = click.option("--json", "as_json", is_flag=True, help="The answer in JSON.")

fail_on_option = click.option(
    "--fail-on", type=click.Choice(["info", "caution", "alert", "never"]), default="caution", show_default=True,
    help="From which severity on the exit code is 1.",
)  # fmt: skip

own_rules_option = click.option(
    "--rules", "own", multiple=True, metavar="FILE",
    help="A rule file, or a folder of them, over the built-in rules and your own; may be given more than once.",
)  # fmt: skip
