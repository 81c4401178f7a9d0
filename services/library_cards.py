"""One card for each article of the shelf, with the versions that it is written in."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from services.library_values import Card, Version
from services.versions import nearest


def one_a_series(cards: Sequence[Card], matching: set[int], place: float | None) -> list[Card]:
    """Return the cards of the shelf, one for all versions of an article, in the order given.

    ``cards`` are all that a person may read, easiest first, ``matching`` the ids that were asked
    for. Of the versions that match, one given to the person's classes is served before others;
    of several, the nearest to their ``place``, the oldest where that is None. What was done with
    any version is done.
    """
    series: dict[str, list[Card]] = {}
    for card in cards:
        series.setdefault(card.series or f"#{card.id}", []).append(card)
    served = {}
    for versions in series.values():
        wanted = [card for card in versions if card.id in matching]
        if wanted:
            card = _served([c for c in wanted if c.audience] or wanted, place)
            served[card.id] = _together(card, versions)
    return [served[card.id] for card in cards if card.id in served]


def version_names(versions: Sequence[tuple[str, str | None, float | None]]) -> list[str]:
    """Return what links to versions say, each given by its title, band and Fact Box level.

    >>> version_names([("Bees", "A2", 2.31), ("A map", "A2", 4.8), ("Angles", "C1", 11.0)])
    ['A2 (level 2.31)', 'A2 (level 4.80)', 'C1']
    """
    bands = [band for _, band, _ in versions]

    def name(title: str, band: str | None, level: float | None) -> str:
        if band is None:
            return title
        if bands.count(band) == 1:
            return band
        return f"{band} (level {level:.2f})" if level is not None else f"{band}, {title}"

    return [name(*version) for version in versions]


def _served(wanted: Sequence[Card], place: float | None) -> Card:
    oldest = min(wanted, key=lambda card: card.id)
    return nearest([(card, card.grade.band) for card in wanted], place, oldest)


def _together(served: Card, versions: Sequence[Card]) -> Card:
    """Return a card with its versions, and what was done with any of them."""
    if len(versions) == 1:
        return served
    names = version_names([(c.title, c.grade.band, c.facts.level) for c in versions])
    return replace(
        served,
        versions=tuple(
            Version(card.id, card.title, card.grade.band, name)
            for card, name in zip(versions, names, strict=True)
        ),
        opened=any(card.opened for card in versions),
        finished=any(card.finished for card in versions),
        best=next((card.best for card in (served, *versions) if card.best), None),
        audience=tuple(dict.fromkeys(chain.from_iterable(card.audience for card in versions))),
    )
