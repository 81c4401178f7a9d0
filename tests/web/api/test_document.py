"""schemathesis tries the API by its document: no 5xx, and no answer that is not in it.

Seeded, and bounded to less than a minute: what fits the schemas, and what does not.
"""

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from app import create_app
from tests.web.api.conftest import token_of
from tests.web.world import AppMaker, furnish
from web.api.document import document

DOCUMENT = document(create_app({"SECRET_KEY": "x" * 40, "SQLALCHEMY_DATABASE_URI": "sqlite://"}))
OPERATIONS = [(path, method) for path, found in DOCUMENT["paths"].items() for method in found]
TRIES = [
    (path, method, mode)
    for path, method in OPERATIONS
    for mode in GenerationMode
    if path != "/api/v1/me"
    or mode is GenerationMode.POSITIVE  # it takes nothing that could be wrong
]
EXAMPLES = 20  # of each mode of each operation; a text takes a second to be read
# Where what fits the schema may still be refused, always with a 422 of the document: no schema can
# say which texts have words and a full stop, and JSON Schema takes 1.0 for an integer.
BEYOND_SCHEMAS = {
    ("/api/v1/articles", "post"),
    ("/api/v1/articles/{article_id}/publication", "put"),
    ("/api/v1/classes/{classroom_id}/assignments", "post"),
}


@pytest.fixture
def served(make_app: AppMaker) -> schemathesis.BaseSchema:
    """The API of an application with the world in it, as its document describes it."""
    app: Flask = make_app(API_CALLS="100000 per minute")
    world = furnish(app)
    found = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)
    found.config.headers = {
        "Authorization": f"Bearer {token_of(app, world.anna)}",
        "Accept-Encoding": "identity",
    }
    return found


def test_the_document_is_openapi(served: schemathesis.BaseSchema) -> None:
    served.validate()
    assert len(OPERATIONS) == served.statistic.operations.total == 16


@pytest.mark.parametrize(("path", "method", "mode"), TRIES)
def test_no_answer_is_a_fault_of_ours_or_missing_in_the_document(
    served: schemathesis.BaseSchema, path: str, method: str, mode: GenerationMode
) -> None:
    cases = served[path][method].as_strategy(generation_mode=mode)

    @settings(
        max_examples=EXAMPLES if path != "/api/v1/articles" else EXAMPLES // 4,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases | cases.map(to_the_first) if mode is GenerationMode.POSITIVE else cases)
    def tried(case: "schemathesis.Case") -> None:  # type: ignore[type-arg]  # of any kind
        if (path, method) in BEYOND_SCHEMAS:
            case.call_and_validate(excluded_checks=[positive_data_acceptance])
        else:
            case.call_and_validate()

    tried()


def to_the_first(case: "schemathesis.Case") -> "schemathesis.Case":  # type: ignore[type-arg]  # of any kind
    """Return a case about things that are there."""
    case.path_parameters = dict.fromkeys(case.path_parameters, 1)
    return case
