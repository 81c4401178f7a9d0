"""Count the headwords of English by frequency, and choose the words of the placement.

Prints the table of texts/ranks.py and writes seed_data/placement.txt: ``python -m
scripts.ranks``. Needs the lexicon (scripts/wordnet.py).
"""

import sys
from pathlib import Path

from lemminflect import getAllLemmas, getLemma
from wordfreq import top_n_list

from texts import dictionary, lexicon
from texts.bands import average_level, band, zipf
from texts.ranks import DOWN, HEADWORDS, TOP, rank, spellings
from texts.vocabulary import TAGS
from texts.wordlists import GRADE_STOP

PLACE = Path(__file__).parent.parent / "seed_data" / "placement.txt"
PARTS = {"n": "NOUN", "v": "VERB", "a": "ADJ", "r": "ADV"}
FORMS = 200_000  # of wordfreq's list, the commonest
OPTIONS = 3  # wrong meanings of an item
SHORTEST = 3  # letters


def is_headword(word: str) -> bool:
    """Tell whether a form is one that a dictionary lists by itself."""
    if word in GRADE_STOP:
        return True
    if not (word.isascii() and word.isalpha()) or average_level(word) is None:
        return False
    return any(
        any(sense.lemma == word for sense in lexicon.senses(word, pos))
        and word in getLemma(word, upos=part)[:1]
        for pos, part in PARTS.items()
    )


def is_own_lemma(word: str) -> bool:
    """Tell whether a form is no inflected form of anything."""
    return all(forms == (word,) for forms in getAllLemmas(word).values())


def is_spelt_so(word: str) -> bool:
    """Tell whether no other spelling is commoner: its rank would be that of the spelling."""
    return all(zipf(spelling) <= zipf(word) for spelling in spellings(word))


def placement() -> list[tuple[int, str, str]]:
    """Return rank, headword and part of speech of the words to be asked for, common first.

    Only words with one entry, which is sure, so that one meaning is the right one.
    """
    by_word: dict[str, list[dictionary.Entry]] = {}
    for entry in dictionary.everything():
        by_word.setdefault(entry.word, []).append(entry)
    chosen = [
        entries[0]
        for word, entries in by_word.items()
        if len(entries) == 1
        and entries[0].sure
        and len(entries[0].wrong) == OPTIONS
        and len(word) >= SHORTEST
        and word.isascii()
        and word.isalpha()
        and word.islower()
        and is_own_lemma(word)
        and is_spelt_so(word)
    ]
    return sorted((rank_of(entry.word, entry.pos), entry.word, entry.pos) for entry in chosen)


def rank_of(word: str, pos: str) -> int:
    """Return the rank of a word of our dictionary."""
    return rank(zipf(word), band(word, TAGS[pos]))


def main() -> None:
    """Print the table, and write the placement's words."""
    heads = [zipf(word) for word in top_n_list("en", FORMS, "large") if is_headword(word)]
    steps = [TOP - DOWN * step for step in range(len(HEADWORDS))]
    counted = [sum(found >= least for found in heads) for least in steps]
    words = placement()
    PLACE.write_text("".join(f"{r} {word} {pos}\n" for r, word, pos in words), encoding="utf-8")
    sys.stdout.write(f"{counted}\n{len(words)} words, ranks {words[0][0]} to {words[-1][0]}\n")


if __name__ == "__main__":
    main()
