"""Line a word of the article up with three others of it, to be picked out by a clue.

All four stand in the article in one form, so each is as hard as the text and has its own
context to be understood from; nothing is put into a sentence that was not written for it.
A learner who met the words without understanding them cannot tell them apart.
"""

from collections.abc import Callable, Iterator
from random import Random

from quizzes.difficulty import of_word
from quizzes.evening import even
from quizzes.item import Format, Item, Option, Skill
from quizzes.making import quote, span_of
from quizzes.meanings import certain
from quizzes.places import content, mostly
from quizzes.ranker import sort_of
from quizzes.targets import NUMERAL
from quizzes.vectors import nearness
from texts import lexicon
from texts.analysis import Analysis, Word
from texts.bands import zipf
from texts.dictionary import Entry, sure_entry
from texts.wordlists import word_set

WRONG = 3
FAR, TOO_NEAR = 0.15, 0.5  # cosine to the key; farther tempts nobody, nearer may be meant too
EASIER = 0.7  # Zipf by which a wrong word may be commoner than the key: who knows it drops it
COMMONEST_KEY, COMMONEST = 4.8, 5.2  # Zipf of a key, of a wrong word; nobody takes "last" for it
SPENT = 0.15  # likeness that a word must have more to be worth using up
SHORTEST = 4  # letters
BEST = WRONG + 1  # words to choose from
SHARED = 0.4  # of the long words of a meaning; "elsewhere" and "somewhere" share more
LIKE = 2  # wrong words of the key's own sort, at least
# In the sixth and seventh rounds judges found that a thing tempts only beside things that the
# dictionary names as near (a tray is taken for a bowl, but not for a finger), a person only
# among persons, and no colour among what has none.
CONCRETE = ("life", "thing", "measure", "group")
COLOUR = "colour"
MANNER = "ly"  # adverbs of manner are taken for one another, hardly for "anywhere"
SAME_FIELD = 0.2  # cosine of an adjective to the key; "commercial" is not taken for "outside"
# What first senses name, in sorts that a clue ("a person who ...") tells apart.
SORTS = {
    "person": "person",
    "group": "group",
    **dict.fromkeys(("animal", "plant"), "life"),
    **dict.fromkeys(("artifact", "object", "body", "food", "substance", "location"), "thing"),
    **dict.fromkeys(("phenomenon", "possession"), "thing"),
    **dict.fromkeys(("time", "quantity", "relation", "shape"), "measure"),
}
PERSON = word_set("person people man men woman boy girl child children who someone king queen")
ANYBODY = word_set("nobody somebody anybody everybody person man woman people")

Clue = Callable[[Word, Entry], str]


def lined_up(
    analysis: Analysis, rng: Random, made_by: tuple[str, int], clue: Clue, stem: str
) -> Iterator[Item]:
    """Yield an item on each certain word that has a clue and three others to stand among.

    ``clue`` says what the word is known by, or "" to pass it over; ``stem`` asks with the clue
    in place of "{}".
    """
    asked: set[str] = set()
    askable = frozenset(word.lemma for word, _ in certain(analysis))
    for key, entry in certain(analysis):
        new = key.lemma not in asked and zipf(key.surface) < COMMONEST_KEY
        said = clue(key, entry) if new and COLOUR not in content(entry.means) else ""
        wrong = _lineup(analysis, (key, entry), said, askable, rng) if said else []
        if len(wrong) == WRONG:
            asked.add(key.lemma)
            yield _item(analysis, made_by, stem.format(said), (key, entry), wrong)


def _lineup(
    analysis: Analysis, asked: tuple[Word, Entry], said: str, askable: frozenset[str], rng: Random
) -> list[Word]:
    """Return the three words to stand beside the key, or fewer where there are none."""
    key, entry = asked
    told = content(entry.means)
    kin = {key.lemma, *entry.same, *entry.contrary}
    for meant in (key.lemma, *(w for w in said.split() if w in kin)):
        kin |= lexicon.related(meant, entry.pos)
    best: dict[str, Word] = {}
    for word in analysis.words:
        if _beside(analysis, asked, told, word) and not kin & _meant(word.lemma, entry.pos):
            best.setdefault(word.lemma, word)
    found: list[Word] = []

    def worth(word: Word) -> float:
        # A word that stands here cannot be asked for in the same quiz.
        return _tempting(key, entry, word) - SPENT * (word.lemma in askable)

    for word in sorted(best.values(), key=lambda w: (-worth(w), w.start)):
        if not _meant(word.lemma, entry.pos) & {w.lemma for w in found}:
            found.append(word)
    if _sort(key.lemma, entry.pos) == "person":
        found = [w for w in found if _alike(key, entry, w)]
    chosen = even(key.surface, found[:BEST], lambda w: w.surface, rng, WRONG)
    return chosen if sum(_alike(key, entry, w) for w in chosen) >= LIKE else []


