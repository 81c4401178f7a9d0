"""What every generator needs: to put an item together, and to quote the article."""

from collections.abc import Sequence

from quizzes.anaphora import antecedents, family_of
from quizzes.item import Format, Item, Option, Skill
from quizzes.pointing import resolved
from texts.analysis import Analysis, Sentence
from texts.tokens import Span
from texts.wordlists import word_set

OPENING = 6  # words in which a word points back, as a rule
OUTWARD = frozenset(("this", "these", "those", "such", "latter", "former"))
SHOWN_BEFORE, LONGEST_BEFORE = 4, 45  # sentences, and words of them, shown before a sentence
BACKWARD = frozenset(("another", "other", "others", "here", "such", "both", "neither"))
POINTING = frozenset(("the", "this", "these", "those", "that", "such"))
BETWEEN = ("JJ", "JJR", "JJS", "CD")
FILLING = ("IN", "WDT", "WP", "TO", "VBN", "POS")  # what says behind a noun which one is meant
# Who or what "the" alone does not tell apart, where nobody has been named.
BODIES = word_set(
    "company firm organisation organization author writer couple pair film book report study "
    "experiment researcher scientist man woman boy girl"
)
QUOTED = 6  # words shown on each side of what feedback points at
LONGEST_QUOTE = 26  # words; a longer sentence is quoted about the point only


def span_of(sentence: Sentence) -> Span:
    """Return a sentence as evidence."""
    return Span(sentence.surface, sentence.start, sentence.end)


def quote(analysis: Analysis, sentence: Sentence, start: int, end: int) -> str:
    """Return the words of a sentence about a place, in quotation marks, cut ends as dots."""
    words = sentence.tokens
    inside = [i for i, t in enumerate(words) if t.start < end and t.end > start]
    if len(sentence.words) <= LONGEST_QUOTE or not inside:
        first, last = 0, len(words) - 1
    else:
        first, last = max(0, inside[0] - QUOTED), min(len(words) - 1, inside[-1] + QUOTED)
    text = " ".join(analysis.text[words[first].start : words[last].end].split()).strip(" ,;–—")
    text = text.strip('“”"').replace("“", "‘").replace("”", "’").replace('"', "'")
    head = "… " if first else ""
    tail = " …" if last < len(words) - 2 else ""
    return f"“{head}{text.rstrip('.')}{tail}”"


def whole(analysis: Analysis, sentence: Sentence) -> str:
    """Return a sentence in quotation marks, cut at its end where it is very long."""
    return quote(analysis, sentence, sentence.start, sentence.end)


def setting(analysis: Analysis, sentence: Sentence) -> str | None:
    """Return what must be read before a sentence for it to be understood.

    "" where it stands alone, else the few sentences before it; None where these do not
    tell what it speaks of either.
    """
    for before in range(min(SHOWN_BEFORE, sentence.index) + 1):
        shown = analysis.sentences[sentence.index - before : sentence.index + 1]
        if any(s.paragraph != sentence.paragraph or not s.clean for s in shown[:-1]):
            return None
        if sum(len(s.words) for s in shown[:-1]) > LONGEST_BEFORE:
            return None
        if told(analysis, shown):
            return " ".join(word for s in shown[:-1] for word in s.surface.split())
    return None


def told(analysis: Analysis, shown: Sequence[Sentence]) -> bool:
    """Tell whether sentences that follow one another say themselves what they point at."""
    first = shown[0]
    opening = first.words[0].surface.lower() if first.words else ""
    if opening in BACKWARD or _pointing(first) or not resolved(first.tokens):
        return False
    return all(_named(analysis, shown, s) and _introduced(shown, s) for s in shown)


def _pointing(sentence: Sentence) -> bool:
    """Tell whether a sentence opens with "this", "these" or "such"."""
    return any(w.surface.lower() in OUTWARD for w in sentence.words[:OPENING])


def _named(analysis: Analysis, shown: Sequence[Sentence], sentence: Sentence) -> bool:
    """Tell whether what each pronoun of a sentence stands for is named in what is shown."""
    found = antecedents(analysis)
    for token in sentence.tokens:
        if family_of(token):
            meant = found.get(token.start)
            if meant is None and token.surface.lower() != "it":  # "it rains" means nothing
                return False
            if meant is not None and meant.mention.start < shown[0].start:
                return False
    return True


def _introduced(shown: Sequence[Sentence], sentence: Sentence) -> bool:
    """Tell whether no noun points back past what is shown: "that figure", "the company"."""
    known = {t.lemma for s in shown if s.index < sentence.index for t in s.words}
    for at, token in enumerate(sentence.tokens):
        if token.tag == "DT" and token.surface.lower() in POINTING:
            end = at + 1
            while end < len(sentence.tokens) and sentence.tokens[end].tag in BETWEEN:
                known.add(sentence.tokens[end].lemma)
                end += 1
            noun = sentence.tokens[min(end, len(sentence.tokens) - 1)]
            after = sentence.tokens[min(end + 1, len(sentence.tokens) - 1)].tag
            spoken_of = token.surface.lower() != "the" or noun.lemma in BODIES
            bare = noun.tag in ("NN", "NNS") and after not in (*FILLING, "NN", "NNS")
            if bare and spoken_of and noun.lemma not in known:
                return False
        known.add(token.lemma)
    return True


def claim_item(
    analysis: Analysis,
    kind: str,
    version: int,
    sentence: Sentence,
    stem: str,
    key: Option,
    distractors: tuple[Option, ...],
    target: str,
    predicted: float,
    format: Format = Format.CHOICE,
) -> Item:
    """Return a comprehension item that rests on one sentence."""
    return Item(
        kind=kind,
        format=format,
        skill=Skill.COMPREHENSION,
        stem=stem,
        context="",
        key=key,
        distractors=distractors,
        evidence=span_of(sentence),
        target=target,
        generator=f"{kind}/{version}",
        predicted=predicted,
        article=analysis.hash,
    )
