"""What each pronoun of a text stands for, and how sure that is.

The noun phrases before a pronoun that it could stand for are weighed against one another, and
against "none of them", by what speaks for each: where it stands, what it does in its
sentence, how often the text speaks of it. The weights are in data/anaphora.json, fitted by
scripts/fit_anaphora.py on texts where people marked what each pronoun stands for.
"""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from quizzes.mentions import HE, IT, MEASURES, SHE, THEY, Mention, mentions
from quizzes.tables import DATA, lines
from quizzes.vectors import nearness
from texts.analysis import Analysis, NameKind, Sentence, Word
from texts.wordlists import word_set

BACK = 4  # sentences; further back a reader has forgotten what was spoken of
NONE = "none"
OF_PEOPLE = word_set(
    "say think want hope believe know plan ask tell try decide agree argue use find discover study "
    "write buy sell build learn fear expect need feel call report add explain"
)
FEMALE = word_set(
    "woman girl mother sister daughter wife aunt queen princess girlfriend grandmother lady Mrs Ms "
    "Miss Lady actress"
)
MALE = word_set(
    "man boy father brother son husband uncle king prince boyfriend grandfather gentleman Mr Sir"
)
SUBJECT = frozenset(("nsubj", "nsubj:pass", "nsubj:outer"))


@dataclass(slots=True)
class Thing:
    """What one or more mentions stand for, as far as the text has been read."""

    whole: str
    seen: list[Mention] = field(default_factory=list)
    places: list[tuple[Sentence, int]] = field(default_factory=list)  # pronouns among them
    sure: float = 1.0  # of the pronouns that were counted to it last


@dataclass(frozen=True, slots=True)
class Found:
    """What a pronoun stands for: its last noun phrase, and how sure that is, in [0, 1]."""

    mention: Mention
    sure: float
    rivals: int  # other things spoken of since its sentence that could be meant


@dataclass(frozen=True, slots=True)
class Choice:
    """A pronoun with the things that it could stand for, each with what speaks for it."""

    family: str
    sentence: Sentence
    place: int
    things: tuple[Thing, ...]
    features: tuple[dict[str, float], ...]  # as things, and one more for "none of them"


def family_of(word: Word) -> str:
    """Return "they", "it" or "person" for a pronoun of the third person, else ""."""
    low = word.surface.lower()
    if not word.tag.startswith("PRP"):
        return ""
    if low in THEY:
        return "they"
    return "it" if low in IT else "person" if low in HE | SHE else ""


@lru_cache(maxsize=2)
def antecedents(analysis: Analysis) -> dict[int, Found]:
    """Return what the pronouns of a text stand for, by the places where they start."""
    found: dict[int, Found] = {}
    reader = Reader(analysis)
    for choice in reader.choices():
        shares = _shares(choice)
        best = max(range(len(shares)), key=lambda i: shares[i])
        if best < len(choice.things):
            thing = choice.things[best]
            sure = shares[best] * thing.sure
            token = choice.sentence.tokens[choice.place]
            if thing.seen:
                found[token.start] = Found(thing.seen[-1], sure, _rivals(choice, thing))
            reader.count(choice, thing, sure)
    return found


def _rivals(choice: Choice, thing: Thing) -> int:
    """Count the other things that a choice was between and that stand no farther off."""
    since = min(thing.places[-1][0].index, choice.sentence.index - 1)
    others = [t for t in choice.things if t is not thing]
    return sum(t.places[-1][0].index >= since for t in others)


@cache
def given_names() -> dict[str, str]:
    """Return {given name: "f" or "m"} from given.txt."""
    rows = (line.split() for line in lines("given.txt"))
    return {name: row[0] for row in rows for name in row[1:]}


@cache
def weights() -> dict[str, dict[str, float]]:
    """Return {family of pronouns: {feature: weight}} from anaphora.json."""
    loaded: dict[str, dict[str, float]] = json.loads((DATA / "anaphora.json").read_text("utf-8"))
    return loaded


def _shares(choice: Choice) -> list[float]:
    known = weights()[choice.family]
    scores = [sum(known.get(n, 0.0) * v for n, v in f.items()) for f in choice.features]
    top = max(scores)
    parts = [math.exp(s - top) for s in scores]
    return [round(p / sum(parts), 6) for p in parts]


