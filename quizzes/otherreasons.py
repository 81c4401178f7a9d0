"""Wrong reasons: what else is done in a text, put in the form of the right reason."""

from collections.abc import Iterator
from random import Random

from quizzes.predicates import predicates
from quizzes.statements import statement
from quizzes.stretches import Reason
from quizzes.subclauses import subclauses
from quizzes.vectors import nearness
from quizzes.verbphrases import UNMEANT, Phrase, doer, phrases
from texts.analysis import Analysis, Sentence
from texts.bands import inflect
from texts.tokens import tokens

WRONG = 3
SHORTER, LONGER = 0.5, 2.0  # times as long, in letters, as the key
SHORT = 24  # letters; the screens mind length from four words on
NEAR = 24  # letters; short reasons may differ more
APART = 2  # sentences; what stands nearer may well belong to the same reason
SAME = 0.42  # mean cosine of the words; nearer options may say the same in other words
CLOSE, TEMPTING = 0.05, 2  # cosine; wrong options that the question calls for as much as the key
SHARED = 0.34  # of the longer words of the shorter option

SPLIT = (",", " because ", " so ")

Other = tuple[str, Sentence]


def others(analysis: Analysis, reason: Reason, rng: Random) -> list[Other]:
    """Return up to three wrong reasons, like the key in form and length."""
    apart = APART if reason.form != "because" else 1
    pool = [o for o in _pool(analysis, reason) if abs(o[1].index - reason.sentence.index) >= apart]
    pool = [o for o in pool if _alike_in_length(o[0], reason.surface)]
    rng.shuffle(pool)
    asked = _words(reason.asked.stem)
    pool.sort(key=lambda o: -round(_fits(o[0], asked), 1))
    chosen: list[Other] = []
    for surface, sentence in pool:
        others_taken = (reason.surface, *(c for c, _ in chosen))
        used = any(s is sentence for _, s in chosen) or not _apart(surface, reason.asked.stem, 0.5)
        if reason.form != "because" and _fits(surface, _words(reason.surface)) > SAME:
            continue  # it may say the same in other words
        if used or not all(_apart(surface, other, SHARED) for other in others_taken):
            continue
        full = [*chosen, (surface, sentence)]
        if len(full) < WRONG or _balanced(full, reason.surface):
            chosen = full
        if len(chosen) == WRONG:
            return chosen if _hidden(chosen, reason.surface, asked) else []
    return []


def _pool(analysis: Analysis, reason: Reason) -> Iterator[Other]:
    """Yield other reasons of the form that the text states, then what is made."""
    if reason.form == "because of":
        return
    if reason.form == "because":
        yield from _with_pronoun(analysis, reason) if reason.pronoun else _statements(analysis)
        return
    whose = {t.lower() for t in reason.asked.stem.rstrip("?").split()}
    own = reason.surface.split()[1 if reason.form in ("to", "by") else 0].lower()
    for phrase in phrases(analysis):
        agent = doer(phrase.sentence, phrase.sentence.tokens.index(phrase.verb))
        same = agent is not None and agent.surface.lower() in whose
        if (same and reason.form == "do") or own in (phrase.verb.lemma, phrase.verb.surface):
            continue  # what the same people do may well be what they want, too
        surface = _put(phrase, reason)
        if surface and (reason.asked.many or not phrase.owned):
            yield surface, phrase.sentence
    yield from _longer(analysis, reason)


def _longer(analysis: Analysis, reason: Reason) -> Iterator[Other]:
    """Yield what people did, with all that follows: "To sell the boat to a rich man."."""
    for found in predicates(analysis):
        lemma = found.verb.lemma
        if not found.human or lemma in UNMEANT or found.verb.tag == "MD":
            continue
        form = lemma if reason.form != "by" else inflect(lemma, "VBG")
        opener = {"to": "To ", "by": "By "}.get(reason.form, "")
        text = f"{opener}{form} {found.rest}."
        if form and not found.leans:
            yield text[:1].upper() + text[1:], found.sentence


def _put(phrase: Phrase, reason: Reason) -> str:
    if reason.form == "do":
        return phrase.bare()
    return phrase.infinitive() if reason.form == "to" else phrase.gerund("By")


def _statements(analysis: Analysis) -> Iterator[Other]:
    """Yield clauses of the text that stand alone, put as reasons."""
    for sentence in analysis.sentences:
        if not sentence.clean:
            continue
        whole = statement(analysis, sentence)
        for made in (*([whole] if whole else []), *subclauses(analysis, sentence)):
            if made.prefix or any(mark in made.surface for mark in SPLIT):
                continue
            text, first = made.surface, made.tokens[0]
            proper = first.name or first.tag.startswith("NNP") or first.surface == "I"
            yield f"Because {text if proper else text[:1].lower() + text[1:]}", sentence


def _with_pronoun(analysis: Analysis, reason: Reason) -> Iterator[Other]:
    """Yield what the text says of others of the same sort, with the pronoun of the reason."""
    human = reason.pronoun in ("he", "she") or reason.asked.human
    for found in predicates(analysis):
        if found.human is human:
            text = found.said(reason.pronoun)
            if text:
                yield f"Because {reason.pronoun} {text}.", found.sentence


def _alike_in_length(one: str, key: str) -> bool:
    ratio = len(one) / len(key)
    return SHORTER <= ratio <= LONGER or abs(len(one) - len(key)) <= NEAR


def _balanced(chosen: list[Other], key: str) -> bool:
    """Tell whether the key is not plainly the longest or the shortest."""
    lengths = [len(s) for s, _ in chosen]
    return min(lengths) * (0.7 if len(key) > SHORT else 0.5) <= len(key) <= max(lengths) * 1.35


def _hidden(chosen: list[Other], key: str, asked: list[str]) -> bool:
    """Tell whether the key is not the option that the words of the question call for."""
    return sum(_fits(s, asked) >= _fits(key, asked) - CLOSE for s, _ in chosen) >= TEMPTING


def _words(text: str) -> list[str]:
    return [t.surface.lower() for t in tokens(text) if len(t.surface) > 3]


def _fits(surface: str, asked: list[str]) -> float:
    """Return how near the words of an option stand to those of the question."""
    best = [max((nearness(w, a) for a in asked), default=0.0) for w in _words(surface)]
    return sum(best) / len(best) if best else 0.0


def _apart(one: str, other: str, most: float) -> bool:
    """Tell whether two options share no more than a part of the words of the shorter one."""
    a, b = set(_words(one)) - {"because"}, set(_words(other)) - {"because"}
    return len(a & b) <= most * min(len(a), len(b)) if a and b else True
