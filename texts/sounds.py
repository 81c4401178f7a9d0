"""How English words sound, in the International Phonetic Alphabet.

The sounds are those of the CMU Pronouncing Dictionary, American English, kept in
data/sounds.txt.gz as ARPAbet (see data/README.md); this module writes them as IPA.
"""

import gzip
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from texts.wordlists import word_set

PLACE = Path(__file__).parent / "data" / "sounds.txt.gz"
SHOWN = 2  # pronunciations of a word: "record" has two, more are mostly slips of the source

# The ARPAbet's sounds, as learners' dictionaries of American English write them.
# Those whose sign is their own letter first.
CONSONANTS = {arpa: arpa.lower() for arpa in "BDFKLMNPRSTVWZ"} | dict(
    pair.split("=") for pair in word_set("HH=h Y=j G=ɡ NG=ŋ CH=tʃ JH=dʒ SH=ʃ ZH=ʒ TH=θ DH=ð")
)
VOWELS = dict(
    pair.split("=")
    for pair in word_set(
        "AA=ɑː AE=æ AH=ʌ AO=ɔː AW=aʊ AY=aɪ EH=e ER=ɝː EY=eɪ IH=ɪ IY=iː OW=oʊ OY=ɔɪ UH=ʊ UW=uː"
    )
)
UNSTRESSED = VOWELS | {"AH": "ə", "ER": "ɚ", "IY": "i", "UW": "u"}
STRESS = {"0": "", "1": "ˈ", "2": "ˌ"}

# Consonants that may open a syllable together; a stress mark stands before all of them.
ONSETS = word_set("""
P-R P-L B-R B-L T-R T-W D-R D-W K-R K-L K-W G-R G-L G-W F-R F-L TH-R TH-W SH-R V-Y
S-P S-T S-K S-M S-N S-L S-W S-F P-Y B-Y K-Y G-Y F-Y HH-Y M-Y
S-P-R S-P-L S-P-Y S-T-R S-K-R S-K-W S-K-Y S-K-L
""")

# British endings that the source spells in the American way.
RESPELLED = (
    (re.compile(r"ys(?=e[drs]?$|ing$)"), "yz"),
    (re.compile(r"is(?=e[drs]?$|ers?$|ing$|able$|ations?$|ational$)"), "iz"),
    (re.compile(r"our(?=$|s$|ed$|ing$|er|able|al|ful|ite|less)"), "or"),
    (re.compile(r"ll(?=ing$|ors?$)"), "l"),
    (re.compile(r"(?<=[bgt])re$"), "er"),
    (re.compile(r"ence$"), "ense"),
    (re.compile(r"^scep"), "skep"),
    (re.compile(r"^enrol(?!l)"), "enroll"),
    (re.compile(r"^aero"), "air"),
)


@lru_cache(maxsize=4096)
def sounds(word: str) -> tuple[str, ...]:
    """Return how a word is pronounced, at most two ways, the commoner first; () if unknown.

    >>> sounds("harbour"), sounds("record")
    (('ˈhɑːrbɚ',), ('rəˈkɔːrd', 'ˈrekɚd'))
    """
    plain = word.lower().replace("’", "'")
    return tuple(dict.fromkeys(ipa(phones) for phones in _listed(plain)))[:SHOWN]


def ipa(phones: str) -> str:
    """Return ARPAbet sounds, apart by spaces, as IPA.

    A word of one syllable has no stress mark. As learners' dictionaries do, a second stress is
    marked only before the first, and not beside it. Raises KeyError for what is no such sound.

    >>> ipa("M AH0 SH IY1 N")
    'məˈʃiːn'
    """
    parts = phones.split()
    degrees = [part[-1] for part in parts if part[-1].isdigit()]
    marks = _stress_marks(degrees)
    written: list[str] = []
    waiting: list[str] = []  # consonants since the last vowel
    for part in parts:
        if not part[-1].isdigit():
            waiting.append(part)
            continue
        sound, degree = part[:-1], part[-1]
        cut = _onset(waiting) if written else 0
        written += [CONSONANTS[c] for c in waiting[:cut]]
        written.append(next(marks))
        written += [CONSONANTS[c] for c in waiting[cut:]]
        written.append((UNSTRESSED if degree == "0" else VOWELS)[sound])
        waiting = []
    return "".join([*written, *(CONSONANTS[c] for c in waiting)])


def _stress_marks(degrees: list[str]) -> Iterator[str]:
    """Yield the mark before each syllable, from its degree of stress: "0", "1" or "2"."""
    first = degrees.index("1") if "1" in degrees else len(degrees)
    for place, degree in enumerate(degrees):
        told = degree == "1" or place < first - 1
        yield STRESS[degree] if told and len(degrees) > 1 else ""


def _onset(between: list[str]) -> int:
    """Return where, in the consonants between two vowels, the second syllable opens.

    It takes as many as may open a syllable: the maximal onset of phonology.
    """
    for cut in range(len(between)):
        rest = between[cut:]
        if "-".join(rest) in ONSETS or (len(rest) == 1 and rest != ["NG"]):
            return cut
    return len(between)


def _listed(word: str) -> list[str]:
    """Return the sounds listed for a word, or for its American spelling; [] if unknown."""
    spellings = [word, *(rule.sub(other, word) for rule, other in RESPELLED if rule.search(word))]
    return next(filter(None, map(_lines, spellings)), [])


def _lines(word: str) -> list[str]:
    listing, key, found, at = _listing(), f"\n{word} ", [], -1
    while (at := listing.find(key, at + 1)) >= 0:
        found.append(listing[at + len(key) : listing.index("\n", at + 1)])
    return found


@cache
def _listing() -> str:
    """Return the file as one string, 2.4 MB: a dictionary of it would take ten times as much."""
    return "\n" + gzip.decompress(PLACE.read_bytes()).decode("ascii")
