"""What a pronoun stands for, only where a question may rest on it.

The reading of anaphora.py is taken where it is all but sure, where one subject follows
another, or where the plain rules of antecedents.py say the same; and not where there is a
known doubt. scripts/fit_anaphora.py measures what is left.
"""

from quizzes.anaphora import SUBJECT, antecedents, family_of, quoted
from quizzes.antecedents import PERSONS, group_meant, person_meant
from quizzes.clauses import agreed
from quizzes.mentions import Mention
from texts.analysis import Analysis, Name, NameKind, Role, Sentence, Word
from texts.gazetteer import gazetteer
from texts.tokens import Span
from texts.wordlists import word_set

FARTHEST = 3  # sentences between a pronoun and what it stands for
SURE = 0.93  # with nothing else to show it; the figures are in scripts/fit_anaphora.py
LIKELY = 0.7  # where one subject follows another
LEAST = 0.5  # where the rules of antecedents.py say the same
TALK = word_set("i we me us my our")
EMPTY = word_set("be take seem appear happen turn rain snow make")


def certain(analysis: Analysis, sentence: Sentence, place: int) -> Mention | None:
    """Return what a pronoun stands for, if that is near before it, and sure."""
    pronoun = sentence.tokens[place]
    family = family_of(pronoun)
    found = antecedents(analysis).get(pronoun.start)
    if not family or found is None or found.sure < LEAST or pronoun.dep == "expl":
        return None
    mention = found.mention
    if found.sure < SURE:
        same = found.sure >= LIKELY and _parallel(sentence, place, mention)
        if not same and not _ruled(analysis, sentence, pronoun, mention):
            return None
    near = sentence.index - mention.sentence.index <= FARTHEST
    if (
        not near
        or mention.sentence.role is not Role.BODY
        or mention.many != (family == "they")
        or not agreed(pronoun)
    ):
        return None
    if not agreed(mention.head) and mention.name is None:
        return None
    if quoted(sentence, place) or quoted(mention.sentence, mention.last):
        return None
    doubts = (_in_talk, _nobody, _between, _owned, _says_what_it_is, _kin, _namesake, _unnumbered)
    return None if any(d(analysis, sentence, place, mention) for d in doubts) else mention


def _parallel(sentence: Sentence, place: int, mention: Mention) -> bool:
    """Tell whether one subject follows another, which nearly always are one thing.

    The subject of a sentence, and the subject of the next one; or of the same one, or an
    owner in it.
    """
    pronoun = sentence.tokens[place]
    tokens = mention.sentence.tokens
    inside = tokens[mention.first : mention.last + 1]
    subjects = [t for t in inside if t.dep in SUBJECT]
    top = any(tokens[t.head].dep == "root" for t in subjects)
    subject, person = pronoun.dep in SUBJECT, family_of(pronoun) == "person"
    if mention.sentence is sentence:
        owner = pronoun.tag == "PRP$" and top and not person
        other = bool(subjects) and subject and family_of(pronoun) != "it"
        return owner or (other and (not person or mention.name is not None))
    next_one = sentence.index == mention.sentence.index + 1
    return top and subject and next_one and sentence.tokens[pronoun.head].dep == "root"


def _ruled(analysis: Analysis, sentence: Sentence, pronoun: Word, mention: Mention) -> bool:
    """Tell whether the plain rules, which only see what stands alone, say the same."""
    family = family_of(pronoun)
    found: Span | Name | None = None
    if family == "they":
        found = group_meant(analysis, sentence, pronoun)
    elif family == "person":
        found = person_meant(analysis, sentence, pronoun)
    return found is not None and found.start <= mention.head.start < found.end


def _in_talk(analysis: Analysis, sentence: Sentence, place: int, mention: Mention) -> bool:
    """Tell talk: what "it" is there, one often sees and does not say."""
    return any(t.surface.lower() in TALK for s in (sentence, mention.sentence) for t in s.tokens)


def _owned(analysis: Analysis, sentence: Sentence, place: int, mention: Mention) -> bool:
    """Tell "the Texans' hopes", "Anna and her sister", and a predicate: "was a bird"."""
    tokens = mention.sentence.tokens
    pronoun = sentence.tokens[place]
    before = sentence.tokens[place - 1].surface.lower() if place else ""
    joined = tokens is sentence.tokens and before in ("and", "or", ",", "&")
    if mention.head.dep.startswith("nmod:poss") or (joined and pronoun.tag == "PRP$"):
        return True
    return any(t.dep == "cop" and t.head == mention.last for t in tokens)


def _says_what_it_is(analysis: Analysis, sentence: Sentence, place: int, mention: Mention) -> bool:
    """Tell "it is a crocodile" and "it took years", where "it" may be nothing named before."""
    pronoun = sentence.tokens[place]
    if family_of(pronoun) != "it" or pronoun.tag == "PRP$":
        return False
    verb = sentence.tokens[pronoun.head]
    copula = any(t.dep == "cop" and t.head == pronoun.head for t in sentence.tokens)
    return copula or verb.lemma in EMPTY


def _nobody(analysis: Analysis, sentence: Sentence, place: int, mention: Mention) -> bool:
    """Tell a name that no given name shows to be a person's, and "he" or "she" after it."""
    if family_of(sentence.tokens[place]) != "person" or mention.name is None:
        return False
    listed = gazetteer()
    first = mention.name.whole.split()[0]
    return first not in listed.given | listed.styled and first.rstrip(".") not in listed.honorifics


def _between(analysis: Analysis, sentence: Sentence, place: int, mention: Mention) -> bool:
    """Tell another thing between a phrase and an owner: "the plane …, food loses its taste"."""
    if mention.sentence is not sentence or sentence.tokens[place].tag != "PRP$":
        return False
    between = sentence.tokens[mention.last + 1 : place]
    many = ("NNS", "NNPS") if mention.many else ("NN", "NNP")
    return any(t.dep in SUBJECT or t.tag in many for t in between if t.tag.startswith("NN"))


def _kin(analysis: Analysis, sentence: Sentence, place: int, mention: Mention) -> bool:
    """Tell "his father", who may be meant as well, between a person and the pronoun."""
    if family_of(sentence.tokens[place]) != "person":
        return False
    near = (t for s in {mention.sentence, sentence} for t in s.tokens)
    end = sentence.tokens[place].start
    return any(t.lemma in PERSONS and mention.end <= t.start < end for t in near)


def _namesake(analysis: Analysis, sentence: Sentence, place: int, mention: Mention) -> bool:
    """Tell a name that another person of the text shares."""
    if mention.name is None or mention.sort != "person":
        return False
    own = set(mention.name.whole.split())
    wholes = {n.whole for n in analysis.names if n.kind is NameKind.PERSON}
    return any(w != mention.name.whole and own & set(w.split()) for w in wholes)


def _unnumbered(analysis: Analysis, sentence: Sentence, place: int, mention: Mention) -> bool:
    """Tell "the Maya" or "Google" near "they": one cannot see whether they are many."""
    pronoun = sentence.tokens[place]
    if family_of(pronoun) != "they":
        return False
    start = min(mention.sentence.start, analysis.sentences[max(0, sentence.index - 1)].start)
    return any(
        n.kind not in (NameKind.PERSON, NameKind.PLACE) and start <= n.start < pronoun.start
        for n in analysis.names
    )
