"""The OpenAPI 3.1 document, made of what the endpoints declare."""

import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from flask import Flask
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema
from werkzeug.routing import Rule

from web.addresses import LARGEST
from web.api.endpoint import JSON, Endpoint
from web.api.problems import KIND, Problem
from web.policies import Policy, declared

VERSION = "1.0.0"  # of the API: the first number is in its address
REF = "#/components/schemas/{model}"
ARGUMENT = re.compile(r"<int:(\w+)>")
ABOUT = """What a teacher's programs may do: bring texts, look at questions, give texts to classes
and fetch results. A token, made on the account page, acts with its teacher's own permissions; what
another teacher owns looks like what does not exist."""


def document(app: Flask) -> dict[str, Any]:
    """Return the document of an application's API, as JSON values."""
    paths: dict[str, dict[str, Any]] = {}
    for rule, facts in endpoints(app):
        path = ARGUMENT.sub(r"{\1}", rule.rule)
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            paths.setdefault(path, {})[method.lower()] = _operation(app, rule, facts)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Gradus", "version": VERSION, "description": ABOUT},
        "servers": [{"url": "/"}],
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": _schemas(app),
        },
    }


def endpoints(app: Flask) -> Iterator[tuple[Rule, Endpoint]]:
    """Yield the addresses of the API with what stands there, in the order of the addresses."""
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        facts = getattr(app.view_functions[rule.endpoint], "endpoint", None)
        if isinstance(facts, Endpoint):
            yield rule, facts


def _operation(app: Flask, rule: Rule, facts: Endpoint) -> dict[str, Any]:
    said = (app.view_functions[rule.endpoint].__doc__ or "").strip()
    summary, _, more = said.partition("\n\n")
    operation: dict[str, Any] = {
        "operationId": rule.endpoint.rpartition(".")[2],
        "summary": summary.rstrip("."),
        "responses": _responses(app, rule, facts),
    }
    if more:
        operation["description"] = " ".join(more.split())
    if parameters := [*_path(rule), *_given(facts.asks, "query"), *_given(facts.heads, "header")]:
        operation["parameters"] = parameters
    if facts.takes:
        operation["requestBody"] = {"required": True, "content": _content(facts.takes, JSON)}
    return operation


def _responses(app: Flask, rule: Rule, facts: Endpoint) -> dict[str, Any]:
    found: dict[str, Any] = {str(facts.status): _response(facts.status, facts.gives)}
    if facts.heads:  # a repeat of what was made before
        found["200"] = _response(200, facts.gives)
    if facts.later:
        found["202"] = _response(202, facts.later)
    for status in sorted(set(fails(app, rule, facts))):
        found[str(status)] = {
            "description": HTTPStatus(status).phrase,
            "content": _content(Problem, KIND),
        }
    return found


def fails(app: Flask, rule: Rule, facts: Endpoint) -> Iterator[int]:
    """Yield the statuses with which an endpoint can fail."""
    yield from facts.fails
    yield 503
    if declared(app, rule.endpoint) is not Policy.ANYONE:
        yield from (401, 403, 429)
    if rule.arguments:
        yield 404
    if facts.takes:
        yield from (400, 413, 415)
    if facts.takes or facts.asks or facts.heads:
        yield 422


def _response(status: int, gives: type[BaseModel] | None) -> dict[str, Any]:
    said: dict[str, Any] = {"description": HTTPStatus(status).phrase}
    return said | ({"content": _content(gives, JSON)} if gives else {})


def _content(model: type[BaseModel], kind: str) -> dict[str, Any]:
    return {kind: {"schema": {"$ref": REF.format(model=model.__name__)}}}


def _path(rule: Rule) -> list[dict[str, Any]]:
    number = {"type": "integer", "minimum": 1, "maximum": LARGEST}
    return [
        {"name": name, "in": "path", "required": True, "schema": number}
        for name in ARGUMENT.findall(rule.rule)
    ]


def _given(model: type[BaseModel] | None, where: str) -> list[dict[str, Any]]:
    """Return the parameters that a model of them asks for, none of them required."""
    fields = model.model_json_schema()["properties"] if model else {}
    return [
        {
            "name": name,
            "in": where,
            "required": False,
            "schema": {k: v for k, v in schema.items() if k not in ("title", "description")},
        }
        | ({"description": schema["description"]} if "description" in schema else {})
        for name, schema in fields.items()
    ]


def _schemas(app: Flask) -> dict[str, Any]:
    facts = [facts for _, facts in endpoints(app)]
    given = {f.gives for f in facts if f.gives} | {Problem}
    given |= {f.later for f in facts if f.later}
    taken = {f.takes for f in facts if f.takes}
    modes = [(m, "serialization") for m in given] + [(m, "validation") for m in taken]
    modes.sort(key=lambda pair: pair[0].__name__)
    _, schema = models_json_schema(modes, ref_template=REF)  # type: ignore[arg-type]  # its modes are literals
    found: dict[str, Any] = schema["$defs"]
    return found
