r"""Read GIFT, ours or anybody's: each question with its line, or what is wrong with that line.

Source of its rules: Moodle's question/format/gift/format.php. Blank lines part questions; lines
that begin with ``//`` and ``$CATEGORY:`` are left out. Taken are choices with one right option,
true or false, and one word to write; other kinds of question have no place here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from quizzes.choices import TRUTH
from quizzes.item import Format, Option
from quizzes.marking import folded
from services.errors import Unfit
from services.takeaway.own_reader import LEAST_OPTIONS, LONGEST_SAID, MOST_ITEMS
from services.takeaway.values import LETTERS, accepted

MOST = 2_000_000  # bytes of a file
# What a backslash takes its meaning from stands as one of these until the parts are known.
MEANT = dict(zip("\\~=#{}:n", "\x01\x02\x03\x04\x05\x06\x07\x08", strict=True))
SIGNS = str.maketrans({sign: char for char, sign in MEANT.items()} | {MEANT["n"]: "\n"})
ESCAPE = re.compile(r"\\([\\~=#{}:n])")
UNHEARD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
LINE_END = re.compile(r"\r\n?|\n")
NAME = re.compile(r"::(.*?)::", re.DOTALL)
FORM = re.compile(r"\[(html|markdown|plain|moodle)\]\s*")
WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d{1,5})?)%")
TRUE_OR_FALSE = re.compile(r"(t|true|f|false)", re.IGNORECASE)
MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
NEW_LINE = re.compile(r"<(?:/p|br|/div|/li|/h\d|/tr)\b[^<>]{0,500}>", re.IGNORECASE)
PICTURE = re.compile(r"<(?:img|audio|video|object|iframe|svg)\b|@@PLUGINFILE@@", re.IGNORECASE)
GAP = "____"
RIGHT = 100.0  # per cent of the mark

NO_FILE = "Choose a file with questions in GIFT (.txt)."
TOO_LARGE = "This file is too large: at most 2 MB of questions can be read at once."
NOT_TEXT = "This file is not text in UTF-8. Save it as UTF-8 and try again."
NO_QUESTION = "There is no question in this file that Gradus can read. Is it GIFT?"


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a file: ``line`` is where it begins, from 1; ``stem`` may have several lines.

    ``general`` is what is told after any answer.
    """

    line: int
    name: str
    stem: str
    format: Format
    key: Option
    wrong: tuple[Option, ...]
    general: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A line, from 1, and why what begins there cannot be taken."""

    line: int
    said: str


@dataclass(frozen=True, slots=True)
class Gift:
    """What a file holds; ``texts`` are its descriptions, which ask for nothing."""

    questions: tuple[Question, ...]
    texts: tuple[str, ...]
    problems: tuple[Problem, ...]


class _Unusable(Exception):
    """Why a question cannot be taken."""


def read(data: bytes) -> Gift:
    """Return what a file holds. Raises Unfit, with one sentence, for what is no GIFT at all."""
    if not data.strip():
        raise Unfit(NO_FILE)
    if len(data) > MOST:
        raise Unfit(TOO_LARGE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unfit(NOT_TEXT) from None
    found = list(_parts(text))
    questions = tuple(part for part in found if isinstance(part, Question))
    problems = tuple(part for part in found if isinstance(part, Problem))
    if not questions and not problems:
        raise Unfit(NO_QUESTION)
    if len(questions) > MOST_ITEMS:
        raise Unfit(
            "This file has %(number)s questions; %(most_items)s can be read at once.",
            number=len(questions),
            most_items=MOST_ITEMS,
        )
    return Gift(questions, tuple(part for part in found if isinstance(part, str)), problems)


def _parts(text: str) -> Iterator[Question | Problem | str]:
    for line, block in _blocks(UNHEARD.sub("", text)):
        try:
            yield _part(line, block)
        except _Unusable as error:
            yield Problem(line, str(error))


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield what stands between blank lines, with the number of its first line."""
    held: list[str] = []
    first = 0
    for number, line in enumerate([*LINE_END.split(text), ""], start=1):
        if line.strip():
            if not line.lstrip().startswith(("//", "$CATEGORY:")):
                first = first if held else number
                held.append(line)
        elif held:
            yield first, "\n".join(held)
            held = []


def _part(line: int, block: str) -> Question | str:
    """Return a question, or the text of a description."""
    rest = ESCAPE.sub(lambda found: MEANT[found[1]], block.strip())
    name = NAME.match(rest)
    if name:
        rest = rest[name.end() :].lstrip()
    form = FORM.match(rest)
    if form:
        rest = rest[form.end() :]
    said = _Said(form[1] if form else "moodle")
    before, opening, rest = rest.partition("{")
    if not opening:
        return said.plain(before)
    inside, closing, after = rest.partition("}")
    if not closing or "{" in inside + after or "}" in after:
        raise _Unusable("its braces do not match; a brace of the text needs a backslash before it.")
    stem = said.plain(f"{before.rstrip()} {GAP} {after.lstrip()}" if after.strip() else before)
    inside, _, general = inside.partition("####")
    shape, key, wrong = _answers(inside.strip(), said)
    title = _Said("plain").plain(name[1]) if name else ""
    return _sound(Question(line, title, stem, shape, key, wrong, said.plain(general)))


