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
from coachtui.session.notes import Memory, parse_line, restamp
from coachtui.session.stages import STAGES, Stage, find_stage

__all__ = [
    "MARKS",
    "STAGES",
    "Action",
    "Asked",
    "Choice",
    "Decision",
    "Kind",
    "Line",
    "Memory",
    "Reply",
    "Role",
    "Session",
    "SharedScreen",
    "Stage",
    "find_stage",
    "parse_line",
    "restamp",
]
