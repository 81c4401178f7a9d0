"""What did not happen, told as if it had: a false statement without a word that shows it."""

from collections.abc import Iterator

from quizzes.assertions import Assertion
from quizzes.clauses import by_dep
from quizzes.retelling.parts import Retold, after, opened, verb
from texts.wordlists import word_set

NOT = word_set("not n't n’t")
FRAGILE = word_set(
    "any yet but ever either only until enough anyone anything anybody because so too much many "
    "fortunately luckily sadly unfortunately happily just simply always every all both even "
    "necessarily"
)
FEWEST = 4  # words after the verb; less is hardly a claim
ABOUT = "whether this is so"


def retold(made: Assertion) -> Iterator[Retold]:
    """Yield the claim without its "not", where what it denies is a fact of this text alone."""
    tokens = made.sentence.tokens
    denial = [i for i in by_dep(tokens, made.verb, "advmod") if tokens[i].surface.lower() in NOT]
    lows = {t.surface.lower() for t in made.words(made.rest)}
    tail = after(made.rest, made.verb)
    if not made.denied or len(denial) != 1 or lows & FRAGILE or len(tail) < FEWEST:
        return
    if not (made.human or _named(made)) or made.perfect or "at all" in made.said(made.rest):
        return
    helpers = [i for i in made.rest if i < made.verb and i != denial[0]]
    do = len(helpers) == 1 and tokens[helpers[0]].lemma == "do"
    rest = made.said(tail)
    if do and made.tense in ("past", "present"):
        said = f"{verb(made.token.lemma, made.many, made.tense)} {rest}"
    elif helpers and not do and helpers == list(range(helpers[0], helpers[0] + len(helpers))):
        front = {"ca": "can", "wo": "will"}.get(made.said(helpers).lower(), made.said(helpers))
        said = f"{front} {made.said((made.verb, *tail))}"
    else:
        return
    yield Retold(made.sentence, "", opened(made, f"{made.who} {said}"), "denial", ABOUT)


def _named(made: Assertion) -> bool:
    names = made.analysis.names
    return any(n.sentence == made.sentence.index and n.whole in made.who for n in names)
