"""A bank on top of another one: what is added, replaced, hidden and reordered, and what is said when that cannot be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coachtui.banks import LoadedBank, Shelf, parse_bank

BASE = """format: 1
id: base
title: Base
licence: CC0
model: GROW
phases:
  - id: open
    title: Open
    purpose: begin
    questions:
      - {id: a, text: What a?}
      - {id: b, text: What b?}
      - What third?
  - id: close
    title: Close
    questions:
      - {id: z, text: What z?, follow_ups: [And then?]}
"""
HEAD = "format: 1\nid: ours\ntitle: Ours\nextends: base\n"


def on_top(own: Path, text: str, *, head: str = HEAD, base: str = BASE) -> LoadedBank:
    """Return what a shelf makes of a file over the base."""
    own.mkdir(exist_ok=True)
    (own / "base.yaml").write_text(base, encoding="utf-8")
    (own / "ours.yaml").write_text(head + text, encoding="utf-8")
    shelf = Shelf(own=own, shipped=own / "none")
    return next(shelf.load(source) for source in shelf.sources if source.name == "ours.yaml")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own"


def shown(loaded: LoadedBank) -> dict[str, list[str | None]]:
    assert loaded.bank is not None
    return {phase.id: [question.id for question in phase.questions] for phase in loaded.bank.phases}


def said(loaded: LoadedBank) -> list[str]:
    return [str(problem) for problem in loaded.problems]


def test_a_bank_that_changes_nothing_is_the_other_one_under_its_own_name(own: Path) -> None:
    loaded = on_top(own, "")
    assert loaded.problems == ()
    assert loaded.bank is not None
    assert (loaded.bank.id, loaded.bank.title, loaded.bank.licence, loaded.bank.model) == (
        "ours",
        "Ours",
        "CC0",
        "GROW",
    )
    assert shown(loaded) == {"open": ["a", "b", "open-3"], "close": ["z"]}
    assert loaded.places == {}


def test_questions_are_added_to_a_phase_and_to_a_new_one(own: Path) -> None:
    loaded = on_top(
        own,
        "phases:\n  - id: open\n    questions: [What more?, {id: own, text: What own?}]\n"
        "  - {id: new, title: New, questions: [What new?]}\n",
    )
    assert loaded.problems == ()
    assert shown(loaded) == {"open": ["a", "b", "open-3", "open-1", "own"], "close": ["z"], "new": ["new-1"]}
    assert loaded.bank is not None
    assert (loaded.bank.phases[0].title, loaded.bank.phases[0].purpose) == ("Open", "begin")
    assert set(loaded.places) == {"open-1", "own", "new-1"}


def test_a_made_id_never_replaces_anything(own: Path) -> None:
    loaded = on_top(own, "phases:\n  - id: open\n    questions: [What 1?, What 2?, What 3?]\n")
    assert loaded.problems == ()
    assert shown(loaded)["open"] == ["a", "b", "open-3", "open-1", "open-2", "open-3-2"]
    assert loaded.places["open-3-2"] == (7, 35)


def test_the_same_id_replaces_in_place_or_moves_to_another_phase(own: Path) -> None:
    loaded = on_top(
        own,
        "phases:\n  - {id: open, questions: [{id: a, text: What else?}]}\n"
        "  - {id: close, title: Ending, questions: [{id: b, text: What b now?}]}\n",
    )
    assert loaded.problems == ()
    assert shown(loaded) == {"open": ["a", "open-3"], "close": ["z", "b"]}
    assert loaded.bank is not None
    assert loaded.bank.questions[0].text == "What else?"
    assert [phase.title for phase in loaded.bank.phases] == ["Open", "Ending"]


def test_questions_and_whole_phases_are_hidden(own: Path) -> None:
    assert shown(on_top(own, "hide: [a, open-3]\n")) == {"open": ["b"], "close": ["z"]}
    assert shown(on_top(own, "hide: [open]\n")) == {"close": ["z"]}
    assert shown(on_top(own, "hide: z\n")) == {"open": ["a", "b", "open-3"]}


def test_phases_and_questions_are_reordered(own: Path) -> None:
    loaded = on_top(own, "order: [close]\nphases:\n  - {id: open, order: [open-3, b]}\n")
    assert loaded.problems == ()
    assert list(shown(loaded)) == ["close", "open"]
    assert shown(loaded)["open"] == ["open-3", "b", "a"]


def test_unknown_ids_are_said_with_their_place_and_a_guess(own: Path) -> None:
    loaded = on_top(
        own,
        "hide: [quux, opne]\norder:\n  - clsoe\nphases:\n  - id: open\n    order: [q]\n    questions:\n"
        "      - {text: What more?, avoid_after: [b, nowhere]}\n",
    )
    assert said(loaded) == [
        "ours.yaml:5:8: `base` has no question or phase `quux` to hide",
        "ours.yaml:5:14: `base` has no question or phase `opne` to hide. Did you mean `open`?",
        "ours.yaml:7:5: `order` names `clsoe`, and no phase here has that id. Did you mean `close`?",
        "ours.yaml:10:13: `order` names `q`, and no question here has that id",
        "ours.yaml:12:45: `avoid_after` names “nowhere”, and no question has that id",
    ]
    assert shown(loaded) == {"open": ["a", "b", "open-3", "open-1"], "close": ["z"]}


def test_a_new_phase_without_a_title_is_said_and_used(own: Path) -> None:
    loaded = on_top(own, "phases:\n  - id: opne\n    questions: [What more?]\n")
    (problem,) = loaded.problems
    assert (problem.line, problem.column) == (6, 9)
    assert "is new here and has no title. Did you mean `open`?" in str(problem)
    assert shown(loaded)["opne"] == ["opne-1"]


def test_a_missing_base_is_said_and_own_questions_stay_in_use(own: Path) -> None:
    text = "phases:\n  - {id: own, title: Own, questions: [What own?]}\n"
    loaded = on_top(own, text, head=HEAD.replace("extends: base", "extends: bsae"))
    assert said(loaded) == ["ours.yaml:4:10: there is no bank with the id `bsae` to extend. Did you mean `base`?"]
    assert shown(loaded) == {"own": ["own-1"]}
    assert on_top(own, "", head=HEAD.replace("extends: base", "extends: bsae")).bank is None


def test_a_base_that_cannot_be_used_is_as_good_as_none(own: Path) -> None:
    loaded = on_top(own, "", base="not a bank")
    assert loaded.bank is None
    assert "there is no bank with the id `base`" in said(loaded)[0]


@pytest.mark.parametrize(
    ("base", "reason"),
    [
        ("extends: ours\n", "`base` extends `ours` itself in a circle, and only one step is followed"),
        ("extends: third\n", "`base` extends `third` itself, and only one step is followed"),
        ("extends: base\n", "`base` extends `base` itself, and only one step is followed"),
    ],
)
def test_a_base_that_has_a_base_is_said_and_never_followed(own: Path, base: str, reason: str) -> None:
    loaded = on_top(own, "", base=BASE.replace("title: Base\n", f"title: Base\n{base}"))
    (problem,) = loaded.problems
    assert (problem.line, problem.column, problem.message) == (4, 10, reason)
    assert loaded.bank is None


def test_a_bank_that_extends_itself_is_said(own: Path) -> None:
    loaded = on_top(own, "", head=HEAD.replace("id: ours", "id: self").replace("extends: base", "extends: self"))
    assert said(loaded) == ["ours.yaml:4:10: this bank extends itself. Name another bank."]


def test_an_own_bank_may_take_the_place_of_the_one_it_extends(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    for folder, text in ((shipped, BASE), (own, HEAD.replace("id: ours", "id: base") + "hide: [a]\n")):
        folder.mkdir()
        (folder / "base.yaml").write_text(text, encoding="utf-8")
    shelf = Shelf(own=own, shipped=shipped)
    found = shelf.find("base")
    assert found is not None
    assert shown(found) == {"open": ["b", "open-3"], "close": ["z"]}
    assert shelf.problems() == ()


def test_hiding_everything_leaves_no_bank(own: Path) -> None:
    loaded = on_top(own, "hide: [open, close]\n")
    assert loaded.bank is None
    assert "all questions of this bank are hidden" in said(loaded)[0]


def test_a_finished_bank_follows_its_base_and_is_kept_while_nothing_changes(own: Path) -> None:
    on_top(own, "hide: [a]\n")
    shelf = Shelf(own=own, shipped=own / "none")
    source = next(source for source in shelf.sources if source.name == "ours.yaml")
    first = shelf.load(source)
    assert shelf.load(source) is first
    (own / "base.yaml").write_text(BASE.replace("What b?", "What changed?"), encoding="utf-8")
    os.utime(own / "base.yaml", ns=(1, 1))
    again = shelf.load(source).bank
    assert again is not None
    assert again.questions[0].text == "What changed?"


def test_what_needs_a_base_is_to_mend_without_one() -> None:
    text = BASE.replace("title: Base\n", "title: Base\nhide: [a]\norder: [close]\n").replace(
        "    title: Open\n", "    title: Open\n    order: [b]\n"
    )
    loaded = parse_bank(text, "base.yaml")
    assert [(problem.line, problem.message.partition(" has")[0]) for problem in loaded.problems] == [
        (4, "`hide`"), (5, "`order`"), (11, "`order`"),
    ]  # fmt: skip


def test_a_file_by_itself_says_that_it_extends_another() -> None:
    loaded = parse_bank(HEAD + "hide: [a, a, '']\n", "ours.yaml")
    assert loaded.problems == ()
    assert loaded.extension is not None
    assert (loaded.extension.base.id, loaded.extension.base.line) == ("base", 4)
    assert [(named.id, named.column) for named in loaded.extension.hide] == [("a", 8)]


@pytest.mark.parametrize("extends", ["[base]", "{a: b}", "'No such ID!'", "''", "~", "on"])
def test_nonsense_after_extends_is_told_or_means_no_such_bank(own: Path, extends: str) -> None:
    loaded = on_top(own, "phases: [{id: own, title: Own, questions: [What?]}]\n", head=HEAD.replace("base", extends))
    assert shown(loaded) == {"own": ["own-1"]}
    assert {problem.line for problem in loaded.problems} == {4}


def test_the_base_may_be_named_by_its_title(own: Path) -> None:
    loaded = on_top(own, "hide: [a]\n", head=HEAD.replace("extends: base", "extends: Base"))
    assert shown(loaded) == {"open": ["b", "open-3"], "close": ["z"]}
    assert said(loaded) == [
        "ours.yaml:4:10: `extends` cannot be “Base”, and was read as `base`. "
        "It takes small letters, figures and hyphens: write `extends: base`."
    ]


@pytest.mark.parametrize(
    ("hide", "as_ids"),
    [
        ("[What a?]", "a"),
        ('"what a"', "a"),
        ('["What, third?"]', "open-3"),
        ("What, third?", "open-3"),
        ('"What a?, What, third?"', ""),
        ('"What a?, What b?"', "[a, b]"),
        ("[Z]", "z"),
        ("[Close]", "close"),
    ],
)
def test_what_is_hidden_may_be_named_by_its_text_and_the_id_is_said(own: Path, hide: str, as_ids: str) -> None:
    loaded = on_top(own, f"hide: {hide}\n", base=BASE.replace("What third?", '"What, third?"'))
    hidden = {"a", "b", "open-3", "z"} - {name for names in shown(loaded).values() for name in names}
    assert hidden == ({"z"} if as_ids == "close" else set(as_ids.strip("[]").split(", ")) - {""})
    (problem,) = loaded.problems
    assert problem.hint.removesuffix(".") == (f"Write `{as_ids}`" if as_ids else "")


def test_what_comes_first_may_be_named_by_its_text_too(own: Path) -> None:
    loaded = on_top(own, "order: [Close]\nphases:\n  - {id: open, order: [What b?]}\n")
    assert list(shown(loaded)) == ["close", "open"]
    assert shown(loaded)["open"] == ["b", "a", "open-3"]
    assert [problem.hint for problem in loaded.problems] == ["Write `close`.", "Write `b`."]


NEAR = BASE.replace("id: a,", "id: useful-today,").replace("id: b,", "id: week-1,")


@pytest.mark.parametrize("new", ["usefull-today", "useful-toady", "usefultoday"])
def test_a_new_id_that_is_nearly_one_of_the_base_is_said(own: Path, new: str) -> None:
    loaded = on_top(own, f"phases:\n  - {{id: open, questions: [{{id: {new}, text: What now?}}]}}\n", base=NEAR)
    assert shown(loaded)["open"] == ["useful-today", "week-1", "open-3", new]
    assert said(loaded) == [
        f"ours.yaml:6:33: the id `{new}` is new, so this question is added; `base` has `useful-today`. "
        "To replace that one, write `id: useful-today`."
    ]


@pytest.mark.parametrize("new", ["week-2", "week-1-b", "corridor", "useful-tomorrow", "week"])
def test_a_new_id_of_its_own_is_no_slip(own: Path, new: str) -> None:
    loaded = on_top(own, f"phases:\n  - {{id: open, questions: [{{id: {new}, text: What now?}}]}}\n", base=NEAR)
    assert loaded.problems == ()


def test_an_id_near_one_that_is_hidden_or_replaced_is_meant(own: Path) -> None:
    more = "phases:\n  - {id: open, questions: [{id: useful-todays, text: What now?}]}\n"
    assert on_top(own, f"hide: [useful-today]\n{more}", base=NEAR).problems == ()
    both = more.replace("[{id", "[{id: useful-today, text: What?}, {id")
    assert on_top(own, both, base=NEAR).problems == ()