def _alike(key: Word, entry: Entry, word: Word) -> bool:
    """Tell whether two words name like things, so that one may be taken for the other."""
    sort = _sort(key.lemma, entry.pos)
    if sort in CONCRETE:
        return word.lemma in entry.near
    if entry.pos == "r":
        return key.surface.endswith(MANNER) == word.surface.endswith(MANNER)
    if entry.pos == "a":
        return word.lemma in entry.near or nearness(word.lemma, key.lemma) > SAME_FIELD
    return sort == _sort(word.lemma, entry.pos) and word.lemma not in ANYBODY


def _meant(lemma: str, pos: lexicon.Pos) -> frozenset[str]:
    return lexicon.related(lemma, pos) | {lemma}


def _beside(analysis: Analysis, asked: tuple[Word, Entry], told: set[str], word: Word) -> bool:
    """Tell whether a word of the article has the form of the key and means something else.

    ``told`` are the long words of the key's meaning.
    """
    key, entry = asked
    said = word.surface
    if word.tag != key.tag or not word.is_content or not (said.islower() and said.isalpha()):
        return False
    if len(said) < SHORTEST or NUMERAL.search(said) or told & {said, word.lemma}:
        return False
    if zipf(said) > min(COMMONEST, zipf(key.surface) + EASIER) or not mostly(word.lemma, entry.pos):
        return False
    other = sure_entry(word.lemma, entry.pos)
    if other and len(told & content(other.means)) > SHARED * len(told):
        return False
    near = word.lemma in entry.near or FAR < nearness(word.lemma, key.lemma) < TOO_NEAR
    return near and analysis.sentences[word.sentence].readable


def _tempting(key: Word, entry: Entry, word: Word) -> float:
    """Return how likely one who does not know the key is to take a word for it."""
    easier = max(0.0, zipf(word.surface) - zipf(key.surface))
    return 0.5 * _alike(key, entry, word) + nearness(word.lemma, key.lemma) - 0.15 * easier


def _sort(lemma: str, pos: str) -> str:
    """Return what sort of thing a noun names, "idea" where none is told apart; else ""."""
    if pos != "n":
        return ""
    sort = SORTS.get(sort_of(lemma, pos).removeprefix("noun."), "idea")
    known = sure_entry(lemma, pos)
    if sort == "person" and known and not PERSON & set(known.means.split()):
        return "thing"  # an old person may be called a fossil, but is not what it means
    return sort


def _item(
    analysis: Analysis,
    made_by: tuple[str, int],
    stem: str,
    asked: tuple[Word, Entry],
    wrong: list[Word],
) -> Item:
    (kind, version), (word, entry) = made_by, asked
    return Item(
        kind=kind,
        format=Format.CHOICE,
        skill=Skill.VOCABULARY,
        stem=stem,
        context="",
        key=Option(word.surface, _told(analysis, word, entry)),
        distractors=tuple(
            Option(w.surface, _told(analysis, w, sure_entry(w.lemma, entry.pos))) for w in wrong
        ),
        evidence=span_of(analysis.sentences[word.sentence]),
        target=entry.word,
        generator=f"{kind}/{version}",
        predicted=of_word(kind, word.band, word.zipf),
        article=analysis.hash,
    )


def _told(analysis: Analysis, word: Word, entry: Entry | None) -> str:
    """Say what a word means, where that is known, and where it stands in the article."""
    sentence = analysis.sentences[word.sentence]
    shown = quote(analysis, sentence, word.start, word.end)
    if entry:
        return f"“{entry.word}” means “{entry.means}”: {shown}."
    return f"“{word.surface}” means something else: {shown}."
