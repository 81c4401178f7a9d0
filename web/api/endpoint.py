"""Declare what an endpoint takes and gives: checked at each request, and told in the document."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from flask import Response, abort, request
from pydantic import BaseModel, ValidationError

from web.api.problems import Fault, Invalid

JSON = "application/json"
Given = TypeVar("Given", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """``takes`` is of the body, ``asks`` of the query and ``heads`` of the headers.

    ``later`` is given with 202 where the work goes on; ``fails`` are its own ways to fail,
    besides those that follow from the others.
    """

    gives: type[BaseModel] | None
    status: int
    takes: type[BaseModel] | None
    asks: type[BaseModel] | None
    heads: type[BaseModel] | None
    later: type[BaseModel] | None
    fails: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What an endpoint answers where it is not only a value with the usual status."""

    value: BaseModel | None
    status: int
    headers: dict[str, str]


View = Callable[..., BaseModel | Answer | None]


def endpoint(
    gives: type[BaseModel] | None,
    *,
    status: int = 200,
    takes: type[BaseModel] | None = None,
    asks: type[BaseModel] | None = None,
    heads: type[BaseModel] | None = None,
    later: type[BaseModel] | None = None,
    fails: tuple[int, ...] = (),
) -> Callable[[View], Callable[..., Response]]:
    """Declare an endpoint; its view gets what was sent as ``body``, ``query`` and ``head``."""

    def declare(view: View) -> Callable[..., Response]:
        @wraps(view)
        def checked(**given: Any) -> Response:
            if asks:
                given["query"] = _fitting(asks, request.args.to_dict())
            if heads:
                given["head"] = _fitting(heads, dict(request.headers))
            if takes:
                given["body"] = _body(takes)
            answer = view(**given)
            if not isinstance(answer, Answer):
                answer = Answer(answer, status, {})
            said = answer.value.model_dump_json() if answer.value else ""
            return Response(said, answer.status, answer.headers, mimetype=JSON)

        checked.__dict__["endpoint"] = Endpoint(gives, status, takes, asks, heads, later, fails)
        return checked

    return declare


def _body(shape: type[Given]) -> Given:
    """Return the body of this request. Raises Invalid, or ends with 400 or 415."""
    if request.mimetype != JSON:
        abort(415)
    try:
        return shape.model_validate_json(request.get_data(cache=False))
    except ValidationError as error:
        if any(fault["type"] == "json_invalid" for fault in error.errors()):
            abort(400)
        raise Invalid(_faults(error)) from None


def _fitting(shape: type[Given], said: dict[str, str]) -> Given:
    """Return the parameters of this request. Raises Invalid."""
    try:
        return shape.model_validate(said)
    except ValidationError as error:
        raise Invalid(_faults(error)) from None


def _faults(error: ValidationError) -> list[Fault]:
    return [
        Fault(field=".".join(map(str, fault["loc"])), said=fault["msg"])
        for fault in error.errors(include_url=False, include_context=False, include_input=False)
    ]
