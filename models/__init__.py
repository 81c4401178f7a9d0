"""Tables: typed columns, constraints, no query logic."""

from models.articles import Article, ArticleAudience, KeyWord
from models.assignments import Assignment
from models.audit import AuditEntry
from models.db import Base, UtcDateTime, db, engine_options, writing
from models.enums import (
    ArticleStatus,
    AuditAct,
    ClassRole,
    Counts,
    Fault,
    Feedback,
    HintKind,
    ItemAct,
    ItemStatus,
    JobState,
    Mark,
    PlacementOutcome,
    Role,
)
from models.items import Item, ItemChange, Quiz, QuizItem, RefusedItem
from models.jobs import Job
from models.people import Classroom, LoginSession, Membership, Person
from models.practice import (
    Attempt,
    Complaint,
    Hint,
    KindTotal,
    LookUp,
    PlacementAnswer,
    Reading,
    ReadingDay,
    Response,
    Review,
    WordMark,
    WordState,
)
from models.programs import ApiCreation, ApiToken

__all__ = [
    "ApiCreation",
    "ApiToken",
    "Article",
    "ArticleAudience",
    "ArticleStatus",
    "Assignment",
    "Attempt",
    "AuditAct",
    "AuditEntry",
    "Base",
    "ClassRole",
    "Classroom",
    "Complaint",
    "Counts",
    "Fault",
    "Feedback",
    "Hint",
    "HintKind",
    "Item",
    "ItemAct",
    "ItemChange",
    "ItemStatus",
    "Job",
    "JobState",
    "KeyWord",
    "KindTotal",
    "LoginSession",
    "LookUp",
    "Mark",
    "Membership",
    "Person",
    "PlacementAnswer",
    "PlacementOutcome",
    "Quiz",
    "QuizItem",
    "Reading",
    "ReadingDay",
    "RefusedItem",
    "Response",
    "Review",
    "Role",
    "UtcDateTime",
    "WordMark",
    "WordState",
    "db",
    "engine_options",
    "writing",
]
