"""Classes and their results, and for whom a token acts."""

from dataclasses import asdict

from services import classes
from web.api.endpoint import Answer, endpoint
from web.api.lists import listed
from web.api.room import bp
from web.api.schemas import ClassList, ClassResults, Me, Paging
from web.people import database, person
from web.policies import Policy, allow


@bp.get("/me")
@allow(Policy.TEACHER)
@endpoint(Me)
def me() -> Me:
    """Say for whom the token acts."""
    return Me.model_validate(person())


@bp.get("/classes")
@allow(Policy.TEACHER)
@endpoint(ClassList, asks=Paging)
def all_classes(query: Paging) -> Answer:
    """List the classes that the teacher teaches, by name."""
    cards = classes.classes_of(database(), person())
    taught = [card for card in cards if card.role == "teacher"]
    return listed(ClassList, "classes", taught, query)


@bp.get("/classes/<int:classroom_id>/results")
@allow(Policy.TEACHER)
@endpoint(ClassResults)
def class_results(classroom_id: int) -> ClassResults:
    """Say who of a class has read and answered what: the gradebook."""
    seen = classes.report(database(), person(), classroom_id)
    learners = [
        {
            "person_id": row.person_id,
            "nickname": row.nickname,
            "read": row.read,
            "score": row.score,
            "cells": [
                {"article_id": given.id, **asdict(cell)}
                for given, cell in zip(seen.articles, row.cells, strict=True)
            ],
        }
        for row in seen.learners
    ]
    return ClassResults.model_validate(
        {
            "id": seen.card.id,
            "name": seen.card.name,
            "articles": seen.articles,
            "learners": learners,
        }
    )
