"""The sentences in which a learner may meet a word again, the most telling first.

Sources, in this order: a stored item on the word, the sentence in which it is a key word of
an article, and the example of our own dictionary. An article counts if the learner may read it
and has opened it; for key words also if it is no harder than one they have read to the end.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from models import (
    Article,
    Attempt,
    Item,
    ItemStatus,
    KeyWord,
    Person,
    Quiz,
    QuizItem,
    Reading,
    Response,
    WordState,
)
from quizzes.item import Format
from quizzes.marking import folded, same_word
from services.pages import paragraph_number
from services.sentences import name_of, sentence_at
from services.sight import readable_by
from texts.dictionary import Entry, entries, sure_entry
from texts.lexicon import pos_of

KIND = "recall"  # what a made card is called: the same task as that kind of item
POS = "nvar"  # the parts of speech of our dictionary
SHOWN = 2  # letters given of the word to write
SHORT = 5  # letters; of a shorter word one is given
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Card:
    """One way to ask for a word. ``ref`` names it without betraying the word.

    ``rank`` is the source's place in the order above; ``article_id`` is None and
    ``paragraph`` 0 for a sentence of the dictionary.
    """

    ref: str
    rank: int
    headword: str
    item_id: int | None
    article_id: int | None
    article_title: str
    kind: str
    format: str
    stem: str
    context: str
    key: str
    why: str
    distractors: Sequence[dict[str, str]]
    sentence: str
    paragraph: int

    @property
    def sentence_id(self) -> str:
        """Return the name of the sentence."""
        return name_of(self.sentence)


def cards(session: Session, person: Person, state: WordState) -> list[Card]:
    """Return all cards for a word that the person is learning: 2 queries."""
    word = state.headword
    stored = session.execute(
        select(Item, Article)
        .join(Article, Article.id == Item.article_id)
        .where(Item.headword == word, Item.status != ItemStatus.DROPPED)
        .where(_opened(person), readable_by(person), _gives_nothing_away(person))
        .order_by(Item.id)
    )
    found = [_of_item(item, article, word) for item, article in stored]
    rows = session.execute(
        select(KeyWord, Article)
        .join(Article, Article.id == KeyWord.article_id)
        .where(KeyWord.headword == word, readable_by(person))
        .where(or_(_opened(person), and_(_within_reach(person), _no_item_on_it())))
        .order_by(KeyWord.id)
    )
    made = [_of_key_word(key_word, article) for key_word, article in rows]
    return [*found, *(card for card in made if card), *_of_dictionary(state)]


def best(
    found: Sequence[Card], avoid: str, sentences: Mapping[str, int], items: Mapping[int | None, int]
) -> Card | None:
    """Return the card to ask, or None without any.

    The sentence ``avoid``, in which the word was right first, comes last, for it proves
    nothing; before it our dictionary's, for where the learner's own texts have no other; and
    first those asked least (``sentences`` and ``items`` count them).
    """
    return min(
        found,
        key=lambda c: (
            c.sentence_id == avoid,
            c.article_id is None,
            sentences.get(c.sentence_id, 0),
            c.rank,
            items.get(c.item_id, 0),
            c.ref,
        ),
        default=None,
    )


def _opened(person: Person) -> ColumnElement[bool]:
    return exists().where(Reading.article_id == Article.id, Reading.person_id == person.id)


def _within_reach(person: Person) -> ColumnElement[bool]:
    """Return the condition that the person has read a text to the end that is no easier."""
    other = aliased(Article)
    return exists().where(
        Reading.person_id == person.id,
        Reading.finished_at.is_not(None),
        other.id == Reading.article_id,
        other.grade_score >= Article.grade_score,
    )


def _no_item_on_it() -> ColumnElement[bool]:
    """Return the condition that no quiz on the article of a key word asks for that word."""
    item = select(QuizItem.id).join(Item, Item.id == QuizItem.item_id)
    same = item.where(Item.article_id == KeyWord.article_id, Item.headword == KeyWord.headword)
    return ~same.correlate(KeyWord).exists()


def _gives_nothing_away(person: Person) -> ColumnElement[bool]:
    """Return the condition that an item is in no quiz that the person has still to take."""
    finished = (
        select(Attempt.id)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .where(Quiz.article_id == Item.article_id)
        .where(Attempt.person_id == person.id, Attempt.finished_at.is_not(None))
        .correlate(Item)
    )
    given = (
        select(Response.id)
        .join(Attempt, Attempt.id == Response.attempt_id)
        .where(Response.item_id == Item.id, Attempt.person_id == person.id)
        .correlate(Item)
    )
    return or_(
        ~exists().where(QuizItem.item_id == Item.id).correlate(Item),
        finished.exists(),
        given.exists(),
    )


def _of_item(item: Item, article: Article, word: str) -> Card:
    return Card(
        ref=f"i{item.id}",
        rank=0,
        headword=word,
        item_id=item.id,
        article_id=article.id,
        article_title=article.title,
        kind=item.kind,
        format=item.format,
        stem=item.stem,
        context=item.context,
        key=item.key,
        why=item.key_feedback,
        distractors=item.distractors,
        sentence=sentence_at(article, item.evidence_start),
        paragraph=paragraph_number(article, item.evidence_start),
    )


def _of_key_word(word: KeyWord, article: Article) -> Card | None:
    """Return a card made of a key word's sentence; None where the answer would not be certain."""
    means = word.gloss or meaning(word.headword, word.tag)
    surface = article.text[word.start : word.start + len(word.surface)]
    return _typed(
        ref=f"k{word.id}",
        rank=1,
        headword=word.headword,
        surface=surface,
        means=means,
        sentence=sentence_at(article, word.start),
        article=article,
        paragraph=paragraph_number(article, word.start),
    )


