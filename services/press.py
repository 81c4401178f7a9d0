"""The work of the child process: clean a text, measure it, make its items.

Everything heavy is imported inside the functions, for a web process imports this module
to name ``work`` and must stay light.
"""

import resource
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from quizzes.item import PLACE, Item, Skill
from services.manuscript import Manuscript, ParagraphSpan, ReadyItem, Wish
from services.values import KeyWordFacts
from texts.errors import Unfit
from texts.languages import ENGLISH
from texts.marks import Mark
from texts.parts import Analysis, Role, Sentence, Word
from texts.running import running
from texts.vocabulary import vocabulary

if TYPE_CHECKING:
    from quizzes.pipeline import Draft
    from texts.intake import Mend

# Of the time that a text takes, until its questions are made: 0.82 of 30,000 characters, 0.88
# of 5,000.
MADE = 0.85
CPU = 50  # seconds, below the wall limit: a text that spins is stopped by the kernel too
PACE = 130  # tokens a minute: a learner's careful reading; adults read 238 (Brysbaert 2019)
KEY_WORDS = 12  # of an article: what a learner can look at before reading
MEANINGS = 2  # of a word that has several, the commonest
CANDIDATES = 3 * KEY_WORDS  # the richest words; those that the dictionary has come first
# Words that readers of a text at this band know: "hid" is no key word, however rare its form is.
KNOWN_BY = {
    "A2": frozenset({"A1"}),
    "B1": frozenset({"A1"}),
    "B2": frozenset({"A1", "A2"}),
    "C1": frozenset({"A1", "A2"}),
    "C2": frozenset({"A1", "A2"}),
}
OTHER_CHOICES = (1, 2, 3)  # seeds tried for another question; a text comes in with 0
TITLE = 80  # characters of the first sentence that stand in for a missing title


def work(pipe: Connection, text: str, title: str, seed: int, marks: tuple[Mark, ...]) -> None:
    """Send shares of the work done, then a Manuscript or the sentence of an Unfit."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU, CPU + 2))
    try:
        pipe.send(manuscript(text, title, seed, marks, pipe.send))
    except Unfit as unfit:
        pipe.send(str(unfit))
    finally:
        pipe.close()


def advise(pipe: Connection, text: str, item: Item) -> None:
    """Send what the screens say of an item through a pipe: sentences, none for a sound one."""
    from quizzes.screens import advice
    from texts.analysis import analyse

    try:
        pipe.send(advice(item, analyse(text)))
    except Unfit:
        pipe.send(())
    finally:
        pipe.close()


def make_more(pipe: Connection, text: str, wish: Wish) -> None:
    """Send the likeliest question that a wish leaves through a pipe, or None."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU, CPU + 2))
    try:
        pipe.send(_wished(text, wish))
    finally:
        pipe.close()


def _wished(text: str, wish: Wish) -> ReadyItem | None:
    from quizzes.acceptance import acceptability
    from quizzes.generators import GENERATORS
    from quizzes.pipeline import make

    if wish.kind is not None and wish.kind not in GENERATORS:
        return None  # a teacher's own, or one from elsewhere
    for seed in OTHER_CHOICES:
        draft = make(text, seed=seed, kinds=[wish.kind] if wish.kind else None)
        left = [
            item
            for item in draft.items
            if item.id not in wish.known
            and item.evidence.start < wish.end
            and wish.start < item.evidence.end
        ]
        if left:
            best = max(left, key=lambda item: (acceptability(item), item.id))
            return ReadyItem(best, _headword(draft.analysis, best), None)
    return None


def manuscript(
    raw: str,
    title: str = "",
    seed: int = 0,
    marks: tuple[Mark, ...] = (),
    heard: Callable[[float], None] = lambda share: None,
) -> Manuscript:
    """Return a text with everything made from it; slow to begin with, for it loads the tagger.

    Raises texts.Unfit.
    """
    from quizzes.pipeline import make
    from texts.intake import clean
    from texts.marks import embedded, extracted, offered
    from texts.why import NO_REASONS, reasons

    above = sum(mark.end == 0 for mark in marks)  # signs there would hide a printed Fact Box
    cleaned = clean(embedded(raw, marks[above:]))
    head = f"{title}\n\n" if title else ""
    text, made = extracted(head + cleaned.text, marks[above:])
    made = (*(replace(m, start=len(head), end=len(head)) for m in marks[:above]), *made)
    draft = make(text, seed=seed, heard=lambda share: heard(MADE * share))
    analysis = draft.analysis
    words, english = vocabulary(analysis), analysis.grade.language == ENGLISH
    heard(1 - (1 - MADE) / 2)
    first = _first_sentence(analysis)
    return Manuscript(
        text=analysis.text,
        text_hash=analysis.hash,
        title=analysis.title.surface if analysis.title else first[:TITLE],
        deck=analysis.deck.surface if analysis.deck else "",
        first_sentence=first,
        minutes=max(1, round(analysis.facts.tokens / PACE)),
        facts=analysis.facts,
        grade=analysis.grade,
        printed=cleaned.printed,
        mends=tuple(_said(mend) for mend in cleaned.mends),
        marks=offered(text, _tails(analysis), made),
        paragraphs=tuple(_paragraphs(analysis)),
        items=tuple(_items(draft)),
        refusals=draft.refusals,
        why=reasons(analysis.text) if english else NO_REASONS,
        words=words,
        running=running(analysis, words) if english else (),
        key_words=tuple(sorted(_key_words(analysis), key=lambda word: word.start)),
    )


