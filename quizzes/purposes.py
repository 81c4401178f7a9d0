"""What somebody does a thing for, wants to do, or does it by, read off the tree."""

import re
from collections.abc import Iterator

from quizzes.becauses import agrees
from quizzes.clauses import (
    agreed,
    by_dep,
    children,
    dependents,
    subtree,
    verbal,
)
from quizzes.naming import known_alone_inside
from quizzes.pointing import FINITE, HUMAN, POINTERS, PRONOUNS, names_no_more
from quizzes.questions import LEANING, MARKS, OWN, Asked, question
from quizzes.stretches import (
    DENIED,
    DOUBTED,
    LONGEST,
    SHORTEST,
    Reason,
    capital,
    doubted,
    text_of,
    upto,
)
from texts.analysis import Analysis, Sentence, Word
from texts.bands import known
from texts.wordlists import word_set

# After these a "to" says what is wanted or asked, not what for.
CONTROLLING = word_set(
    "ask tell allow help want force order enable cause get persuade encourage expect invite "
    "teach train need have try seem begin start continue like hope plan agree refuse tend "
    "say advise warn urge be wait evolve condemn require lead make find permit inspire push "
    "appeal campaign vote motivate convince pressure compel beg remind choose prefer fail manage "
    "decide struggle prove "
    "believe consider think know leave call appear happen stir set"
)
TOO = word_set("too enough so time way how likely able first last hard easy difficult")
NOUNS_WITH_TO = word_set(
    "fight battle bid drive race call struggle "
    "right way chance ability need plan decision attempt effort desire power time place reason "
    "opportunity permission order failure promise offer option duty freedom willingness tendency "
    "money thing something anything nothing person people lot first last ability potential goal "
    "aim wish pressure responsibility intention capacity proposal commitment motivation"
)
ENDING = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "RB", "RP", "VB", "RBR"})
WANTING = word_set(
    "want hope plan aim intend decide promise offer agree wish seek choose vow pledge prepare"
)


def purposes(analysis: Analysis, sentence: Sentence) -> Iterator[Reason]:
    """Yield the infinitives that say what something was done for."""
    tokens = sentence.tokens
    for place in dependents(sentence, "advcl", "xcomp", "acl"):
        to = place - 1
        if tokens[place].tag != "VB" or to < 1 or tokens[to].surface.lower() != "to":
            continue
        low = [t.surface.lower() for t in tokens[max(0, to - 2) : to]]
        marked = low in (["in", "order"], ["so", "as"])
        start = to - 2 if marked else to
        inside = upto(sentence, to)
        head = _purposeful(sentence, place, start, marked)
        if head < 0 or not _infinitive(tokens, place) or not _alone(sentence, inside):
            continue
        verb = _asked_verb(sentence, head)
        if doubted(sentence, verb, start, DOUBTED | DENIED):
            continue
        text = capital(text_of(sentence, inside))
        stem = _what_for(analysis, sentence, head, verb, start)
        if stem:
            cut = tuple(f"{capital(c)}." for c in _cuts(sentence, place, inside))
            yield Reason("to", f"{text}.", sentence, to, stem, shorter=cut)


def _what_for(
    analysis: Analysis, sentence: Sentence, head: int, verb: int, start: int
) -> Asked | None:
    """Ask "What is teff used for?", and of all other verbs "Why …?"."""
    tokens = sentence.tokens
    rest = set(range(start, len(tokens)))
    used = tokens[head].lemma == "use" and head == verb and head == start - 1
    if used and by_dep(tokens, head, "aux:pass"):
        return question(analysis, sentence, verb, rest, "What", " for")
    return question(analysis, sentence, verb, rest)


def _purposeful(sentence: Sentence, place: int, start: int, marked: bool) -> int:
    """Return the verb that an infinitive is the purpose of, or -1: not after "too slow"."""
    tokens = sentence.tokens
    head = _governor(sentence, place, marked)
    if head < 0 or tokens[head].tag[:2] != "VB" or not verbal(tokens, head) or start <= head:
        return -1
    before, direct = tokens[start - 1], start == head + 1
    passive = bool(by_dep(tokens, head, "aux:pass"))
    used = tokens[head].lemma == "use"
    low = {t.surface.lower() for t in tokens[max(0, head - 4) : start]}
    wanted = (
        tokens[head].lemma in CONTROLLING
        or (direct and not passive)
        or (tokens[place].dep == "xcomp" and not (used and (passive or not direct)))
    )
    # "pay for people to learn" says what they are to do, not what it is for.
    object_of = before.tag == "PRP" or tokens[head + 1].surface.lower() == "for"
    plain = before.tag[:2] in ("JJ", "WR", "WD", "IN") or before.lemma in NOUNS_WITH_TO
    return head if marked or not (wanted or object_of or plain or low & TOO) else -1


def _governor(sentence: Sentence, place: int, marked: bool) -> int:
    """Return what an infinitive hangs on; the verb, where that is its object, or -1."""
    tokens = sentence.tokens
    head = tokens[place].head
    if tokens[place].dep != "acl":
        return head
    # "runs sessions to discourage": of the sessions, or the running
    apt = marked or tokens[head].lemma not in NOUNS_WITH_TO
    return tokens[head].head if apt and tokens[head].dep == "obj" else -1