def _of_dictionary(state: WordState) -> Iterator[Card]:
    """Yield a card from the dictionary for a word that has one meaning there, and sure."""
    word = state.headword
    entry = _only_entry(word)
    if entry is None:
        return
    tokens = [match.group() for match in WORD.finditer(entry.example)]
    forms = [t for t in tokens if folded(t) == word or same_word(folded(t), word)]
    card = len(forms) == 1 and _typed(
        ref=f"d{state.id}",
        rank=2,
        headword=word,
        surface=forms[0],
        means=entry.means,
        sentence=entry.example,
        article=None,
        paragraph=0,
    )
    if card:
        yield card


def meaning(headword: str, tag: str = "") -> str:
    """Return what our dictionary says a word nearly always means, or "".

    ``tag`` is its part of speech, as a Penn Treebank tag, where it is known.
    """
    entry = sure_entry(headword, pos_of(tag) or "") if tag else _only_entry(headword)
    return entry.means if entry else ""


def _only_entry(word: str) -> Entry | None:
    """Return the entry of a word that is one part of speech and has one meaning, a sure one."""
    found = [entry for pos in POS for entry in entries(word, pos)]
    return found[0] if len(found) == 1 and found[0].sure else None


def _typed(
    *,
    ref: str,
    rank: int,
    headword: str,
    surface: str,
    means: str,
    sentence: str,
    article: Article | None,
    paragraph: int,
) -> Card | None:
    """Return a card with a gap to write in, or None.

    Without the meaning other words would do; a second place of the word would tell it.
    """
    words = [folded(match.group()) for match in WORD.finditer(sentence)]
    told = folded(surface) in {folded(match.group()) for match in WORD.finditer(means)}
    if not means or told or words.count(folded(surface)) != 1 or not surface.isalpha():
        return None
    letters = surface[: SHOWN if len(surface) >= SHORT else 1]
    gap = f"{letters}____ ({len(surface)} letters)"
    return Card(
        ref=ref,
        rank=rank,
        headword=headword,
        item_id=None,
        article_id=article.id if article else None,
        article_title=article.title if article else "",
        kind=KIND,
        format=Format.TYPED,
        stem=re.sub(rf"\b{re.escape(surface)}\b", gap, sentence, count=1),
        context=f"The missing word means “{means}”.",
        key=surface,
        why=f"“{headword}” means “{means}”.",
        distractors=(),
        sentence=sentence,
        paragraph=paragraph,
    )
