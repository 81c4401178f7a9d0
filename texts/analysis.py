"""Read a text once, and return everything that is known about it as one frozen value."""

from texts.parts import (
    Analysis,
    Claim,
    Driver,
    Grade,
    Name,
    NameKind,
    Number,
    NumberKind,
    Role,
    Sentence,
    Word,
)

__all__ = [
    "Analysis",
    "Claim",
    "Driver",
    "Grade",
    "Name",
    "NameKind",
    "Number",
    "NumberKind",
    "Role",
    "Sentence",
    "Word",
]
