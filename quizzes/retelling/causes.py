"""Who lets, makes or keeps somebody from doing something: "Radio allowed ships to call"."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizzes.assertions import Assertion, first_of
from quizzes.clauses import by_dep, subtree, whole
from quizzes.naming import known_alone
from quizzes.retelling.parts import Retold, after, opened, sentence_of
from texts.wordlists import word_set

LET = word_set("allow enable let permit")
FORCE = word_set("force require oblige compel")
PREVENT = word_set("prevent stop prohibit ban forbid")
HELP = word_set("help")
GRANTED = word_set("allow permit")
FORBIDDEN = word_set("ban prohibit forbid")
LONGEST_DONE = 12  # words
ABOUT = "who or what makes this possible, and who or what stands against it"


@dataclass(frozen=True, slots=True)
class _Done:
    """Who does it, whether they are many, the verb in its plain form and what follows that."""

    who: str
    many: bool
    lemma: str
    tail: str

    @property
    def bare(self) -> str:
        return f"{self.lemma} {self.tail}".strip()


def retold(made: Assertion) -> Iterator[Retold]:
    """Yield the claim told from the side of whoever is let, helped or stopped."""
    lemma = made.token.lemma
    if made.passive and not made.perfect and made.tense in ("past", "present"):
        yield from _permitted(made)
    elif not made.denied and not made.passive and lemma in LET | FORCE | PREVENT | HELP:
        done = _done(made)
        if done is not None:
            yield from _by_sort(made, done)


def _by_sort(made: Assertion, done: _Done) -> Iterator[Retold]:
    lemma, who = made.token.lemma, made.who
    could = _could(made)
    if not could:
        return
    can, cannot, must, need_not, easier = could[done.many]
    spite = "" if _named(made) else f"in spite of {who}, {done.who} {can} {done.bare}"
    if lemma in LET:
        pair = (f"thanks to {who}, {done.who} {can} {done.bare}",
                f"because of {who}, {done.who} {cannot} {done.bare}")  # fmt: skip
    elif lemma in PREVENT:
        pair = (f"because of {who}, {done.who} {cannot} {done.bare}",
                spite)  # fmt: skip
    elif lemma in FORCE:
        pair = (f"because of {who}, {done.who} {must} {done.bare}",
                f"in spite of {who}, {done.who} {need_not} {done.bare}")  # fmt: skip
    else:
        # Nobody helps to make a thing harder: a false form would be seen without the text.
        pair = (f"because of {who}, it {easier} easier for {done.who} to {done.bare}", "")
    true, false = (_put(made, said) if said else "" for said in pair)
    yield Retold(made.sentence, true, false, "cause", ABOUT)


def _named(made: Assertion) -> bool:
    return any(n.surface in made.who for n in made.analysis.names)


def _put(made: Assertion, said: str) -> str:
    """Return the sentence; what opened it goes to its end, as another phrase opens it now."""
    if made.source:
        return sentence_of(f"according to {made.source}, {said}")
    if made.head:
        return sentence_of(said, made.head[:1].lower() + made.head[1:])
    return sentence_of(said)


def _could(made: Assertion) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return what one could do and could not, had to do and had not to; then for many."""
    many = made.words(made.rest)[0]  # the helper, where there is one
    if made.perfect:
        return None
    if made.tense == "past":
        same = ("had to", "did not have to", "was")
        return ("was able to", "was not able to", *same), (
            "were able to",
            "were not able to",
            *same,
        )
    if made.tense == "present" and many is made.token:
        first = ("can", "cannot")
        return (*first, "has to", "does not have to", "is"), (
            *first,
            "have to",
            "do not have to",
            "is",
        )
    if made.tense == "will":
        will = (
            "will be able to",
            "will not be able to",
            "will have to",
            "will not have to",
            "will be",
        )
        return will, will
    return None


def _done(made: Assertion) -> _Done | None:
    """Return who does what: the object of the verb, and the verb that hangs on it."""
    tokens = made.sentence.tokens
    whom = first_of(i for i in by_dep(tokens, made.verb, "obj", "iobj") if i > made.verb)
    does = first_of(i for i in by_dep(tokens, made.verb, "xcomp", "ccomp", "advcl") if i > whom)
    if whom < 0 or does < 0 or tokens[does].tag not in ("VB", "VBG"):
        return None
    who = [i for i in subtree(tokens, whom) if i < does and tokens[i].dep != "mark"]
    between = [tokens[i].surface.lower() for i in range(who[-1] + 1, does)]
    wanted = ["from"] if made.token.lemma in PREVENT and made.token.lemma != "forbid" else ["to"]
    bare = made.token.lemma in ("help", "let") and not between
    if not whole(who) or who[0] != made.verb + 1 or (between != wanted and not bare):
        return None
    tail = after(made.rest, does)
    if not tail or len(tail) > LONGEST_DONE or tokens[does].surface.lower() == "be":
        return None
    first = tokens[who[0]]
    named = first.name or first.tag.startswith("NNP")
    low = first.surface.lower()
    if low in ("it", "them", "him", "her", "us", "me", "you", "itself", "themselves"):
        return None
    many = tokens[whom].tag in ("NNS", "NNPS") or tokens[whom].lemma == "people"
    shown = made.said(who)
    done = _Done(shown, many, tokens[does].lemma, made.said(tail))
    return done if named or known_alone(made.analysis, made.words(who)) else None


def _permitted(made: Assertion) -> Iterator[Retold]:
    """Yield "had permission to" for "were allowed to", and its like."""
    tokens = made.sentence.tokens
    does = first_of(
        i for i in by_dep(tokens, made.verb, "xcomp", "ccomp", "advcl") if i > made.verb
    )
    if does < 0 or not made.human:
        return
    between = [tokens[i].surface.lower() for i in range(made.verb + 1, does)]
    bare = f"{tokens[does].lemma} {made.said(after(made.rest, does))}".strip()
    lemma = made.token.lemma
    yes, no = _permission(made)
    had = "had" if made.tense == "past" else "have" if made.many else "has"
    could = "could" if made.tense == "past" else "can"
    if lemma in GRANTED and between == ["to"]:
        pair = (no, yes) if made.denied else (yes, no)
        true, false = (f"{made.who} {p} to {bare}" for p in pair)
    elif lemma in FORBIDDEN and between == ["from"] and not made.denied:
        true, false = f"{made.who} {no} to {bare}", f"{made.who} {yes} to {bare}"
    elif lemma in FORCE and between == ["to"] and not made.denied:
        true = f"{made.who} {had} no choice: they had to {bare}"
        true, false = (
            f"{made.who} {had} no choice but to {bare}",
            f"{made.who} {could} choose whether to {bare}",
        )
    else:
        return
    yield Retold(made.sentence, opened(made, true), opened(made, false), "permission",
                 "what is allowed or demanded, and what is not")  # fmt: skip


def _permission(made: Assertion) -> tuple[str, str]:
    if made.tense == "past":
        return "had permission", "did not have permission"
    return ("have permission", "do not have permission") if made.many else (
        "has permission", "does not have permission")  # fmt: skip
