"""Items as teachers word them: what would break is refused, everything else is their own choice."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from models import Article, Item, RefusedItem
from quizzes.choices import TRUTH
from quizzes.item import PLACE, Format, Option, Skill
from quizzes.item import Item as Value
from quizzes.kinds import OWN, OWN_WORD
from quizzes.marking import folded
from services.errors import Unfit
from texts.tokens import Span

AUTHOR = "teacher/"  # how the generator of a teacher's item begins; a hash of its words follows
LONGEST_SAID = 4_000  # characters of a stem or a reason
LONGEST_OPTION = 300  # characters; longer answers are refused when they come in
LONGEST_TYPED = 100  # characters that a learner can write
LONGEST_WORD = 80  # characters of the column
MOST_OPTIONS = 8
UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")  # no database takes these


@dataclass(frozen=True, slots=True)
class Wording:
    """An item as a form holds it.

    ``options`` are those filled in; ``right`` is the place of the key among them, or None.
    ``evidence`` is the words of the text that decide it; ``word`` the headword it asks for, ""
    where it asks what the text says. ``start`` is where the evidence was last seen in the text.
    """

    kind: str
    format: Format
    stem: str
    context: str
    options: tuple[Option, ...]
    right: int | None
    evidence: str
    word: str = ""
    start: int = 0
    predicted: float = 0.0
    target: str = ""


def blank(format: Format, evidence: str = "", start: int = 0) -> Wording:
    """Return the wording of an item still to be written."""
    texts = {Format.CHOICE: ("",) * 4, Format.TYPED: ("",), Format.TRUE_FALSE_NOT_GIVEN: TRUTH}
    options = tuple(Option(text, "") for text in texts[format])
    right = None if format is Format.TRUE_FALSE_NOT_GIVEN else 0
    return Wording("", format, "", "", options, right, evidence, start=start)


def of_item(article: Article, item: Item) -> Wording:
    """Return how a stored item is worded, its key first."""
    options = (
        Option(item.key, item.key_feedback),
        *(Option(d["text"], d["feedback"]) for d in item.distractors),
    )
    return Wording(
        kind=item.kind,
        format=Format(item.format),
        stem=item.stem,
        context=item.context,
        options=options,
        right=0,
        evidence=article.text[item.evidence_start : item.evidence_end],
        word=item.headword or "",
        start=item.evidence_start,
        predicted=item.predicted,
        target=item.target,
    )


def of_refused(article: Article, refused: RefusedItem) -> Wording:
    """Return how a refused item is worded; of an old one only the stem is known."""
    made = refused.made
    if made is None:
        return Wording(refused.kind, Format.CHOICE, refused.stem, "", (), 0, "")
    start, end = made["evidence"]
    return Wording(
        kind=refused.kind,
        format=Format(made["format"]),
        stem=refused.stem,
        context=made["context"],
        options=tuple(Option(text, feedback) for text, feedback in made["options"]),
        right=0,
        evidence=article.text[start:end],
        word=made["word"],
        start=start,
        predicted=made["predicted"],
        target=made["target"],
    )


def kept_of(refused: Value) -> dict[str, Any]:
    """Return what is kept of a refused item beside its kind, stem and reason."""
    return {
        "format": refused.format.value,
        "context": refused.context,
        "options": [[o.text, o.feedback] for o in (refused.key, *refused.distractors)],
        "evidence": [refused.evidence.start, refused.evidence.end],
        "word": refused.target.partition(PLACE)[0] if refused.skill is Skill.VOCABULARY else "",
        "target": refused.target,
        "predicted": refused.predicted,
    }


def item_of(article: Article, said: Wording) -> Value:
    """Return the item that a wording makes.

    Raises Unfit, with one sentence, for what would break: no question, no key, two equal options,
    an answer that cannot be given, evidence that does not stand in the text.
    """
    stem, context = _said(said.stem), _said(said.context)
    if not stem:
        raise Unfit("Write the question first.")
    key, wrong = _options(said)
    word = " ".join(said.word.split())
    if len(word) > LONGEST_WORD:
        raise Unfit("A word has at most %(longest_word)s characters.", longest_word=LONGEST_WORD)
    made = Value(
        kind=said.kind or (OWN_WORD if word else OWN),
        format=said.format,
        skill=Skill.VOCABULARY if word else Skill.COMPREHENSION,
        stem=stem,
        context=context,
        key=key,
        distractors=wrong,
        evidence=_evidence(article.text, said),
        target=said.target or word or key.text,
        generator="",
        predicted=said.predicted,
        article=article.text_hash,
    )
    return _signed(made)


def _signed(made: Value) -> Value:
    """Return an item with its words' hash as its generator: the same words are the same item."""
    options = [f"{o.text}\x1f{o.feedback}" for o in (made.key, *made.distractors)]
    words = "\x1e".join((made.stem, made.context, *options))
    mark = hashlib.sha256(words.encode()).hexdigest()[:12]
    return replace(made, generator=AUTHOR + mark)