class Reader:
    """Reads a text once, keeps what it has spoken of, and stops at each pronoun."""

    def __init__(self, analysis: Analysis) -> None:
        """Prepare to read a text from its head."""
        self.analysis = analysis
        self.things: dict[str, Thing] = {}
        self.mentions = mentions(analysis)
        title = [s for s in (analysis.title, analysis.deck) if s]
        self.title = " ".join(s.surface.lower() for s in title)

    def choices(self) -> Iterator[Choice]:
        """Yield each pronoun of the third person with what it could stand for, in order."""
        waiting = list(self.mentions)
        for sentence in self.analysis.sentences:
            for place, token in enumerate(sentence.tokens):
                while waiting and waiting[0].end <= token.start:
                    self._note(waiting.pop(0))
                family = family_of(token)
                if family and not token.surface.lower().endswith(("self", "selves")):
                    yield self._choice(family, sentence, place)

    def count(self, choice: Choice, thing: Thing, sure: float) -> None:
        """Take a pronoun for one more mention of a thing."""
        thing.places.append((choice.sentence, choice.place))
        thing.sure = sure

    def _note(self, mention: Mention) -> None:
        key = f"{mention.whole.lower()}/{mention.many}"
        thing = self.things.setdefault(key, Thing(mention.whole))
        thing.seen.append(mention)
        thing.places.append((mention.sentence, mention.last))
        thing.sure = 1.0

    def _choice(self, family: str, sentence: Sentence, place: int) -> Choice:
        near = [t for t in self.things.values() if self._could_be(t, family, sentence, place)]
        near.sort(key=lambda t: (t.places[-1][0].index, t.places[-1][1]), reverse=True)
        rows = [_features(self, near, i, family, sentence, place) for i in range(len(near))]
        rows.append(_none(near, sentence, place))
        return Choice(family, sentence, place, tuple(near), tuple(rows))

    def _could_be(self, thing: Thing, family: str, sentence: Sentence, place: int) -> bool:
        where, at = thing.places[-1]
        if sentence.index - where.index > BACK or not thing.seen:
            return False
        last = thing.seen[-1]
        if not _fits(last, family, sentence.tokens[place]):
            return False
        return not (where is sentence and _bound(sentence, at, place))


def _fits(mention: Mention, family: str, pronoun: Word) -> bool:
    """Tell whether number, sort and gender let a pronoun stand for a phrase."""
    if mention.head.lemma in MEASURES:
        return False
    if family == "they":
        return mention.many or mention.sort == "body"
    if mention.many:
        return False
    if family == "it":
        return mention.sort != "person"
    unknown = mention.name is not None and mention.name.kind is NameKind.OTHER
    if mention.sort != "person" and not unknown:
        return False
    return gender_of(mention) != ("f" if pronoun.surface.lower() in HE else "m")


def gender_of(mention: Mention) -> str:
    """Return "f" or "m" where the words of a phrase or its full name show it, else ""."""
    inside = mention.sentence.tokens[mention.first : mention.last + 1]
    words = {t.surface.rstrip(".") for t in inside}
    if words & (FEMALE | MALE):
        return "f" if words & FEMALE else "m"
    given = mention.name.whole.split()[0] if mention.name else ""
    return given_names().get(given, "")


def _bound(sentence: Sentence, at: int, place: int) -> bool:
    """Tell whether a phrase and a pronoun are subject and object of one verb."""
    one, other = sentence.tokens[at], sentence.tokens[place]
    inside = other.tag == "PRP$" and other.head == at
    same = one.head == other.head and other.tag == "PRP"
    return inside or same


