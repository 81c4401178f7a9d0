"""Screens on the sentence that an item rests on."""

from quizzes.item import Item, Skill
from texts.analysis import Analysis, Role, Sentence


def evidence_sentences(item: Item, analysis: Analysis) -> list[Sentence]:
    """Return the sentences that the evidence touches."""
    evidence = item.evidence
    return [s for s in analysis.sentences if s.start < evidence.end and s.end > evidence.start]


def evidence_in_place(item: Item, analysis: Analysis) -> str | None:
    """Refuse an item whose evidence is not where it says."""
    evidence = item.evidence
    if analysis.text[evidence.start : evidence.end] != evidence.surface or not evidence.surface:
        return "the evidence does not stand where the question says"
    return None


def flawed_source(item: Item, analysis: Analysis) -> str | None:
    """Refuse an item that rests on a damaged sentence, or on one that is no prose."""
    for sentence in evidence_sentences(item, analysis):
        mended = item.skill is Skill.VOCABULARY and sentence.readable
        if sentence.flaws and not mended:
            return f"the sentence is damaged: {sentence.flaws[0]}"
        if sentence.role is not Role.BODY:
            return f"the sentence is part of the {sentence.role}, not of the article itself"
    return None
