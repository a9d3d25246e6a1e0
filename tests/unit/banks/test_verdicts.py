"""Verdicts on the prompts of a bank, words that are heard only once, and banks side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from coachtui.banks import Role, Shelf, parse_bank
from coachtui.banks.listed import Listing
from coachtui.banks.remarks import Heard
from coachtui.banks.verdicts import InterruptedCheckError, Remembering, verdicts_on
from coachtui.checker import Checker, Mode, Setting
from tests.unit.banks.test_shelf import written

BANK = """
format: 1
id: starter
title: Starter
phases:
  - id: open
    title: Open
    questions:
      - {id: plan, text: "Have you tried a seating plan?", follow_ups: ["Why did you put them in groups?"]}
      - {id: useful, text: "What would make this time useful for you?", purpose: "Theirs"}
"""


@dataclass
class CountingEar:
    """The check, and how often it was asked."""

    checker: Checker = field(default_factory=Checker)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def hear(self, prompt: str, role: Role) -> Sequence[Heard]:
        self.asked.append((prompt, role))
        return self.checker.check(prompt, Setting(mode=Mode(role))).findings


def test_a_verdict_stands_at_its_prompt_with_the_letter_of_the_check() -> None:
    verdicts = verdicts_on(parse_bank(BANK, "starter.yaml"), CountingEar())
    (advice,) = verdicts.on("plan", "Have you tried a seating plan?")
    (why,) = verdicts.on("plan", "Why did you put them in groups?")
    assert (advice.letter, why.letter) == ("D", "Q")
    assert advice.reframes
    assert verdicts.on("useful", "What would make this time useful for you?") == ()
    assert verdicts.prompts == 2
    assert [remark.rule for remark in verdicts.whole] == ["bank.purpose", "bank.source"]


def test_words_that_were_heard_once_are_not_heard_again() -> None:
    counting = CountingEar()
    ear = Remembering(counting)
    first = verdicts_on(parse_bank(BANK, "starter.yaml"), ear)
    assert len(counting.asked) == 9
    assert verdicts_on(parse_bank(BANK, "starter.yaml"), ear) == first
    assert len(counting.asked) == 9
    verdicts_on(parse_bank(BANK.replace("seating plan", "timer"), "starter.yaml"), ear)
    assert {prompt for prompt, _ in counting.asked[9:]} == {"Have you tried a timer?"}


def test_a_check_that_is_interrupted_goes_on_where_it_was() -> None:
    counting = CountingEar()
    ear = Remembering(counting, stopped=lambda: len(counting.asked) == 4)
    with pytest.raises(InterruptedCheckError):
        verdicts_on(parse_bank(BANK, "starter.yaml"), ear)
    counting.asked.append(("", ""))
    verdicts_on(parse_bank(BANK, "starter.yaml"), ear)
    assert len(counting.asked) == 9 + 1


def test_nothing_is_said_about_a_file_without_a_bank() -> None:
    verdicts = verdicts_on(parse_bank("", "empty.yaml"), CountingEar())
    assert (verdicts.prompts, verdicts.whole) == (0, ())


# Banks side by side


def on_shelf(own: Path) -> tuple[Shelf, Listing]:
    shelf = Shelf(own=own, shipped=own / "none")
    return shelf, Listing(shelf)


def test_a_broken_file_is_listed_with_its_last_good_version_and_what_is_to_mend(tmp_path: Path) -> None:
    path = written(tmp_path, "a.yaml", id="a", title="A")
    shelf, listing = on_shelf(tmp_path)
    (good,) = listing.read(shelf.sources)
    assert (good.loaded.kept, good.to_mend) == (False, 0)
    path.write_text("- nothing\n", encoding="utf-8")
    (kept,) = listing.read(shelf.sources)
    assert kept.loaded.kept
    assert kept.loaded.bank == good.loaded.bank
    assert (kept.title, kept.to_mend) == ("A", 1)
    written(tmp_path, "a.yaml", id="a", title="Again")
    (mended,) = listing.read(shelf.sources)
    assert (mended.loaded.kept, mended.title, mended.to_mend) == (False, "Again", 0)


def test_a_bank_on_top_of_another_keeps_its_last_good_version_when_it_loses_its_ground(tmp_path: Path) -> None:
    written(tmp_path, "base.yaml", id="base", title="Base")
    top = tmp_path / "top.yaml"
    top.write_text("format: 1\nid: top\ntitle: Top\nextends: base\n", encoding="utf-8")
    shelf, listing = on_shelf(tmp_path)
    before = listing.read(shelf.sources)[1]
    top.write_text("format: 1\nid: top\ntitle: Top\nextends: gone-now\n", encoding="utf-8")
    now = listing.read(shelf.sources)[1]
    assert now.loaded.kept
    assert now.loaded.bank == before.loaded.bank
    assert "no bank with the id `gone-now`" in str(now.loaded.problems[1])


def test_of_two_banks_with_one_id_the_second_says_what_is_used_instead(tmp_path: Path) -> None:
    written(tmp_path, "a.yaml", id="same", title="First")
    written(tmp_path, "b.yaml", id="same", title="Second")
    shelf, listing = on_shelf(tmp_path)
    assert [listed.instead for listed in listing.read(shelf.sources)] == ["", "a.yaml"]


def test_a_file_of_a_silent_place_is_not_touched_and_keeps_what_it_held(tmp_path: Path) -> None:
    path = written(tmp_path, "a.yaml", id="a", title="A")
    shelf, listing = on_shelf(tmp_path)
    sources = shelf.sources
    assert listing.read(sources, silent=frozenset(sources)) == ()
    (before,) = listing.read(sources)
    path.unlink()
    assert listing.read(sources, silent=frozenset(sources)) == (before,)
