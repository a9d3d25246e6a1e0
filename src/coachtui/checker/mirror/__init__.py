"""The mirror: what only a whole conversation shows (order, density, balance, frame), as a few quiet observations.

It knows no session, no clock and no screen: whoever has a session makes a `Conversation` of it.

from coachtui.checker.mirror import Conversation, look_back

for observation in look_back(Conversation(turns)).observations:
    print(observation.words, observation.counts)
"""

from coachtui.checker.mirror.fairness import tags_in
from coachtui.checker.mirror.look import CHECKS, MOST, MOST_WELL, WENT_WELL, look_back
from coachtui.checker.mirror.model import Conversation, EarlierSession, Mirror, Observation, Turn
from coachtui.checker.mirror.wording import LIMITS, MARKS_HELP, NOTHING, SAYINGS

__all__ = [
    "CHECKS",
    "LIMITS",
    "MARKS_HELP",
    "MOST",
    "MOST_WELL",
    "NOTHING",
    "SAYINGS",
    "WENT_WELL",
    "Conversation",
    "EarlierSession",
    "Mirror",
    "Observation",
    "Turn",
    "look_back",
    "tags_in",
]
