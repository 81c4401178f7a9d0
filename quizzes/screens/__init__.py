"""Reasons to refuse an item: every rule of the rubric that a machine can check.

A screen takes an item and the analysis of its article, and returns a reason in a
teacher's words, or None. The first reason refuses the item; the order is from what
is wrong with the source to what is wrong with a detail.
"""

from collections.abc import Callable

from quizzes.item import Item
from quizzes.screens import care, cues, flaws, options, source, wording
from texts.analysis import Analysis

Screen = Callable[[Item, Analysis], str | None]

SCREENS: dict[str, Screen] = {
    "evidence": source.evidence_in_place,
    "flawed source": source.flawed_source,
    "blocked word": care.blocked_word,
    "grave matter": care.grave_matter,
    "unknown word": wording.unknown_word,
    "artefact": wording.artefact,
    "stem too long": wording.too_long,
    "stem too short": wording.too_short,
    "pointing out of the stem": wording.pointing_out,
    "impossible figure": wording.impossible_figure,
    "too few options": options.too_few,
    "same option twice": options.twice_the_same,
    "overlapping options": options.overlapping,
    "different forms": options.different_forms,
    "nearly the same word": options.nearly_the_same,
    "hard option": options.harder_than_the_text,
    "article gives away": cues.article_gives_away,
    "key in the stem": cues.key_in_stem,
    "option in the stem": cues.distractor_in_stem,
    "title gives away": cues.title_gives_away,
    "length gives away": cues.length_gives_away,
    "all of the above": flaws.of_the_above,
    "combined options": flaws.combined_options,
    "negative stem": flaws.negative_stem,
    "unfocused stem": flaws.unfocused_stem,
    "several gaps": flaws.several_gaps,
    "absolute word": flaws.absolute_word,
    "vague option": flaws.vague_option,
    "same opening": flaws.same_opening,
    "converging options": flaws.converging,
    "same value": flaws.same_value,
    "far figure": flaws.far_figure,
    "number of the verb": flaws.number_of_the_verb,
    "empty feedback": wording.empty_feedback,
}

# A teacher may ask about a title, give two wrong options, and leave reasons out.
MACHINES_ONLY = frozenset(("evidence", "flawed source", "too few options", "empty feedback"))


def refusal(item: Item, analysis: Analysis) -> str | None:
    """Return the first reason to refuse an item, or None for a sound one."""
    for screen in SCREENS.values():
        reason = screen(item, analysis)
        if reason:
            return reason
    return None


def advice(item: Item, analysis: Analysis) -> tuple[str, ...]:
    """Return what a teacher may want to think over in a question of their own, all of it."""
    said = (SCREENS[name](item, analysis) for name in SCREENS if name not in MACHINES_ONLY)
    return tuple(dict.fromkeys(reason for reason in said if reason))
