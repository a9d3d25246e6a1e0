"""What every readable format shows, in order and in words; the formats only lay it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coachtui.export import wording
from coachtui.export.model import Level, NextStep, Response, Transcript

__all__ = [
    "ABOUT",
    "AGREEMENT",
    "CONVERSATION",
    "NEXT_STEPS",
    "NO_LINES",
    "NO_QUESTIONS",
    "NO_STEPS",
    "QUESTIONS",
    "REPLIES",
    "STAMPS_ARE",
    "Fact",
    "about",
    "facts",
    "reply_head",
    "step_details",
]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label, and what it says."""

    label: str
    text: str
    iso: str = ""
    """The date that `text` spells out, for a machine or a doubtful reader."""

    @property
    def in_full(self) -> str:
        """The text, with the date in figures where it spells one out."""
        return f"{self.text} ({self.iso})" if self.iso else self.text


AGREEMENT = "What was agreed about these notes"
NEXT_STEPS = "Agreed next steps"
CONVERSATION = "The conversation"
QUESTIONS = "Questions asked"
REPLIES = "Replies"
ABOUT = "About this file"

NO_STEPS = "No next steps were written down."
NO_QUESTIONS = "No questions were written down."
NO_LINES = "Nothing was written down that may be shared."
STAMPS_ARE = "The times are minutes and seconds from the start."

_IN_HERE: Mapping[Level, str] = {
    Level.ACTION: "The agreed next steps, and the few facts at the top.",
    Level.QUESTIONS: "The agreed next steps, the questions that were asked, and the few facts at the top.",
    Level.ALL: "The agreed next steps, the questions that were asked, the notes as they were written during "
    "the conversation, and the few facts at the top.",
}

_LEFT_OUT: Mapping[Level, str] = {
    Level.ACTION: "The questions, the notes of the conversation and any lines the {writer} kept private were left out.",
    Level.QUESTIONS: "The notes of the conversation and any lines the {writer} kept private were left out.",
    Level.ALL: "Any lines the {writer} kept private were left out.",
}


def facts(shown: Transcript) -> tuple[Fact, ...]:
    """Return the facts at the top, most wanted first; those that were never filled in are missing."""
    writer = wording.ROLE_NAMES[shown.role]
    author = f"the {writer}, {shown.coach}" if shown.coach else f"the {writer}"
    if shown.lines is not None:
        author += " (“I” in the notes)"
    every = (
        Fact("Date", wording.moment(shown.started), shown.started.date().isoformat()),
        Fact("Length", wording.length(shown.elapsed)),
        Fact("With", shown.coachee),
        Fact("Written by", author),
        Fact("Focus", shown.focus),
        Fact("Career stage", shown.stage),
        Fact("Role", wording.ROLE_WORDS[shown.role]),
        Fact("Assessment", wording.ASSESSMENT_WORDS[shown.assessment_point]),
    )
    return tuple(fact for fact in every if fact.text)


def step_details(step: NextStep) -> tuple[Fact, ...]:
    """Return what is known about a next step beside its words."""
    every = (
        Fact("Who", step.owner),
        Fact("By", wording.weekday(step.due), step.due.isoformat()) if step.due else Fact("By", ""),
        Fact("How we will know", step.how_we_will_know),
        Fact("Where it stands", step.status),
        Fact("From", "an earlier conversation" if step.carried_over else ""),
    )
    return tuple(fact for fact in every if fact.text)


def reply_head(reply: Response, shown: Transcript) -> str:
    """Return who added a reply, when, and whether it corrects what was noted."""
    who = f"{shown.coachee} added" if shown.coachee else "Added on reading"
    when = f" on {wording.day(reply.at)}" if reply.at else ""
    return f"{who}{when} (not how I remember it)" if reply.not_how_i_remember_it else f"{who}{when}"


def about(shown: Transcript) -> tuple[Fact, ...]:
    """Return what a reader should know about the file: what is in it, what is not, and what to do with it."""
    writer = wording.ROLE_NAMES[shown.role]
    return (
        Fact("What is in here", _IN_HERE[shown.level]),
        Fact(
            "What is not",
            f"{_LEFT_OUT[shown.level].format(writer=writer)} Private lines are not shared by the app; they may "
            f"still have to be disclosed. Hints that the program gave the {writer} about wording are never part "
            "of a shared file.",
        ),
        Fact(
            "Where it is kept",
            f"The notes are kept on the computer of the {writer}; the program sends nothing over a network. "
            "This file is a copy. Whoever has it can read it, so keep it where you keep other confidential "
            "papers.",
        ),
        Fact(
            "To add a reply, or to have something put right",
            f"Tell the {writer}, and name the time beside the line if there is one. Your words can be set beside "
            "what was noted, which stays as it was. You can also say: this is not how I remember it.",
        ),
    )
