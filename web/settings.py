"""Settings: read once from the environment, with safe values for a single machine.

=====================  ==========================================================
DATABASE_URL           default: SQLite in ``instance/gradus.sqlite``
REDIS_URL              where throttles are counted and jobs queue; default: in this process and in
                       ``instance/queue.sqlite``, so serve with one
GRADUS_WORK            apart where ``flask work`` measures texts, and web processes shall not
GRADUS_HTTPS           1 behind TLS: cookies become ``Secure`` and ``__Host-``
GRADUS_HOSTS           names this place is served under, by commas; default: any
GRADUS_INSTANCE        folder of the database and the secret; default ``instance/``
GRADUS_MAX_UPLOAD      bytes of the largest request body; default 5,000,000
GRADUS_API             calls of one person's programs; default "600 per 10 minutes"
GRADUS_GUESTS          new guest accounts, for the whole site; default "600 per hour"
GRADUS_LANGUAGES       languages of the pages, by commas; default "en_GB,es,zh_Hans,ru"
=====================  ==========================================================
"""

import os
import secrets
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from models import engine_options

MAX_UPLOAD = 5_000_000  # bytes; 50,000 words are about 300,000, but e-books have pictures
MAX_FORM = 2_000_000  # bytes of what is typed and pasted: it is held in memory
PATIENCE = 3.0  # seconds until a text being measured gets a page that tells how far it is
LANGUAGES = "en_GB,es,zh_Hans,ru"  # those with a whole catalogue
LEASE = 30.0  # seconds; a job silent for so long has lost its worker, who speaks every 5
SECRET_BYTES = 32  # 256 bits, as the sessions' own tokens


def secret_key(folder: Path) -> str:
    """Return the secret that signs cookies, made on first use and readable by its owner only.

    Two processes may start at once: the file appears whole, by a link that only one of them wins.
    """
    path = folder / "secret.key"
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = folder / f".secret.{secrets.token_hex(8)}"
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(SECRET_BYTES))
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii").strip()


def database_url(given: str, folder: Path) -> str:
    """Return the SQLAlchemy address of the database, with psycopg as PostgreSQL's driver."""
    if not given:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return f"sqlite:///{folder / 'gradus.sqlite'}"
    for old in ("postgres://", "postgresql://"):
        if given.startswith(old):
            return "postgresql+psycopg://" + given.removeprefix(old)
    return given


def cookies(https: bool) -> dict[str, Any]:
    """Return what the session's cookie may do: as little as possible."""
    return {
        "SESSION_COOKIE_NAME": "__Host-gradus" if https else "gradus",
        "SESSION_COOKIE_SECURE": https,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_REFRESH_EACH_REQUEST": False,
        "PERMANENT_SESSION_LIFETIME": timedelta(days=30),
        "WTF_CSRF_TIME_LIMIT": None,  # a page left open over lunch works until its session ends
    }


def limits(env: Mapping[str, str]) -> dict[str, Any]:
    """Return how much may be sent, how often, and to which names of this place."""
    largest = int(env.get("GRADUS_MAX_UPLOAD", MAX_UPLOAD))
    hosts = [host.strip() for host in env.get("GRADUS_HOSTS", "").split(",") if host.strip()]
    return {
        "MAX_CONTENT_LENGTH": largest,
        "MAX_FORM_MEMORY_SIZE": min(largest, MAX_FORM),
        "TRUSTED_HOSTS": hosts or None,
        "API_CALLS": env.get("GRADUS_API", "600 per 10 minutes"),
        "GUESTS": env.get("GRADUS_GUESTS", "600 per hour"),
        "LANGUAGES": [code.strip() for code in env.get("GRADUS_LANGUAGES", LANGUAGES).split(",")],
        "RATELIMIT_STORAGE_URI": env.get("REDIS_URL") or "memory://",
        "RATELIMIT_IN_MEMORY_FALLBACK_ENABLED": True,  # Redis away: count in this process
    }


def settings(instance: Path, given: Mapping[str, Any], env: Mapping[str, str]) -> dict[str, Any]:
    """Return the configuration of the application.

    ``given`` wins over the environment: tests pass their own database and secret there.
    """
    folder = Path(given.get("INSTANCE", env.get("GRADUS_INSTANCE") or instance))
    chosen = {
        "BACKUPS": str(folder.resolve() / "backups"),
        **cookies(https=env.get("GRADUS_HTTPS", "") == "1"),
        **limits(env),
        "COMPRESS_ALGORITHM": ["br", "gzip"],
        # Of static files; zstd, the library's first choice, makes our stylesheet 14 % larger.
        "COMPRESS_ALGORITHM_STREAMING": ["br", "deflate"],
        "COMPRESS_BR_LEVEL": 5,
        "COMPRESS_MIN_SIZE": 400,
        "PATIENCE": PATIENCE,
        "LEASE": LEASE,
        "QUEUE": env.get("REDIS_URL") or str(folder.resolve() / "queue.sqlite"),
        "WORKS_HERE": env.get("GRADUS_WORK", "") != "apart",
        **given,
    }
    if "SECRET_KEY" not in chosen:
        chosen["SECRET_KEY"] = secret_key(folder)
    if "SQLALCHEMY_DATABASE_URI" not in chosen:
        chosen["SQLALCHEMY_DATABASE_URI"] = database_url(env.get("DATABASE_URL", ""), folder)
    options = engine_options(chosen["SQLALCHEMY_DATABASE_URI"])
    return {"SQLALCHEMY_ENGINE_OPTIONS": options, **chosen}
