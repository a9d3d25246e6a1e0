"""Words that are fine in a school: which rule is silent about them, and what is to mend where they are written down."""

from __future__ import annotations

import copy
import time
from pathlib import Path

import pytest

from coachtui.checker import Checker, RuleSet, load_rules
from coachtui.checker import load as loading
from coachtui.checker.compile import compile_book
from coachtui.checker.library import Library
from coachtui.checker.load import read_sources
from coachtui.checker.own import MAX_FINE
from coachtui.checker.ownfiles import OwnFile, own_files
from coachtui.checker.proving import prove

FINE = 'fine:\n  - {words: "you should", rule: directive-command.must, by: "S.K.", on: 2026-11-28}\n'
LINE = "You should ring home. You must go. You need to ring Sam."
MUST, NEED = "directive-command.must", "directive-command.need"


def put(tmp_path: Path, text: str, name: str = "own.yaml") -> RuleSet:
    folder = tmp_path / "rules"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return load_rules(folder, under=tmp_path)


def found(rules: RuleSet, line: str) -> list[tuple[str, str]]:
    return [(one.rule, line[one.start : one.end]) for one in Checker(rules).check(line).findings]


def test_the_rule_is_silent_about_the_words_and_about_no_others(tmp_path: Path) -> None:
    rules = put(tmp_path, FINE)
    assert rules.problems == ()
    assert found(load_rules(), LINE)[0] == (MUST, "You should")
    assert found(rules, LINE) == found(load_rules(), LINE)[1:]


@pytest.mark.parametrize("line", ["YOU SHOULD go.", "You   should go.", "You\u00a0should go.", "you\u2003Should go."])
def test_capitals_and_gaps_do_not_count(tmp_path: Path, line: str) -> None:
    assert found(load_rules(), line) != []
    assert found(put(tmp_path, FINE), line) == []


@pytest.mark.parametrize("written", ["you'd better", "you’d better", "You`d  BETTER"])
@pytest.mark.parametrize("typed", ["You'd better go.", "You’d better go."])
def test_kinds_of_quotation_marks_do_not_count(tmp_path: Path, written: str, typed: str) -> None:
    ((rule, _),) = found(load_rules(), typed)
    rules = put(tmp_path, f'fine:\n  - {{words: "{written}", rule: {rule}, on: 2026-11-28}}\n')
    assert found(rules, typed) == []


def test_what_was_preferred_to_another_rule_does_not_make_room_for_it(tmp_path: Path) -> None:
    line = "Did you plan it because you should ring home?"
    before = found(load_rules(), line)
    entries = "".join(f"  - {{words: '{words}', rule: {rule}, on: 2026-11-28}}\n" for rule, words in before)
    assert found(put(tmp_path, f"fine:\n{entries}"), line) == []


def test_words_may_be_called_fine_beside_rules_and_for_a_rule_of_ones_own(tmp_path: Path) -> None:
    text = (
        "fine:\n  - words: you zonk\n    rule: person-label.zonk\n    on: 2026-11-28\n"
        "rules:\n  - id: person-label.zonk\n    match: [you zonk, you bonk]\n"
    )
    rules = put(tmp_path, text)
    assert rules.problems == ()
    assert found(rules, "You zonk. You bonk.") == [("person-label.zonk", "You bonk")]


def test_a_rule_that_is_off_may_have_words_that_are_fine(tmp_path: Path) -> None:
    assert put(tmp_path, f"{FINE}rules:\n  - id: {MUST}\n    off: yes\n").problems == ()


def test_files_that_only_call_words_fine_compile_no_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own.yaml").write_text(f"{FINE}  - {{words: x, rule: a.b, on: 2026-11-28}}\n", encoding="utf-8")
    files = own_files(tmp_path, tmp_path)
    sources = read_sources(files)
    book, problems = compile_book(copy.copy(sources))
    monkeypatch.setattr("coachtui.checker.compile.compile_book", None)
    assert loading.compile_with(files) == RuleSet(book, problems)
    assert len(problems) == 1


def test_what_is_kept_for_the_next_start_changes_with_every_entry(tmp_path: Path) -> None:
    rules, kept = tmp_path / "rules", tmp_path / "state" / "rules.json"
    rules.mkdir()
    seen = []
    for text in (FINE, f"{FINE}  - {{words: you must, rule: {MUST}, on: 2026-11-28}}\n", "fine:\n"):
        (rules / "own.yaml").write_text(text, encoding="utf-8")
        seen += [len(found(load_rules(rules, kept_at=kept), LINE)) for _ in range(2)]
    assert seen == [2, 2, 1, 1, 3, 3]


