"""Assignments: texts given to a class, with a last day and rules."""

from models import Counts, Feedback
from services import assignments, class_report, classes
from services.assignments import Terms
from web.api.endpoint import Answer, endpoint
from web.api.lists import listed
from web.api.room import bp
from web.api.schemas import Assignment, AssignmentList, NewAssignment, Paging
from web.clock import utcnow
from web.people import database, person
from web.policies import Policy, allow


@bp.get("/classes/<int:classroom_id>/assignments")
@allow(Policy.TEACHER)
@endpoint(AssignmentList, asks=Paging)
def class_assignments(classroom_id: int, query: Paging) -> Answer:
    """List what a class is to read."""
    room = classes.taught_by(database(), person(), classroom_id)
    rows = class_report.assignments_of(database(), room.id)
    return listed(AssignmentList, "assignments", rows, query)


@bp.post("/classes/<int:classroom_id>/assignments")
@allow(Policy.TEACHER)
@endpoint(Assignment, status=201, takes=NewAssignment)
def assign(classroom_id: int, body: NewAssignment) -> Assignment:
    """Give a class a text that is published, with a last day and rules."""
    terms = Terms(
        by_level=body.by_level,
        due=body.due,
        feedback=Feedback(body.feedback),
        counts=Counts(body.counts),
        tries=body.tries,
        drawn=body.drawn,
    )
    now = utcnow()
    row = assignments.assign(database(), person(), classroom_id, body.article_id, terms, now)
    database().commit()
    return Assignment.model_validate(row)


@bp.delete("/assignments/<int:assignment_id>")
@allow(Policy.TEACHER)
@endpoint(None, status=204)
def unassign(assignment_id: int) -> None:
    """Take an assignment back; what was answered stays."""
    assignments.take_back(database(), person(), assignment_id)
    database().commit()
