"""Turn a clause into a question: "Mary worked in winter" -> "Why did Mary work in winter?"."""

from dataclasses import dataclass

from quizzes.antecedents import PERSONS
from quizzes.clauses import agreed, by_dep, parsed, subject_places, subtree, verbal, whole_subject
from quizzes.naming import (
    VAGUE,
    WRITER,
    fuller,
    in_name,
    is_person,
    known_alone,
    known_alone_inside,
    meant,
)
from quizzes.pointing import FINITE, HUMAN, POINTERS, PRONOUNS, names_no_more, resolved
from quizzes.statements import Statement, in_part
from texts.analysis import Analysis, Sentence, Word
from texts.bands import zipf
from texts.wordlists import word_set

AUXILIARIES = ("aux", "aux:pass", "cop")
LEFT_OUT = ("cc", "punct", "discourse", "mark")  # at the head of a clause
LONGEST, SHORTEST = 20, 3
LONGEST_CONTEXT = 32  # words
FIRST = word_set("i we you my our your he she they it his her their its there here")
UNFIT = word_set("this these that those such others another which who what i we there")
COMMON = 3.5  # Zipf; a rarer word with a capital at the head of a sentence may be a name
COLLECTIVE = word_set("police staff team government")
MANY = frozenset({"do", "are", "were", "have"})
THEY = word_set("they them their")
DO = {"VBD": "did", "VBZ": "does", "VBP": "do"}
OWN = word_set("his her their its himself herself themselves itself")  # of the subject, as a rule
MARKS = frozenset({",", "–", "—", "(", ")", ":", ";", '"', "“", "”", "-", "--", "…", "/"})
# Words that cannot stand in a question whose reason is certain, or that lean on the text before.
LEANING = word_set(
    "perhaps maybe probably just even only again then therefore thus still yet already now today "
    "recently currently meanwhile there here tomorrow yesterday ago soon other others another "
    "later earlier too likely there't might unfortunately sadly sometimes once"
)
SMALL = word_set("also too only just then therefore however still even now recently already")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the sentence to show above it where it needs one, or ""."""

    stem: str
    context: str = ""
    many: bool = False  # the subject is in the plural
    human: bool = False  # and names people


def question(
    analysis: Analysis,
    sentence: Sentence,
    verb: int,
    without: set[int],
    opener: str = "Why",
    ending: str = "",
) -> Asked | None:
    """Return "Why did …?" for the clause of a verb, without some of its tokens.

    Where it leans on the sentence before, that is shown with it; None where neither helps.
    ``ending`` is added at the end: "What does Mary want" + " to do".
    """
    subject = subject_places(sentence, verb)
    if not subject or not parsed(sentence) or not verbal(sentence.tokens, verb):
        return None
    parts = _parts(sentence, verb, subject, without)
    if not parts.rest or (len(parts.places) < 2 and not ending):
        return None
    found = _named(analysis, sentence, parts)
    words = [sentence.tokens[i] for i in parts.places if i not in found.named]
    if not found.who or (found.who == "you" and opener == "What"):
        return None  # "What do you want to do?" asks the reader
    if not _fair(words, sentence.tokens[verb], found.who + ending):
        return None
    asked = _inverted(in_part(analysis, sentence), verb, found, parts)
    return _finished(sentence, parts, found, (opener, asked, ending)) if asked else None


@dataclass(frozen=True, slots=True)
class Parts:
    """A clause in parts, as places: the subject, what goes before it, and what after."""

    subject: list[int]
    head: list[int]
    rest: list[int]

    @property
    def places(self) -> list[int]:
        """Return all but the subject."""
        return [*self.head, *self.rest]


@dataclass(frozen=True, slots=True)
class Named:
    """How the subject is said, what the pronouns at some places are, and what must be shown."""

    who: str
    named: dict[int, str]
    context: str = ""


def _parts(sentence: Sentence, verb: int, subject: list[int], without: set[int]) -> Parts:
    tokens = sentence.tokens
    left = without | _further_clauses(sentence, verb) | whole_subject(sentence, verb, subject)
    own = [i for i in subtree(tokens, verb) if i not in left and not _small(tokens, i)]
    head = _head([i for i in own if i < subject[0]], tokens)
    clause = any(tokens[i].tag in FINITE or tokens[i].dep == "mark" for i in head)
    if head and not clause and not _movable(tokens, head):
        head = []
    rest = [i for i in own if i > subject[-1]]
    while rest and tokens[rest[-1]].dep == "punct":
        rest.pop()
    return Parts(subject, head, rest)


def _named(analysis: Analysis, sentence: Sentence, parts: Parts) -> Named:
    """Say the subject and the pronouns by name, or find a sentence that must be shown."""
    tokens = sentence.tokens
    who = subject_text(analysis, sentence, parts.subject)
    named = {i: meant(analysis, sentence, tokens[i]) for i in parts.places if _object(tokens[i])}
    named = {i: text for i, text in named.items() if text}
    words = [tokens[i] for i in parts.places if i not in named]
    if who and _askable(words):
        return Named(who, named)
    first = parts.subject[0]
    opens = first <= 2 or tokens[first - 1].surface == ","
    whom = [tokens[i] for i in parts.subject]
    context = _context(analysis, sentence, [*whom, *words]) if opens else ""
    return Named(_plain(analysis, sentence, parts.subject) if context else "", {}, context)


def _finished(
    sentence: Sentence, parts: Parts, found: Named, said: tuple[str, str, str]
) -> Asked | None:
    """Return a question, but for one whose subject was read wrongly."""
    opener, asked, ending = said
    whom = [sentence.tokens[i] for i in parts.subject]
    heads = [t for t in whom if t.dep in ("nsubj", "nsubj:pass")]
    front, who = asked.split(" ", 1)[0], found.who
    one = (bool(heads) and heads[0].tag == "NN" and " and " not in who) or who[:2] == "a "
    several = front in MANY and not (heads and heads[0].lemma in COLLECTIVE)
    if len(heads) > 1 or (one and several) or front in ("should", "must"):
        return None  # a clause is hidden in the subject; or all that is urged could be the reason
    many = front in MANY or any(t.tag == "NNS" for t in heads)
    human = any(t.name or (t.tag[:2] == "NN" and is_person(t.lemma)) for t in whom)
    return Asked(f"{opener} {asked}{ending}?", found.context, many, human)


def _object(token: Word) -> bool:
    return (
        token.tag == "PRP"
        and token.second != "PRP$"
        and token.surface.lower() in ("it", "them", "him", "her")
    )


def _plain(analysis: Analysis, sentence: Sentence, places: list[int]) -> str:
    """Return a subject as it stands in its sentence, without a capital it does not need."""
    words = [sentence.tokens[i] for i in places]
    shown = _joined(in_part(analysis, sentence), places, {})
    if any(t.surface in MARKS for t in words) or words[0].surface.lower() in UNFIT:
        return ""
    if any(t.tag == "PRP$" for t in words):
        return ""
    proper = words[0].name or words[0].tag.startswith("NNP")
    return shown if proper else shown[:1].lower() + shown[1:]


def _context(analysis: Analysis, sentence: Sentence, words: list[Word]) -> str:
    """Return the sentence before, where all that some words lean on is in it, or ""."""
    last = analysis.sentences[sentence.index - 1] if sentence.index else None
    if last is None or last.paragraph != sentence.paragraph or not last.clean:
        return ""
    if not resolved(last.tokens) or len(last.words) > LONGEST_CONTEXT:
        return ""
    lows = {t.surface.lower() for t in last.tokens}
    opening = {t.surface.lower() for t in last.tokens[:6]}
    if opening & (POINTERS | FIRST) or lows & set('“”"?') or names_no_more(last.tokens):
        return ""
    if not known_alone_inside(list(last.tokens)):
        return ""
    return " ".join(last.surface.split()) if _leans_on(words, last, sentence) else ""


def _leans_on(words: list[Word], last: Sentence, sentence: Sentence) -> bool:
    """Tell whether each word that leans on something finds it in the sentence before."""
    people = [t for t in last.tokens if (t.name and t.tag == "NNP") or t.lemma in PERSONS]
    subjects = [t for t in last.tokens if t.dep in ("nsubj", "nsubj:pass")]
    if not subjects or subjects[0].tag == "PRP":
        return False
    lemmas = {t.lemma for t in last.tokens}
    low = [t.surface.lower() for t in words]
    if set(low) & (POINTERS | LEANING) or (set(low) & HUMAN and not people):
        return False
    if set(low) & THEY and not any(t.tag == "NNS" for t in last.tokens):
        return False
    if set(low) & {"it", "its"} and subjects[0].tag not in ("NN", "NNP"):
        return False
    bare = [words[i + 1].lemma for i, w in enumerate(low[:-1]) if w == "the"]
    return all(lemma not in VAGUE or lemma in lemmas for lemma in bare)


def subject_text(analysis: Analysis, sentence: Sentence, places: list[int]) -> str:
    """Return a subject as a reader knows it who has read nothing else, or ""."""
    words = [sentence.tokens[i] for i in places]
    if len(words) == 1 and words[0].tag == "PRP":
        return meant(analysis, sentence, words[0])
    if words[0].surface.lower() in ("his", "her") and len(words) < SHORTEST + 2:
        owner = meant(analysis, sentence, words[0])
        rest = [t.surface for t in words[1:]]
        return f"{owner}'s {' '.join(rest)}" if owner and all(t.is_word for t in words) else ""
    if not known_alone(analysis, words) or not agreed(words[-1]):
        return fuller(analysis, sentence, words)
    made = in_part(analysis, sentence)
    shown = _joined(made, places, {})
    first = words[0]
    opens = first is next((t for t in sentence.tokens if t.is_word), None)
    common = opens and not in_name(analysis, first) and zipf(first.surface) > COMMON
    if (first.name or first.tag[:3] == "NNP") and not common:
        return shown
    cased = shown[:1].upper() if in_name(analysis, first) and first.surface[0].isupper() else ""
    return (cased or shown[:1].lower()) + shown[1:]


def _head(places: list[int], tokens: tuple[Word, ...]) -> list[int]:
    """Return what opens a clause and may stand at its end, without what may be left out."""
    while places and (
        tokens[places[0]].dep in LEFT_OUT or tokens[places[0]].surface.lower() in ("but", "so")
    ):
        places = places[1:]
    while places and tokens[places[-1]].dep in LEFT_OUT:
        places = places[:-1]
    return places


def _small(tokens: tuple[Word, ...], place: int) -> bool:
    """Tell "also" and "as well", and the comma before a reason."""
    low = [t.surface.lower() for t in tokens[place : place + 3]]
    if low[:2] == ["as", "well"] and low[2:] != ["as"]:
        return True
    if low[0] == "well" and place and tokens[place - 1].surface.lower() == "as":
        return low[1:2] != ["as"]
    return low[0] in SMALL and tokens[place].tag == "RB" and tokens[place].dep == "advmod"


def _further_clauses(sentence: Sentence, verb: int) -> set[int]:
    """Return the tokens of clauses that are joined to this one, and what joins them."""
    tokens = sentence.tokens
    found = {i for c in by_dep(tokens, verb, "conj", "parataxis") for i in subtree(tokens, c)}
    return found | set(by_dep(tokens, verb, "cc"))


def _fair(words: list[Word], verb: Word, who: str) -> bool:
    """Tell whether a clause has one verb and no marks, and its length is fair."""
    lows = {t.surface.lower() for t in words}
    if any(t.tag in ("WDT", "WP", "WP$") for t in words) or who.startswith("other "):
        return False
    if not SHORTEST <= len(words) + len(who.split()) <= LONGEST or lows & (MARKS | LEANING):
        return False
    return not any(
        t.dep.startswith(("advcl", "acl:relcl", "parataxis", "ccomp")) and t is not verb
        for t in words
    )


def _askable(words: list[Word]) -> bool:
    """Tell whether nothing in a clause points out of it."""
    lows = {t.surface.lower() for t in words}
    leaning = POINTERS | LEANING | (PRONOUNS | HUMAN) - OWN
    return not lows & leaning and not names_no_more(tuple(words)) and known_alone_inside(words)


def _inverted(made: Statement, verb: int, found: Named, parts: Parts) -> str:
    """Put the first auxiliary, or a form of "do", before the subject."""
    who, head, rest = found.who, parts.head, parts.rest
    tokens = made.sentence.tokens
    helpers = [i for i in by_dep(tokens, verb, *AUXILIARIES) if i in rest]
    finite = helpers[0] if helpers else verb
    if tokens[finite].tag not in ("VBZ", "VBD", "VBP", "MD") or not verbal(tokens, finite):
        return ""
    if rest[0] != finite and tokens[rest[0]].tag != "RB":
        return ""
    if head and not _movable(tokens, head):
        return ""
    said = dict(found.named)
    if helpers or tokens[verb].lemma == "be":
        front = tokens[finite].surface
        rest = [i for i in rest if i != finite]
        if rest and tokens[rest[0]].surface.lower() in ("n't", "n’t"):
            said[rest[0]] = "not"
    else:
        front = DO.get(tokens[finite].tag, "")
        said[verb] = tokens[verb].lemma
    if who == WRITER:
        front = {"am": "is", "do": "does", "have": "has", "'ve": "has", "’ve": "has"}.get(
            front.lower(), front
        )
    front = {"ca": "can", "wo": "will", "'s": "is", "’s": "is"}.get(front.lower(), front.lower())
    if not rest or front.startswith(("'", "’")):
        return ""
    tail = _joined(made, [*rest, *head], said)
    return f"{front} {who} {tail}" if front and tail else ""


def _movable(tokens: tuple[Word, ...], head: list[int]) -> bool:
    """Tell whether what opens a clause may stand at its end: "In Nepal"."""
    small = len(head) <= 5 and head[-1] - head[0] + 1 == len(head)
    return small and tokens[head[0]].tag == "IN" and tokens[head[0]].surface.lower() == "in"


def _changed(made: Statement, places: list[int]) -> dict[int, str]:
    """Return what the statement says instead of a token; "" for one swallowed by a change."""
    tokens = made.sentence.tokens
    found: dict[int, str] = {}
    for change in made.changes:
        inside = [i for i in places if change.start <= tokens[i].start < change.end]
        for n, i in enumerate(inside):
            found[i] = change.text if n == 0 else ""
    return found


def _joined(made: Statement, order: list[int], said: dict[int, str]) -> str:
    """Join the words with the spaces of the text, some of them said otherwise."""
    tokens = made.sentence.tokens
    changed = {i: tokens[i].surface for i in order} | _changed(made, order) | said
    out = ""
    before: int | None = None
    for place in order:
        word = changed[place]
        if place == 0 and not tokens[place].name and tokens[place].tag[:3] != "NNP":
            word = word[:1].lower() + word[1:]
        near = before is not None and tokens[before].end == tokens[place].start
        glued = near and place not in said
        out += ("" if glued or not out else " ") + word if word else ""
        before = place
    return " ".join(out.split())