def _said(mend: "Mend") -> str:
    """Return a mend as a sentence, with how often it was made if more than once."""
    times = f" ({mend.count} times)" if mend.count > 1 else ""
    return f"{mend.what}{times}."


def _first_sentence(analysis: Analysis) -> str:
    body = (s.surface for s in analysis.sentences if s.role is Role.BODY)
    return next(body, analysis.sentences[0].surface if analysis.sentences else "")


def _paragraphs(analysis: Analysis) -> Iterator[ParagraphSpan]:
    """Give each paragraph the role of its sentences: body as soon as one is."""
    for index, span in enumerate(analysis.paragraphs):
        roles = {s.role for s in analysis.sentences if s.paragraph == index}
        order = (Role.TITLE, Role.DECK, Role.BODY, Role.BOILERPLATE)
        yield ParagraphSpan(
            span.start, span.end, next((role for role in order if role in roles), Role.BODY)
        )


def _tails(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Yield the stretches that are no part of the article itself, with the lines around them."""
    for index, span in enumerate(analysis.paragraphs):
        within = [s for s in analysis.sentences if s.paragraph == index]
        tail = [s for s in within if s.role is Role.BOILERPLATE]
        if not tail or tail != within[-len(tail) :]:
            continue
        before = analysis.paragraphs[index - 1].end if index else 0
        yield (before if tail == within else within[-len(tail) - 1].end), span.end


def _items(draft: "Draft") -> Iterator[ReadyItem]:
    places = {item.id: place for place, item in enumerate(draft.chosen, start=1)}
    for item in draft.items:
        yield ReadyItem(item, _headword(draft.analysis, item), places.get(item.id))


def _headword(analysis: Analysis, item: Item) -> str | None:
    """Return the lemma of the word that an item asks for, None for one about the text.

    None too for another language than English: the words to meet again are English ones.
    """
    if item.skill is not Skill.VOCABULARY or analysis.grade.language != ENGLISH:
        return None
    wanted = item.target.partition(PLACE)[0].casefold()
    evidence = [w for w in analysis.words if item.evidence.start <= w.start < item.evidence.end]
    forms = (w.lemma for w in evidence if wanted in (w.surface.casefold(), w.lemma.casefold()))
    return next(forms, wanted)


def _key_words(analysis: Analysis) -> Iterator[KeyWordFacts]:
    """Yield the words that make the text rich, each with what it means where that is safe.

    Of the richest, those whose meaning can be told come first: a list of words with nothing
    said about them teaches little.
    """
    found: dict[str, list[Word]] = {}
    for word in _content(s for s in analysis.sentences if s.role is Role.BODY):
        found.setdefault(word.lemma, []).append(word)
    known = KNOWN_BY.get(analysis.grade.band or analysis.grade.low or "", frozenset())
    worth = [
        (lemma, words)
        for lemma, words in found.items()
        if words[0].band not in known and any(word.richness > 0 for word in words)
    ]
    ranked = sorted(worth, key=lambda entry: -max(w.richness for w in entry[1]))
    rich = [_key_word(lemma, words) for lemma, words in ranked[:CANDIDATES]]
    yield from sorted(rich, key=lambda word: not word.gloss)[:KEY_WORDS]


def _key_word(lemma: str, words: list[Word]) -> KeyWordFacts:
    from texts.dictionary import entries
    from texts.lexicon import pos_of

    first = words[0]
    found = entries(lemma, pos_of(first.tag) or "")[:MEANINGS]
    return KeyWordFacts(
        headword=lemma,
        surface=first.surface,
        tag=first.tag,
        band=first.band,
        zipf=first.zipf,
        count=len(words),
        start=first.start,
        gloss="; or ".join(entry.means for entry in found),
        example=found[0].example if found else "",
    )


def _content(sentences: Iterable[Sentence]) -> Iterator[Word]:
    return (word for sentence in sentences for word in sentence.words if word.is_content)
