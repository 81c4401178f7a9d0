"""What a text asserts, taken apart: who, the verb, and what follows, each fit to be said anew.

Only main clauses whose people and things are known to somebody who has read nothing else,
that stand under no condition, and that nobody is quoted for. All of a clause is kept but
what may be left out and leave it true: what is joined to it, and asides between commas.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from quizzes.antecedents import GROUPS, PERSONS
from quizzes.clauses import agreed, by_dep, children, parsed, subject_places, subtree, whole
from quizzes.naming import UNIQUE
from quizzes.pointing import POINTERS, PRONOUNS, compares_out, names_no_more
from quizzes.questions import subject_text
from quizzes.statements import QUOTES
from texts.analysis import Analysis, NameKind, Sentence, Word
from texts.gazetteer import gazetteer
from texts.wordlists import word_set

HELPERS = ("aux", "aux:pass", "cop")
DENIALS = word_set("not n't n’t never no nobody nothing none neither nor hardly rarely seldom")
SMALL = word_set("also too therefore however then thus even indeed moreover")
# What makes a claim weaker, or leans on what was said before: nothing is made of it.
HEDGES = word_set(
    "perhaps maybe probably possibly just again yet now today recently currently meanwhile there "
    "here tomorrow yesterday ago soon others another later earlier so otherwise "
    "though course instead likely apparently supposedly reportedly allegedly etc"
)
OWNED = word_set("his her")
SAFE_CLAUSES = word_set("because although though")  # left out, they leave the claim true
MARKS = frozenset({"–", "—", "(", ")", ":", ";", '"', "“", "”", "--", "…", "/", "‘", "[", "]"})
CONDITIONS = word_set("if unless when while whenever until till as once than since")
OPENING = word_set(
    "but and so yet however now still third second firstly first finally thus"
)  # before a clause; no part of what it asserts
# What may be left out after a comma: an aside, and no item of a list.
ASIDES = word_set(
    "which who where when while because although though but so including whose with as such"
)
SAYING = word_set(
    "say add explain report state note warn believe claim argue show reveal suggest find think "
    "announce discover predict estimate conclude admit insist agree tell"
)
ONLY = ("whole", "entire", "first", "last", "only", "very", "main")
FILLING = ("of", "that", "who", "which", "where", "for", "to", "between", "from", "with", "-")
# What "the" may stand before, though nothing was said of it.
KNOWN = word_set(
    "world way year month week day night morning evening afternoon weekend summer winter spring "
    "autumn past future present end beginning time north south east west right left law same "
    "beach country city street air water ground wall truth public wing top road home police "
    "deceased dead sick city countryside coast wind rain cold dark light house garden kitchen"
)
NO_END = ("IN", "DT", "CC", "TO", "PRP$", "WDT", "WP", "MD", "POS")
LONGEST, LONGEST_SUBJECT = 26, 10  # words
PEOPLE = (
    PERSONS
    | GROUPS
    | word_set(
        "people person everyone anyone everybody player driver member reader guest user shopper "
        "fan citizen teacher pupil patient climber soldier learner traveller buyer neighbour actor "
        "singer "
        "athlete adult teenager kid company government firm council team school police staff"
    )
)


@dataclass(frozen=True, slots=True)
class Assertion:
    """A main clause: who, in words that say it alone; the verb; and the places of the rest.

    ``head`` is what opens the clause before its subject ("In Nepal"), or "". ``tense`` is
    "past", "present", or the modal verb in lower case; ``perfect`` tells "has gone".
    ``rest`` are places in Sentence.tokens from the verb on, one unbroken stretch; ``source``
    is who says so, where the text does not say it itself.
    """

    analysis: Analysis
    sentence: Sentence
    verb: int
    who: str
    many: bool
    human: bool
    head: str
    tense: str
    perfect: bool
    passive: bool
    denied: bool
    rest: tuple[int, ...]
    source: str = ""

    @property
    def token(self) -> Word:
        """Return the verb, or the noun or adjective that is said of the subject."""
        return self.sentence.tokens[self.verb]

    def words(self, places: Sequence[int]) -> list[Word]:
        """Return the tokens at some places."""
        return [self.sentence.tokens[i] for i in places]

    def said(self, places: Sequence[int]) -> str:
        """Return a stretch of the clause as it stands in the text."""
        return without_small(stretch(self.sentence, places))


def stretch(sentence: Sentence, places: Sequence[int]) -> str:
    """Return the words from the first of some places to the last, without stops at the ends."""
    if not places:
        return ""
    start, end = sentence.tokens[places[0]].start, sentence.tokens[places[-1]].end
    shown = sentence.surface[start - sentence.start : end - sentence.start]
    return " ".join(shown.split()).strip(" ,;.!")


def without_small(text: str) -> str:
    """Drop "also" and its like, which lean on what was said before."""
    return " ".join(w for w in text.split() if w.lower() not in SMALL - {"too", "even"})


@lru_cache(maxsize=2)
def assertions(analysis: Analysis) -> tuple[Assertion, ...]:
    """Return what a text asserts, in its order."""
    found = []
    for sentence in analysis.sentences:
        if usable(sentence):
            for place, token in enumerate(sentence.tokens):
                if _main(sentence, place) and agreed(token):
                    made = _reported(analysis, sentence, place)
                    made = made or _assertion(analysis, sentence, place)
                    if made:
                        found.append(made)
    return tuple(found)


def usable(sentence: Sentence) -> bool:
    """Tell whether a sentence is plain prose that nobody is quoted for."""
    if not sentence.clean or not parsed(sentence) or QUOTES.search(sentence.surface):
        return False
    return not any(t.surface in "?:;" for t in sentence.tokens)


def _main(sentence: Sentence, place: int) -> bool:
    """Tell whether a word heads the main clause, one joined to it, or one on a name before it."""
    tokens = sentence.tokens
    if tokens[place].dep == "root":
        return True
    if tokens[place].dep == "acl:relcl":
        own = by_dep(tokens, place, "nsubj", "nsubj:pass")
        return len(own) == 1 and tokens[own[0]].surface.lower() == "who"
    return tokens[place].dep == "conj" and tokens[tokens[place].head].dep == "root"


def _reported(analysis: Analysis, sentence: Sentence, verb: int) -> Assertion | None:
    """Return what somebody says, with who says it."""
    tokens = sentence.tokens
    said = by_dep(tokens, verb, "ccomp")
    subject = subject_places(sentence, verb)
    plain = tokens[verb].lemma in SAYING and tokens[verb].tag in ("VBD", "VBZ", "VBP")
    if not plain or len(said) != 1 or said[0] < verb or not subject or _denied(sentence, verb):
        return None
    source = subject_text(analysis, sentence, subject)
    source = source if source and _own(sentence, subject, source) else ""
    made = _assertion(analysis, sentence, said[0]) if source and source != "you" else None
    between = [t.surface.lower() for t in tokens[verb + 1 : said[0]]][:1]
    if made is None or made.head or between in (["if"], ["whether"], ["how"], ["why"]):
        return None
    own = set(source.split()) & set(made.who.split())
    return None if own else replace(made, source=source)


def _assertion(analysis: Analysis, sentence: Sentence, verb: int) -> Assertion | None:
    tokens = sentence.tokens
    subject = subject_places(sentence, verb)
    if not subject or not 1 <= len(subject) <= LONGEST_SUBJECT or subject[-1] > verb:
        return None
    helpers = by_dep(tokens, verb, *HELPERS)
    finite = _finite(tokens, verb, helpers)
    rest = _rest(sentence, verb, [*helpers, verb])
    head = _head(analysis, sentence, verb, subject[0])
    who = subject_text(analysis, sentence, subject)
    if finite is None or not rest or head is None or not who or who == "you":
        return None
    opens = who.lower().startswith(("other ", "another "))
    # After "and" it is the last of several, whom the parser took apart.
    joined = tokens[verb].dep == "root" and tokens[subject[0] - 1].surface in ("and", "or")
    if (
        opens
        or joined
        or _open_nouns([tokens[i] for i in subject[1:]])
        or not _own(sentence, subject, who)
    ):
        return None
    owned = OWNED & {tokens[i].surface.lower() for i in rest}
    whose = owned and not _alone_there(analysis, who)  # "shook his hand"
    if whose or not _plain(sentence, subject, verb) or not sound(tokens, rest, subject):
        return None
    auxiliaries = {tokens[i].lemma for i in helpers}
    top = next(
        (tokens[i] for i in subject if tokens[i].dep.startswith("nsubj")), tokens[subject[0]]
    )
    return Assertion(
        analysis, sentence, verb, who, _many(tokens, subject, finite, top), _human(analysis, top),
        head, _tense(finite), "have" in auxiliaries and tokens[verb].tag in ("VBN", "VBD"),
        bool(by_dep(tokens, verb, "aux:pass", "nsubj:pass")), _denied(sentence, verb), tuple(rest),
    )  # fmt: skip


def _own(sentence: Sentence, subject: list[int], who: str) -> bool:
    """Tell whether a subject is named by its own words, or a pronoun for a person.

    "The team" is left alone, though some team may have been named before; and "the local
    team" is no better, but for a name or a phrase that tells it apart.
    """
    words = [sentence.tokens[i] for i in subject]
    if words[0].tag == "PRP":
        return words[0].surface.lower() != "it"
    if who.islower() and len(words) == 1 and words[0].tag in ("NN", "NNP"):
        return False  # "West said" is "west" to who takes it for a common noun
    if who.split()[-1].lower() not in sentence.surface.lower():
        return False
    if words[0].surface.lower() != "the":
        return True
    told = any(t.tag.startswith("NNP") for t in words) or any(t.tag == "IN" for t in words[2:])
    return told or words[-1].lemma in UNIQUE


def _alone_there(analysis: Analysis, who: str) -> bool:
    """Tell whether the text names nobody else, whose "his" and "her" might be."""
    people = [n for n in analysis.names if n.kind is NameKind.PERSON]
    return all(n.whole in who for n in people)


def _finite(tokens: Sequence[Word], verb: int, helpers: list[int]) -> Word | None:
    """Return the word that carries the tense, where nothing makes that doubtful."""
    first = tokens[helpers[0]] if helpers else tokens[verb]
    if first.tag not in ("VBD", "VBZ", "VBP", "MD") or first.surface.startswith(("'", "’")):
        return None
    return None if first.second and first.second not in ("VBD", "VBZ", "VBP", "MD") else first


def _tense(finite: Word) -> str:
    if finite.tag == "MD":
        low = finite.surface.lower()
        return {"ca": "can", "wo": "will"}.get(low, low)
    return "past" if finite.tag == "VBD" else "present"


def _many(tokens: Sequence[Word], subject: list[int], finite: Word, top: Word) -> bool:
    low = finite.surface.lower()
    if top.surface == "I":
        return False  # "the writer"
    if low in ("is", "was", "has", "does") or finite.tag == "VBZ":
        return False
    if low in ("are", "were", "have", "do") or finite.tag == "VBP":
        return True
    joined = any(tokens[i].surface.lower() == "and" for i in subject)
    return joined or top.tag in ("NNS", "NNPS") or top.surface.lower() == "they"


def _human(analysis: Analysis, top: Word) -> bool:
    """Tell whether somebody is spoken of, by name, by a noun or by "he" and "she"."""
    if top.surface.lower() in ("he", "she"):
        return True
    person = any(n.start <= top.start < n.end and n.kind is NameKind.PERSON for n in analysis.names)
    return person or top.lemma in PEOPLE | gazetteer().roles


def _denied(sentence: Sentence, verb: int) -> bool:
    tokens = sentence.tokens
    return any(tokens[i].surface.lower() in DENIALS for i in children(tokens, verb))


def _plain(sentence: Sentence, subject: list[int], verb: int) -> bool:
    """Tell whether only helpers and small words stand before a verb in its clause."""
    tokens = sentence.tokens
    own = [i for i in subtree(tokens, verb) if subject[-1] < i < verb]
    while own and (tokens[own[0]].dep in ("cc", "punct") or tokens[own[0]].tag == "WP"):
        del own[0]
    between = [tokens[i] for i in own if tokens[i].surface.lower() not in SMALL]
    return not any(t.surface in MARKS | {","} or t.surface.lower() in HEDGES for t in between)


def _head(analysis: Analysis, sentence: Sentence, verb: int, subject: int) -> str | None:
    """Return what opens a clause: "" for nothing, None for what cannot be taken along."""
    tokens = sentence.tokens
    own = [i for i in subtree(tokens, verb) if i < subject]
    while own and (tokens[own[0]].surface.lower() in OPENING | SMALL | {",", "that"}):
        own = own[1:]
    while own and tokens[own[-1]].surface == ",":
        own = own[:-1]
    if not own:
        return ""
    words = [tokens[i] for i in own]
    clausal = any(t.tag in ("VBD", "VBZ", "VBP", "MD", "VBG", "VBN", "TO") for t in words)
    plain = words[0].tag == "IN" and whole(own) and not any(t.surface in "," for t in words)
    if not plain or clausal or len(words) > 9 or not sound(tokens, own, []):
        return None
    return stretch(sentence, own)


def _rest(sentence: Sentence, verb: int, start: list[int]) -> list[int]:
    """Return the clause from its first helper on, without what may be left out."""
    tokens = sentence.tokens
    left: set[int] = set()
    for child in children(tokens, verb):
        below = subtree(tokens, child)
        first = tokens[below[0]].surface.lower()
        if child < verb:
            continue
        if tokens[child].dep in ("conj", "parataxis") and child > verb:
            if first not in ("and", "but", ",", "so") and tokens[below[0] - 1].surface != ",":
                return []
            left |= {i for i in subtree(tokens, verb) if i >= below[0]}
        elif tokens[child].dep == "advcl" and first in SAFE_CLAUSES | {","}:
            if first == "," and tokens[below[1]].surface.lower() not in SAFE_CLAUSES:
                return []
            left |= {i for i in subtree(tokens, verb) if i >= below[0]}
    first_place = min(i for i in start if i > 0 or i == verb)
    places = [i for i in subtree(tokens, verb) if i >= first_place and i not in left]
    places = _without_asides(tokens, places)
    while places and tokens[places[-1]].dep in ("punct", "cc"):
        places.pop()
    return places if whole(places) and len(places) <= LONGEST else []


def _without_asides(tokens: Sequence[Word], places: list[int]) -> list[int]:
    """Cut a relative clause or apposition off that ends a clause after a comma."""
    for n, i in enumerate(places):
        if tokens[i].surface == "," and n + 1 < len(places):
            following = tokens[places[n + 1]]
            near = [tokens[j].tag for j in places[n + 1 : n + 4]]
            verbal = "VBG" in near and all(
                t in ("VBG", "RB", "RBS", "RBR") for t in near[: near.index("VBG")]
            )
            if following.surface.lower() in ASIDES or verbal:
                return places[:n]
    return places


def sound(tokens: Sequence[Word], places: Sequence[int], subject: Sequence[int]) -> bool:
    """Tell whether nothing in a stretch points out of it, but at the subject."""
    words = [tokens[i] for i in places]
    lows = {t.surface.lower() for t in words} - ({"one"} if _one_of(words) else set())
    plural = any(tokens[i].tag in ("NNS", "NNPS") for i in subject)
    one = any(tokens[i].tag in ("NN", "NNP") for i in subject)
    pronoun = {tokens[i].surface.lower() for i in subject} & {"he", "she", "they", "it"}
    own = set()
    if plural or "they" in pronoun:
        own = {"their", "themselves"}
    elif one or pronoun:
        own = {"his", "her", "its", "himself", "herself", "itself"}
    personal = PRONOUNS | {"i", "we", "you", "your", "yours", "us", "me", "my", "our"}
    if lows & ((personal | POINTERS | HEDGES) - own) or lows & (
        MARKS | CONDITIONS - {"as", "than"}
    ):
        return False
    if compares_out(tuple(words)):
        return False
    return not (names_no_more(tuple(words)) or _cut(words) or _open_nouns(words))


def _one_of(words: list[Word]) -> bool:
    """Tell "one of the largest towns", where "one" stands for nothing said before."""
    pairs = [(a.surface.lower(), b.surface.lower()) for a, b in pairwise(words)]
    return ("one", "of") in pairs and sum(w.surface.lower() == "one" for w in words) == 1


def _open_nouns(words: list[Word]) -> bool:
    """Tell "the meeting", which leaves open which one, from "the end of the war"."""
    for at, word in enumerate(words[:-1]):
        if word.surface.lower() != "the":
            continue
        end = at + 1
        while end < len(words) - 1 and words[end].tag == "JJ" and words[end].surface not in ONLY:
            end += 1
        while end < len(words) - 1 and words[end].tag == "NN" == words[end + 1].tag[:2]:
            end += 1
        noun, after = words[end], words[end + 1] if end + 1 < len(words) else None
        plain = noun.tag in ("NN", "NNS") and not any(t.name for t in words[at : end + 1])
        described = after is not None and after.surface in FILLING
        if plain and not described and noun.lemma not in UNIQUE | KNOWN:
            return True
    return False


def _cut(words: list[Word]) -> bool:
    """Tell whether a stretch ends in the middle of a phrase."""
    last = words[-1]
    return last.tag in NO_END and last.dep != "compound:prt"


def first_of(found: Iterator[int]) -> int:
    """Return the first of some places, or -1."""
    return next(found, -1)
