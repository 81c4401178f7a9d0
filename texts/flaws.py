"""Say why no question may rest on a sentence: the hygiene test.

A lost apostrophe, a cut quotation or a glued heading in the source makes a bad item out of
any rule, and was behind 21 of 53 failures of a trial on unseen texts. So a sentence is
clean only when nothing here finds fault with it; when in doubt it is left alone.
"""

import re
from collections.abc import Callable
from itertools import pairwise

from texts.bands import zipf
from texts.damage import (
    Draft,
    apostrophe_is_lost,
    lost_a_sign,
    lost_letters,
    report_hangs,
    runs_on,
    speaks_unquoted,
    words_of,
)
from texts.parts import QUOTED_ON, TOO_LONG
from texts.wordlists import GRADE_STOP

LONGEST, SHORTEST = 45, 4  # running words; beyond, no one will take in what is claimed

LEAST_TOLD = 7  # words; an English sentence of so many has a grammatical word among them
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))

Check = Callable[[Draft], bool]


def flaws(draft: Draft) -> tuple[str, ...]:
    """Return what is wrong with a sentence, in a teacher's words; () when nothing is."""
    return tuple(reason for reason, check in CHECKS.items() if check(draft))


def _starts_low(draft: Draft) -> bool:
    first = next((c for c in draft.surface if c.isalnum()), "")
    return first.islower()


def _ends_open(draft: Draft) -> bool:
    return not re.search(r"[.?!][\"'”’)\]]*$", draft.surface)


def _trails_off(draft: Draft) -> bool:
    return bool(re.search(r"(\.\.|…)[\"'”’)\]]*$", draft.surface))


def _is_long(draft: Draft) -> bool:
    return len(words_of(draft)) > LONGEST


def _is_short(draft: Draft) -> bool:
    return len(words_of(draft)) < SHORTEST


def _quotes_are_cut(draft: Draft) -> bool:
    """Tell whether a quotation begins or ends outside the sentence."""
    if draft.quoted:
        return True
    text = draft.surface
    single = re.findall(r"(?<!\w)[‘'](?=\w)", text)
    closing = re.findall(r"(?<=[\w.,?!])[’'](?!\w)", text)
    # ’ also ends a plural's possessive, so more closing marks than opening ones prove nothing.
    return (
        text.count("“") != text.count("”") or text.count('"') % 2 == 1 or len(single) > len(closing)
    )


def _quotes_stand_wrong(draft: Draft) -> bool:
    """Tell a quotation mark that touches a word on both sides or on none."""
    text = draft.surface
    curly = re.search(r"\w“|”\w|“\s|\s”", text)
    straight = False
    for place, mark in enumerate(re.finditer('"', text)):
        before, after = text[: mark.start()][-1:], text[mark.end() :][:1]
        if place % 2:
            straight |= before.isspace() or after.isalnum()
        else:
            straight |= after.isspace() or before.isalnum()
    return bool(curly) or straight


def _comma_dangles(draft: Draft) -> bool:
    return bool(
        re.search(
            r",\s*[,.;:?!]|,[”\"]\s*,|\s[,;:?!](?!\S*\))|^\W*,|[(]\s*,|,\s*[)]", draft.surface
        )
    )


def _brackets_are_cut(draft: Draft) -> bool:
    pairs = (("(", ")"), ("[", "]"), ("{", "}"))
    return any(draft.surface.count(a) != draft.surface.count(b) for a, b in pairs)


def _has_marks(draft: Draft) -> bool:
    """Tell what running text does not hold: editors' brackets, tables, code, damaged bytes."""
    return bool(
        re.search(r"\[[^\]]{0,12}\]|[|{}<>\\^~_=\ufffd]|â€|Ã.|\t|\s{3,}|\*\*|\w@\w", draft.surface)
        or re.search(r"https?:|www\.|\w\.(?:com|org|net)\b", draft.surface)
    )


def _is_glued(draft: Draft) -> bool:
    """Tell two words, or two sentences, run together."""
    text = re.sub(r"\b(?:Mac|Mc|De|La|Le|Van|O['’])[A-Z]\w+", "", draft.surface)
    inner = re.findall(r"\b[A-Za-z]*[a-z]{2}[A-Z][a-z]+\b", text)
    known = [w for w in inner if w in draft.names]
    stop = re.search(
        r"[a-z]{2}[.?!,;:][A-Za-z]{2}|[a-z]\d{2,}\b|\d[.!?][A-Z][a-z]|[.?!]{2}[A-Z]", text
    )
    return len(inner) > len(known) or bool(stop) or draft.before[-1:].isalnum()


