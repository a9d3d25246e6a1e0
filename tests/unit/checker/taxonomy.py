"""The examples that define each category: what fires, what stays quiet, and what to say instead."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["TAXONOMY", "Examples"]


@dataclass(frozen=True, slots=True)
class Examples:
    """Lines of one category."""

    fires: tuple[str, ...]
    quiet: tuple[str, ...]
    """Silent in this category; lines of the coachee and notes about language are left to other tests."""
    pairs: tuple[tuple[str, str], ...]
    """What was said, and what to say instead; `(A)` marks one for an assessment point."""


TAXONOMY: dict[str, Examples] = {
    "evaluative-criticism": Examples(
        fires=(
            "The starter was weak.",
            "Your questioning fell flat.",
            "That transition was a mess.",
            "The plan lacked challenge.",
            "You were too quick to give the answer.",
            "Nice opening, but the plenary let it down.",
            "That really didn't work.",
            "The modelling was poor compared with the task.",
        ),
        quiet=(
            'T: "the starter was weak, I knew it"',
            "Six pupils had no pen at 9:05.",
            "The projector was poor today.",
            "Pupils said the text was too hard.",
            "The weak acids practical is on Friday.",
        ),
        pairs=(
            ("The starter was weak.", "At 9:04 eight books were open; what were you noticing then?"),
            (
                "Your questioning fell flat.",
                "Three pupils answered the first five questions; what do you make of that?",
            ),
            (
                "Nice opening, but the plenary let it down.",
                "What stood out for you between the opening and the last ten minutes?",
            ),
        ),
    ),
    "evaluative-praise": Examples(
        fires=(
            "Excellent lesson!",
            "You're a natural at this.",
            "Well done, that was brilliant.",
            "I loved your questioning.",
            "Good job with the behaviour.",
            "That's exactly what I wanted to see.",
            "You handled that perfectly.",
            "I'm really impressed with you.",
        ),
        quiet=(
            "Good morning, thanks for making time.",
            "You moved to the back table twice without being asked to.",
            'T: "I was proud of that bit"',
            "What was good about it, for you?",
            "Pupils called the demo brilliant.",
        ),
        pairs=(
            ("Excellent lesson!", "Which parts of that lesson would you keep?"),
            ("I loved your questioning.", "You waited about five seconds after each question; what followed?"),
            (
                "Good job with the behaviour.",
                "The talking stopped within a few seconds of your pause; how did you decide to pause?",
            ),
        ),
    ),
    "person-label": Examples(
        fires=(
            "You're disorganised.",
            "You are a bit of a perfectionist.",
            "She's lazy with marking.",
            "You're the anxious type.",
            "You're just not a maths person.",
            "You are too soft with them.",
            "He's defensive.",
            "You're a control freak about the seating plan.",
        ),
        quiet=(
            "You are on duty at break.",
            "You're the mentor for two ECTs this year.",
            'T: "I\'m so disorganised"',
            "The class is mixed-ability.",
            "Are you comfortable to start?",
        ),
        pairs=(
            ("You're disorganised.", "The sheets arrived at 9:10 today; what got in the way?"),
            (
                "You are a bit of a perfectionist.",
                "You rewrote the slides three times; what were you hoping each version would do?",
            ),
            ("He's defensive.", "He gave reasons for each choice; what might he need from this conversation?"),
        ),
    ),
    "directive-command": Examples(
        fires=(
            "You should stand at the door.",
            "You need to plan your questions.",
            "You must use the seating plan.",
            "Make sure you circulate.",
            "Stop talking over them.",
            "I want you to try cold call by Friday.",
            "You ought to ring home.",
            "You've got to be firmer.",
        ),
        quiet=(
            "The session should last about forty minutes.",
            'T: "I must sort my exits"',
            "What do you feel you should keep?",
            "We must log a safeguarding concern today.",
            "What would need to be true for that to work?",
        ),
        pairs=(
            ("You should stand at the door.", "What options do you have for the first two minutes?"),
            ("You need to plan your questions.", "How might the key questions be ready before the lesson?"),
            ("I want you to try cold call by Friday.", "Which approaches feel worth trying this week?"),
        ),
    ),
    "unsolicited-advice": Examples(
        fires=(
            "If I were you I'd drop the third task.",
            "I'd suggest a timer.",
            "You could just seat them in rows.",
            "My advice is to keep it simple.",
            "The best thing is to ring home early.",
            "You might want to use mini whiteboards.",
            "I would start with the misconception.",
            "One tip: narrate the positive.",
        ),
        quiet=(
            "Would it help if I shared something I have seen?",
            'T: "can you suggest something?"',
            "You said you could try rows.",
            "I'd like to hear more.",
            "What would you suggest to a colleague here?",
        ),
        pairs=(
            ("I'd suggest a timer.", "What ideas do you have for keeping to time?"),
            ("If I were you I'd drop the third task.", "Which parts of the plan mattered most to the goal?"),
            (
                "You could just seat them in rows.",
                "I have seen a few layouts used for this; would hearing two be useful?",
            ),
        ),
    ),
    "leading-question": Examples(
        fires=(
            "Don't you think they were bored?",
            "That ran long, didn't it?",
            "Wouldn't it be better to model first?",
            "Surely you noticed the back row?",
            "You'd agree it lost pace, right?",
            "Isn't it obvious they hadn't got it?",
            "Do you really think that helped?",
            "Shouldn't they have been writing by then?",
        ),
        quiet=(
            "What don't you want to lose?",
            'T: "it ran long, didn\'t it?"',
            "Which pupils didn't get a turn?",
            "How would you know if they weren't ready?",
            "It is Tuesday we meet next, isn't it?",
        ),
        pairs=(
            ("Don't you think they were bored?", "What did you notice about how pupils were working?"),
            ("Wouldn't it be better to model first?", "What might be the effect of different starting points?"),
            ("That ran long, didn't it?", "How did the timing compare with what you had in mind?"),
        ),
    ),
    "closed-question": Examples(
        fires=(
            "Did it go well?",
            "Were they engaged?",
            "Are you happy with it?",
            "Have you marked the books?",
            "Was that the plan?",
            "Do you have a target?",
            "Can you do it by Monday?",
            "Is behaviour better?",
        ),
        quiet=(
            "Is it all right if I type while we talk?",
            "Shall we stop there?",
            "Have I understood that as you meant it?",
            "Would it help to look at the notes?",
            "Are you content for this line to be shared?",
        ),
        pairs=(
            ("Did it go well?", "What are some things you noticed?"),
            ("Were they engaged?", "What told you how pupils were engaging?"),
            ("Can you do it by Monday?", "What timing might suit you?"),
        ),
    ),
    "stacked-question": Examples(
        fires=(
            "How did it go? Were you happy? What about Sam?",
            "What was the aim, and did they meet it?",
            "Why rows? Was it behaviour or space?",
            "What will you do and when and who will help?",
            "Did you plan that, or did it just happen, and would you repeat it?",
            "What worked? What didn't? What next?",
            "How are you feeling, and is the class better?",
        ),
        quiet=(
            'What stood out? (pause) T: "pace" What about pace?',
            "One question with a list: Which of pace, talk and tasks interests you?",
            'T: "what do I do? where do I start?"',
            "A bank pane showing many prompts.",
            "What, if anything, surprised you?",
        ),
        pairs=(
            ("What was the aim, and did they meet it?", "What were you hoping pupils would leave with?"),
            ("What worked? What didn't? What next?", "What stands out as you look back?"),
            ("What will you do and when and who will help?", "What might be a first step?"),
        ),
    ),
    "accusing-why": Examples(
        fires=(
            "Why didn't you check understanding?",
            "Why did you put them in groups?",
            "Why would you skip the model?",
            "Why haven't you rung home?",
            "How come you ran out of time?",
            "What were you thinking there?",
            "Why do you always start late?",
            "Why aren't you using the policy?",
        ),
        quiet=(
            "Why does retrieval practice work?",
            "What might explain why pupils stopped?",
            'T: "why didn\'t I stop them?"',
            "Why might pupils find fractions hard?",
            "Which reasons for why we group pupils matter here?",
        ),
        pairs=(
            ("Why didn't you check understanding?", "What were you looking for at that point?"),
            ("Why did you put them in groups?", "What were you hoping groups would bring?"),
            ("How come you ran out of time?", "How did the timing unfold?"),
        ),
    ),
    "absolute-language": Examples(
        fires=(
            "You never check who is writing.",
            "You always answer for them.",
            "Nobody was listening.",
            "Every time you turn round they chat.",
            "They're constantly off task with you.",
            "None of your class knew the aim.",
            "You completely lost them.",
            "Not once did you use names.",
        ),
        quiet=(
            "What do you always want pupils to feel?",
            'T: "I never get to the plenary"',
            "28 of 30 hands were up.",
            "The never-ending corridor works continue.",
            "Always lock the lab (site rule).",
        ),
        pairs=(
            (
                "You always answer for them.",
                "In the first ten minutes you gave the answer on four of seven questions. What do you notice?",
            ),
            ("Nobody was listening.", "From here, five pupils were turned away at 10:15. What did you see?"),
            ("You never check who is writing.", "When do you find it useful to look at what pupils have written?"),
        ),
    ),
    "comparison": Examples(
        fires=(
            "Other ECTs have cracked this by now.",
            "Priya manages fine with that group.",
            "You're behind where most trainees are.",
            "At your stage I'd expect more.",
            "The last trainee did this easily.",
            "You're better than the others in the department.",
            "Everyone else uses the policy.",
            "Compared to Tom you're slow to settle them.",
        ),
        quiet=(
            "How does this lesson compare with your own plan?",
            "Year 7 settled sooner than Year 9.",
            'T: "Priya makes it look easy"',
            "How might you adapt what you saw in Priya's room?",
            "Compared with week 2, four more pupils answered.",
        ),
        pairs=(
            ("Other ECTs have cracked this by now.", "What has shifted for you since September?"),
            ("Priya manages fine with that group.", "Who or what could be a useful resource with that group?"),
            ("At your stage I'd expect more.", "The standard for this point says X; what evidence do you have so far?"),
        ),
    ),
    "autobiographical-steer": Examples(
        fires=(
            "What I do is count down from five.",
            "When I was an NQT I just rang home.",
            "In my room they'd never sit there.",
            "I always use entry tickets.",
            "It works for me.",
            "I used to have a class like that and I got strict.",
            "I've found rows sort that out.",
            "My way is to script it.",
        ),
        quiet=(
            "When I sat at the back I could see ten screens.",
            "I always type a little slowly, bear with me.",
            'T: "when I was on placement"',
            "Would an example from my classroom be useful?",
            "I noticed I was talking a lot just now.",
        ),
        pairs=(
            ("What I do is count down from five.", "What has helped a class settle for you before?"),
            ("I've found rows sort that out.", "What have different layouts done for that class so far?"),
            ("When I was an NQT I just rang home.", "Who might you want on side with this?"),
        ),
    ),
    "mind-reading": Examples(
        fires=(
            "You clearly hadn't planned it.",
            "You panicked when Sam spoke.",
            "You just wanted an easy life.",
            "I can tell you don't like that class.",
            "You obviously assumed they knew it.",
            "You're saying that because you're tired.",
            "You don't really believe in groups.",
            "You felt threatened by the TA.",
        ),
        quiet=(
            "You said you panicked.",
            "I am guessing, tell me if I'm off: was it tense?",
            "It sounds as though that mattered.",
            "What were you thinking as Sam spoke?",
            "You wanted to keep the debate going, you told me.",
        ),
        pairs=(
            ("You panicked when Sam spoke.", "You paused for a while after Sam spoke; what was going on for you?"),
            ("You clearly hadn't planned it.", "How did the plan and the lesson relate?"),
            ("I can tell you don't like that class.", "How are you finding that class?"),
        ),
    ),
    "minimising": Examples(
        fires=(
            "Don't worry about it.",
            "You'll be fine at the review.",
            "It's only Year 8.",
            "Everyone goes through that.",
            "At least nobody threw anything.",
            "It wasn't that bad.",
            "Just relax and it will come.",
            "It's no big deal.",
        ),
        quiet=(
            "You said you were worried about the review; what would help?",
            "Only Year 8 sit the test.",
            "Many people find the first term hard, and it is hard for you now.",
            'T: "it\'s only Year 8"',
            "At least three pupils used the word.",
        ),
        pairs=(
            ("Don't worry about it.", "It is on your mind; what part matters most?"),
            (
                "You'll be fine at the review.",
                "Here is what the review will look at; where do you see yourself on each?",
            ),
            ("It wasn't that bad.", "How are you seeing it now?"),
        ),
    ),
    "deficit-presupposition": Examples(
        fires=(
            "What went wrong in the middle?",
            "What's your biggest weakness?",
            "Where did you lose them?",
            "What mistakes did you make?",
            "What should you have done?",
            "What are you struggling with most?",
            "How are you going to fix your behaviour management?",
            "What's stopping you from being consistent?",
        ),
        quiet=(
            "You said the middle went wrong; tell me more.",
            "What, if anything, would you change?",
            "Which misconceptions did pupils have?",
            "What was harder than you expected?",
            "What errors did pupils make in Q3?",
        ),
        pairs=(
            ("What went wrong in the middle?", "How did the middle compare with what you intended?"),
            ("What's your biggest weakness?", "Which areas of practice are you most curious to develop?"),
            (
                "What's stopping you from being consistent?",
                "What was in place at times when being consistent was easier?",
            ),
        ),
    ),
    "grading-language": Examples(
        fires=(
            "I'd give that a 6 out of 10.",
            "That was a good with outstanding features.",
            "You're not meeting the standard.",
            "On that showing you'd fail.",
            "You are on track to pass.",
            "I can't sign you off yet.",
            "That's requires improvement for me.",
            "This could end in a support plan.",
        ),
        quiet=(
            "On a scale of 1 to 10, where would you put it?",
            "The pupils' grades were back.",
            "TS5: adapted task for four pupils, 10:20; agreed with tutor as met. (mode A)",
            "When is the formal assessment?",
            "Pass the sheets round.",
        ),
        pairs=(
            ("I'd give that a 6 out of 10.", "Where would you place it on a scale of 1 to 10?"),
            (
                "You're not meeting the standard.",
                "(A) For TS7 we have these two observations; how do you read them against the wording?",
            ),
            ("I can't sign you off yet.", "(A) These two items are open; what support would help before the date?"),
        ),
    ),
    "confront-or-warn": Examples(
        fires=(
            "That's not what happened.",
            "You're wrong about the seating.",
            "I told you this last week.",
            "If you don't fix it I'll have to go to the head.",
            "Oh, so planning is optional now?",
            "How many times have we said this?",
            "Come off it, they weren't working.",
            "Your job depends on this.",
        ),
        quiet=(
            "My notes have something different at 10:12; shall we look at both?",
            "If you don't mind, I'll note that.",
            'T: "I told them, or else"',
            "A concern about a child must go to the safeguarding lead.",
            "The policy says reviews are sent to the appropriate body.",
        ),
        pairs=(
            (
                "That's not what happened.",
                "I wrote down something different at 10:12; how does it fit with your memory?",
            ),
            ("I told you this last week.", "Last time we noted entry routines; what has happened with that since?"),
            (
                "If you don't fix it I'll have to go to the head.",
                "(A) If this stays open by 12 May the tutor is told; what support would help before then?",
            ),
        ),
    ),
    "solution-as-question": Examples(
        fires=(
            "Have you tried a seating plan?",
            "Could you just use a timer?",
            "Why don't you ring home?",
            "What about cold calling?",
            "How about moving Sam?",
            "Have you thought of using mini whiteboards?",
            "What if you cut the third task?",
            "Could you get the TA to do that?",
        ),
        quiet=(
            "What have you tried so far?",
            "What if anything goes to plan, how will you know?",
            "What about it matters to you?",
            "How about we stop at four?",
            "Have you thought more about the goal you named?",
        ),
        pairs=(
            ("Have you tried a seating plan?", "What have the things you tried so far shown you?"),
            ("Why don't you ring home?", "Who else might be part of this?"),
            ("What about cold calling?", "What are some ways more pupils might take part?"),
        ),
    ),
}
