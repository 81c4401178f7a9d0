"""The counted words of articles, remembered by the process: a text never changes."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Article
from progress.coverage import Running, running

KEPT = 4000  # texts, some 40 kB each
_kept: dict[str, Running] = {}


def runnings(session: Session, articles: Collection[int]) -> dict[int, Running]:
    """Return the counted words of articles: 1 query, and another for those not yet remembered."""
    query = select(Article.id, Article.text_hash).where(Article.id.in_(articles))
    hashes = dict(session.execute(query).all())
    missing = [article for article, name in hashes.items() if name not in _kept]
    if len(_kept) + len(missing) > KEPT:
        _kept.clear()
        missing = list(hashes)
    if missing:
        wanted = select(Article.text_hash, Article.tokens, Article.running)
        rows = session.execute(wanted.where(Article.id.in_(missing), Article.running.is_not(None)))
        for name, tokens, words in rows:
            _kept[name] = running(tokens, ((word, count, rank) for word, count, rank in words))
    return {article: _kept[name] for article, name in hashes.items() if name in _kept}
