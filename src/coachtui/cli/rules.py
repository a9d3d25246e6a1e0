"""`coachtui rules`: what the check looks for, why, and rules of one's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coachtui.cli.endings import Ending
from coachtui.cli.options import as_json_option
from coachtui.cli.rows import called
from coachtui.cli.saying import Json, counted, problem_json, put, put_json, tell
from coachtui.errors import CoachError, Problem
from coachtui.text import clean_line

if TYPE_CHECKING:  # `--help` does without
    from coachtui.checker.library import Library
    from coachtui.checker.ownfiles import OwnFile
    from coachtui.checker.proving import Proof

__all__ = ["rules"]

SCHEMA = 1
"""Of the JSON; grows when a field changes its meaning or goes."""


@click.group(short_help="Rules of the check: which there are, why, and the start of your own.")
def rules() -> None:
    """Rules of the check: which there are, why, and the start of your own."""


@rules.command("list")
@as_json_option
def list_rules(*, as_json: bool) -> Ending:
    """All rules by category, with their severity for coach, mentor and assessment, and the file they are from."""
    from coachtui.cli.rulelist import list_json, list_lines  # noqa: PLC0415  (`--help` does without)

    own, of_folders = _own()
    library = _library(own)
    told = (*of_folders, *library.rule_set.problems)
    if as_json:
        problems: list[Json] = [problem_json(problem) for problem in told]
        put_json({"schema": SCHEMA, "categories": list_json(library), "problems": problems})
        return Ending.FINE
    for line in list_lines(library):
        put(line)
    _tell_problems(told)
    return Ending.FINE


@rules.command("explain")
@click.argument("id")
@as_json_option
def explain(id: str, *, as_json: bool) -> Ending:
    """Say what a rule or a category looks for and why, what else could be said, and which file each value is from."""
    from coachtui.cli.explaining import explained_json, explained_lines  # noqa: PLC0415  (`--help` does without)

    library = _library(_own()[0])
    if as_json:
        put_json({"schema": SCHEMA, **explained_json(library, id)})
        return Ending.FINE
    for line in explained_lines(library, id):
        put(line)
    return Ending.FINE


@rules.command("test")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@as_json_option
def test(files: Sequence[str], *, as_json: bool) -> Ending:
    """Rules tried on their own examples: all there are, or those that a FILE or a folder of them says something about.

    Also told, as worth knowing, is what your files do to the examples of rules that came with coachtui.

    The exit code is 1 when an example fails or something is to mend, 3 when a file is not there.
    """
    from coachtui.checker.proving import prove  # noqa: PLC0415  (`--help` does without)

    (own, of_folders), given = _own(), _given(files)
    paths = {file.path.resolve() for file in given}
    library = _library([*(file for file in own if file.path.resolve() not in paths), *given])
    wanted = _is_among(given) if files else _any
    proof = prove(library, wanted)
    problems = [problem for problem in library.rule_set.problems if wanted(problem.source)]
    told = () if files else of_folders
    failures = [_with_path(problem) for problem in (*told, *problems, *proof.failures)]
    _put_proof(proof, failures, as_json=as_json)
    return Ending.FOUND if failures else Ending.FINE


@rules.command("new")
@click.argument("name")
def new(name: str) -> Ending:
    """A rule file to start from, in the folder of your own rules; NAME is in small letters and hyphens."""
    from coachtui.cli.starter import write_starter  # noqa: PLC0415  (`--help` does without)
    from coachtui.paths import find_paths  # noqa: PLC0415

    path = write_starter(find_paths().rules, name)
    put(clean_line(str(path)))
    tell("it changes nothing yet; its remarks say how it can", "`coachtui rules test` says what is to mend.")
    return Ending.FINE


@rules.command("schema")
def schema() -> Ending:
    """The JSON Schema of a rule file, for editors that help while one is typed."""
    from coachtui.cli.schemas import schema_path  # noqa: PLC0415  (`--help` does without)

    put(schema_path("rule").read_text(encoding="utf-8").rstrip("\n"))
    return Ending.FINE


def _library(files: Sequence[OwnFile]) -> Library:
    from coachtui.checker.library import Library  # noqa: PLC0415  (`--help` does without)

    return Library(files)


def _own() -> tuple[tuple[OwnFile, ...], tuple[Problem, ...]]:
    """Return the files of shared folders and of the person's own, and what is to say about the former."""
    from coachtui.checker.ownfiles import own_files  # noqa: PLC0415  (`--help` does without)
    from coachtui.cli.sharedrules import shared_rules  # noqa: PLC0415
    from coachtui.paths import find_paths  # noqa: PLC0415

    paths = find_paths()
    shared, problems = shared_rules(paths)
    return (*shared, *own_files(paths.rules)), problems


def _given(names: Sequence[str]) -> list[OwnFile]:
    """Return the files that were named, and those of named folders; raise `CoachError` when one is not there."""
    from coachtui.checker.ownfiles import own_files  # noqa: PLC0415  (`--help` does without)

    given: list[OwnFile] = []
    for name in names:
        try:
            found = own_files(Path(name))
            there = bool(found) or Path(name).is_dir()
        except (OSError, ValueError):  # no file can have such a name
            found, there = (), False
        if not there:
            raise CoachError(f"{called(name)} was not read: there is no such file")
        given += found
    return given


def _any(_: str) -> bool:
    return True


def _is_among(files: Sequence[OwnFile]) -> Callable[[str], bool]:
    sources = {file.source for file in files}
    return lambda source: source in sources


def _with_path(problem: Problem) -> Problem:
    """Return a problem of a built-in file with a path that an editor can open."""
    from coachtui.checker.load import built_in_folder  # noqa: PLC0415  (`--help` does without)

    built_in = built_in_folder() / problem.source
    source = str(built_in) if "/" not in problem.source and built_in.exists() else problem.source
    return Problem(source, problem.line, problem.column, problem.message, problem.hint)


def _put_proof(proof: Proof, failures: Sequence[Problem], *, as_json: bool) -> None:
    if as_json:
        without: list[Json] = [*proof.without]
        put_json({
            "schema": SCHEMA, "rules": proof.rules, "examples": proof.examples, "without_examples": without,
            "failures": [problem_json(problem) for problem in failures],
            "notes": [problem_json(note) for note in proof.notes],
        })  # fmt: skip
        return
    for failure in failures:
        put(clean_line(str(failure)))
    for note in proof.notes:
        put(clean_line(str(replace(note, message=f"worth knowing: {note.message}"))))
    tried = f"{counted(proof.rules, 'rule')}, {counted(proof.examples, 'example')}"
    bare = f", {counted(len(proof.without), 'rule')} without an example of what it finds" if proof.without else ""
    mend = f"{counted(len(failures), 'thing')} to mend" if failures else "all as it should be"
    put(f"{tried}{bare}: {mend}{f', {len(proof.notes)} worth knowing' if proof.notes else ''}")


def _tell_problems(problems: Sequence[Problem]) -> None:
    for problem in problems:
        tell(str(problem))
