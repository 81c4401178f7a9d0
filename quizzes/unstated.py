"""Statements that an article neither gives nor denies, made of what it does say.

Two sorts: a claim with something at its end that the text does not say of it ("… with the
help of volunteers"), and a relation between two things that the text never names near each
other. Both are certified: no word that could decide them stands anywhere in the article.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from quizzes.pointing import FINITE
from quizzes.statements import Statement
from quizzes.tables import lines
from texts.analysis import Analysis, Name, NameKind, Sentence
from texts.gazetteer import gazetteer
from texts.wordlists import word_set

SEVERAL = 4  # places; a text about one or two is all about them
APART = 1  # sentences between two things that are not named near each other, more than this
LONGEST = 16  # words of a claim that bears an addition
SHORTEST = 5
# Something that a person or a body does on purpose, once, and that one could do in several ways.
DONE = word_set(
    "use build create make develop start open buy sell send count measure record test design "
    "organise organize plan launch visit travel collect publish write study paint install "
    "introduce plant examine interview train invite produce replace close move set change repair "
    "teach present perform play choose join cross climb walk sail ban stop cut leave return"
)
DOERS = word_set(
    "scientist researcher team company group government council organisation organization charity "
    "committee university school museum woman man couple family artist engineer volunteer farmer "
    "villager worker official ministry firm inventor explorer climber doctor teacher student "
    "merchant sailor owner crew people"
)
# No fact, but what somebody said, wants or may do; or a claim that is turned already.
UNFACTUAL = word_set(
    "say tell think believe hope want claim insist warn may might can could will would should must "
    "not never n't no if seem appear expect suggest ? perhaps maybe probably"
)
NO_PLACE = word_set("there here where home abroad local worldwide world country city town street")
NO_ADDITION = word_set(
    "because so if when while after before since until although though who which that"
)


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A statement that is not given, what it is about, and the sentence that names its subject."""

    surface: str
    subject: str
    topic: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Thing:
    """Something of the text that may be spoken of: how, of what class, first where."""

    surface: str
    sort: str  # "people/worker": the narrowest class last
    sentence: Sentence

    def of(self, sort: str) -> bool:
        """Tell whether a class is one of those of this thing."""
        return sort in self.sort.split("/")


@cache
def _table(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(p.strip() for p in line.split("|")) for line in lines(name))


def additions(
    analysis: Analysis, claims: Sequence[Statement], present: frozenset[str], rng: Random
) -> Iterator[Unsaid]:
    """Yield claims about something done, each with an addition of its own."""
    pool = list(_table("unstated.txt"))
    rng.shuffle(pool)
    for made in claims:
        found = next((row for row in pool if not set(row[2].split()) & present), None)
        if found and _bears_addition(analysis, made):
            pool.remove(found)
            said = f"{made.surface.rstrip('.')} {found[0]}."
            yield Unsaid(said, "this", found[1], made.sentence)


def _bears_addition(analysis: Analysis, made: Statement) -> bool:
    """Tell whether a claim is one clause about something that somebody did."""
    words = [t for t in made.tokens if t.is_word]
    verbs = [t for t in made.tokens if t.tag in FINITE]
    if made.prefix or not SHORTEST <= len(words) <= LONGEST or len(verbs) != 1:
        return False
    low = {t.surface.lower() for t in made.tokens}
    if low & NO_ADDITION or {",", "–", "not", "never"} & low or "n't" in low:
        return False
    verb = verbs[0]
    if verb.tag != "VBD" or verb.lemma not in DONE or any(t.tag == "VBG" for t in words):
        return False
    subject = [t for t in made.tokens if t.start < verb.start and t.tag.startswith("NN")]
    if not subject:
        return False
    named = any(n.start <= subject[-1].start < n.end for n in analysis.names)
    return named or subject[-1].lemma in DOERS | gazetteer().roles


