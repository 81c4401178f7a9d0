"""A place with the cast in it: a text in the library, one in Anna's class, one draft of hers."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask
from flask.testing import FlaskClient

from models import Article, Person, db, writing
from services import accounts, desk
from tests.people import Cast, make_cast
from tests.web.manuscripts import manuscript
from web.clock import utcnow

AppMaker = Callable[..., Flask]
Visit = Callable[[str], FlaskClient]


@dataclass(frozen=True)
class World:
    """What stands in the database, by id."""

    anna: int
    ben: int
    chloe: int
    dora: int
    classroom: int
    code: str
    open: int  # an article in the library
    ours: int  # an article for Anna's class alone
    draft: int


def furnish(app: Flask) -> World:
    """Put the cast and three texts into an empty database."""
    with app.app_context():
        session, now = db.session(), utcnow()
        writing(session)
        cast = make_cast(session)
        cast.classroom.join_until = now.replace(year=now.year + 1)
        shown, ours, draft = (
            desk.add_article(session, cast.anna, manuscript(title), now)
            for title in ("The kite on the roof", "The kite of class 6B", "The kite of tomorrow")
        )
        shown.slug = "kite"  # of the shelf: the text that newcomers try
        _publish(cast, shown, to_library=True, rooms=[])
        _publish(cast, ours, to_library=False, rooms=[cast.classroom.id])
        session.commit()
        return World(
            cast.anna.id,
            cast.ben.id,
            cast.chloe.id,
            cast.dora.id,
            cast.classroom.id,
            cast.classroom.join_code,
            shown.id,
            ours.id,
            draft.id,
        )


def _publish(cast: Cast, article: Article, *, to_library: bool, rooms: list[int]) -> None:
    desk.publish(
        db.session(),
        cast.anna,
        article.id,
        to_library=to_library,
        classroom_ids=rooms,
        now=utcnow(),
    )


def signed_in(app: Flask, person_id: int) -> FlaskClient:
    """Return a browser in which a person is signed in."""
    client = app.test_client()
    with app.app_context():
        person = db.session.get_one(Person, person_id)
        token = accounts.open_session(db.session(), person, utcnow())
        db.session.commit()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = token
    return client
