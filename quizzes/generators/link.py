"""Link: which linking word joins two ideas as the text does: however, because, unless."""

from collections.abc import Iterator
from random import Random

from quizzes.difficulty import of_claim
from quizzes.item import Format, Item, Option, Skill
from quizzes.making import quote, setting, span_of, told
from quizzes.tables import Link, links
from texts.analysis import Analysis, Sentence, Word
from texts.wordlists import word_set

KIND, VERSION = "link", 3
GAP = "____"
LONGEST, SHORTEST = 32, 8  # words of the sentence
LONGEST_BEFORE = 32  # words of the sentence before, which is shown with it
CLAUSES = ("advcl", "advcl:relcl", "ccomp", "parataxis", "root")
BEFORE = ("NN", "VB", "JJ", "RP", "CD")  # what a clause may follow: not "just because"
SHORTEST_BEHIND = 5  # words behind "but"; fewer say too little to contrast
INSERTED = 4  # tokens; a clause so short between commas is put in
QUOTES = frozenset('“”"„«»')
NEGATIVE = word_set("not n't n’t never nobody nothing none no neither few hardly only even just")
FINITE = ("VBD", "VBZ", "VBP", "MD")


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield an item on each sentence whose linking word is certain, in the order of the text."""
    for sentence in analysis.sentences:
        if not sentence.clean or not SHORTEST <= len(sentence.words) <= LONGEST:
            continue
        if QUOTES & set(sentence.surface):
            continue
        alone = setting(analysis, sentence)
        for link in links():
            found = _place(sentence, link)
            last = _before(analysis, sentence) if link.place == "open" else alone
            if found and last is not None and (last or link.place != "open"):
                yield _item(analysis, sentence, last, link, found)
                break


def _before(analysis: Analysis, sentence: Sentence) -> str:
    """Return the sentence before in the same paragraph, or ""."""
    last = analysis.sentences[sentence.index - 1] if sentence.index else None
    if last is None or last.paragraph != sentence.paragraph or not last.clean:
        return ""
    if not told(analysis, (last, sentence)):
        return ""
    short = len(last.words) <= LONGEST_BEFORE and not QUOTES & set(last.surface)
    return " ".join(last.surface.split()) if short else ""


def _place(sentence: Sentence, link: Link) -> tuple[Word, Word] | None:
    """Return the first and the last token of a linking word that does its work here."""
    tokens = sentence.tokens
    wanted = link.word.lower().split()
    low = [t.surface.lower() for t in tokens]
    places = [i for i in range(len(low)) if low[i : i + len(wanted)] == wanted]
    if len(places) != 1 or link.place == "wrong":
        return None
    first, end = places[0], places[0] + len(wanted)
    following = low[end] if end < len(low) else ""
    if link.place == "open":
        sound = first == 0 and following == ","
    elif link.place == "and":
        joins = first > 0 and low[first - 1] == "," and following != "that"
        sound = joins and _joins_clauses(sentence, first)
    else:
        sound = _opens_clause(sentence, first, end) and not NEGATIVE & set(low[:first])
    return (tokens[first], tokens[end - 1]) if sound else None


def _joins_clauses(sentence: Sentence, at: int) -> bool:
    """Tell whether a conjunction has a finite clause with a subject on each side.

    "But the story goes", put in between commas, joins nothing.
    """
    head = sentence.tokens[at].head
    if sum(t.is_word for t in sentence.tokens[at + 1 :]) < SHORTEST_BEHIND:
        return False
    inserted = any(t.surface == "," for t in sentence.tokens[at + 1 : at + 1 + INSERTED])
    return not inserted and head > at and _is_clause(sentence, head) and _finite(sentence, 0, at)


def _opens_clause(sentence: Sentence, first: int, end: int) -> bool:
    """Tell whether a word marks a clause with a subject and a verb of its own."""
    tokens = sentence.tokens
    head = tokens[end - 1].head
    marked = any(tokens[i].dep == "mark" for i in range(first, end))
    if first == 0:
        # "Because the island is small, I hired a bicycle" may as well begin with "Although".
        plain = tokens[0].surface != "Because"
    else:
        plain = tokens[first - 1].surface == "," or tokens[first - 1].tag[:2] in BEFORE
    return marked and head >= end and _is_clause(sentence, head) and plain


def _is_clause(sentence: Sentence, head: int) -> bool:
    """Tell whether a predicate has a subject and tense."""
    own = [t for t in sentence.tokens if t.head == head]
    verbs = [sentence.tokens[head], *(t for t in own if t.dep in ("aux", "aux:pass", "cop"))]
    has_subject = any(t.dep.startswith("nsubj") for t in own)
    return has_subject and any(t.tag in FINITE for t in verbs)


def _finite(sentence: Sentence, start: int, end: int) -> bool:
    return any(t.tag in FINITE for t in sentence.tokens[start:end])


def _item(
    analysis: Analysis, sentence: Sentence, last: str, link: Link, found: tuple[Word, Word]
) -> Item:
    first, final = found
    text = sentence.surface
    a, b = first.start - sentence.start, final.end - sentence.start
    shown = quote(analysis, sentence, first.start, final.end)
    key = " ".join(text[a:b].split())
    capital = key[0].isupper()
    cased = [w[0].upper() + w[1:] if capital else w for w in link.wrong]
    shows = {other.word.lower(): other.shows for other in links()}
    return Item(
        kind=KIND,
        format=Format.CHOICE,
        skill=Skill.VOCABULARY,
        stem=" ".join((text[:a] + GAP + text[b:]).split()),
        context=last,
        key=Option(key, f"“{key}” shows {link.shows}: {shown}."),
        distractors=tuple(
            Option(w, f"“{w}” would show {shows[w.lower()]}. Here it is {link.shows}.")
            for w in cased
        ),
        evidence=span_of(sentence),
        target=f"{key} @{a}",
        generator=f"{KIND}/{VERSION}",
        predicted=of_claim(KIND, analysis, sentence),
        article=analysis.hash,
    )
