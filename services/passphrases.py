"""Passphrases: what is accepted, and argon2id with OWASP's parameters.

OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, 2 passes, 1 lane; about 50 ms here.
NIST SP 800-63B: length only, no rules of composition; the commonest ones refused.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from secrets import choice, token_urlsafe

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from services.errors import Unfit

SHORTEST = 8  # characters; NIST SP 800-63B
LONGEST = 256  # characters; enough for a sentence, too little to keep a processor busy

# The commonest of at least eight characters in published lists of leaked ones.
COMMONEST = frozenset(
    """
    12345678 123456789 1234567890 12341234 11111111 00000000 88888888 87654321 123123123
    1q2w3e4r 1qaz2wsx q1w2e3r4 qwertyui qwertyuiop qwerty123 asdfghjk asdfghjkl zxcvbnm1
    password password1 password123 passw0rd passwort passphrase iloveyou iloveyou1 sunshine
    princess football baseball basketball superman starwars computer internet whatever
    trustno1 letmein1 welcome1 welcome123 admin123 administrator changeme abcd1234 abcdefgh
    abc12345 aa123456 a1b2c3d4 michelle jennifer jonathan liverpool pokemon1 minecraft
    """.split()  # noqa: SIM905 - one word to a line would fill two screens
)

CARD_WORDS = Path(__file__).parent / "data" / "card_words.txt"
ON_A_CARD = 4  # words of 256: 32 bits, and five wrong tries close a nickname for ten minutes

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1, type=Type.ID)


def check_passphrase(passphrase: str) -> None:
    """Raise Unfit, with what to do, for a passphrase that cannot be used."""
    if len(passphrase) < SHORTEST:
        raise Unfit(
            "Use at least %(shortest)s characters for the passphrase. Three words are fine.",
            shortest=SHORTEST,
        )
    if len(passphrase) > LONGEST:
        raise Unfit("Use at most %(longest)s characters for the passphrase.", longest=LONGEST)
    if passphrase.casefold() in COMMONEST or len(set(passphrase)) == 1:
        raise Unfit("This passphrase is one that many people use. Choose another.")


def hash_passphrase(passphrase: str) -> str:
    """Return the argon2id hash of a passphrase; takes about 50 ms and 19 MiB on purpose.

    Raises Unfit for a passphrase that cannot be used.
    """
    check_passphrase(passphrase)
    return _hasher.hash(passphrase)


@dataclass(frozen=True, slots=True)
class Fresh:
    """A passphrase made for somebody, and its hash; only the hash is ever stored."""

    words: str
    hashed: str


def fresh() -> Fresh:
    """Return a new passphrase of easy words; hashing takes as long as ``hash_passphrase``."""
    words = " ".join(choice(_card_words()) for _ in range(ON_A_CARD))
    return Fresh(words, hash_passphrase(words))


@cache
def _card_words() -> list[str]:
    return CARD_WORDS.read_text("ascii").split()


def matches(passphrase_hash: str | None, passphrase: str) -> bool:
    """Tell whether a passphrase is the one hashed; None takes as long and is never it."""
    try:
        verified = _hasher.verify(passphrase_hash or _nobody(), passphrase)
    except (VerificationError, InvalidHashError):
        return False
    return verified and passphrase_hash is not None


@cache
def _nobody() -> str:
    """Return a hash that no passphrase has, to spend the time on an unknown nickname."""
    return _hasher.hash(token_urlsafe(32))
