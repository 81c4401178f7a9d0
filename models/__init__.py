"""Tables: typed columns, constraints, no query logic."""

from models.articles import Article, ArticleAudience, KeyWord
from models.db import Base, UtcDateTime, db, engine_options, writing
from models.enums import ArticleStatus, ClassRole, ItemStatus, Role
from models.items import Item, Quiz, QuizItem, RefusedItem
from models.people import Classroom, LoginSession, Membership, Person
from models.practice import Attempt, KindTotal, Reading, Response, Review, WordState

__all__ = [
    "Article",
    "ArticleAudience",
    "ArticleStatus",
    "Attempt",
    "Base",
    "ClassRole",
    "Classroom",
    "Item",
    "ItemStatus",
    "KeyWord",
    "KindTotal",
    "LoginSession",
    "Membership",
    "Person",
    "Quiz",
    "QuizItem",
    "Reading",
    "RefusedItem",
    "Response",
    "Review",
    "Role",
    "UtcDateTime",
    "WordState",
    "db",
    "engine_options",
    "writing",
]
