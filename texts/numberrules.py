"""The rules that read a number: one function a kind, each looking at what stands around it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from texts.gazetteer import gazetteer
from texts.numberwords import MULTIPLIERS, ORDINALS, SMALL, value_of
from texts.parts import NumberKind, Word
from texts.wordlists import word_set

EARLIEST_YEAR, LATEST_YEAR = 1000, 2100
LATEST_SURE_YEAR = 2049  # "2050 people" is rarer than "in 2050", but "2,050" is never a year
OLDEST = 120  # years of a person

_AMOUNT = r"\d+(?:,\d{3})*(?:\.\d+)?"
_CURRENCY = re.compile(r"[$€£¥₹]")
_MONEY_WORDS = word_set(
    "dollar dollars euro euros pound pounds cent cents penny pence yen yuan rupee rupees franc "
    "francs mark marks crown crowns rouble roubles ruble rubles peso pesos guilder guilders krona"
)
_UNITS = word_set(
    "second seconds minute minutes hour hours day days night nights week weeks fortnight month "
    "months year years decade decades century centuries millennium millennia "
    "millimetre millimetres centimetre centimetres metre metres meter meters kilometre kilometres "
    "kilometer kilometers mile miles yard yards foot feet inch inches mm cm m km "
    "gram grams gramme grammes kilogram kilograms kilo kilos tonne tonnes ton tons ounce ounces "
    "litre litres liter liters gallon gallons pint pints ml kg g "
    "degree degrees decibel decibels watt watts kilowatt kilowatts megawatt megawatts volt volts "
    "hectare hectares acre acres hertz knots knot calories square cubic percent"
)
_YEAR_CUES = word_set(
    "in by since until till from to between and during before after around about of circa early "
    "late mid spring summer autumn winter year to-"
)
_SAME_IN_PLURAL = word_set(
    "people sheep fish deer aircraft series species staff police cattle young salmon trout moose "
    "offspring spacecraft means"
)
_VAGUE = word_set("several few many minus")
_FINITE = word_set("VBZ VBD VBP MD")
_NOT_COUNTED = word_set("of more less fewer and or other others half third")


@dataclass(frozen=True, slots=True)
class Read:
    """What was read at a token: up to which token, and of which kind, value and unit."""

    last: int
    kind: NumberKind
    value: float
    unit: str = ""
    first: int | None = None  # where the span begins, if before the token


Sentence = Sequence[Word]
Rule = Callable[[Sentence, int], Read | None]


def _at(sentence: Sentence, at: int) -> str:
    return sentence[at].surface if 0 <= at < len(sentence) else ""


def _amount(sentence: Sentence, at: int) -> tuple[int, float] | None:
    """Read "63.6", "1,200", "two hundred", "18.78 billion": the last token and the value."""
    surface = _at(sentence, at).lower()
    if re.fullmatch(_AMOUNT, surface):
        value = float(surface.replace(",", ""))
        last = at
    elif surface and (worded := value_of(surface)) is not None and surface not in ORDINALS:
        value, last = worded, at
    else:
        return None
    while (following := _at(sentence, last + 1).lower()) in MULTIPLIERS or (
        following in SMALL and surface in MULTIPLIERS
    ):
        value = (
            value * MULTIPLIERS[following] if following in MULTIPLIERS else value + SMALL[following]
        )
        last += 1
    return last, value


def _date(sentence: Sentence, at: int) -> Read | None:
    """Read "6 May 2014", "May 6, 2014", "6th of May" and "May 6"; the value is the day."""
    months = gazetteer().months
    here, after = _at(sentence, at), _at(sentence, at + 1)
    if (day := _day(here)) and after == "of" and _at(sentence, at + 2) in months:
        return _with_year(sentence, at + 2, day, _at(sentence, at + 2))
    if (day := _day(here)) and after in months:
        return _with_year(sentence, at + 1, day, after)
    if here in months and (day := _day(after)) and sentence[at].tag.startswith("NNP"):
        return _with_year(sentence, at + 1, day, here)
    return None


def _day(surface: str) -> int:
    found = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", surface)
    return int(found[1]) if found and 1 <= int(found[1]) <= 31 else 0


def _with_year(sentence: Sentence, last: int, day: int, month: str) -> Read:
    comma = _at(sentence, last + 1) == ","
    year = _at(sentence, last + 1 + comma)
    if re.fullmatch(r"\d{4}", year) and EARLIEST_YEAR <= int(year) <= LATEST_YEAR:
        last += 1 + comma
    return Read(last, NumberKind.DATE, day, month)


def _money(sentence: Sentence, at: int) -> Read | None:
    here = _at(sentence, at)
    if _CURRENCY.fullmatch(here):
        attached = re.fullmatch(rf"({_AMOUNT})(m|bn|k|tn)", _at(sentence, at + 1))
        if attached:
            return Read(at + 1, NumberKind.MONEY, _short(attached), here)
        read = _amount(sentence, at + 1)
        return Read(read[0], NumberKind.MONEY, read[1], here) if read else None
    read = _amount(sentence, at)
    if read and _at(sentence, read[0] + 1).lower() in _MONEY_WORDS:
        return Read(read[0], NumberKind.MONEY, read[1], _at(sentence, read[0] + 1))
    return None


def _short(attached: re.Match[str]) -> float:
    size = {"k": 1e3, "m": 1e6, "bn": 1e9, "tn": 1e12}[attached[2]]
    return float(attached[1].replace(",", "")) * size


def _percent(sentence: Sentence, at: int) -> Read | None:
    read = _amount(sentence, at)
    if read is None:
        return None
    last, value = read
    if _at(sentence, last + 1) == "%" or _at(sentence, last + 1).lower() == "percent":
        return Read(last + 1, NumberKind.PERCENT, value, "%")
    if _at(sentence, last + 1).lower() == "per" and _at(sentence, last + 2).lower() == "cent":
        return Read(last + 2, NumberKind.PERCENT, value, "%")
    return None


def _age(sentence: Sentence, at: int) -> Read | None:
    """Read "35-year-old", "aged 35", "at the age of 14", "35 years old", ", 35,", "she was 35."."""
    here = _at(sentence, at).lower()
    if joined := re.fullmatch(r"(.+)-years?-olds?", here):
        value = value_of(joined[1])
        return Read(at, NumberKind.AGE, value, "years") if value else None
    read = _amount(sentence, at)
    if read is None or read[1] > OLDEST:
        return None
    last, value = read
    before = (_at(sentence, at - 2).lower(), _at(sentence, at - 1).lower())
    old = _at(sentence, last + 1).lower() in {"year", "years"} and _at(sentence, last + 2) == "old"
    told = before[1] == "aged" or before == ("age", "of")
    commas = before[1] == "," and _at(sentence, last + 1) == "," and here.isdigit()
    named = commas and sentence[at - 2].tag.startswith("NNP") and value > 1
    verb = before[1] in {"was", "is", "turned"} and before[0] in {"he", "she", "who", "i"}
    said = verb and _at(sentence, last + 1) in {".", ",", ";", "", "and", "when", "!"}
    if not (old or told or named or said):
        return None
    return Read(last, NumberKind.AGE, value, "years")


def _time(sentence: Sentence, at: int) -> Read | None:
    here, after = _at(sentence, at).lower(), _at(sentence, at + 1).lower()
    half = r"(\d{1,2})(?:[.:](\d\d))?"
    if joined := re.fullmatch(half + r"(am|pm)", here):
        return Read(at, NumberKind.TIME, _hours(joined[1], joined[2]), joined[3])
    if (clock := re.fullmatch(half, here)) and after.replace(".", "") in {"am", "pm"}:
        return Read(at + 1, NumberKind.TIME, _hours(clock[1], clock[2]), after.replace(".", ""))
    if after in {"o'clock", "o’clock"} and (value := value_of(here)):
        return Read(at + 1, NumberKind.TIME, value, "o'clock")
    if (clock := re.fullmatch(r"(\d{1,2}):(\d\d)", here)) and int(clock[1]) < 24:
        return Read(at, NumberKind.TIME, _hours(clock[1], clock[2]))
    return None


def _hours(hours: str, minutes: str | None) -> float:
    return int(hours) + int(minutes or 0) / 60


def _code(sentence: Sentence, at: int) -> Read | None:
    """Read what is written with digits and counts nothing: "Covid-19", "4x4s", "2-1", "No. 5"."""
    here = _at(sentence, at)
    if not any(map(str.isdigit, here)):
        return None
    plain = re.fullmatch(rf"{_AMOUNT}|\d{{4}}s|{_AMOUNT}[a-z]{{1,3}}|\d+-[a-z-]+", here)
    before = sentence[at - 1] if at else None
    labelled = before is not None and (
        before.surface in {"No.", "no.", "#", "Route", "Chapter", "page", "Article", "/"}
        or (before.surface[0].isupper() and at > 1 and not _is_month_or_day(before.surface))
    )
    listed = at == 0 and _at(sentence, 1) in {".", ")"}
    ranged = (
        _at(sentence, at + 1) in {"–", "—", "-", "/", "x", ":"}
        and _at(sentence, at + 2)[:1].isdigit()
    )
    if plain and not (labelled or listed or ranged or _at(sentence, at - 1) in {"–", "/", "^"}):
        return None
    return Read(at + 2 if ranged else at, NumberKind.OTHER, 0.0)


def _is_month_or_day(surface: str) -> bool:
    return surface in gazetteer().months | gazetteer().days


def _year(sentence: Sentence, at: int) -> Read | None:
    here = _at(sentence, at)
    if decade := re.fullmatch(r"(1\d|20)\d0s", here):
        return Read(at, NumberKind.DECADE, float(here[:-1])) if decade else None
    if not re.fullmatch(r"\d{4}", here) or not EARLIEST_YEAR <= int(here) <= LATEST_YEAR:
        return None
    following = sentence[at + 1] if at + 1 < len(sentence) else None
    before = _at(sentence, at - 1).lower()
    counts = (
        following is not None and following.tag in {"NNS", "JJ"} and before not in {"in", "since"}
    )
    cued = (
        before in _YEAR_CUES
        or before in {"(", "the"}
        or _at(sentence, at - 1) in gazetteer().months
    )
    opens = at == 0 and int(here) <= LATEST_SURE_YEAR
    owned = before in {"’s", "'s", "his", "her", "their", "its"}
    if counts or not (cued or opens or owned):
        return None
    return Read(at, NumberKind.YEAR, float(here))


def _ordinal(sentence: Sentence, at: int) -> Read | None:
    here = _at(sentence, at).lower()
    found = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", here)
    value = float(found[1]) if found else ORDINALS.get(here)
    if value is None or (here == "second" and sentence[at].tag.startswith("NN")):
        return None
    if (
        _at(sentence, at - 1).lower() in {"a", "two", "one"}
        and here not in {"second"}
        and not found
    ):
        return Read(at, NumberKind.OTHER, 0.0)  # a fraction: "a third", "two thirds"
    unit = _counted(sentence, at)
    return Read(at, NumberKind.ORDINAL if unit else NumberKind.OTHER, value, unit)


def _count(sentence: Sentence, at: int) -> Read | None:
    here = _at(sentence, at).lower()
    attached = re.fullmatch(rf"({_AMOUNT})([a-z]{{1,3}})", here)
    if attached and attached[2] in _UNITS:
        return Read(at, NumberKind.MEASURE, float(attached[1].replace(",", "")), attached[2])
    read = _amount(sentence, at)
    if read is None or (here == "one" and read[0] == at):
        return None  # "one" is a pronoun, or nothing to ask for: "one of them", "one day"
    last, value = read
    before = _at(sentence, at - 1).lower()
    if here in MULTIPLIERS and before not in {"a", "one"} | _VAGUE:
        return None
    if before in _VAGUE or _at(sentence, at - 2).lower() == "half":
        return Read(last, NumberKind.OTHER, value)  # "several hundred", "half a million"
    kind, unit = _measured(sentence, last)
    if unit and kind is NumberKind.COUNT and not _agrees(sentence, last, unit, value):
        return Read(last, NumberKind.OTHER, value)
    if not unit and not here[:1].isdigit():
        kind = NumberKind.OTHER
    return Read(last, kind, value, unit, at - 1 if here in MULTIPLIERS and before == "a" else at)


def _measured(sentence: Sentence, last: int) -> tuple[NumberKind, str]:
    """Return the kind and unit of an amount, also in "60 to 90 decibels"."""
    if _at(sentence, last + 1).lower() in {"to", "or", "and"}:
        further = _amount(sentence, last + 2)
        if further is not None:
            return _measured(sentence, further[0])
    unit = _at(sentence, last + 1).lower()
    if unit == "square":
        return NumberKind.MEASURE, f"square {_at(sentence, last + 2).lower()}"
    two_words = sentence[last + 2].tag == "NNS" if last + 2 < len(sentence) else False
    if unit in _UNITS and not two_words:  # "two minute hands" are hands
        return NumberKind.MEASURE, unit
    return NumberKind.COUNT, _counted(sentence, last)


def _agrees(sentence: Sentence, last: int, unit: str, value: float) -> bool:
    """Tell "550 oil paintings" from "the new 20 note", which has lost its currency sign."""
    head = next(word for word in sentence[last + 1 :] if word.surface.lower() == unit)
    return value == 1 or head.tag == "NNS" or unit in _SAME_IN_PLURAL


def _counted(sentence: Sentence, last: int) -> str:
    """Return the noun that a number counts: the head of the words after it, or ""."""
    head = ""
    for word in sentence[last + 1 : last + 6]:
        plain = word.tag.startswith("NN") and not word.tag.startswith("NNP")
        if plain and word.surface.lower() not in _NOT_COUNTED:
            head = word.surface.lower()
        elif head or word.tag[:2] not in {"JJ", "VB", "RB"} or word.tag in _FINITE:
            break
    return head


# The first rule that can read a number has its say; the order is part of the rules.
RULES: tuple[Rule, ...] = (_date, _money, _percent, _age, _time, _code, _year, _ordinal, _count)
