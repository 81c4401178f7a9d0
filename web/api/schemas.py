"""What goes over the API, field by field; the names are those of the command line and the code."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from web.addresses import LARGEST

MOST_AT_ONCE = 100  # things on a page of a list
LONGEST_TEXT = 400_000  # characters, 5 MB in any JSON; 50,000 words have some 300,000

Id = Annotated[int, Field(ge=1, le=LARGEST)]
Line = Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]*$")]
Band = Literal["A1", "A2", "B1", "B2", "C1", "C2"]


class Out(BaseModel):
    """What is given, made of a value of the services by its names."""

    model_config = ConfigDict(from_attributes=True)


class In(BaseModel):
    """What is taken: the types as they are, and nothing that is not asked for."""

    model_config = ConfigDict(strict=True, extra="forbid")


class Paging(BaseModel):
    """Which page of a list."""

    model_config = ConfigDict(extra="forbid")

    page: int = Field(1, ge=1, le=1_000_000, description="Counts from 1.")
    per_page: int = Field(20, ge=1, le=MOST_AT_ONCE)


class ArticlePaging(Paging):
    """Which articles."""

    status: Literal["all", "draft", "published"] = "all"


class ItemPaging(Paging):
    """Which items."""

    status: Literal["all", "chosen", "kept", "dropped"] = "all"


class OnceHead(BaseModel):
    """The program's own name for a request, so that a repeat of it changes nothing."""

    key: str = Field(
        "",
        alias="Idempotency-Key",
        max_length=80,
        pattern=r"^[\x21-\x7e]*$",
        description="Any name of your own, such as a UUID: the same request with the same key "
        "makes one article, however often it is sent.",
    )


class Listed(Out):
    """A page of a list."""

    page: int
    per_page: int
    total: int = Field(description="Of all pages.")


class Facts(Out):
    """The Fact Box, counted by definition ``version``."""

    level: float | None = Field(description="Flesch-Kincaid grade; null unless English.")
    tokens: int
    types: int
    ttr: float = Field(description="types / tokens")
    version: int


class Grade(Out):
    """The CEFR band that readers see, with its range."""

    band: Band | None
    low: Band | None
    high: Band | None
    language: str = Field(description="ISO 639-1, or und.")
    trust: Literal["validated", "beta", "estimate", "none"] = Field(
        description="What stands behind an estimate in this language."
    )


class ArticleSummary(Out):
    """An article of a teacher."""

    id: int
    title: str
    status: Literal["draft", "published"]
    in_library: bool
    classes: list[str] = Field(description="The names of the classes that have it.")
    facts: Facts
    grade: Grade
    items: int = Field(description="In the quiz as it stands on the desk.")
    learners: int = Field(description="Who have answered anything.")
    created_at: datetime
    published_at: datetime | None


class ArticleList(Listed):
    """Articles, the latest first."""

    articles: list[ArticleSummary]


class KeyWord(Out):
    """A word worth learning from an article."""

    headword: str
    surface: str = Field(description="As it stands where it is first.")
    band: Band | None
    count: int
    gloss: str = Field(description="What it means, or empty.")
    example: str


class Article(Out):
    """An article with its text and measures."""

    id: int
    title: str
    deck: str
    theme: str
    source: str
    status: Literal["draft", "published"]
    paragraphs: list[str] = Field(description="The body, without title and deck.")
    facts: Facts
    grade: Grade
    minutes: int
    mends: list[str] = Field(description="What was cleaned away, a sentence each.")
    key_words: list[KeyWord]
    items: int = Field(description="In the quiz as it stands on the desk.")
    spares: int
    refused: int


class Job(Out):
    """A text in work, or what came of it."""

    id: int
    state: Literal["waiting", "working", "done", "failed"]
    step: str = Field(description="What is being done, in words.")
    share: float = Field(description="Of the work, from 0 to 1; never goes back.")
    said: str = Field(description="Why it failed; empty otherwise.")
    article_id: int | None = Field(description="The article that came of it; null before.")


class NewArticle(In):
    """A text to be measured and asked about."""

    text: str = Field(min_length=1, max_length=LONGEST_TEXT)
    title: Line = Field("", max_length=300, description="Put above the text, if it is given.")
    theme: Line = Field("", max_length=60)
    source: Line = Field("", max_length=300)


