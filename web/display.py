"""How pages are to look for one reader: kept for the account, or in a cookie without one.

A choice is a word, and a reader's choices are words with spaces between them, as the
`data-display` of every page's <html>: the server sets it, so nothing moves when it loads.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Flask, current_app, request
from werkzeug.wrappers import Response

from texts.bands import BANDS
from web.people import database, someone

COOKIE = "display"
A_YEAR = 31_536_000  # seconds


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing to choose; the first choice, "", is how pages come."""

    name: str
    label: str
    choices: Mapping[str, str]


SETTINGS = (
    Setting("size", "Letters", {"": "Medium", "small": "Small", "large": "Large", "huge": "Huge"}),
    Setting("measure", "Lines", {"": "Medium", "short": "Short", "long": "Long"}),
    Setting("spacing", "Spacing", {"": "Normal", "airy": "Wide", "airiest": "Very wide"}),
    Setting(
        "theme",
        "Colours",
        {"": "As the device", "light": "Light", "sepia": "Sepia", "dark": "Dark"},
    ),
    Setting("easy", "Easy-read", {"": "Off", "easy": "Plain letters, more room"}),
    Setting(
        "level",
        "My level",
        {"": "Found from my answers", **{band.lower(): band for band in BANDS[:-1]}},
    ),
    Setting(
        "marks",
        "Marked words",
        {"": "Those above my level", "every": "All from A2", "none": "None"},
    ),
)
KNOWN = frozenset(choice for setting in SETTINGS for choice in setting.choices if choice)


def chosen(given: Mapping[str, str]) -> str:
    """Return the choices of a form, in the order of the settings; what is unknown is left out."""
    wanted = ((given.get(setting.name, ""), setting.choices) for setting in SETTINGS)
    return " ".join(choice for choice, choices in wanted if choice and choice in choices)


def display() -> str:
    """Return the choices for this request: the account's, else the cookie's."""
    person = someone()
    kept = person.display if person else request.cookies.get(COOKIE, "")
    return " ".join(word for word in kept.split() if word in KNOWN)


def keep(choices: str, response: Response) -> None:
    """Keep choices: with the account, or in a cookie."""
    person = someone()
    if person is not None:
        person.display = choices
        database().commit()
        return
    response.set_cookie(
        COOKIE,
        choices,
        max_age=A_YEAR,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )


def init_app(app: Flask) -> None:
    """Let every page say how it is to look; a page about a fault of ours asks nobody."""
    app.context_processor(lambda: {"display": display()})