def _said(text: str) -> str:
    """Return a text in single spaces. Raises Unfit where it is too long, or cannot be stored."""
    plain = " ".join(UNSTORABLE.sub("", text).split())
    if len(plain) > LONGEST_SAID:
        raise Unfit(
            "A question or a reason has at most %(longest_said)s characters.",
            longest_said=LONGEST_SAID,
        )
    return plain


def _options(said: Wording) -> tuple[Option, tuple[Option, ...]]:
    """Return the key and the wrong options. Raises Unfit."""
    if said.right is None or not said.right < len(said.options):
        raise Unfit("Mark which option is right.")
    key, *wrong = (
        Option(_said(o.text), _said(o.feedback))
        for o in (said.options[said.right], *_but(said.options, said.right))
    )
    if not folded(key.text).strip("-_'\" "):
        raise Unfit("The right option is empty. Write it, or mark another as the right one.")
    wrong = [option for option in wrong if option.text]
    if said.format is Format.TYPED:
        if len(key.text) > LONGEST_TYPED:
            raise Unfit(
                "A word to write has at most %(longest_typed)s characters.",
                longest_typed=LONGEST_TYPED,
            )
        return key, ()
    _apart([key, *wrong])
    if said.format is Format.TRUE_FALSE_NOT_GIVEN and {o.text for o in (key, *wrong)} != set(TRUTH):
        raise Unfit("The options are “True”, “False” and “Not given”.")
    return key, tuple(wrong)


def _but(options: Sequence[Option], place: int) -> list[Option]:
    return [option for n, option in enumerate(options) if n != place]


def _apart(options: Sequence[Option]) -> None:
    """Raise Unfit for options that nobody could choose between."""
    if len(options) < 2:
        raise Unfit("Give at least one wrong option.")
    if len(options) > MOST_OPTIONS:
        raise Unfit("A question has at most %(most_options)s options.", most_options=MOST_OPTIONS)
    seen: set[str] = set()
    for option in options:
        if len(option.text) > LONGEST_OPTION:
            raise Unfit(
                "An option has at most %(longest_option)s characters.",
                longest_option=LONGEST_OPTION,
            )
        if folded(option.text) in seen:
            raise Unfit("Two options read the same: “%(text)s”.", text=option.text)
        seen.add(folded(option.text))


def _evidence(text: str, said: Wording) -> Span:
    """Return where the evidence stands, nearest to where it was. Raises Unfit."""
    words = said.evidence.split()
    if not words:
        raise Unfit("Say which words of the text decide the question.")
    found = list(re.finditer(r"\s+".join(map(re.escape, words)), text))
    if not found:
        raise Unfit("The evidence does not stand in the text. Copy it from there as it is.")
    at = min(found, key=lambda match: abs(match.start() - said.start))
    return Span(at.group(), at.start(), at.end())
