"""Tell sentences apart, so that a word can be proved in another one than it was met in."""

from hashlib import sha256

from models import Article
from quizzes.marking import folded
from services.pages import sentence_span

LENGTH = 16  # hexadecimal digits kept


def name_of(sentence: str) -> str:
    """Return a short name of a sentence; the same words have the same, whatever the text.

    The versions of an article share sentences: those are not different ones.
    """
    return sha256(folded(sentence).encode()).hexdigest()[:LENGTH]


def sentence_at(article: Article, place: int) -> str:
    """Return the sentence of an article around a place."""
    start, end = sentence_span(article, place)
    return article.text[start:end]


def sentence_id(article: Article, place: int) -> str:
    """Return the name of the sentence around a place."""
    return name_of(sentence_at(article, place))