def placed(analysis: Analysis, claims: Sequence[Statement], rng: Random) -> Iterator[Unsaid]:
    """Yield claims about something done once, at a place that the text has for other things."""
    cities = gazetteer().cities
    towns = [n for n in analysis.names if n.kind is NameKind.PLACE and n.whole in cities]
    counts = Counter(n.whole for n in towns)
    towns = [n for n in towns if counts[n.whole] == 1] if len(counts) >= SEVERAL else []
    rng.shuffle(towns)
    used: set[str] = set()
    for made in claims:
        if not _happened(made) or _near_a_place(analysis, made.sentence):
            continue
        far = (n for n in towns if n.whole not in used and _elsewhere(analysis, made, n))
        town = next(far, None)
        if town:
            used.add(town.whole)
            said = f"{made.surface.rstrip('.')} in {_the(analysis, town)}{town.whole}."
            yield Unsaid(said, "this", "where it was", made.sentence)


def _the(analysis: Analysis, name: Name) -> str:
    before = analysis.text[max(0, name.start - 4) : name.start].lower()
    return "the " if before == "the " else ""


def _happened(made: Statement) -> bool:
    """Tell one simple clause about something that happened, with no place in it."""
    words = [t for t in made.tokens if t.is_word]
    verbs = [t for t in made.tokens if t.tag in FINITE]
    low = {t.surface.lower() for t in made.tokens}
    if made.prefix or len(verbs) != 1 or verbs[0].tag != "VBD" or len(words) > LONGEST:
        return False
    if low & (NO_ADDITION | UNFACTUAL | NO_PLACE) or "," in low:
        return False
    done = {t.lemma for t in words if t.tag.startswith("VB")} - {"be"}
    return bool(done) and done <= DONE and words[-1].tag.startswith("NN")


def _near_a_place(analysis: Analysis, sentence: Sentence) -> bool:
    """Tell whether the text names a place about here: it may well be the place of this."""
    near = range(sentence.index - APART, sentence.index + APART + 1)
    return any(n.kind is NameKind.PLACE and n.sentence in near for n in analysis.names)


def _elsewhere(analysis: Analysis, made: Statement, town: Name) -> bool:
    """Tell whether nothing that the text says with a place is about the same matter."""
    mine = {t.lemma for t in made.tokens if t.is_content}
    for name in analysis.names:
        if name.whole == town.whole:
            there = analysis.sentences[name.sentence]
            if len(mine & {t.lemma for t in there.words if t.is_content}) > 1:
                return False
            if there.paragraph == made.sentence.paragraph:
                return False
    return True


def relations(
    analysis: Analysis, things: Sequence[Thing], present: frozenset[str], rng: Random
) -> Iterator[Unsaid]:
    """Yield relations between two things that the text never names near each other."""
    pool = [row for row in _table("pairs.txt") if not set(row[4].split()) & present]
    rng.shuffle(pool)
    used: set[str] = set()
    speakers = {c.attribution.surface.split()[-1] for c in analysis.claims if c.attribution}
    things = [t for t in things if not t.of("person") or t.surface.split()[-1] in speakers]
    places = {t.surface: _places(analysis, t.surface) for t in things}
    for first, second, predicate, topic, _ in pool:
        pairs = [
            (a, b)
            for a in things
            for b in things
            if a.of(first)
            and b.of(second)
            and a.surface != b.surface
            and not {a.surface, b.surface} & used
            and _far(places[a.surface], places[b.surface])
        ]
        if pairs:
            a, b = rng.choice(pairs)
            used |= {a.surface, b.surface}
            said = predicate.format(A=a.surface, B=b.surface)
            about = topic.format(A=a.surface, B=b.surface)
            both = f"{a.surface} and {b.surface}"
            yield Unsaid(f"{said[:1].upper()}{said[1:]}.", both, about, a.sentence)


def _places(analysis: Analysis, surface: str) -> list[int]:
    """Return the sentences that name a thing, by its last word too: "Bhurtel"."""
    word = surface.split()[-1].lower()
    stem = word[:-1] if word.endswith("s") and len(word) > len("bus") else word
    return [
        s.index
        for s in analysis.sentences
        if any(t.surface.lower().startswith(stem) for t in s.words)
    ]


def _far(one: list[int], other: list[int]) -> bool:
    return bool(one and other) and min(abs(a - b) for a in one for b in other) > APART
