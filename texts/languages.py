"""The languages of texts: what they are called, and how far their levels can be trusted.

Light on purpose: pages name a language without loading its words.
"""

from dataclasses import dataclass
from enum import StrEnum


class Trust(StrEnum):
    """What stands behind the levels of a language."""

    VALIDATED = "validated"  # measured on graded texts and sentences: English
    BETA = "beta"  # fitted to graded sentences of the language, not measured on texts
    ESTIMATE = "estimate"  # a published formula, or ours carried over; no graded texts to check it
    NONE = "none"  # counts, and no level


SAID = {
    Trust.VALIDATED: "",
    Trust.BETA: "Beta: fitted to sentences that learners graded, not yet checked on whole texts.",
    Trust.ESTIMATE: "An estimate: no graded texts of this language stand behind it.",
    Trust.NONE: "",
}


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its ISO 639-1 code; ``rtl`` where it is written from right to left."""

    code: str
    name: str
    trust: Trust = Trust.NONE
    rtl: bool = False


ENGLISH = "en"
UNKNOWN = "und"  # ISO 639-2's word for a language that cannot be told
_ALL = (
    Language(ENGLISH, "English", Trust.VALIDATED),
    Language("ar", "Arabic", rtl=True),
    Language("ca", "Catalan"),
    Language("cs", "Czech"),
    Language("da", "Danish"),
    Language("de", "German", Trust.BETA),
    Language("es", "Spanish", Trust.ESTIMATE),
    Language("fi", "Finnish"),
    Language("fr", "French", Trust.ESTIMATE),
    Language("hi", "Hindi", Trust.ESTIMATE),
    Language("hu", "Hungarian"),
    Language("id", "Indonesian"),
    Language("it", "Italian", Trust.ESTIMATE),
    Language("nb", "Norwegian"),
    Language("nl", "Dutch"),
    Language("pl", "Polish"),
    Language("pt", "Portuguese"),
    Language("ro", "Romanian"),
    Language("ru", "Russian", Trust.ESTIMATE),
    Language("sv", "Swedish"),
    Language("tr", "Turkish"),
    Language("uk", "Ukrainian"),
    Language(UNKNOWN, "an unknown language"),
)
LANGUAGES = {language.code: language for language in _ALL}
