"""What protects every request: sessions that end, CSRF, throttles, headers."""

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, current_app, request
from flask_compress import Compress
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_login import LoginManager
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response

from web import people, policies

CSP = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
A_YEAR = "public, max-age=31536000, immutable"
# ASVS 6.3.1. Only wrong tries count, and never by address: a whole school has one.
WRONG_TRIES = "5 per 10 minutes"

login = LoginManager()
csrf = CSRFProtect()
compress = Compress()
limiter = Limiter(key_func=get_remote_address, strategy="fixed-window")


def guest_limit() -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the throttle of views that may make a guest; all of them share one count."""
    return limiter.shared_limit(
        most_guests, scope="guests", key_func=everyone, exempt_when=signed_in
    )


def init_app(app: Flask) -> None:
    """Put every protection in front of an application."""
    if app.config["SESSION_COOKIE_SECURE"]:  # a proxy ends TLS and says so, once
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=0, x_proto=1)  # type: ignore[method-assign]  # Flask's own advice
    login.session_protection = None  # a session ends on the server; a new address must not end it
    login.user_loader(people.load)
    login.request_loader(people.load_program)
    login.init_app(app)
    app.before_request(policies.guard)
    csrf.init_app(app)
    limiter.init_app(app)
    app.before_request(people.mark_writing)
    app.after_request(headers)
    compress.init_app(app)
    app.url_defaults(versioned)


def headers(response: Response) -> Response:
    """Add the headers that every response carries; only versioned static files may be kept."""
    response.headers.update(HEADERS)
    if request.endpoint == "static" and response.status_code in {200, 304}:
        current = file_version(Path(current_app.static_folder or ""), request.path.split("/", 2)[2])
        fresh = bool(current) and request.args.get("v") == current
        response.headers["Cache-Control"] = A_YEAR if fresh else "no-cache"
    else:
        response.headers["Cache-Control"] = "no-store"
        response.headers.add("Vary", "Cookie")
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    return response


@lru_cache(maxsize=64)
def _version(path: Path, _modified: int) -> str:
    """Return the version of a file: ten hex digits of its content."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]


def file_version(folder: Path, name: str) -> str:
    """Return the version of a static file's content, or "" for a file that is not there."""
    path = folder / name
    return _version(path, path.stat().st_mtime_ns) if path.is_file() else ""


def versioned(endpoint: str, values: dict[str, str]) -> None:
    """Name the content of a static file in its address, so that it may be kept for ever."""
    if endpoint == "static" and "filename" in values:
        values["v"] = file_version(Path(current_app.static_folder or ""), values["filename"])


def own_path(address: str | None) -> str | None:
    """Return an address of this site to go on to, or None for any other.

    >>> own_path("/library?q=sea"), own_path("//elsewhere.example"), own_path("https://x.example/")
    ('/library?q=sea', None, None)
    """
    if not address or "\\" in address or any(ord(c) < 32 for c in address):
        return None
    parts = urlsplit(address)
    own = not parts.scheme and not parts.netloc and address.startswith("/")
    return address if own and not address.startswith("//") else None


def failed(response: Response) -> bool:
    """Return whether a form was refused: those tries count against the throttle."""
    return response.status_code >= 400


def nickname_tried() -> str:
    """Return the throttle's key of a sign-in: the nickname, as it is compared."""
    return "nickname:" + " ".join(request.form.get("nickname", "").split()).casefold()[:80]


def everyone() -> str:
    """Return one key for the whole site."""
    return "everyone"


def most_guests() -> str:
    """Return how many guest accounts may be made: a ceiling on what a robot can fill."""
    return str(current_app.config["GUESTS"])


def signed_in() -> bool:
    """Return whether this request needs no new guest."""
    return people.someone() is not None