def _features(
    reader: Reader, near: list[Thing], at: int, family: str, sentence: Sentence, place: int
) -> dict[str, float]:
    """Return what speaks for one thing, as figures of about 0 to 1."""
    thing = near[at]
    pronoun = sentence.tokens[place]
    where, spot = thing.places[-1]
    word, last = where.tokens[spot], thing.seen[-1]
    away = sentence.index - where.index
    role = _role(word)
    own = _role(pronoun)
    opening = not any(t.tag[:2] in ("VB", "MD") for t in where.tokens[:spot])
    verb = sentence.tokens[pronoun.head] if pronoun.head >= 0 else pronoun
    row = {
        f"away {min(away, 3)}": 1.0,
        f"role {role} {min(away, 2)}": 1.0,
        f"role {role} for {own}": 1.0,
        f"rank {min(at, 3)}": 1.0,
        f"sort {last.sort or 'unknown'}": 1.0,
        f"sort {last.sort or 'unknown'} {own}": 1.0,
        "alone": float(len(near) == 1),
        "opens its sentence": float(opening),
        "opens, one away": float(opening and away == 1),
        "top": float(word.head >= 0 and where.tokens[word.head].dep == "root"),
        "times": math.log(len(thing.places)),
        "pronoun": float(spot != last.last or where is not last.sentence),
        "other paragraph": float(where.paragraph != sentence.paragraph),
        "name": float(last.name is not None),
        "title": float(thing.whole.lower() in reader.title),
        "joined": float("&" in thing.whole),
        "one for many": float(family == "they" and not last.many),
        "nearness": max(0.0, nearness(verb.lemma, last.head.lemma) or 0.0),
        "same word": float(word.surface.lower() == pronoun.surface.lower()),
        f"article {_article(last)}": 1.0,
        "gender shown": float(family == "person" and bool(gender_of(last))),
        "in quotation": float(quoted(sentence, place) != (away == 0 and quoted(where, spot))),
        "thinks": float(verb.lemma in OF_PEOPLE and own == "subject" and last.sort == "person"),
        "rivals": math.log(1 + sum(t.places[-1][0].index >= sentence.index - 1 for t in near)),
        "first word, last subject": float(place == 0 and away == 1 and role == "subject"),
        "first word, last opening": float(place == 0 and away == 1 and opening),
        "one of them": float(sum(t.seen[-1].sort == last.sort for t in near) == 1),
        "only subject": float(_only(near, at, where)),
        "later in verb's reach": float(away == 0 and spot > pronoun.head >= 0),
    }
    return {name: value for name, value in row.items() if value}


def _role(word: Word) -> str:
    if word.dep in SUBJECT:
        return "subject"
    if word.dep in ("obj", "iobj"):
        return "object"
    if word.dep.startswith("nmod:poss"):
        return "owner"
    return word.dep.partition(":")[0] if word.dep.startswith(("obl", "nmod", "conj")) else "other"


def _article(mention: Mention) -> str:
    first = mention.sentence.tokens[mention.first]
    low = first.surface.lower()
    if first.tag == "PRP$":
        return "mine"
    return low if low in ("the", "a", "an", "this", "these", "some", "no") else "bare"


def quoted(sentence: Sentence, place: int) -> bool:
    """Tell whether a quotation is open before a token."""
    before = sentence.surface[: sentence.tokens[place].start - sentence.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _only(near: list[Thing], at: int, where: Sentence) -> bool:
    """Tell whether a thing is the one subject of its sentence among those that could be meant."""
    subjects = [
        i
        for i, t in enumerate(near)
        if t.places[-1][0] is where and _role(where.tokens[t.places[-1][1]]) == "subject"
    ]
    return subjects == [at]


def _none(near: list[Thing], sentence: Sentence, place: int) -> dict[str, float]:
    """Return what speaks for a pronoun that stands for nothing named before."""
    pronoun = sentence.tokens[place]
    verb = sentence.tokens[pronoun.head] if pronoun.head >= 0 else pronoun
    after = sentence.tokens[place + 1 : place + 8]
    low = [t.surface.lower() for t in after]
    be = bool(after) and after[0].lemma in ("be", "'s", "seem", "take")
    row = {
        "none": 1.0,
        "none: expl": float(pronoun.dep == "expl"),
        "none: be": float(be),
        "none: be that": float(be and bool({"that", "to", "if", "whether"} & set(low))),
        "none: be adjective": float(be and any(t.tag[:2] == "JJ" for t in after[1:4])),
        "none: weather": float(verb.lemma in ("rain", "snow", "seem", "appear", "take")),
        f"none: {_role(pronoun)}": 1.0,
        "none: nothing near": float(
            not any(t.places[-1][0].index >= sentence.index - 1 for t in near)
        ),
        "none: few": 1.0 / (1 + len(near)),
        f"none: {pronoun.surface.lower()}": 1.0,
    }
    return {name: value for name, value in row.items() if value}
