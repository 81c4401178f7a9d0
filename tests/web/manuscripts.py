"""Manuscripts for the pages' tests: small, written by hand, with words that betray a leak."""

from quizzes.item import Format, Item, Option, Refusal, Skill, article_hash
from services.manuscript import Manuscript, ParagraphSpan, ReadyItem
from services.values import KeyWordFacts
from texts.factbox import fact_box
from texts.parts import Grade, Role
from texts.tokens import Span

TITLE = "The kite on the roof"
DECK = "A story about wind & <patience>"
BODY = (
    "Mina built a kite from an old map. The wind carried it over the harbour at noon.",
    "It landed on the roof of the museum. The guard climbed up slowly and handed it back.",
)
CANARY = "canary"  # in the key's reason, and nowhere before an answer


def manuscript(title: str = TITLE, printed: bool = False) -> Manuscript:
    """Return a text of two paragraphs with three items in its quiz and one spare."""
    text = "\n".join((title, DECK, *BODY))
    facts = fact_box(text)
    return Manuscript(
        text=text,
        text_hash=article_hash(text),
        title=title,
        deck=DECK,
        first_sentence=BODY[0].split(". ")[0] + ".",
        minutes=1,
        facts=facts,
        grade=Grade(score=2.0, band="A2", low="A1", high="B1", drivers=()),
        printed=facts if printed else None,
        mends=("One blank line was taken out.",),
        paragraphs=tuple(_paragraphs(text)),
        items=tuple(_items(text)),
        refusals=(Refusal(_gap(text, "roof"), "the title has the key"),),
        key_words=(_key_word(text),),
    )


def _paragraphs(text: str) -> list[ParagraphSpan]:
    roles = (Role.TITLE, Role.DECK, Role.BODY, Role.BODY)
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
    places = zip(lines, starts, roles, strict=True)
    return [ParagraphSpan(start, start + len(line), role) for line, start, role in places]


def _items(text: str) -> list[ReadyItem]:
    return [
        ReadyItem(_gap(text, "harbour"), "harbour", 1),
        ReadyItem(_truth(text), None, 2),
        ReadyItem(_typed(text), "museum", 3),
        ReadyItem(_gap(text, "slowly"), "slowly", None),
    ]


def _sentence(text: str, word: str) -> Span:
    sentence = next(s for p in BODY for s in p.replace(". ", ".|").split("|") if word in s)
    start = text.index(sentence)
    return Span(sentence, start, start + len(sentence))


def _item(text: str, kind: str, shape: Format, stem: str, word: str, key: str) -> Item:
    wrong = {
        Format.CHOICE: ("bridge", "market", "school"),
        Format.TRUE_FALSE_NOT_GIVEN: ("False", "Not given"),
        Format.TYPED: (),
    }[shape]
    return Item(
        kind=kind,
        format=shape,
        skill=Skill.VOCABULARY if kind == "gap" else Skill.COMPREHENSION,
        stem=stem,
        context="",
        key=Option(key, f"{CANARY}: the text says so."),
        distractors=tuple(Option(w, f"{CANARY}: “{w}” is nowhere in the text.") for w in wrong),
        evidence=_sentence(text, word),
        target=word,
        generator=f"{kind}/1",
        predicted=0.0,
        article=article_hash(text),
    )


def _gap(text: str, word: str) -> Item:
    stem = _sentence(text, word).surface.replace(word, "____")
    return _item(text, "gap", Format.CHOICE, stem, word, word)


def _typed(text: str) -> Item:
    stem = _sentence(text, "museum").surface.replace("museum", "____")
    return _item(text, "gap", Format.TYPED, stem, "museum", "museum")


def _truth(text: str) -> Item:
    stem = "Mina made the kite from a map."
    return _item(text, "truth", Format.TRUE_FALSE_NOT_GIVEN, stem, "map", "True")


def _key_word(text: str) -> KeyWordFacts:
    return KeyWordFacts(
        headword="harbour",
        surface="harbour",
        tag="NN",
        band="B1",
        zipf=4.1,
        count=1,
        start=text.index("harbour"),
        gloss="a place on the coast where ships are safe",
    )
