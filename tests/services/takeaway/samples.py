"""A quiz with every special character of GIFT, XML and spreadsheets in every place."""

from quizzes.choices import options
from quizzes.item import Format, Item, Option, Skill, article_hash
from services.takeaway.values import Asked, Handout
from texts.factbox import fact_box
from texts.tokens import Span

HOSTILE = (
    r"a\b ~ c = d # e { f } g : h",
    "%50% of it",
    "//not a comment",
    "a -> b => c",
    "::name:: ####all",
    "ends in a backslash \\",
    r"\n is not a line end, \\ neither",
    "[html]<b>bold</b> & <script>x</script> ]]>",
    "one line\nanother line",
    "“quotes” 'plain' \"double\" …",
    "naïve café, Ωmega, 漢字, 🙂",
    "{T}",
    "#5:0.1",
    "$CATEGORY: x",
)


def hostile(shape: Format, number: int, text: str) -> Item:
    """Return an item that has a text in every field."""
    wrong = {
        Format.CHOICE: tuple(Option(f"{text} {n}", f"{text} not {n}") for n in "123"),
        Format.TRUE_FALSE_NOT_GIVEN: (Option("False", text), Option("Not given", text)),
        Format.TYPED: (),
    }[shape]
    return Item(
        kind="gap",
        format=shape,
        skill=Skill.VOCABULARY,
        stem=f"{text} ____",
        context=text,
        key=Option("True" if shape is Format.TRUE_FALSE_NOT_GIVEN else text, text),
        distractors=wrong,
        evidence=Span(text, 0, len(text)),
        target=f"{number} {text}",
        generator="gap/1",
        predicted=0.0,
        article=article_hash(text),
    )


def asked(item: Item, number: int = 1) -> Asked:
    known = {option.text: option for option in (*item.distractors, item.key)}
    return Asked(number, item, tuple(known[text] for text in options(item)), 1)


def handout(*items: Item, title: str = "A title: of {two} = parts / ~") -> Handout:
    return Handout(
        language="en",
        title=title,
        deck="",
        source="",
        facts=fact_box("One sentence is here."),
        paragraphs=HOSTILE,
        asked=tuple(asked(item, number) for number, item in enumerate(items, start=1)),
    )


def every_shape() -> Handout:
    """Return a quiz with each hostile text in each format."""
    shapes = [(shape, text) for text in HOSTILE for shape in Format]
    return handout(*(hostile(shape, n, text) for n, (shape, text) in enumerate(shapes)))
