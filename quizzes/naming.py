"""Who or what a phrase names for somebody who has read nothing else."""

import re
from functools import lru_cache

from quizzes.anaphora import antecedents
from quizzes.antecedents import GROUPS, PERSONS
from quizzes.clauses import by_dep, subtree, whole
from quizzes.pointing import HUMAN, POINTERS, PRONOUNS
from texts import lexicon
from texts.analysis import Analysis, NameKind, Sentence, Word
from texts.gazetteer import gazetteer
from texts.wordlists import word_set

# "the …" alone leaves these open: which company?
VAGUE = word_set(
    "company firm business organization organisation charity group team club party city town "
    "village country state region area place site building house school university hospital "
    "museum prison hotel restaurant shop film movie book novel story song report study survey "
    "research investigation trial experiment project programme program plan scheme campaign law "
    "bill rule decision agreement deal event festival competition race game match man woman boy "
    "girl child person couple family author writer artist researcher scientist "
    "president minister mayor chief manager boss judge court device machine product system move "
    "tool app website list letter attack accident crash fire storm pair former "
    "latter first second suspect victim officer change problem issue idea thing way case "
    "measure step policy paper article text chapter claim theory concept term"
)
PEOPLE = (
    PERSONS
    | GROUPS
    | word_set(
        "company government organization organisation police council team firm group charity "
        "school university bank city country state museum army community club party union agency "
        "family crew staff member leader player teacher pupil friend neighbour neighbor "
        "rescuer expert "
        "inventor builder driver pilot soldier businessman reporter journalist singer actor author "
        "writer guest user reader shopper fan citizen local crowd thief hunter fisherman sailor"
    )
)
# The one thing of its kind.
UNIQUE = word_set(
    "world sun earth moon internet police media public environment economy ocean sea weather sky "
    "brain body heart poor rich young old elderly government army climate planet atmosphere "
    "human web"
)
SURE = 0.85  # from here on nine of ten pronouns are read rightly (scripts/fit_anaphora.py)
MARKS_WITHIN = frozenset({",", "(", ")", "–", "“", "”"})
NOBODY = ("body", "one", "thing")
WRITER = "the writer"
LEAST_I, SHARE_I = 5, 0.25  # sentences with "I", and their share, in a text about its writer
ALONE = ("PRP", "PRP$", "WP", "EX", "WDT", "WP$")
SAYING = word_set("say tell add explain claim admit believe think argue hope insist warn report")
FILLED = word_set("of that who in for which where on at")


def is_person(lemma: str) -> bool:
    """Tell whether a noun names people."""
    first = lexicon.senses(lemma, "n")[:1]
    human = bool(first) and first[0].supersense in ("noun.person", "noun.group")
    return human or lemma in PEOPLE | gazetteer().roles


def in_name(analysis: Analysis, word: Word) -> bool:
    """Tell whether a word keeps its capital: it is in a name, or the next word is."""
    if any(n.start <= word.start < n.end for n in analysis.names):
        return True
    after = next((t for t in analysis.words if t.start > word.start), None)
    near = after is not None and after.start == word.end + 1
    return bool(near and after and after.name and word.tag[:2] in ("JJ", "NN", "VB"))


def known_alone(analysis: Analysis, words: list[Word]) -> bool:
    """Tell whether a noun phrase says by itself who or what it is."""
    lows = [t.surface.lower() for t in words]
    leaning = POINTERS | PRONOUNS | HUMAN | {",", "(", "–", "that", "who", "which", "same"}
    noun = any(t.tag[:2] == "NN" for t in words) and not lows[-1].endswith(NOBODY)
    if set(lows) & leaning or not noun or any(t.tag in ALONE for t in words):
        return False
    verbal = words[0].tag == "VBG" and words[0].dep not in ("amod", "compound")
    if verbal or words[0].tag in ("CD", "IN", "JJR", "RB"):
        return False
    if lows[0] in ("some", "many", "most") or any(t.name for t in words):
        return len(words) > 1 or words[0].name
    return _certain(words)


def _certain(words: list[Word]) -> bool:
    """Tell a noun phrase without a name that is no riddle: "whales", "the sun", "a rich man"."""
    first = words[0].surface.lower()
    if first != "the":
        return first != "all" and words[-1].lemma not in ("one", "number", "lot")
    if len(words) == 2 and words[1].lemma not in VAGUE:
        return words[1].lemma in UNIQUE
    return _told_apart(words)


