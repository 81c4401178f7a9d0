"""What went wrong, as RFC 9457 has it: application/problem+json."""

from collections.abc import Sequence
from http import HTTPStatus

from flask import Response
from pydantic import BaseModel, Field

KIND = "application/problem+json"

DETAILS = {
    400: "The body is no JSON.",
    401: "Send a token that is still good: Authorization: Bearer gradus_…",
    403: "The person for whom this token acts may not do this.",
    404: "There is nothing here that this token can see.",
    405: "This address does something else.",
    413: "That is too large.",
    415: "Send JSON: Content-Type: application/json.",
    422: "That cannot be used.",
    429: "Too many requests. Wait as long as Retry-After says.",
    503: "The server is busy. Wait a moment and try again.",
}
BROKEN = "Something broke on our side. What was saved is safe."


class Fault(BaseModel):
    """One thing that is wrong with what was sent."""

    field: str = Field(description="Where, as in options.0.text; empty for the whole.")
    said: str


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str = Field(description="Always about:blank: the status says which problem it is.")
    title: str = Field(description="The status in words.")
    status: int
    detail: str = Field(description="What is wrong, in one sentence.")
    errors: list[Fault] = Field(description="What is wrong with what was sent, field by field.")


class Invalid(Exception):
    """What was sent does not fit its schema."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(DETAILS[422])
        self.faults = faults


def problem(status: int, detail: str = "", faults: Sequence[Fault] = ()) -> Response:
    """Return the answer that tells a program what is wrong."""
    said = Problem(
        type="about:blank",
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail or DETAILS.get(status, BROKEN),
        errors=list(faults),
    )
    response = Response(said.model_dump_json(), status=status, mimetype=KIND)
    if status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="Gradus"'
    return response


def invalid(error: Invalid) -> Response:
    """Answer what does not fit its schema."""
    return problem(422, faults=error.faults)
