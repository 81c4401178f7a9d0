"""What somebody managed, refused, planned or kept on doing, told by whether it was done."""

from collections.abc import Iterator

from quizzes.assertions import Assertion, first_of
from quizzes.clauses import by_dep
from quizzes.retelling.parts import Retold, after, be, do_not, gerund, have, opened, simple, verb
from texts.wordlists import word_set

NO_PART = ("not", "n't", "n’t", "only", "less", "more", "than")
ABOUT = "whether this was done, and who was for it"
LONGEST_DONE = 14
Form = tuple[str, str, str]  # of the verb, the words of it, and the form of the act after it
COUNTING = word_set("every each all no most few many some any")  # "every … no wish"
NO_PLANS, NO_WISH = ("have", "no plans", "to"), ("have", "no wish", "to")
STOPPED, WENT_ON = ("ended", "stopped", "ing"), ("do", "go on", "ing")
# What is as true as the claim, and what is its contrary; None for nothing that is certain.
OUTCOMES: dict[tuple[str, str], tuple[Form | None, Form | None]] = {
    ("manage", "to"): (("do", "succeed in", "ing"), ("be", "not able", "to")),
    ("fail", "to"): (("not", "", "bare"), ("do", "succeed in", "ing")),
    ("refuse", "to"): (("be", "not willing", "to"), ("do", "agree", "to")),
    ("agree", "to"): (("be", "willing", "to"), ("do", "refuse", "to")),
    ("forget", "to"): (("not", "remember", "to"), ("do", "remember", "to")),
    ("plan", "to"): (("do", "intend", "to"), NO_PLANS),
    ("intend", "to"): (("do", "plan", "to"), NO_PLANS),
    ("hope", "to"): (None, NO_WISH),
    ("want", "to"): (None, NO_WISH),
    ("continue", "to"): (WENT_ON, STOPPED),
    ("continue", "ing"): (WENT_ON, STOPPED),
    ("keep", "ing"): (WENT_ON, STOPPED),
    ("stop", "ing"): (("do", "give up", "ing"), WENT_ON),
}
FINDING = word_set("determine discover understand establish learn")
ASKING = word_set("whether how why what if who")


def retold(made: Assertion) -> Iterator[Retold]:
    """Yield the claim told by its outcome."""
    if simple(made):
        yield from _outcome(made)
    yield from _necessity(made)
    yield from _open_question(made)


def _act(made: Assertion) -> tuple[str, str, str] | None:
    """Return the lemma and tail of the act that hangs on the verb, and "to" or "ing"."""
    tokens = made.sentence.tokens
    does = first_of(i for i in by_dep(tokens, made.verb, "xcomp") if i > made.verb)
    if does < 0 or does not in made.rest:
        return None
    between = [tokens[i].surface.lower() for i in range(made.verb + 1, does)]
    tail = after(made.rest, does)
    if not tail or len(tail) > LONGEST_DONE or tokens[does].lemma == "be":
        return None
    if between == ["to"] and tokens[does].tag == "VB":
        return tokens[does].lemma, made.said(tail), "to"
    return (
        (tokens[does].lemma, made.said(tail), "ing")
        if not between and tokens[does].tag == "VBG"
        else None
    )


def _outcome(made: Assertion) -> Iterator[Retold]:
    """Yield what came of an act: "did not manage" for "failed", "no plans" for "plans"."""
    found = _act(made)
    told = OUTCOMES.get((made.token.lemma, found[2])) if found else None
    if found is None or told is None or made.who.split()[0].lower() in COUNTING:
        return
    true, false = (_put(made, form, found[0], found[1]) if form else "" for form in told)
    yield Retold(made.sentence, true, false, "outcome", ABOUT)


def _put(made: Assertion, form: Form, lemma: str, tail: str) -> str:
    """Return the subject with a form of OUTCOMES and the act."""
    kind, words, act = form
    many, tense = made.many, made.tense
    first, _, more = words.partition(" ")
    fronts = {
        "do": f"{verb(first, many, tense) if first else ''} {more}",
        "not": f"{do_not(many, tense)} {words}",
        "be": f"{be(many, tense)} {words}",
        "have": f"{have(many, tense)} {words}",
        # "They have stopped" is the contrary of "they continue", "they stopped" of "continued".
        "ended": words if tense == "past" else f"{have(many, tense)} {words}",
    }
    done = {"to": f"to {lemma}", "ing": gerund(lemma), "bare": lemma}[act]
    return opened(made, f"{made.who} {fronts[kind]} {done} {tail}")


def _necessity(made: Assertion) -> Iterator[Retold]:
    """Yield "it is necessary" for "must", "it was impossible" for "could not"."""
    words = made.sentence.tokens[made.verb + 1 :]
    unsure = any(t.surface.lower() in NO_PART for t in words)
    told = None if unsure or not made.human or made.passive or made.perfect else _needed(made)
    if told:
        true, false = (opened(made, said) for said in told)
        about = "what must be done, and what need not or cannot be"
        yield Retold(made.sentence, true, false, "necessity", about)


def _needed(made: Assertion) -> tuple[str, str] | None:
    """Return what is said of a need or a lack of power, and its contrary."""
    tail = after(made.rest, made.verb)
    bare = f"{made.token.lemma} {made.said(tail)}"
    if made.token.tag == "VB" and tail and made.tense == "should":
        way = f"{made.who} {be(made.many, 'present')} advised"
        yes, no = f"{way} to {bare}", f"{way} not to {bare}"
        return (no, yes) if made.denied else (yes, no)
    if made.token.tag == "VB" and tail and made.denied and made.tense in ("can", "could"):
        was = "was" if made.tense == "could" else "is"
        frame = f"it {was} {{}} for {made.who} to {bare}"
        return frame.format("impossible"), frame.format("possible")
    found = _act(made) if made.token.lemma in ("have", "need") and simple(made) else None
    must = made.token.tag == "VB" and tail and made.tense == "must"
    if made.denied or not (must or (found and found[2] == "to")):
        return None
    bare = f"{found[0]} {found[1]}" if found and not must else bare
    frame = f"it {'was' if made.tense == 'past' else 'is'} {{}} for {made.who} to {bare}"
    return frame.format("necessary"), frame.format("not necessary")


def _open_question(made: Assertion) -> Iterator[Retold]:
    """Yield "do not know for certain whether" for "are still trying to find out whether"."""
    words = made.words(made.rest)
    lows = [t.surface.lower() for t in words]
    at = next((n for n, low in enumerate(lows) if low in ASKING), 0)
    finding = {t.lemma for t in words[:at]} & FINDING or {"find", "out"} <= set(lows[:at])
    if made.token.lemma != "try" or "still" not in lows or not at or not finding:
        return
    asked = made.said(made.rest[at:])
    know = "knew" if made.tense == "past" else "know" if made.many else "knows"
    true = f"{made.who} {do_not(made.many, made.tense)} know for certain {asked}"
    false = f"{made.who} {know} for certain {asked}"
    about = "what is known and what is not"
    yield Retold(made.sentence, opened(made, true), opened(made, false), "open question", about)
