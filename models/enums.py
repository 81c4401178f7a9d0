"""Closed sets of words that tables hold, each kept by a CHECK constraint."""

from enum import StrEnum

from sqlalchemy import Enum


class Role(StrEnum):
    """What a person may do; each role may do what the one before it may."""

    LEARNER = "learner"
    TEACHER = "teacher"
    ADMIN = "admin"


class ClassRole(StrEnum):
    """What a person is in one class."""

    LEARNER = "learner"
    TEACHER = "teacher"


class ArticleStatus(StrEnum):
    """Whether anyone but its owner may see an article."""

    DRAFT = "draft"
    PUBLISHED = "published"


class ItemStatus(StrEnum):
    """What the desk has decided about an item: asked, in reserve, or taken out."""

    CHOSEN = "chosen"
    KEPT = "kept"
    DROPPED = "dropped"


class HintKind(StrEnum):
    """What a learner was shown before an answer: the paragraph to look in, or a first letter."""

    PARAGRAPH = "paragraph"
    LETTER = "letter"


class ItemAct(StrEnum):
    """What somebody did to an item at the desk."""

    KEEP = "keep"
    DROP = "drop"
    ADD = "add"
    EDIT = "edit"
    WRITE = "write"
    RESCUE = "rescue"
    MAKE = "make"
    RETIRE = "retire"
    UNDO = "undo"


class PlacementOutcome(StrEnum):
    """What came of a word of the placement."""

    RIGHT = "right"
    WRONG = "wrong"
    UNSURE = "unsure"


class Mark(StrEnum):
    """What a learner says of a word."""

    KNOWN = "known"
    LEARNING = "learning"


class Feedback(StrEnum):
    """When the learners of an assignment see what was right."""

    AT_ONCE = "at once"
    AT_END = "at end"
    AFTER_DUE = "after due"


class Counts(StrEnum):
    """Which of several tries at an assignment is the result."""

    FIRST = "first"
    BEST = "best"
    LAST = "last"


class AuditAct(StrEnum):
    """An act that somebody may ask about later."""

    PUBLISH = "publish"
    TAKE_BACK = "take back"
    DISCARD = "discard"
    TAKE_OUT = "take out"
    LET_IN = "make token"
    SHUT_OUT = "end token"
    ADD_PERSON = "add person"
    CHANGE_ROLE = "change role"
    CLOSE = "close account"
    OPEN = "open account"
    RESET = "reset"
    BACK_UP = "back up"
    FETCH_BACKUP = "fetch backup"
    DELETE_BACKUP = "delete backup"
    ERASE = "erase account"


class Fault(StrEnum):
    """What a learner finds wrong with an item."""

    KEY = "key"
    SEVERAL = "several"
    UNCLEAR = "unclear"
    TEXT = "text"
    OTHER = "other"


class JobState(StrEnum):
    """How far some long work is."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"


def _values(words: type[StrEnum]) -> list[str]:
    return [word.value for word in words]


def words_type(words: type[StrEnum], name: str) -> Enum:
    """Return the column type for a closed set: text of 16 with a named CHECK constraint."""
    return Enum(
        words,
        name=name,
        length=16,
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        values_callable=_values,
    )
