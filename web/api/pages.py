"""The API about itself."""

from flask import current_app, jsonify
from flask.typing import ResponseReturnValue

from web.api.document import document
from web.api.room import bp
from web.policies import Policy, allow


@bp.get("/openapi.json")
@allow(Policy.ANYONE)
def openapi() -> ResponseReturnValue:
    """Give the OpenAPI document."""
    return jsonify(document(current_app))