def _told_apart(words: list[Word]) -> bool:
    """Tell "the head of a prison", "the red squirrel": more than "the" and a noun."""
    head = next((t for t in words if t.dep in ("nsubj", "nsubj:pass")), words[-1])
    after = [t for t in words if t.start > head.start]
    if any(t.tag[:2] == "NN" for t in after):
        return True
    if any(t.dep == "compound" for t in words):
        return True
    return head.lemma not in VAGUE and any(t.dep == "amod" and t.tag == "JJ" for t in words)


def known_alone_inside(words: list[Word]) -> bool:
    """Tell whether "the company" and its like are not among some words."""
    return not any(
        words[i].surface.lower() == "the" and _bare(words, i) for i in range(len(words) - 1)
    )


def _bare(words: list[Word], at: int) -> bool:
    following = words[at + 2].surface.lower() if at + 2 < len(words) else ""
    return words[at + 1].lemma in VAGUE and following not in FILLED


@lru_cache(maxsize=2)
def written_by_one(analysis: Analysis) -> bool:
    """Tell whether a text is told by somebody who says "I" throughout, and not in quotations."""
    clean = [s for s in analysis.sentences if s.clean]
    own = [s for s in clean if any(t.surface == "I" for t in s.tokens)]
    asked = sum(t.lemma in ("say", "tell") for s in clean for t in s.tokens)
    return len(own) >= LEAST_I and len(own) >= SHARE_I * len(clean) and asked <= len(own) / 3


def meant(analysis: Analysis, sentence: Sentence, pronoun: Word) -> str:
    """Return the words for whom or what a pronoun stands that is a subject, or ""."""
    low = pronoun.surface.lower()
    if low == "you":
        return "you"
    if low == "i":
        return WRITER if written_by_one(analysis) else ""
    return referred(analysis, sentence, pronoun)


def referred(analysis: Analysis, sentence: Sentence, pronoun: Word) -> str:
    """Return the words for what a pronoun of the third person surely stands for, or ""."""
    found = antecedents(analysis).get(pronoun.start)
    if found is None or found.sure < SURE:
        return ""
    mention = found.mention
    if mention.name is not None and mention.name.kind is NameKind.PERSON:
        return mention.name.whole
    words = list(mention.sentence.tokens[mention.first : mention.last + 1])
    if any(t.surface in MARKS_WITHIN for t in words):
        return ""
    if not known_alone(analysis, words):
        return fuller(analysis, sentence, words)
    shown = " ".join(analysis.text[words[0].start : words[-1].end].split())
    proper = words[0].name or words[0].tag.startswith("NNP")
    shown = shown if proper else shown[:1].lower() + shown[1:]
    return re.sub(r"^an? ", "the ", shown)


def fuller(analysis: Analysis, sentence: Sentence, words: list[Word]) -> str:
    """Return "the council of Elmas" for "the council", where the text names but one so, or ""."""
    if len(words) != 2 or words[0].surface.lower() != "the" or words[1].tag not in ("NN", "NNS"):
        return ""
    lemma, found = words[1].lemma, set()
    for earlier in analysis.sentences[: sentence.index + 1]:
        for place, token in enumerate(earlier.tokens):
            if token.lemma != lemma or token.start >= words[1].start:
                continue
            if token.tag != words[1].tag:
                return ""
            phrase = _described(earlier, place)
            if phrase:
                found.add(phrase)
    return f"the {found.pop()}" if len(found) == 1 else ""


def _described(sentence: Sentence, place: int) -> str:
    """Return a noun with what tells it apart, without an article, or ""."""
    tokens = sentence.tokens
    if tokens[place].head < 0:
        return ""
    first = place
    while first and tokens[first - 1].head == place and tokens[first - 1].dep == "compound":
        first -= 1
    while first and tokens[first - 1].name:
        first -= 1
    last = place
    for child in by_dep(tokens, place, "nmod"):
        below = subtree(tokens, child)
        of = tokens[below[0]].surface.lower() in ("of", "in", "at", "from")
        if child > place and of and below[0] == place + 1 and whole(below) and len(below) <= 6:
            last = below[-1]
    parts = tokens[first : last + 1]
    plain = all(t.is_word for t in parts) and not any(t.tag in (*ALONE, "CD") for t in parts)
    told = last > place or first < place
    pointing = {t.surface.lower() for t in parts} & (POINTERS | PRONOUNS | HUMAN)
    return " ".join(t.surface for t in parts) if told and plain and not pointing else ""
