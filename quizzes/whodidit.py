"""Who did it: a deed that the text gives to one person by name, and the others it names."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from quizzes.assertions import Assertion, assertions
from quizzes.pointing import FINITE, HUMAN, SHELLS
from quizzes.retelling.otherwords import other_words, reworded, shared_run
from quizzes.retelling.parts import opened
from texts.analysis import Analysis, NameKind
from texts.bands import zipf
from texts.gazetteer import gazetteer
from texts.wordlists import word_set

FEWEST_WORDS, MOST_WORDS = 4, 22  # of a deed; less can be said of anybody
NEAR = 1  # sentences; whoever is named beside the deed may have had a part in it
UNTOLD = word_set("say tell add explain ask think believe know feel be bear die")
WRONG = 3
TOPIC = 0.4  # of all that the text says of people by name
LONGEST_RUN = 7  # words in a row from the text
COMMON = 4.3  # Zipf; a word as common as this is no family name: "Prince Hotel"


@dataclass(frozen=True, slots=True)
class Deed:
    """A question "Who …?", who it was, and others whom the text names."""

    made: Assertion
    stem: str
    who: str
    others: tuple[str, ...]


def deeds(analysis: Analysis) -> Iterator[Deed]:
    """Yield what is told of one person by name, or by a pronoun that can be nobody else."""
    people, topic = _people(analysis), _topic(analysis)
    for made in assertions(analysis):
        if (
            made.who in people
            and made.who != topic
            and _is_called(analysis, made)
            and _askable(made)
        ):
            others = [p for p in people if _apart(p, made.who) and p not in made.sentence.surface]
            others = [p for p in others if not _beside(analysis, made, p)]
            if len(others) >= WRONG:
                yield Deed(made, _stem(made), made.who, tuple(others))


def _people(analysis: Analysis) -> list[str]:
    """Return the people of a text by their whole names, each once, in its order."""
    named = [n.whole for n in analysis.names if n.kind is NameKind.PERSON]
    return [name for name in dict.fromkeys(named) if _is_persons(name)]


def _topic(analysis: Analysis) -> str:
    """Return whom the text is about, if anybody: no question "Who …?" hides that."""
    counts = Counter(n.whole for n in analysis.names if n.kind is NameKind.PERSON)
    most = counts.most_common(1)
    return most[0][0] if most and most[0][1] > TOPIC * sum(counts.values()) else ""


def _is_persons(name: str) -> bool:
    """Tell a name that is surely a person's from that of a club, a hotel or a shop."""
    listed = gazetteer()
    words = name.split()
    if words[0] in listed.given | listed.honorifics:
        return True
    return not any(w in listed.places or zipf(w.lower()) > COMMON for w in words)


def _is_called(analysis: Analysis, made: Assertion) -> bool:
    """Tell whether a name is used as people's are: by its last part, or with "who" after it."""
    last = made.who.rpartition(" ")[2]
    alone = any(n.whole == made.who and n.surface == last for n in analysis.names)
    given = made.who.split()[0] in gazetteer().given
    return given if made.token.dep == "acl:relcl" else alone or " " not in made.who


def _apart(one: str, other: str) -> bool:
    """Tell whether two whole names are of different people, and alike in form."""
    return not set(one.split()) & set(other.split()) and (" " in one) == (" " in other)


def _beside(analysis: Analysis, made: Assertion, person: str) -> bool:
    at = made.sentence.index
    near = [n for n in analysis.names if abs(n.sentence - at) <= NEAR and n.whole == person]
    return bool(near)


def _askable(made: Assertion) -> bool:
    """Tell whether a deed says enough to be known by, and nothing of whose it is."""
    words = made.words(made.rest)
    lows = {t.surface.lower() for t in words}
    if any(t.lemma in SHELLS for t in words):
        return False
    if (
        "," in lows
        or sum(t.tag in FINITE for t in words) > 1
        or (made.token.lemma == "write" and not _has_object(made))
    ):
        return False
    content = sum(t.is_content or t.name for t in words)
    plain = not made.denied and not made.source and made.token.lemma not in UNTOLD
    weak = made.tense in ("past", "present") and not lows & HUMAN
    return (
        plain
        and weak
        and not made.many
        and FEWEST_WORDS < len(words) <= MOST_WORDS
        and content >= 3
    )


def _has_object(made: Assertion) -> bool:
    tokens = made.sentence.tokens
    return any(t.dep == "obj" and t.head == made.verb for t in tokens)


def _stem(made: Assertion) -> str:
    head = f" {made.head[:1].lower()}{made.head[1:]}" if made.head else ""
    said = reworded(made.said(made.rest), other_words(made))
    return f"Who {said}{head}?"


def exchanged(deed: Deed, other: str) -> str:
    """Return the deed told of somebody else: false, as far as the text goes."""
    return _told(deed, other)


def retold_deed(deed: Deed) -> str:
    """Return the deed in other words with the whole name, or "" where it would be copied."""
    said = _told(deed, deed.who)
    copied = shared_run(said, deed.made.sentence.surface) > LONGEST_RUN
    return "" if copied or not other_words(deed.made) else said


def _told(deed: Deed, who: str) -> str:
    said = reworded(deed.made.said(deed.made.rest), other_words(deed.made))
    return opened(deed.made, f"{who} {said}")
