"""Penn Treebank tags, from NLTK's averaged perceptron with weights of our own."""

import gzip
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

WEIGHTS = Path(__file__).with_name("data") / "tagger.json.gz"

_PLAIN = str.maketrans("’‘“”–—", "''\"\"--")


def plain(form: str) -> str:
    """Return a token as the tagger knows it: straight quotation marks, plain dashes.

    >>> plain("n’t")
    "n't"
    """
    return form.translate(_PLAIN)


def tag(forms: Sequence[str]) -> list[str]:
    """Return the tag of each token of one sentence.

    Tokens are those of the Universal Dependencies English treebanks: clitics apart
    ("do", "n't"), and each part of a hyphenated word and each hyphen too.

    >>> tag(["She", "reads", "quickly", "."])
    ['PRP', 'VBZ', 'RB', '.']
    """
    return [found for _, found in _tagger().tag([plain(form) for form in forms])]


@lru_cache(maxsize=1)
def _tagger() -> Any:
    # Imported here: a process that only serves pages must never pay for NLTK.
    from nltk.tag.perceptron import PerceptronTagger

    # NLTK's loader refuses files outside its own data folders (since 3.9.2), and wants three
    # of them; its decoder takes the same three parameters from anywhere.
    return PerceptronTagger.decode_json_obj(json.loads(gzip.decompress(WEIGHTS.read_bytes())))
