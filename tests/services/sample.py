"""A small article with one item of each format, made by hand so that a rule can be cornered."""

from quizzes.item import Format, Item, Option, Skill, article_hash
from services.manuscript import ParagraphSpan
from texts.parts import Role
from texts.tokens import Span

TITLE = "The last bus"
DECK = "An evening in a small town"
TEXT = f"""{TITLE}

{DECK}

The bus left the square at nine. It carried twelve tired people home.

Nobody had missed it. The driver smiled in the mirror and said good night."""

CANARY = "canary"  # in every key and every reason: a page for learners must not hold it early


def span(surface: str) -> Span:
    start = TEXT.index(surface)
    return Span(surface, start, start + len(surface))


def item(kind: str, evidence: str, **changes: object) -> Item:
    given: dict[str, object] = {
        "kind": kind,
        "format": Format.CHOICE,
        "skill": Skill.VOCABULARY,
        "stem": f"Which word stands here? ({kind})",
        "context": "",
        "key": Option(f"{CANARY} key {kind}", f"{CANARY} why {kind}"),
        "distractors": tuple(
            Option(f"wrong {n} {kind}", f"{CANARY} why not {n} {kind}") for n in (1, 2, 3)
        ),
        "evidence": span(evidence),
        "target": kind,
        "generator": f"{kind}/1",
        "predicted": 0.5,
        "article": article_hash(TEXT),
    }
    return Item(**(given | changes))  # type: ignore[arg-type]  # changes of any field


GAP = item("gap", "The bus left the square at nine.", target="square")
TYPED = item(
    "typed",
    "It carried twelve tired people home.",
    format=Format.TYPED,
    key=Option("canarytired", f"{CANARY} why typed"),
    distractors=(),
    target="tired",
)
TRUTH = item(
    "truth",
    "Nobody had missed it.",
    format=Format.TRUE_FALSE_NOT_GIVEN,
    skill=Skill.COMPREHENSION,
    stem="Someone missed the bus.",
    key=Option("False", f"{CANARY} why truth"),
    distractors=(Option("True", f"{CANARY} not true"), Option("Not given", f"{CANARY} it is")),
)
DETAIL = item("detail", "The driver smiled in the mirror", skill=Skill.COMPREHENSION)


def paragraph_spans() -> tuple[ParagraphSpan, ...]:
    roles = (Role.TITLE, Role.DECK, Role.BODY, Role.BODY)
    spans = (span(line) for line in TEXT.split("\n\n"))
    return tuple(ParagraphSpan(s.start, s.end, r) for s, r in zip(spans, roles, strict=True))
