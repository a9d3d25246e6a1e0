"""The form of a question, told from typed and spoken lines."""

from __future__ import annotations

import pytest

from coachtui.checker import RuleSet
from coachtui.checker.engine import Finder

FORMS = {
    "open": """
        How come you chose that?
        Which class would you like to think about today?
        When would you rather have an idea from me than another question?
        Why do they mix the two up, do you think?
        Where does that leave you with the clocks?
        Who in that group surprised you?
        What brought you here today?
        How have you been since we last met?
        So tell me what's been going on.
        Where do you see yourself in five years?
        Could you tell me a bit more about that?
        Can you think of a time when it went better?
        Is there anything else you'd like to add?
        What do you know about retrieval practice?
        what happened then
        how did the starter go
        I wonder what the pupils noticed.
        I'm curious about how you decided that.
        Which pupils answered first?
        How do you feel about that?
        How does that sound?
        What did you see when they came in?
        If you had a magic wand, what would you change?
        When you look back on it, what stands out?
        After they left, how did you feel?
        You said the middle dragged. What do you make of that now?
        Tell me about the back row.
        Where are you with all that today?
        What's that like for you
        what what brings you in today
        And when has it been different?
        If it went well, um, what would you see
        What kinds of things help you to settle a class?
        What else?
        Anything else?
        In what ways has it changed?
        Why is that important to you?
        Where did that idea come from?
        What would it take for you to feel ready?
        How would you like to use our time today?
        What are the good things about it?
        So, um, how did you, how did you decide that?
        Can you describe the moment?
        What might you try next?
        What are your thoughts?
        Which of these matters most to you?
        How might that look in Year 9?
        How ready do you feel?
        What was that like for you?
        What was it about the task that drew them in?
        What is it you want to change?
        whats next
        hows it going
        how are you
    """,
    "closed": """
        Do you smoke?
        How many cigarettes do you smoke a day?
        Have you ever thought about quitting?
        When did you start?
        Who is your doctor?
        did they finish the task
        Any questions?
        Was it the timing or the task?
        I wonder whether the task was too long.
        What time does it start?
        How long did that take?
        Which year group was it?
        What year are they in?
        Did you notice what happened at the back?
        Do you know why they stopped?
        Do you have any ideas about what you might do?
        How important is it to you?
        What's your name?
        are you going to mark them tonight
        Should they be working in silence?
        Will you be there on Friday?
        Is your partner supportive?
        Has anything changed?
        Who else was there?
        Are there times when it works?
        Did Sam finish?
        Is Sam ok now?
        How old are they?
        how sure are you that they got it
    """,
    "scale": """
        On a scale of one to ten, how confident are you?
        And what makes it a six and not a four?
    """,
    "reflection": """
        You're feeling pretty stuck?
        So you want to keep the routine?
        So you stopped?
    """,
    "tag": """
        It's been a long term, hasn't it?
    """,
    "permission": """
        Would it be okay if I shared some information?
        Do you mind if I ask about the planning?
        May I ask you something?
    """,
    "unknown": """
        And?
        Okay and uh what about your family?
        What if nothing changes?
        The bell went?
    """,
    "statement": """
        You would have seen who had it and who was copying.
        Books go home on the 12th, that's the rule of the house.
        And you, my friend, are a planner.
        The pupils like it and so do I.
        When you asked Sam, he looked up.
        What I noticed was three hands up.
        What you did there took courage.
        Have a look at page 3.
        Do the register first.
    """,
    "checking": """
        Does that make sense?
        Is that right?
        Shall we look at the next one?
    """,
}
LINES = [(line.strip(), form) for form, lines in FORMS.items() for line in lines.strip().splitlines()]


@pytest.fixture(scope="module")
def finder(rule_set: RuleSet) -> Finder:
    return Finder(rule_set.book)


@pytest.mark.parametrize(("line", "form"), LINES)
def test_the_last_main_question_gives_the_form(line: str, form: str, finder: Finder) -> None:
    assert finder.line(line).forms[-1].form == form


def test_a_line_that_is_known_to_be_asked_is_never_a_statement(finder: Finder) -> None:
    assert finder.line("happy with it so far", asked=True).forms[-1].is_question


def test_each_sentence_has_a_form_of_its_own(finder: Finder) -> None:
    forms = finder.line("Three hands went up. What did you see? Was it loud?").forms
    assert [one.form.value for one in forms] == ["statement", "open", "closed"]


def test_on_a_line_that_was_asked_what_is_told_beside_the_question_is_a_statement(finder: Finder) -> None:
    forms = finder.line("Have you tried cold call? You should plan who you ask.", asked=True).forms
    assert [one.form.value for one in forms] == ["closed", "statement"]


def test_a_question_on_a_line_that_was_asked_needs_no_mark(finder: Finder) -> None:
    assert finder.line("was the room free", asked=True).forms[-1].form == "closed"
    assert finder.line("any luck with the back row", asked=True).forms[-1].form == "closed"
