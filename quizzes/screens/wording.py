"""Screens on how an item is put: language, length, feedback."""

import re

from quizzes.item import Format, Item
from quizzes.pointing import HUMAN, PRONOUNS
from texts.analysis import Analysis
from texts.bands import zipf
from texts.tokens import tokens
from texts.wordlists import word_set

LONGEST_STEM = 40  # running words; RUBRIC: a stem no one will finish
SHORTEST_STEM = 4
ARTEFACTS = (
    (re.compile(r"[^\S ]|  "), "a double space or a line break"),
    (re.compile(r"\s[.,;:!?](?:\s|$)"), "a space before a stop"),
    (re.compile(r",\s*[.,;:!?]|[;:]\s*[.]|\.\.(?!\.)"), "two stops together"),
    (re.compile(r"[\[\]{}|<>\\]"), "a bracket that is no part of a sentence"),
    (re.compile(r"\b(\w+) \1\b(?<!that that)(?<!had had)", re.IGNORECASE), "a word twice"),
    (re.compile(r"\ba (?:8|11|18|8\d)\b(?!\d)|\ban (?:[2-79]|1[02-79])\b"), "a wrong a or an"),
    (re.compile(r"\ba [aeio]\w+", re.IGNORECASE), "a wrong a"),
    (re.compile(r"\ban [bcdfgjklmnpqrtvwyz]\w+", re.IGNORECASE), "a wrong an"),
    (re.compile(r"^\d{1,2} [A-Z]"), "the number of a heading"),
    (re.compile(r"[a-z]\.[A-Z]|[a-z][A-Z]{2,}[a-z]"), "two sentences run together"),
)
A_BEFORE_VOWEL = re.compile(
    r"\ba (?:one|once|eu|u[bnrst][aeiou]|[A-Z][A-Z])\w*", re.IGNORECASE
)  # a one-way, a European, a union
PAIRS = (("(", ")"), ("“", "”"))
DAYS = re.compile(
    r"\b(\d{1,3}) (?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\b"
)
PERCENT = re.compile(r"\b(\d+(?:\.\d+)?) ?(?:%|per ?cent)")
GENERIC = word_set("correct incorrect wrong right yes no true false")
LONGEST_STUMP = 4  # letters
KNOWN = 2.6  # Zipf of the rarest short word that is one
LAST_DAY, WHOLE = 31, 100


def _shown(item: Item) -> list[str]:
    """Return the texts a learner sees, the stem with every option put in among them."""
    options = [item.key.text, *(d.text for d in item.distractors)]
    filled = [item.stem.replace("____", o) for o in options] if "____" in item.stem else []
    return [item.stem, item.context, *options, *filled]


def artefact(item: Item, analysis: Analysis) -> str | None:
    """Refuse what no careful writer would print."""
    for text in _shown(item):
        for pattern, fault in ARTEFACTS:
            found = pattern.search(text)
            if found and not (fault == "a wrong a" and A_BEFORE_VOWEL.search(found.group())):
                return f"the wording has {fault}: “{found.group().strip() or text[:30]}”"
        if any(text.count(a) != text.count(b) for a, b in PAIRS) or text.count('"') % 2:
            return "a quotation mark or a bracket has lost its fellow"
    return None


def unknown_word(item: Item, analysis: Analysis) -> str | None:
    """Refuse a text with a stump that is no word: "rst" for "first"."""
    for text in (item.stem, item.context, item.key.text, *(d.text for d in item.distractors)):
        for word in text.replace("____", " ").split():
            plain = word.strip("“”‘’\"'(),.;:!?")
            stump = plain.isalpha() and plain.islower() and 1 < len(plain) <= LONGEST_STUMP
            if stump and zipf(plain) < KNOWN and item.format is not Format.TYPED:
                return f"“{plain}” is no word: something was lost from the text"
    return None


def too_long(item: Item, analysis: Analysis) -> str | None:
    """Refuse a stem no one will finish."""
    length = len(tokens(item.stem))
    return f"the stem has {length} words; 40 are enough" if length > LONGEST_STEM else None


def too_short(item: Item, analysis: Analysis) -> str | None:
    """Refuse a stem that gives nothing to think with."""
    if len(tokens(item.stem + " " + item.context)) < SHORTEST_STEM:
        return "the sentence is too short to decide anything"
    return None


def pointing_out(item: Item, analysis: Analysis) -> str | None:
    """Refuse a statement that opens with a word for somebody unnamed."""
    if item.context:
        return None
    statements = [item.stem]
    if len(item.key.text.split()) >= SHORTEST_STEM:
        statements += [item.key.text, *(d.text for d in item.distractors)]
    for statement in statements:
        first = statement.lower().lstrip("“\"'").split(maxsplit=1)[:1]
        if first and first[0].strip(",") in (PRONOUNS | HUMAN) - {"both", "one"}:
            return f"“{first[0]}” opens the sentence, and nobody can tell who or what it is"
    return None


def impossible_figure(item: Item, analysis: Analysis) -> str | None:
    """Refuse 44 April, and 130 % where the text has a share of a whole."""
    key_share = max((float(m) for m in PERCENT.findall(item.key.text)), default=0.0)
    for option in item.distractors:
        filled = item.stem.replace("____", option.text)
        if any(int(day) > LAST_DAY for day in DAYS.findall(filled)):
            return f"“{option.text}” is no day of a month"
        share = max((float(m) for m in PERCENT.findall(option.text)), default=0.0)
        if share > WHOLE >= key_share > 0:
            return f"“{option.text}” is more than the whole"
    return None


def empty_feedback(item: Item, analysis: Analysis) -> str | None:
    """Refuse an option that would be marked without a reason."""
    for option in (item.key, *item.distractors):
        words = {t.surface.lower() for t in tokens(option.feedback)}
        if len(words - GENERIC) < SHORTEST_STEM:
            return f"nothing useful can be said about the option “{option.text}”"
    if item.format is Format.CHOICE:
        said = [o.feedback for o in item.distractors]
        if len(set(said)) < len(said):
            return "two wrong options would be answered with the same words"
    return None
