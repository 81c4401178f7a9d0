"""Requests by programs: known by their address, signed in by a token and never by a cookie.

A cookie goes along with every request that any page makes its browser send; a token does not,
so that these requests need none of the tokens that forms have.
"""

from flask import request

ROOT = "/api/v1"


def by_program() -> bool:
    """Tell whether this request is for the API."""
    return request.path == ROOT or request.path.startswith(f"{ROOT}/")


def bearer() -> str:
    """Return the token that a request brings, "" without one."""
    given = request.authorization
    return (given.token or "") if given and given.type == "bearer" else ""
