"""The parts of an analysed text: frozen values with exact places, and no code to make them.

Every part that stands in the text is a span: ``text[part.start:part.end] == part.surface``.
Importing this module is cheap, so that parts may travel between processes.
"""

from dataclasses import dataclass
from enum import StrEnum

from texts.factbox import FactBox
from texts.languages import LANGUAGES, Trust
from texts.tokens import Span

CONTENT_TAGS = ("NN", "VB", "JJ", "RB")

TOO_LONG = "has more than 45 words"
QUOTED_ON = "has a quotation that begins or ends elsewhere"
MENDABLE = frozenset((TOO_LONG, QUOTED_ON))


class Role(StrEnum):
    """What a sentence is doing in an article."""

    TITLE = "title"
    DECK = "deck"
    BODY = "body"
    BOILERPLATE = "boilerplate"  # bylines, disclaimers, date lines, web tails, captions


class NameKind(StrEnum):
    """What a name stands for."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    OTHER = "other"


class NumberKind(StrEnum):
    """What a number says."""

    YEAR = "year"  # value 2024, unit ""
    DECADE = "decade"  # "the 1970s": value 1970
    DATE = "date"  # "6 May", "May 6, 2014"; value: day of the month, unit: month's name
    TIME = "time"  # "5.30pm", value in hours
    MONEY = "money"  # "$200 billion": value 2e11, unit "$"
    PERCENT = "percent"  # value 63.6, unit "%"
    AGE = "age"  # "35-year-old", "aged 35": value 35, unit "years"
    ORDINAL = "ordinal"  # "third", "21st": value 3, unit: the noun that follows or ""
    COUNT = "count"  # "1,200 people": value 1200, unit: the noun counted
    MEASURE = "measure"  # "8,848 metres": unit "metres"
    OTHER = "other"  # telephone numbers, scores, flight numbers: nothing may rest on it


@dataclass(frozen=True, slots=True)
class Word:
    """One token of the tagger: a word, a clitic ("n't", "'s") or a punctuation mark.

    ``tag`` is a Penn Treebank tag; ``zipf`` the frequency of the surface on the Zipf scale
    (0 unknown, 7 "the"); ``band`` A1 to C2, or None where no list knows the lemma;
    ``richness`` how much the word enriches its passage (0 for words nobody should be asked;
    see texts/diversity.py); ``name`` whether it is part of a name.

    ``head`` is the index in Sentence.tokens of the word it depends on: its own index for the
    root, -1 where nothing was parsed; ``dep`` the Universal Dependencies label of that link
    ("nsubj", "root"); ``second`` the parser's own Penn tag, a reading made without the first.
    What a tree says: texts/trees.py.
    """

    surface: str
    start: int
    end: int
    tag: str
    lemma: str
    zipf: float
    band: str | None
    sentence: int  # index into Analysis.sentences
    name: bool = False
    richness: float = 0.0
    head: int = -1
    dep: str = ""
    second: str = ""

    @property
    def is_word(self) -> bool:
        """Tell a running word from punctuation, a number in digits or a clitic."""
        return self.surface[0].isalpha() and self.surface.lower() != "n't"

    @property
    def is_content(self) -> bool:
        """Tell a noun, verb, adjective or adverb that is no part of a name."""
        ordinary = not self.name and not self.tag.startswith("NNP")
        return self.is_word and ordinary and self.tag[:2] in CONTENT_TAGS


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence for question making.

    ``flaws`` says why no item may rest on it, in a teacher's words; () when it is clean.
    ``tokens`` are all tokens in order, punctuation and clitics included.
    """

    surface: str
    start: int
    end: int
    index: int
    paragraph: int  # index into Analysis.paragraphs
    role: Role
    flaws: tuple[str, ...]
    tokens: tuple[Word, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """Return the running words, without punctuation, digits and clitics."""
        return tuple(t for t in self.tokens if t.is_word)

    @property
    def clean(self) -> bool:
        """Tell whether an item may rest on this sentence."""
        return self.role is Role.BODY and not self.flaws

    @property
    def readable(self) -> bool:
        """Tell whether a part of this sentence may be shown, if not all that it claims.

        It may be long, or belong to a quotation that goes on for several sentences.
        """
        return self.role is Role.BODY and MENDABLE.issuperset(self.flaws)


@dataclass(frozen=True, slots=True)
class Name:
    """A whole name, as it stands in one place.

    ``whole`` is the fullest form found in the text: "Krishna Bhurtel" for a later "Bhurtel".
    """

    surface: str
    start: int
    end: int
    kind: NameKind
    sentence: int
    whole: str


@dataclass(frozen=True, slots=True)
class Number:
    """A typed number; the span covers what one would blank: "$200 billion", "35", "6 May 2014"."""

    surface: str
    start: int
    end: int
    kind: NumberKind
    value: float
    unit: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that carries what the article asserts.

    ``score`` is in [0, 1], highest first; ``cause`` the connective that states a cause or
    purpose, or ""; ``attribution`` who said it, as a span, or None; ``self_contained``
    whether it can be read on its own.
    """

    sentence: Sentence
    score: float
    numbers: tuple[Number, ...]
    names: tuple[Name, ...]
    cause: str
    attribution: Span | None
    self_contained: bool


@dataclass(frozen=True, slots=True)
class Driver:
    """One thing that moves the level: its name, its value here and what it adds to the score."""

    feature: str
    value: float
    contribution: float


@dataclass(frozen=True, slots=True)
class Grade:
    """A CEFR estimate.

    ``score`` is continuous (about 1.5 for A1 to 4.5 for C2); ``band`` is None for texts of
    under 100 tokens, ``low`` and ``high`` (the range) None too under 50 tokens, and for texts
    that are no prose ``warning`` says why the figure is weak; ``drivers`` heaviest first.
    ``version`` is that of the formula for its ``language``.
    """

    score: float
    band: str | None
    low: str | None
    high: str | None
    drivers: tuple[Driver, ...]
    warning: str = ""
    version: int = 1
    language: str = "en"

    @property
    def trust(self) -> Trust:
        """Return what stands behind a level of this language."""
        return LANGUAGES[self.language].trust


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that is known of one text; made by texts.analysis.analyse."""

    text: str
    hash: str  # 16 hex digits of SHA-256
    facts: FactBox
    grade: Grade
    title: Span | None
    deck: Span | None
    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    numbers: tuple[Number, ...]
    claims: tuple[Claim, ...]  # best first

    def __hash__(self) -> int:
        """Return the hash of the text: what is cached by analysis would else walk every word."""
        return hash(self.hash)

    @property
    def words(self) -> tuple[Word, ...]:
        """Return all running words of the text in order."""
        return tuple(w for s in self.sentences for w in s.words)
