"""A coaching session as data, and its notes as stamped lines."""

from coachtui.session.model import (
    MARKS,
    Action,
    Asked,
    Choice,
    Decision,
    Kind,
    Line,
    Reply,
    Role,
    Session,
    SharedScreen,
)
from coachtui.session.notes import Memory, Passage, changed_passage, parse_line, restamp
from coachtui.session.setup import AGREEMENT, SetUp, begin, hint_for
from coachtui.session.stages import STAGES, Stage, find_stage

__all__ = [
    "AGREEMENT",
    "MARKS",
    "STAGES",
    "Action",
    "Asked",
    "Choice",
    "Decision",
    "Kind",
    "Line",
    "Memory",
    "Passage",
    "Reply",
    "Role",
    "Session",
    "SetUp",
    "SharedScreen",
    "Stage",
    "begin",
    "changed_passage",
    "find_stage",
    "hint_for",
    "parse_line",
    "restamp",
]
