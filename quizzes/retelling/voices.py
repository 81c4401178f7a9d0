"""Who does what to what, told from the side of the thing; and denials told as if they were none."""

from collections.abc import Iterator

from quizzes.assertions import Assertion, first_of
from quizzes.clauses import by_dep, subtree, whole
from quizzes.naming import known_alone
from quizzes.retelling.parts import Retold, after, be, opened, verb
from texts.bands import inflect
from texts.dictionary import sure_entry
from texts.parts import Word
from texts.wordlists import word_set

# Nothing is "had" or "wanted" by anybody in good English.
ACTIVE = word_set(
    "have want need like love hate know mean cost lack become resemble let make get take keep put "
    "see hear watch feel help say tell ask give spend lose leave enter reach include contain face "
    "join enjoy hope wait try think go come do fit suit hold own live die run stand last weigh "
    "experience undergo feature show begin start share continue change"
)
ABOUT = "who does what"


def retold(made: Assertion) -> Iterator[Retold]:
    """Yield the claim in the other voice, and with the contrary verb."""
    if made.tense not in ("past", "present") or made.perfect or made.denied:
        return
    yield from (_to_active(made) if made.passive else _to_passive(made))


def _to_passive(made: Assertion) -> Iterator[Retold]:
    """Yield "Containers were invented by McLean" for "McLean invented containers"."""
    tokens = made.sentence.tokens
    thing = first_of(i for i in by_dep(tokens, made.verb, "obj") if i > made.verb)
    if thing < 0 or made.token.lemma in ACTIVE or made.token.tag not in ("VBD", "VBZ", "VBP"):
        return
    what = subtree(tokens, thing)
    if (
        not whole(what)
        or what[0] != made.verb + 1
        or not known_alone(made.analysis, made.words(what))
    ):
        return
    others = {"xcomp", "ccomp", "iobj", "advcl", "compound:prt"}
    if any(tokens[i].dep in others for i in by_dep(tokens, made.verb, *others)):
        return
    done = inflect(made.token.lemma, "VBN")
    tail = made.said(after(made.rest, what[-1]))
    many = tokens[thing].tag in ("NNS", "NNPS") or any(tokens[i].dep == "conj" for i in what)
    if (
        not done
        or len(made.who.split()) < 2
        or tail.count(" ") > 7
        or not made.human
        or made.tense != "past"
        or not _certain(made.words(what))
        or not tail.startswith(("", "in ", "on ", "at ", "during ")[bool(tail) :])
    ):
        return
    yield from _pair(made, f"{made.said(what)} {be(many, made.tense)} {{}} by {made.who} {tail}")


def _certain(words: list[Word]) -> bool:
    """Tell a certain thing, "the new bridge at Lund", from "homes" and "a phone to play games"."""
    definite = words[0].surface.lower() == "the" or words[0].name
    return definite and not any(t.tag in ("TO", "WDT", "WP") for t in words)


def _pair(made: Assertion, frame: str) -> Iterator[Retold]:
    """Yield the passive with the verb, and with the contrary verb where there is one."""
    done = inflect(made.token.lemma, "VBN") or ""
    yield Retold(made.sentence, opened(made, frame.format(done)),
                 _false(made, frame, "VBN"), "voice", ABOUT)  # fmt: skip


def _false(made: Assertion, frame: str, tag: str) -> str:
    entry = sure_entry(made.token.lemma, "v")
    other = entry.contrary[0] if entry and entry.contrary else ""
    form = inflect(other, tag) if other and " " not in other else ""
    return opened(made, frame.format(form)) if form else ""


def _to_active(made: Assertion) -> Iterator[Retold]:
    """Yield "McLean invented containers" for "Containers were invented by McLean"."""
    tokens = made.sentence.tokens
    behind = [i for i in by_dep(tokens, made.verb, "obl", "obl:agent") if i > made.verb]
    by_whom = (i for i in behind if "by" in {tokens[c].surface for c in by_dep(tokens, i, "case")})
    agent = first_of(by_whom)
    if agent < 0:
        return
    by = subtree(tokens, agent)
    if not whole(by) or by[0] != made.verb + 1 or tokens[by[0]].surface.lower() != "by":
        return
    who = by[1:]
    if (
        not who
        or not known_alone(made.analysis, made.words(who))
        or tokens[agent].tag in ("CD", "VBG")
    ):
        return
    if not (tokens[agent].name or made.words(who)[0].tag == "DT" or tokens[agent].tag == "NNS"):
        return  # "by hand"
    many = tokens[agent].tag in ("NNS", "NNPS") or any(tokens[i].dep == "conj" for i in by)
    did = verb(made.token.lemma, many, made.tense)
    tail = made.said(after(made.rest, by[-1]))
    frame = f"{made.said(who)} {{}} {made.who} {tail}"
    tag = "VBD" if made.tense == "past" else "VBP" if many else "VBZ"
    if did:
        yield Retold(
            made.sentence, opened(made, frame.format(did)), _false(made, frame, tag), "voice", ABOUT
        )
