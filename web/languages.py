"""The language that pages speak: the account's, else the cookie's, else the browser's.

English is the source. A catalogue is `translations/<locale>/messages.po`; it is read as it is,
so nothing has to be compiled. An offered language without one shows English, in its direction.
"""

import io
from collections.abc import Iterable
from functools import cache
from itertools import islice
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations
from flask import Flask, current_app, has_request_context, request
from flask_babel import Babel, Domain, get_locale
from flask_login import current_user
from werkzeug.wrappers import Response

from services.errors import Refusal
from web.programs import by_program

COOKIE = "language"
A_YEAR = 31_536_000  # seconds
MOST_ASKED = 10  # languages of a browser that are looked at
SOURCE = "en_GB"  # English with the day before the month
FOLDER = Path(__file__).resolve().parents[1] / "translations"


class Catalogues(Domain):  # type: ignore[misc]  # Flask-Babel has no types
    """Messages straight from the .po files."""

    def get_translations(self) -> NullTranslations:
        """Return the catalogue of this request's language."""
        return messages()


class Languages(Babel):  # type: ignore[misc]  # Flask-Babel has no types
    """Flask-Babel, with our catalogues."""

    domain_instance = Catalogues()


class Messages(Translations):
    """A catalogue in which the empty message, under which its header stands, says nothing."""

    def ugettext(self, message: str) -> str:
        """Return the translation of a message, or "" of "" itself."""
        return str(super().ugettext(message)) if message else ""

    gettext = ugettext


@cache
def catalogue(code: str) -> NullTranslations:
    """Return the messages of a locale; those of one without a file are English."""
    path = FOLDER / code / "messages.po"
    if not path.is_file():
        return NullTranslations()
    with path.open("rb") as file:
        found = read_po(file, locale=code)
    compiled = io.BytesIO()
    write_mo(compiled, found)
    compiled.seek(0)
    return Messages(compiled)


def messages() -> NullTranslations:
    """Return the messages of this request's language."""
    return catalogue(str(locale()))


def gettext(message: str, **values: object) -> str:
    """Return a message in this request's language, with its values."""
    said = str(messages().ugettext(message))
    return said % values if values else said


def locale() -> Locale:
    """Return this request's locale; on the command line that of the source."""
    return get_locale() or Locale.parse(SOURCE)


def tag() -> str:
    """Return this request's language as pages name it: "en", "zh-Hans"."""
    return "en" if str(locale()) == SOURCE else str(locale()).replace("_", "-")


def offered() -> dict[str, str]:
    """Return the languages to choose from, each by its own name."""
    codes: list[str] = current_app.config["LANGUAGES"]
    return {code: own_name(code) for code in codes}


def own_name(code: str) -> str:
    """Return a language's own name.

    >>> own_name("en_GB"), own_name("es"), own_name("zh_Hans")
    ('English', 'Español', '简体中文')
    """
    found = Locale.parse(code)
    if found.script:
        return {"zh_Hans": "简体中文", "zh_Hant": "繁體中文"}.get(code, str(found.display_name))
    return str(found.get_language_name()).capitalize()


def asked() -> str:
    """Return the language that the browser asks for: its cookie's, else one that it accepts."""
    kept = request.cookies.get(COOKIE, "")
    codes = current_app.config["LANGUAGES"]
    if kept in codes:
        return kept
    return accepted(request.accept_languages.values(), codes) or SOURCE


def accepted(wanted: Iterable[str], codes: Iterable[str]) -> str | None:
    """Return the code that suits the first of the wanted languages that has one, or None.

    A language suits whatever country it is of, in the same script.

    >>> accepted(["fr", "zh-SG", "en"], ["en_GB", "zh_Hans"])
    'zh_Hans'
    >>> accepted(["zh-TW", "en-US"], ["en_GB", "zh_Hans"])
    'en_GB'
    """
    known = {written(code): code for code in reversed(list(codes))}
    found = (known.get(written(one)) for one in islice(wanted, MOST_ASKED))
    return next(filter(None, found), None)


def written(code: str) -> tuple[str, str]:
    """Return a language and the script that it is written in, ("", "") for none that is known.

    >>> written("zh-CN"), written("es_MX"), written("*")
    (('zh', 'Hans'), ('es', 'Latn'), ('', ''))
    """
    try:
        found = Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return "", ""
    if found.script:
        return found.language, found.script
    likely = get_global("likely_subtags")
    guess = likely.get(f"{found.language}_{found.territory}") or likely.get(found.language, "")
    return found.language, [*guess.split("_"), ""][1]


def spoken() -> str:
    """Return the language of this request; programs and the command line are told in English."""
    if not has_request_context() or by_program():
        return SOURCE
    if current_user.is_authenticated and current_user.person.language in offered():
        language: str = current_user.person.language
        return language
    return asked()


def time_zone() -> str:
    """Return the time zone that this request's days are told in."""
    if has_request_context() and current_user.is_authenticated:
        zone: str = current_user.person.time_zone
        return zone
    return "UTC"


def keep(code: str, response: Response) -> None:
    """Keep a language in a cookie, so that it stays when one signs out."""
    response.set_cookie(
        COOKIE,
        code,
        max_age=A_YEAR,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )


def refusal_said(problem: Refusal | str | None) -> str:
    """Return why something was not done, in the language of this request; "" for None."""
    if not isinstance(problem, Refusal):
        return gettext(problem) if problem else ""
    return gettext(problem.message, **{name: _said(one) for name, one in problem.values.items()})


def _said(value: object) -> str:
    if isinstance(value, Refusal):
        return refusal_said(value)
    return format_decimal(value, locale=locale()) if isinstance(value, int) else str(value)


def others() -> dict[str, dict[str, str]]:
    """Return the languages that a page offers a visitor; who has an account chooses there."""
    if not has_request_context() or current_user.is_authenticated:
        return {"ui_choice": {}}
    return {"ui_choice": {code: n for code, n in offered().items() if code != str(locale())}}


def told() -> dict[str, str]:
    """Return what every page says of its language."""
    return {
        "ui_lang": tag(),
        "ui_dir": locale().text_direction,
        "ui_name": own_name(str(locale())),
    }


def init_app(app: Flask) -> None:
    """Let pages speak the reader's language."""
    Languages().init_app(
        app, default_locale=SOURCE, locale_selector=spoken, timezone_selector=time_zone
    )
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.filters["refusal_said"] = refusal_said
    app.context_processor(told)
    app.context_processor(others)