def _alone(sentence: Sentence, inside: list[int]) -> bool:
    """Tell whether an option says all by itself, but for "their" and its like."""
    words = [sentence.tokens[i] for i in inside]
    if len(words) > 2 and words[-1].tag == "CD" and words[-2].tag == "IN":
        return False  # "from 121" goes on
    low = {t.surface.lower() for t in words}
    leaning = (POINTERS | PRONOUNS | HUMAN | LEANING | MARKS) - OWN
    clause = low & {"that", "which", "who", "how", "where", "what", "whether", "if"}
    following = sentence.tokens[min(inside[-1] + 1, len(sentence.tokens) - 1)].surface
    return (
        SHORTEST <= len(words) <= LONGEST
        and not low & leaning
        and (bool(clause) or not any(t.tag in FINITE for t in words))
        and words[-1].tag in ENDING
        and not (following == "," and not agreed(words[-1]))
        and not (following in ("–", "—", "(", ":") and low & {"and", "or"})
        and not names_no_more(tuple(words))
        and known_alone_inside(words)
    )


def aims(analysis: Analysis, sentence: Sentence) -> Iterator[Reason]:
    """Yield what somebody wants or plans to do.

    What others were made, helped or asked to do was tried: the options told little apart.
    """
    tokens = sentence.tokens
    for place in dependents(sentence, "xcomp"):
        to, head = place - 1, tokens[place].head
        aimed = head == to - 1 and tokens[head].lemma in WANTING and _wanted(sentence, head)
        if not aimed or tokens[to].surface.lower() != "to" or not _infinitive(tokens, place):
            continue
        inside = upto(sentence, to)
        dull = tokens[place].lemma in ("be", "do", "have") or len(inside) < 4
        if dull or not _alone(sentence, inside) or doubted(sentence, head, to, DOUBTED | DENIED):
            continue
        asked = question(analysis, sentence, head, set(range(to, len(tokens))), "What", " to do")
        if asked and asked.human and re.search(r" [A-Z]", asked.stem):
            text = capital(text_of(sentence, inside[1:]))
            cut = tuple(f"{capital(c)}." for c in _cuts(sentence, place, inside[1:]))
            yield Reason("do", f"{text}.", sentence, to, asked, shorter=cut)


def _wanted(sentence: Sentence, head: int) -> bool:
    """Tell whether a verb is surely one, in the active and in no relative clause."""
    token = sentence.tokens[head]
    active = not by_dep(sentence.tokens, head, "aux:pass")
    relative = token.dep.startswith(("xcomp", "acl", "advcl:relcl"))
    return token.tag[:2] == "VB" and verbal(sentence.tokens, head) and active and not relative


def _cuts(sentence: Sentence, place: int, inside: list[int]) -> Iterator[str]:
    """Yield a phrase without its last parts: "go for a swim" for "go for a swim in Clare"."""
    tokens = sentence.tokens
    starts = []
    for i in (c for c in children(tokens, place) if c > place and tokens[c].dep == "obl"):
        first = subtree(tokens, i)[0]
        if tokens[first].surface.lower() in ("in", "during", "at"):
            starts.append(first)
    if not by_dep(tokens, place, "obj"):
        return
    for start in sorted(starts, reverse=True):
        kept = [i for i in inside if i < start]
        if len(kept) > 2 and len(kept) < len(inside) and tokens[kept[-1]].tag in ("NN", "NNS"):
            yield text_of(sentence, kept)


def _infinitive(tokens: tuple[Word, ...], place: int) -> bool:
    """Tell whether a word after "to" is surely the bare form of a verb."""
    plain = tokens[place].lemma == tokens[place].surface.lower() and agreed(tokens[place])
    return plain and known(tokens[place].lemma, "VB")


def _asked_verb(sentence: Sentence, verb: int) -> int:
    """Return the verb that heads the clause: "wants" for "wants to move fast"."""
    tokens = sentence.tokens
    while tokens[verb].dep == "xcomp" and tokens[verb].tag in ("VB", "VBG"):
        verb = tokens[verb].head
    return verb


def means(analysis: Analysis, sentence: Sentence) -> Iterator[Reason]:
    """Yield "by …-ing": how something was done."""
    tokens = sentence.tokens
    for place in dependents(sentence, "advcl"):
        by = place - 1
        if tokens[place].tag != "VBG" or by < 2 or tokens[by].surface.lower() != "by":
            continue
        inside = upto(sentence, by)
        head = tokens[place].head
        passive = by_dep(tokens, head, "nsubj:pass", "aux:pass") or tokens[head].tag == "VBN"
        verb = _asked_verb(sentence, head)
        sound = tokens[by - 1].surface != "," and not passive and head < by
        if not sound or not _alone(sentence, inside):
            continue
        if verbal(tokens, head) and not doubted(sentence, verb, by, DOUBTED | DENIED):
            text = capital(text_of(sentence, inside))
            stem = question(analysis, sentence, verb, set(range(by, len(tokens))), "How")
            if stem:
                cut = tuple(f"{capital(c)}." for c in _cuts(sentence, place, inside))
                yield Reason("by", f"{text}.", sentence, by, stem, shorter=cut)


def so_that(analysis: Analysis, sentence: Sentence) -> Iterator[Reason]:
    """Yield "To live near the sea" for "… so that they could live near the sea"."""
    tokens = sentence.tokens
    low = [t.surface.lower() for t in tokens]
    for so in range(3, len(tokens) - 5):
        if low[so : so + 2] != ["so", "that"] or low[so + 3] not in ("can", "could"):
            continue
        pronoun, verb = tokens[so + 2], tokens[so + 4]
        asked = verb.head
        inside = upto(sentence, so + 4)
        if pronoun.tag != "PRP" or verb.tag != "VB" or asked >= so or not _alone(sentence, inside):
            continue
        if not agrees(sentence, asked, pronoun) or doubted(sentence, asked, so, DOUBTED | DENIED):
            continue
        stem = question(analysis, sentence, asked, set(range(so, len(tokens))))
        if stem:
            yield Reason("to", f"To {text_of(sentence, inside)}.", sentence, so, stem)