def _is_hyphen_cut(draft: Draft) -> bool:
    """Tell "exam- ple", an end of line kept by a scanner, from "short- and long-term"."""
    cut = re.findall(r"\b\w+- (\w+)", draft.surface)
    return any(word not in {"and", "or", "to"} for word in cut)


def _lacks_verb(draft: Draft) -> bool:
    tags = [token.tag for token in draft.tokens]
    orders = bool(words_of(draft)) and words_of(draft)[0].tag in {"VB", "VBP"}
    inner_order = any(
        tag == "VB" and place and tags[place - 1] in {",", "RB", "CC"}
        for place, tag in enumerate(tags)
    )
    return not (orders or inner_order or any(tag in _FINITE for tag in tags))


def _is_labelled(draft: Draft) -> bool:
    """Tell "Typical salary: 20,000" and a speaker's words that lost their quotation marks."""
    label = re.match(r"[\"“‘]?[A-Z][^.:,;]{0,40}:\s", draft.surface)
    spoken = re.search(r"\b(?:said|says|added|asked|wrote|explained):\s+[A-Z]", draft.surface)
    listed = re.match(r"(?:\d{1,2}[.)]|[-*•–])\s", draft.surface)
    return bool(label or spoken or listed)


def _repeats_word(draft: Draft) -> bool:
    words = [token.surface.lower() for token in draft.tokens]
    return any(
        left == right and left.isalpha() and left not in {"had", "that", "very", "so", "no", "bye"}
        for left, right in pairwise(words)
    )


def _is_impossible(draft: Draft) -> bool:
    """Tell "April 44" and "30,000 of its 23,000"."""
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    day = re.search(rf"\b(?:{months}) (\d\d)\b(?![\d,]*\d)|\b(\d\d) (?:{months})\b", draft.surface)
    wrong_day = day is not None and int(day[1] or day[2]) > 31
    part = re.search(r"\b(\d[\d,]*) of (?:its|the|their|his|her) (\d[\d,]*)\b", draft.surface)
    wrong_part = part is not None and _size(part[1]) > _size(part[2])
    return wrong_day or wrong_part


def _size(digits: str) -> int:
    return int(digits.replace(",", "") or 0)


def _shouts(draft: Draft) -> bool:
    words = [w.surface for w in words_of(draft) if len(w.surface) > 1]
    return len(words) > 2 and sum(w.isupper() for w in words) > len(words) / 2


def _is_foreign(draft: Draft) -> bool:
    """Tell a sentence of another language or alphabet: most of its words are unknown."""
    words = words_of(draft)
    if len(words) >= LEAST_TOLD and not any(w.surface.lower() in GRADE_STOP for w in words):
        return True
    plain = [w for w in words if not w.name]
    return len(plain) > 3 and sum(w.zipf < 1.5 for w in plain) > len(plain) / 3


def _is_misspelt(draft: Draft) -> bool:
    """Tell a word in small letters that nobody else writes: "nances", "theyve"."""
    return any(
        w.zipf == zipf(w.lemma) == 0 and w.surface.islower() and w.surface.isalpha()
        for w in words_of(draft)
    )


CHECKS: dict[str, Check] = {
    "starts in the middle of a sentence": _starts_low,
    "does not end with a stop": _ends_open,
    "breaks off": _trails_off,
    TOO_LONG: _is_long,
    f"has fewer than {SHORTEST} words": _is_short,
    QUOTED_ON: _quotes_are_cut,
    "has a quotation mark in the wrong place": _quotes_stand_wrong,
    "has a comma or mark out of place": _comma_dangles,
    "has a bracket that is not closed": _brackets_are_cut,
    "has marks that running text does not have": _has_marks,
    "has words run together": _is_glued,
    "has a word cut by a hyphen": _is_hyphen_cut,
    "has no verb": _lacks_verb,
    "begins with a label or a list number": _is_labelled,
    "has lost an apostrophe": apostrophe_is_lost,
    "has lost letters (fi, fl)": lost_letters,
    "has lost its quotation marks": speaks_unquoted,
    "has lost a comma or a dash": report_hangs,
    "runs two sentences together": runs_on,
    "has a word twice": _repeats_word,
    "has lost a currency sign": lost_a_sign,
    "has a number that cannot be": _is_impossible,
    "is in capitals": _shouts,
    "is not in English": _is_foreign,
    "has a word that may be misspelt": _is_misspelt,
}
