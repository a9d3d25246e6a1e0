"""The judgementoring check: words in, findings and skills out; usable without the app.

from coachtui.checker import Checker, Mode, Setting

report = Checker().check("You should stand at the door.", Setting(mode=Mode.MENTORING))
"""

from coachtui.checker.check import Checker
from coachtui.checker.load import RuleSet, load_rules
from coachtui.checker.model import Finding, Mode, Report, Setting, Severity, Skill, SkillKind
from coachtui.checker.normalise import as_compared
from coachtui.checker.speakers import TELLING, Leave, Speaker, check_notes, speaker_of

__all__ = [
    "TELLING",
    "Checker",
    "Finding",
    "Leave",
    "Mode",
    "Report",
    "RuleSet",
    "Setting",
    "Severity",
    "Skill",
    "SkillKind",
    "Speaker",
    "as_compared",
    "check_notes",
    "load_rules",
    "speaker_of",
]
