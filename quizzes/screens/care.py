"""Screens that keep offence and bad taste out."""

from quizzes.item import Format, Item, Skill
from quizzes.tables import blocked, grave, grave_for_words
from texts.analysis import Analysis
from texts.tokens import tokens


def _words(*texts: str) -> set[str]:
    """Return the lower-case words of some texts, hyphenated ones whole and in parts."""
    found = set()
    for text in texts:
        low = text.lower().replace("’", "'")
        found |= {t.surface for t in tokens(low)} | {w.strip(".,;:!?'\"()“”") for w in low.split()}
    return found


def blocked_word(item: Item, analysis: Analysis) -> str | None:
    """Refuse an item with an offensive word where one chooses or learns, glosses included."""
    texts = [item.stem, item.context, item.target, item.key.text, item.key.feedback]
    texts += [t for d in item.distractors for t in (d.text, d.feedback)]
    found = sorted(_words(*texts) & blocked())
    return f"the word “{found[0]}” has no place in a question" if found else None


def grave_matter(item: Item, analysis: Analysis) -> str | None:
    """Refuse a word game about suffering, and guessing at the figures of it."""
    word_item = item.skill is Skill.VOCABULARY
    listed = grave_for_words() if word_item else grave()
    shown = [item.stem, item.context, item.target, item.key.text]
    shown += [d.text for d in item.distractors]
    found = sorted(_words(item.evidence.surface, *shown) & listed)
    if found and (word_item or item.format is not Format.TYPED):
        return f"a sentence about “{found[0]}” is no place for a quiz question"
    return None
