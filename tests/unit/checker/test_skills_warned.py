"""A sentence that is warned of holds no skill; the sentences beside it may."""

from __future__ import annotations

from coachtui.checker import Checker, SkillKind


def _kinds(text: str) -> set[SkillKind]:
    return {skill.kind for skill in Checker().check(text).skills}


def test_a_reflection_in_a_sentence_that_orders_is_none() -> None:
    assert SkillKind.REFLECTION not in _kinds("It sounds like you're tired, so you should stand at the door.")


def test_a_reflection_beside_a_sentence_that_orders_stays() -> None:
    assert SkillKind.REFLECTION in _kinds("It sounds like you're tired. You should stand at the door.")