WRONG: dict[str, tuple[str, int, int, str]] = {
    # name: (an entry, line and column of the problem, its words)
    "an unknown rule": (
        "{words: x, rule: directive-comand.must, on: 2026-11-28}", 2, 22,
        "there is no rule `directive-comand.must`. Did you mean `directive-command.must`?",
    ),
    "a category": ("{words: x, rule: directive-command, on: 2026-11-28}", 2, 22, "`rule` cannot be "),
    "an unknown field": ("{words: x, rule: a.b, on: 2026-11-28, bye: S.K.}", 2, 43, "`bye` is not a field"),
    "no date": (f"{{words: x, rule: {MUST}}}", 2, 5, "`on` is missing"),
    "no rule": ("{words: x, on: 2026-11-28}", 2, 5, "`rule` is missing"),
    "no words": (f"{{rule: {MUST}, on: 2026-11-28}}", 2, 5, "`words` is missing"),
    "a date of another kind": (f"{{words: x, rule: {MUST}, on: 28.11.2026}}", 2, 50, "`on` cannot be “28.11.2026”"),
    "a day that is none": (f"{{words: x, rule: {MUST}, on: 2026-02-30}}", 2, 50, "`on` cannot be “2026-02-30”"),
    "a list for a date": (f"{{words: x, rule: {MUST}, on: [a]}}", 2, 50, "`on` should be a date, not a list"),
    "empty words": (f"{{words: ' ', rule: {MUST}, on: 2026-11-28}}", 2, 13, "`words` is empty"),
    "unseen words": (f'{{words: "\\u200e", rule: {MUST}, on: 2026-11-28}}', 2, 13, "`words` holds no words"),
    "very long words": (f"{{words: {'x' * 1001}, rule: {MUST}, on: 2026-11-28}}", 2, 13, "at most 1000 can be read"),
    "a text for an entry": ("you should", 2, 5, "should be a group of fields"),
}  # fmt: skip


@pytest.mark.parametrize(("entry", "line", "column", "words"), WRONG.values(), ids=WRONG)
def test_what_is_to_mend_is_told_with_its_place_and_the_rest_is_used(
    tmp_path: Path, entry: str, line: int, column: int, words: str
) -> None:
    rules = put(tmp_path, f"fine:\n  - {entry}\n{FINE[6:]}")
    (problem,) = rules.problems
    assert (problem.source, problem.line, problem.column) == ("rules/own.yaml", line, column)
    assert words in str(problem)
    assert found(rules, "You should go.") == []


def test_words_that_stand_there_twice_are_told_in_one_file_and_do_no_harm_in_another(tmp_path: Path) -> None:
    again = "  - {words: 'YOU  should', rule: directive-command.must, on: 2026-11-29}\n"
    rules = put(tmp_path, FINE + again)
    (problem,) = rules.problems
    assert (problem.line, problem.column) == (3, 13)
    assert "“YOU should” stands here twice for `directive-command.must`. The first time is on line 2." in str(problem)
    put(tmp_path, FINE)
    assert put(tmp_path, f"fine:\n{again}", "other.yaml").problems == ()


@pytest.mark.parametrize("text", ["fine: yes\n", "fine: {words: x}\n"])
def test_a_part_that_is_no_list_is_told(tmp_path: Path, text: str) -> None:
    (problem,) = put(tmp_path, text).problems
    assert "`fine` should be a list" in str(problem)


def test_an_empty_part_is_nothing_to_mend(tmp_path: Path) -> None:
    assert put(tmp_path, "fine:\n").problems == ()


def test_very_many_entries_are_told_and_read_in_a_second(tmp_path: Path) -> None:
    entries = "".join(
        f"  - {{words: a{n}, rule: directive-comand.x{n}, on: 2026-11-28}}\n" for n in range(MAX_FINE + 9)
    )
    began = time.process_time()
    rules = put(tmp_path, f"fine:\n{entries}")
    assert time.process_time() - began < 5
    assert "own rules call more than 2,000 words fine" in str([*rules.problems])


def test_examples_of_a_rule_hold_whatever_is_fine(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(f"{FINE}rules:\n  - id: {MUST}\n    severity: alert\n", encoding="utf-8")
    library = Library(own_files(tmp_path, tmp_path))
    assert found(library.rule_set, "You should go.") == []
    assert prove(library, lambda source: source == "own.yaml").failures == ()


def test_the_library_tells_what_is_fine_for_a_rule_and_where_that_stands(tmp_path: Path) -> None:
    library = Library([OwnFile("own.yaml", tmp_path, FINE.encode())])
    ((entry, origin),) = library.fine_of(MUST)
    assert (entry.words, entry.by, entry.on.isoformat()) == ("you should", "S.K.", "2026-11-28")
    assert (origin.source, origin.line, origin.own) == ("own.yaml", 2, True)
    assert {state.id: state.fine for state in library.rules_of("directive-command")}[MUST] == 1
    assert [*library.fine_of(NEED)] == []