@dataclass(frozen=True, slots=True)
class _Said:
    """How the texts of a question are written, unless one of them says otherwise."""

    form: str

    def plain(self, text: str) -> str:
        """Return a text as its readers see it. Raises _Unusable for one with a picture."""
        text = text.strip()
        own = FORM.match(text)
        if own:
            text = text[own.end() :]
        form = own[1] if own else self.form
        if form == "plain":
            return text.translate(SIGNS).strip()
        text = text.translate(SIGNS)
        if PICTURE.search(text):
            raise _Unusable("it has a picture or a sound, and only its words could be taken.")
        if form == "markdown" or not MARKUP.search(text):
            return unescape(text).strip()
        bare = MARKUP.sub("", NEW_LINE.sub("\n", text.replace("\n", " ")))
        return "\n".join(filter(None, (" ".join(li.split()) for li in unescape(bare).split("\n"))))


Answers = tuple[Format, Option, tuple[Option, ...]]


def _answers(inside: str, said: _Said) -> Answers:
    """Return the format of a question, its key and its wrong options."""
    if not inside:
        raise _Unusable("an essay has no answer that could be marked.")
    if inside.startswith("#"):
        raise _Unusable("it asks for a number; only words and options can be taken.")
    if TRUE_OR_FALSE.fullmatch(inside.partition("#")[0].strip()):
        return _true_or_false(inside, said)
    if inside[0] not in "=~":
        raise _Unusable("its answers cannot be read: each begins with = or ~.")
    if "~" in inside:
        return _choice(inside, said)
    if "->" in inside:
        raise _Unusable("it asks for pairs; only words and options can be taken.")
    return _typed(inside, said)


def _true_or_false(inside: str, said: _Said) -> Answers:
    answer, *reasons = inside.split("#")
    wrong, right = (said.plain(reason) for reason in (*reasons[:2], *("", "")[len(reasons) :]))
    texts = ("True", "False") if answer.strip()[0] in "tT" else ("False", "True")
    return Format.CHOICE, Option(texts[0], right), (Option(texts[1], wrong),)


def _marked(inside: str, said: _Said) -> Iterator[tuple[Option, float]]:
    """Yield each answer with its weight, in per cent of the mark."""
    for marked in re.split(r"(?=[=~])", inside):
        if not marked.strip():
            continue
        weight, text = RIGHT if marked[0] == "=" else 0.0, marked[1:].strip()
        if given := WEIGHT.match(text):
            weight, text = float(given[1]), text[given.end() :]
        text, _, feedback = text.partition("#")
        yield Option(said.plain(text), said.plain(feedback)), weight


def _choice(inside: str, said: _Said) -> Answers:
    found = list(_marked(inside, said))
    if any(0 < weight < RIGHT for _, weight in found):
        raise _Unusable("an option earns a part of the mark; here one is right, the others wrong.")
    keys = [option for option, weight in found if weight >= RIGHT]
    if len(keys) != 1:
        raise _Unusable(f"{len(keys) or 'no'} options are right; here exactly one is.")
    wrong = tuple(option for option, weight in found if weight <= 0)
    order = [option.text for option, _ in found]
    if sorted(order) == sorted(TRUTH):
        return Format.TRUE_FALSE_NOT_GIVEN, keys[0], wrong
    return Format.CHOICE, keys[0], wrong


def _typed(inside: str, said: _Said) -> Answers:
    """Return one word to write; the ways to write it that we take anyhow need no place."""
    found = [(option, weight) for option, weight in _marked(inside, said) if weight > 0]
    if not found:
        raise _Unusable("no answer is right.")
    if any(weight < RIGHT for _, weight in found):
        raise _Unusable("an answer earns a part of the mark; here it is right or wrong.")
    key = found[0][0]
    if any("*" in option.text.replace(r"\*", "") for option, _ in found):
        raise _Unusable("an asterisk in an answer stands for anything; here an answer is a word.")
    key = Option(key.text.replace(r"\*", "*"), key.feedback)
    taken = {folded(word) for word in accepted(key.text)}
    others = (option.text.replace(r"\*", "*") for option, _ in found[1:])
    if other := next((word for word in others if folded(word) not in taken), ""):
        raise _Unusable(f"“{key.text}” and “{other}” are both right; here one answer is.")
    return Format.TYPED, key, ()


def _sound(question: Question) -> Question:
    """Return a question that can be answered. Raises _Unusable for any other."""
    options = [question.key.text, *(option.text for option in question.wrong)]
    if not question.stem or not all(options):
        raise _Unusable("its question or an answer is empty.")
    said = [question.stem, *options, *(o.feedback for o in (question.key, *question.wrong))]
    if any(len(text) > LONGEST_SAID for text in said):
        raise _Unusable(f"it is too long: a text in it has more than {LONGEST_SAID:,} characters.")
    if question.format is Format.TYPED:
        return question
    if not LEAST_OPTIONS <= len(options) <= len(LETTERS):
        raise _Unusable(f"it has {len(options)} options; {LEAST_OPTIONS} to {len(LETTERS)} can be.")
    if len({folded(text) for text in options}) < len(options):
        raise _Unusable("two of its options are the same.")
    return question
