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
