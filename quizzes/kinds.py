"""The kinds of question as people meet them: a name, and what to do.

Light on purpose: a web process names the kinds without loading a generator.
"""

from dataclasses import dataclass

from quizzes.item import Skill

# Of the time that a text takes, until it is measured: 0.36 of 30,000 characters, 0.32 of 5,000.
MEASURED = 0.35


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of question is called, and the line that tells a learner what to do."""

    name: str
    instruction: str
    skill: Skill


KINDS: dict[str, Kind] = {
    "gap": Kind("Missing word", "Which word is missing, as in the text?", Skill.VOCABULARY),
    "recall": Kind(
        "Word to write", "Write the missing word. Its first letters are given.", Skill.VOCABULARY
    ),
    "family": Kind("Form of a word", "Which form of the word fits the gap?", Skill.VOCABULARY),
    "meaning": Kind(
        "Meaning of a word", "Which word of the text has this meaning?", Skill.VOCABULARY
    ),
    "synonym": Kind(
        "Word of the same meaning", "Which word of the text means the same?", Skill.VOCABULARY
    ),
    "opposite": Kind("Opposite", "Which word of the text says the contrary?", Skill.VOCABULARY),
    "link": Kind("Linking word", "Which word joins the ideas, as in the text?", Skill.VOCABULARY),
    "collocation": Kind(
        "Words that go together", "Which word goes with the others here?", Skill.VOCABULARY
    ),
    "detail": Kind("Detail", "Choose what the text says.", Skill.COMPREHENSION),
    "truth": Kind(
        "True, false or not given",
        "Is this true, is it false, or does the text not say?",
        Skill.COMPREHENSION,
    ),
    "supported": Kind("What the text supports", "Choose one statement.", Skill.COMPREHENSION),
    "cause": Kind("Why", "Which reason does the text give?", Skill.COMPREHENSION),
    "reference": Kind(
        "What a word stands for", "Find it in the sentence before.", Skill.COMPREHENSION
    ),
    "order": Kind("Order of events", "When did these things happen?", Skill.COMPREHENSION),
    "attribution": Kind("Who said it", "Whose words or view are these?", Skill.COMPREHENSION),
}

# Blind judges kept fewer than nine in ten of these (docs/quality.md). They are made, and a
# teacher may take them up; no quiz is given them unasked.
RESTING = frozenset(("attribution", "cause", "detail", "order", "reference", "supported", "truth"))
# Of these they kept six (gap) to eight in ten. The likeliest fill up a quiz that would have fewer
# than six questions.
RESERVE = frozenset(("gap", "meaning", "opposite", "synonym"))

# What teachers write themselves: about what the text says, and about a word of it.
OWN, OWN_WORD = "own", "own-word"
KINDS_OF_TEACHERS: dict[str, Kind] = {
    OWN: Kind("Teacher's question", "", Skill.COMPREHENSION),
    OWN_WORD: Kind("Teacher's question on a word", "", Skill.VOCABULARY),
}
NAMED = KINDS | KINDS_OF_TEACHERS
