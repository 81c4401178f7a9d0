"""Dependency trees and a second reading of the tags, from a spaCy pipeline of our own.

Only where items are made: spaCy takes half a second and 90 MB to load. Where it or the
weights are absent, ``available()`` is False and words keep ``head == -1``: unparsed. What
a tree says is read by texts/trees.py, which needs neither.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

from texts.parts import Word
from texts.tags import compound, pieces
from texts.tokens import Span

WEIGHTS = Path(__file__).with_name("data") / "parser" / "weights.msgpack"
FORMAT = 1  # of the file; scripts/train_parser.py writes the same
BATCH = 64  # sentences at once: 64 and 128 are fastest, 16 and 256 a sixth slower
LONGEST = 400  # pieces; a longer "sentence" is a list or a table, and no tree helps

# The forms in which spaCy's tokenizer gave the clitics to the model in training.
_NORMS = {"n't": "not", "'ll": "will", "'re": "are", "'ve": "have", "'m": "am"}
_BEFORE_NOT = {"ca": "can", "wo": "will", "sha": "shall"}


@dataclass(frozen=True, slots=True)
class Arc:
    """What the parser says of one piece: the index of its head (its own for the root).

    ``dep`` is a Universal Dependencies label, ``tag`` a Penn Treebank tag.
    """

    head: int
    dep: str
    tag: str


@lru_cache(maxsize=1)
def available() -> bool:
    """Tell whether there is a parser to ask."""
    return WEIGHTS.is_file() and find_spec("spacy") is not None


def parsed(
    text: str,
    sentences: Sequence[list[Word]],
    heard: Callable[[float], None] = lambda share: None,
) -> list[list[Word]]:
    """Return the tokens of each sentence with head, dep and second reading filled in.

    Each sentence gets one tree; ``heard`` is told the share of them that have theirs. Sentences
    come back as they were where there is no parser, or no tree: an empty sentence, or one longer
    than 400 pieces.
    """
    if not available():
        return list(sentences)
    cut = [pieces(text, Span("", s[0].start, s[-1].end)) if s else [] for s in sentences]
    wanted = [index for index, found in enumerate(cut) if 0 < len(found) <= LONGEST]
    trees = dict(zip(wanted, arcs([cut[index] for index in wanted], heard), strict=True))
    return [
        _filled(words, cut[index], trees[index]) if trees.get(index) else words
        for index, words in enumerate(sentences)
    ]


def arcs(
    sentences: Sequence[Sequence[Span]], heard: Callable[[float], None] = lambda share: None
) -> list[list[Arc]]:
    """Return the tree of each sentence, given as the pieces of texts.tags.pieces.

    The tree is empty where heads run in a circle. One core, and the same trees whatever
    the number of threads allowed: spaCy multiplies with BLIS, built without any.
    """
    nlp = _pipeline()
    with nlp.memory_zone():  # what a text adds to the vocabulary goes with it
        docs = [_doc(nlp.vocab, sentence) for sentence in sentences]
        trees = []
        for number, doc in enumerate(nlp.pipe(docs, batch_size=BATCH), start=1):
            trees.append(_tree(doc))
            heard(number / len(docs))
        return trees


def _tree(doc: Any) -> list[Arc]:
    tree = _one_root([Arc(t.head.i, t.dep_.lower(), t.tag_) for t in doc])
    return tree if all(_depths(tree)) else []


def _filled(words: list[Word], cut: Sequence[Span], tree: Sequence[Arc]) -> list[Word]:
    """Give the words of a sentence their heads; pieces that hyphens joined are one word.

    The head of a joined word is that of its piece nearest to the root: as depths then fall
    along every path, the words form a tree as their pieces did.
    """
    depths = _depths(tree)
    ends = {word.end: place for place, word in enumerate(words)}
    word_of: list[int] = []
    for piece in reversed(cut):
        word_of.append(ends.get(piece.end, word_of[-1] if word_of else 0))
    word_of.reverse()
    groups: list[list[int]] = [[] for _ in words]
    for piece_index, place in enumerate(word_of):
        groups[place].append(piece_index)
    filled = []
    for place, (word, group) in enumerate(zip(words, groups, strict=True)):
        top = min(reversed(group), key=lambda piece: depths[piece])
        arc = tree[top]
        head = place if arc.head == top else word_of[arc.head]
        tags = [tree[piece].tag for piece in group]
        after = tree[group[-1] + 1].tag if group[-1] + 1 < len(tree) else ""
        second = tags[0] if len(tags) == 1 else compound(tags, after)
        filled.append(replace(word, head=head, dep=arc.dep, second=second))
    return filled


def _one_root(tree: list[Arc]) -> list[Arc]:
    """Hang further roots on the first one; none of 2,545 development sentences had any."""
    first = next((index for index, arc in enumerate(tree) if arc.head == index), 0)
    return [
        Arc(first, "parataxis", arc.tag) if arc.head == index != first else arc
        for index, arc in enumerate(tree)
    ]


def _depths(tree: Sequence[Arc]) -> list[int]:
    """Return how many steps each piece is from the top, 1 for the root; 0 in a cycle."""
    depths = [0] * len(tree)
    for start in range(len(tree)):
        path = [start]
        while not depths[path[-1]] and tree[path[-1]].head not in path:
            path.append(tree[path[-1]].head)
        top = path[-1]
        if tree[top].head == top:
            depths[top] = 1
        if depths[top]:
            for upper, lower in pairwise(reversed(path)):
                depths[lower] = depths[upper] + 1
    return depths


def _doc(vocab: Any, sentence: Sequence[Span]) -> Any:
    from spacy.tokens import Doc

    forms = [piece.surface for piece in sentence]
    spaces = [a.end < b.start for a, b in pairwise(sentence)] + [False]
    # Sentence starts are given, so that the parser makes one tree of it.
    starts: list[bool | int | None] = [index == 0 for index in range(len(forms))]
    doc = Doc(vocab, words=forms, spaces=spaces, sent_starts=starts)
    lowered = [form.lower().replace("’", "'") for form in forms]
    for token, form, following in zip(doc, lowered, [*lowered[1:], ""], strict=True):
        norm = _BEFORE_NOT.get(form) if following == "n't" else _NORMS.get(form)
        if norm:
            token.norm_ = norm
    return doc


@lru_cache(maxsize=1)
def _pipeline() -> Any:
    """Load the pipeline: tok2vec, tagger and parser over a bare English vocabulary."""
    # Imported here: a process that only serves pages must never pay for spaCy.
    import srsly
    from spacy.lang.en import English
    from thinc.api import Config

    packed = srsly.msgpack_loads(WEIGHTS.read_bytes())
    if packed["format"] != FORMAT:
        message = f"{WEIGHTS.name} has format {packed['format']}, not {FORMAT}"
        raise ValueError(message)
    config = Config().from_str(packed["config"])
    nlp: Any = English.from_config(config, auto_fill=False, validate=False)
    for label in packed["labels"]:
        nlp.vocab.strings.add(label)
    for name, pipe in nlp.pipeline:
        own = packed["pipes"][name]
        own["model"] = srsly.msgpack_dumps(_widened(srsly.msgpack_loads(own["model"])))
        pipe.from_bytes(srsly.msgpack_dumps(own), exclude=["vocab"])
    return nlp


def _widened(model: dict[str, Any]) -> dict[str, Any]:
    """Return a model with its numbers in single precision again; the file keeps halves."""
    params = [
        {name: value if value is None else value.astype("float32") for name, value in node.items()}
        for node in model["params"]
    ]
    return {**model, "params": params}