class Option(Out):
    """Something to choose, and what is told who chose it."""

    text: str
    feedback: str
    key: bool = Field(description="Whether it is the right one.")


class Item(Out):
    """A question with its key."""

    id: int
    uid: str = Field(description="The same for the same text and question, everywhere.")
    kind: str
    format: Literal["choice", "typed", "true-false-not-given"]
    skill: Literal["vocabulary", "comprehension"]
    stem: str
    context: str
    options: list[Option] = Field(description="The key first; of a typed item, only the key.")
    evidence: str = Field(description="The sentence that decides it.")
    paragraph: int = Field(description="Where that stands, from 1; 0 in title or deck.")
    own: bool = Field(description="Whether a teacher worded it.")
    predicted: float = Field(description="Difficulty in logits; 0 is even odds at B1.")
    status: Literal["chosen", "kept", "dropped"]
    position: int | None = Field(description="In the quiz, from 1; null outside it.")


class ItemList(Listed):
    """Items of an article: those of the quiz in order, the spares, those dropped."""

    items: list[Item]


class ItemChange(In):
    """What the desk decides about an item."""

    status: Literal["chosen", "dropped"] = Field(description="Put into the quiz, or out of it.")


class Publication(Out):
    """Who has an article to read."""

    in_library: bool
    class_ids: list[int]
    version: int = Field(description="Of the published quiz; 0 if there is none.")
    changed: bool = Field(description="Whether the desk differs from that quiz.")


class NewPublication(In):
    """Who is to have an article: all classes that shall, for the others lose it."""

    in_library: bool
    class_ids: list[Id] = Field(max_length=200)


class ClassSummary(Out):
    """A class of this teacher."""

    id: int
    name: str
    learners: int
    articles: int


class ClassList(Listed):
    """Classes, by name."""

    classes: list[ClassSummary]


class Assignment(Out):
    """A text that a class is to read and to answer."""

    id: int
    article_id: int
    by_level: bool = Field(description="Whether each learner gets the version nearest to them.")
    assigned_at: datetime
    due_at: datetime | None
    feedback: Literal["at once", "at end", "after due"] = Field(
        description="When learners see what was right."
    )
    counts: Literal["first", "best", "last"] = Field(description="Which try is the result.")
    tries: int | None = Field(description="How many may be made; null for any number.")
    drawn: int | None = Field(description="How many questions a try has; null for all.")


class AssignmentList(Listed):
    """What a class is to read."""

    assignments: list[Assignment]


class NewAssignment(In):
    """A published text for a class, and how it goes."""

    article_id: Id
    by_level: bool = False
    due: date | None = Field(None, description="The last day, in the time zone of the class.")
    feedback: Literal["at once", "at end", "after due"] = "at once"
    counts: Literal["first", "best", "last"] = "first"
    tries: Annotated[int, Field(ge=1, le=9)] | None = 1
    drawn: Annotated[int, Field(ge=1, le=99)] | None = None


class Score(Out):
    """Right answers of those given at the first try."""

    right: int
    answered: int


class Cell(Out):
    """What a learner did with an article."""

    article_id: int
    opened: bool
    finished: bool
    score: Score | None = Field(description="null for a quiz not begun, which is no zero.")


class LearnerResult(Out):
    """A learner of the class."""

    person_id: int
    nickname: str
    cells: list[Cell] = Field(description="One for each article, in their order.")
    read: int
    score: Score


class ArticleRef(Out):
    """An article given to the class."""

    id: int
    title: str
    band: str | None = Field(description="As readers see it; B1 (estimate) if not English.")
    items: int


class ClassResults(Out):
    """Who of a class has read and answered what."""

    id: int
    name: str
    articles: list[ArticleRef]
    learners: list[LearnerResult]


class OptionCount(Out):
    """How often an option was chosen first."""

    text: str
    key: bool
    count: int


class ItemStats(Out):
    """How a question went, in counts."""

    answered: int
    right: int


class ItemResult(Out):
    """How a question went, each learner's first answer only."""

    item_id: int
    kind: str
    stem: str
    stats: ItemStats
    options: list[OptionCount]


class ArticleResults(Out):
    """How an article went."""

    id: int
    title: str
    opened: int
    finished: int
    learners: int
    items: list[ItemResult]


class Me(Out):
    """For whom a token acts."""

    nickname: str
    role: Literal["teacher", "admin"]
