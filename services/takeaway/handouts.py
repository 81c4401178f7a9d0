"""Load an article as its teacher takes it away."""

from sqlalchemy.orm import Session

from models import Article, Item, Person
from quizzes.choices import options
from quizzes.item import Format, Option, Skill
from quizzes.item import Item as Value
from services.binding import chosen_items
from services.desk_pages import own_article
from services.errors import Conflict
from services.pages import body_spans, facts_of, paragraph_number
from services.takeaway.values import Asked, Handout
from texts.tokens import Span


def handout(session: Session, teacher: Person, article_id: int) -> Handout:
    """Return an article with its quiz as it stands on the desk.

    Raises NotFound for all but its owner and admins, Conflict for a quiz without items.
    """
    article = own_article(session, teacher, article_id)
    items = chosen_items(session, article.id)
    if not items:
        raise Conflict("This quiz has no questions. Add some of the spares first.")
    return Handout(
        title=article.title,
        language=article.language,
        deck=article.deck,
        source=article.source,
        facts=facts_of(article),
        paragraphs=tuple(article.text[start:end] for start, end in body_spans(article)),
        asked=tuple(_asked(article, item, number) for number, item in enumerate(items, start=1)),
    )


def value_of(article: Article, row: Item) -> Value:
    """Return a stored item as the value it was made from."""
    return Value(
        kind=row.kind,
        format=Format(row.format),
        skill=Skill(row.skill),
        stem=row.stem,
        context=row.context,
        key=Option(row.key, row.key_feedback),
        distractors=tuple(Option(d["text"], d["feedback"]) for d in row.distractors),
        evidence=Span(
            article.text[row.evidence_start : row.evidence_end],
            row.evidence_start,
            row.evidence_end,
        ),
        target=row.target,
        generator=row.generator,
        predicted=row.predicted,
        article=article.text_hash,
    )


def _asked(article: Article, row: Item, number: int) -> Asked:
    item = value_of(article, row)
    known = {option.text: option for option in (*item.distractors, item.key)}
    return Asked(
        number=number,
        item=item,
        options=tuple(known[text] for text in options(item)),
        paragraph=paragraph_number(article, item.evidence.start),
    )
